"""All marks of a case: its own, and those of its units."""

from collections.abc import Mapping
from typing import Any

from app.record.facets.marks import Marks, case_marks
from app.record.facets.unit_marks import unit_marks


def marks(said: Mapping[str, Any]) -> Marks:
    """What sets a case and its units are members of, from what is said of it in the record."""
    return {**case_marks(said), **unit_marks(said)}
