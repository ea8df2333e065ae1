"""The tips that wait at the desk, and what becomes of each."""
