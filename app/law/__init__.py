"""Codes, provisions and their versions at the desk, and the layout every kept document shares."""
