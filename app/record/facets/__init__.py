"""Facets of cases: what a case is filed under, and which cases a filter finds, with all counts."""
