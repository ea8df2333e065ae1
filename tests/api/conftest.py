"""The records that schemas are held against."""

from tests.records import empty, reader, records, shipped

__all__ = ["empty", "reader", "records", "shipped"]
