"""Engines and column types that the two databases share. It knows no table."""
