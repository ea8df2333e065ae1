"""Tips: what readers tell us without an account, kept sealed until a monitor makes something of it.

Of who sent a tip nothing is kept but what they wrote themselves: the day, and no hour; no address,
no browser, no line in the log when it comes.
"""
