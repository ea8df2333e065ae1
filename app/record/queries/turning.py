"""Turning the pages of a list that is read newest first by one text, its `sort`, both ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import FromClause, Select
from sqlalchemy.sql.elements import ColumnElement


class Sorted(Protocol):
    """A row with its place in the order of the list."""

    @property
    def sort(self) -> str:
        """Larger is newer; no two rows have the same."""


R = TypeVar("R", bound=Sorted)
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a page begins: behind the row `after`, or before the row `before` going newer."""

    after: str | None = None
    before: str | None = None


BEGINNING = Turn()


@dataclass(frozen=True, slots=True)
class Turned(Generic[Line]):
    """The rows of a page, newest first, and the keys of the pages beside it, where there are."""

    rows: tuple[Line, ...]
    newer: str | None
    older: str | None


def from_turn(query: Select[Any], rows: FromClause, turn: Turn) -> Select[Any]:
    """The query of those rows alone that lie where the page is, in the order they are read."""
    if turn.after is not None:
        query = query.where(rows.c.sort < turn.after)
    if turn.before is not None:
        query = query.where(rows.c.sort > turn.before)
    return query.order_by(direction(rows, turn))


def direction(rows: FromClause, turn: Turn) -> ColumnElement[Any]:
    """The order in which the rows of a page are read: going newer, the oldest first."""
    return rows.c.sort.desc() if turn.before is None else rows.c.sort


def turned(found: Sequence[R], turn: Turn, limit: int) -> Turned[R]:
    """The page, of rows in the order they were read: of one more than it may have, if there are."""
    rows, more = list(found[:limit]), len(found) > limit
    newer, older = turn.after is not None, more
    if turn.before is not None:
        rows.reverse()
        newer, older = more, True
    return Turned(
        tuple(rows),
        newer=rows[0].sort if rows and newer else None,
        older=rows[-1].sort if rows and older else None,
    )
