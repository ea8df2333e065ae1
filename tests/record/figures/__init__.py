"""Figures of the record."""
