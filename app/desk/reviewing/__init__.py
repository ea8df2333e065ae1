"""What becomes of a case that was entered: looked at, talked about, published, put right.

Each module adds its own routes to the desk. `opening` finds a case for whoever may open it,
`seen` what readers see of it and would see, `refusals` answers what cannot be done.
"""
