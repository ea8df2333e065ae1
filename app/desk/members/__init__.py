"""The people of the desk: one's own entry, everybody's for admins, and the log of who did what."""
