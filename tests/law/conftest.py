"""The desk that these tests work on."""

from tests.desk import desk, session

__all__ = ["desk", "session"]
