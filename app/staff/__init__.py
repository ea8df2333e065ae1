"""People who work at the desk. For now, only the trail of what they did."""
