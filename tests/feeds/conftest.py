"""The records that feeds are read from."""

from tests.records import reader, records, shipped

__all__ = ["reader", "records", "shipped"]
