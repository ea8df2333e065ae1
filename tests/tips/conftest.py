"""The desk that these tests work on."""

from tests.working import desk, session

__all__ = ["desk", "session"]
