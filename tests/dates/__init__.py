"""Tests of the room dates."""
