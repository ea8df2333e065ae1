"""Typed documents, their schema, canonical bytes, and the shared vocabulary."""
