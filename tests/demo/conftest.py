"""The desk and record that `demo` fills in these tests."""

from tests.records import reader, records

__all__ = ["reader", "records"]
