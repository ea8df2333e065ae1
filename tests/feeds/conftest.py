"""The records that feeds are read from."""

from tests.records import empty, reader, records, shipped

__all__ = ["empty", "reader", "records", "shipped"]
