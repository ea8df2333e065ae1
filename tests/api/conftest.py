"""The records that schemas are held against."""

from tests.records import reader, records, shipped

__all__ = ["reader", "records", "shipped"]
