"""Custody: the rules on hand-built facts, on the gold values, and for every input."""
