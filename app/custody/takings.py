"""Takings: how each custody began, for what counts by taking (a feed item, a month, a chart)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.custody.merging import Custody
from app.custody.starts import start
from app.dates import Bounds


@dataclass(frozen=True, slots=True)
class Taking:
    """How one custody began. `id` is its first period; transfers and extensions are no takings.

    `day` is None when it is not reported; `reported` is false where it is the day of a decision.
    """

    id: str
    day: Bounds | None
    also: tuple[Bounds, ...]
    ids: tuple[str, ...]
    reported: bool


def takings(custodies: Iterable[Custody]) -> tuple[Taking, ...]:
    """One taking for each custody, in their order: the undated last."""
    return tuple(_taking(custody) for custody in custodies)


def first_taking(custodies: Iterable[Custody]) -> Taking | None:
    """The first dated taking, else an undated one; None when there was no custody."""
    return next(iter(takings(custodies)), None)


def _taking(custody: Custody) -> Taking:
    begun = start(custody)
    if begun is None:
        return Taking(custody.id, None, (), (custody.id,), reported=False)
    return Taking(custody.id, begun.day, begun.also, begun.ids, begun.reported)
