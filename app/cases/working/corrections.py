"""Corrections: what was wrong in public, and why, as the document itself tells readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.cases.working.fields import Fields


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that was wrong in public, as `remand.taken` or `title`, and why.

    `old` and `new` are what it said and what it says, in words for a reader.
    """

    field: str
    old: str
    new: str
    why: str


def corrected(fields: Fields, corrections: Iterable[Correction], day: date) -> Fields:
    """A case that tells its readers of these corrections, published on a day."""
    told = [
        {
            "kind": "correction",
            "published": day.isoformat(),
            "field": each.field,
            "old": each.old,
            "new": each.new,
            "why": each.why,
        }
        for each in corrections
    ]
    return {**fields, "updates": [*fields.get("updates", []), *told]} if told else fields
