"""People who work at the desk: roles, both factors, sign-ins, and the trail of what they did."""
