"""How long custodies were, read from what is filed of their cases, by their units.

The days of one person in several cases are merged, so their number is not the size of any set.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from pydantic_core import from_json
from pyroaring import BitMap
from sqlalchemy import Row, select

from app.custody import Stay, stay_of
from app.db.among import among
from app.db.deadline import Deadline
from app.document.case import Case
from app.document.holding import custodies
from app.record import tables
from app.record.facets.numbering import cases_of, unit
from app.record.facets.unit_marks import placed
from app.record.figures.detentions import Detention
from app.record.figures.fitting import Fitting
from app.record.queries.lines import said_then, still_said
from app.record.queries.several import cases_at

# Whose custody it was, the same text wherever it is the same person, and how long by the day.
Stayed = tuple[str, Stay | None]
_Row = Row[*tuple[Any, ...]]

_filed, _revision = tables.filed, tables.revision
_first = _revision.alias("first")
_ROWS: Final = select(_filed.c.document, _filed.c.said, _first.c.number).join(
    _first, (_first.c.document == _filed.c.document) & (_first.c.revision == 1)
)
# By document: for the numbers of `first` SQLite would go through all that is filed.
_OF_SOME: Final = _ROWS.where(
    _filed.c.document.in_(select(_revision.c.document).where(among(_revision.c.number, "ordinals")))
)
_SOME: Final = 400
"""Fewer cases are asked for by their ordinals, more are picked from all."""


def stays(fitting: Fitting) -> Mapping[int, Stayed]:
    """The stay of each custody that answers a filter, by its unit, up to the day asked for.

    Raises TooLong where more is to be read than a reader has time for.
    """
    deadline, found, untold = Deadline(), dict[int, Stayed](), []
    for row in _rows(fitting, cases_of(fitting.custodies), deadline):
        told = {number: (whose, each) for number, whose, each in _taken(row, fitting)}
        if all(each.told for _, each in told.values()):
            found |= {number: (whose, each.stay) for number, (whose, each) in told.items()}
        else:
            untold.append(row)
    for place in range(0, len(untold), _SOME):
        some = untold[place : place + _SOME]
        ids = [row.document for row in some]
        cases = cases_at(fitting.connection, ids, fitting.found.at)
        for row in some:
            deadline.check()
            found |= _worked_out(row, cases.get(row.document), fitting)
    return found


def _rows(fitting: Fitting, ordinals: BitMap, deadline: Deadline) -> Iterator[_Row]:
    """What these cases are filed under, at the entry at which they were found.

    Many are picked from all of them, which may take longer than a reader has: raises TooLong.
    """
    at, connection = fitting.found.at, fitting.connection
    said = still_said(_filed) if at is None else said_then(_filed)
    asked: dict[str, Any] = {} if at is None else {"at": at}
    if len(ordinals) <= _SOME:
        asked["ordinals"] = list(ordinals)
        yield from connection.execute(_OF_SOME.where(said), asked)
        return
    every = _ROWS.where(said)
    for row in connection.execute(every, asked, execution_options={"yield_per": _SOME}):
        deadline.check()
        if row.number in ordinals:
            yield row


def _taken(row: _Row, fitting: Fitting) -> Iterator[tuple[int, str, Detention]]:
    """The custodies of a case that answer: unit, whose it is, and what is packed of it."""
    for number, whose, packed in _every(row):
        if number in fitting.custodies:
            yield number, whose, Detention(packed, fitting.found.day)


def _every(row: _Row) -> Iterator[tuple[int, str, Sequence[Any]]]:
    for told, counted, places in placed(from_json(row.said)):
        whose = told["person"] or f"{row.document}#{told['id']}"
        for place, packed in enumerate(counted["detentions"], places.custody.bit_length() - 1):
            yield unit(row.number, place), whose, packed


def _worked_out(row: _Row, case: Case | None, fitting: Fitting) -> Mapping[int, Stayed]:
    """The stays from the facts of a case, in their packed order; none where it is redacted."""
    lasted = case and [
        stay_of(custody, fitting.found.day)
        for party in case.subjects
        for custody in custodies(case, party.id or "")
    ]
    return {
        number: (whose, stay)
        for (number, whose, _), stay in zip_longest(_every(row), lasted or ())
        if number in fitting.custodies
    }
