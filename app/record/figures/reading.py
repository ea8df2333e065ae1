"""What is counted under a filter, read from what cases are filed under, at any entry of the ledger.

Cases are those that a list has under the same filter. Of them, people, proceedings and detentions
count by facts of their own: somebody in a case with a charge for the words is not counted among
those charged for the words if the charge is against another.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy import Connection, Row, or_, select

from app.custody import Stay, stay_of
from app.dates import Bounds, overlaps
from app.db.among import among
from app.db.deadline import Deadline
from app.document.case import Case
from app.document.holding import custodies
from app.record import tables
from app.record.facets.finding import NOT_IN_CUSTODY, Found
from app.record.figures.measuring import Measure
from app.record.figures.units import Detention, Subject, Unit, Values
from app.record.filters import KINDS_OF_SUBJECT, Filter
from app.record.queries.several import cases_at

Said = Mapping[str, Any]
_Row = Row[*tuple[Any, ...]]

_filed, _revision, _address = tables.filed, tables.revision, tables.address
_first = _revision.alias("first")
_ROWS: Final = select(_filed.c.document, _filed.c.said, _first.c.number).join(
    _first, (_first.c.document == _filed.c.document) & (_first.c.revision == 1)
)
_MINE: Final = select(_address.c.document).where(
    _address.c.kind == "person", among(_address.c.slug, "slugs")
)
_ALSO: Final = select(_address.c.slug).where(_address.c.document.in_(_MINE))
_SOME: Final = 400
"""Fewer cases are asked for by their ordinals, more are picked from all."""


def units(connection: Connection, found: Found, asked: Filter, measure: Measure) -> Iterator[Unit]:
    """What a measure counts under a filter, by the day for which it was found."""
    fits = which_fit(connection, asked)
    if measure == "cases":
        return (_case(row, found.day) for row in _rows(connection, found, Deadline()))
    subjects = subjects_of(connection, found, lengths=measure == "days in custody")
    return units_of(subjects, measure, fits)


def units_of(
    subjects: Iterable[Subject], measure: Measure, fits: Callable[[Unit], bool]
) -> Iterator[Unit]:
    """What a measure counts of these subjects, where it answers a filter."""
    return (unit for subject in subjects for unit in _counted(subject, measure) if fits(unit))


def subjects_of(
    connection: Connection, found: Found, *, lengths: bool = False
) -> Iterator[Subject]:
    """Every subject of the cases that were found, each with facts as of that day.

    Only with `lengths` are custodies whose length still changes looked into. Raises TooLong when
    there is more to count than a reader has time for.
    """
    deadline, untold = Deadline(), []
    for row in _rows(connection, found, deadline):
        said: Said = from_json(row.said)
        if lengths and not _told(said, found.day):
            untold.append(row)
        else:
            yield from _subjects(row, said, found.day)
    for place in range(0, len(untold), _SOME):
        some = untold[place : place + _SOME]
        cases = cases_at(connection, [row.document for row in some], found.at)
        for row in some:
            deadline.check()
            yield from _subjects(row, from_json(row.said), found.day, cases.get(row.document))


def _counted(subject: Subject, measure: Measure) -> Iterator[Unit]:
    """What a measure counts of one subject."""
    if measure in ("proceedings", "pretext share"):
        yield from (Unit(subject, proceeding=each) for each in subject.proceedings)
    elif measure in ("detentions", "days in custody"):
        yield from (Unit(subject, detention=each) for each in subject.detentions)
    elif measure == "people" or subject.detentions:
        yield Unit(subject)


def _rows(connection: Connection, found: Found, deadline: Deadline) -> Iterator[_Row]:
    """What the cases that were found are filed under, at the entry at which they were.

    Many are picked from all of them, which may take longer than a reader has: raises TooLong.
    """
    query = _ROWS.where(*_at(found.at))
    if len(found.ordinals) <= _SOME:
        query = query.where(among(_first.c.number, "ordinals"))
        yield from connection.execute(query, {"ordinals": list(found.ordinals)})
        return
    for row in connection.execute(query, execution_options={"yield_per": _SOME}):
        deadline.check()
        if row.number in found.ordinals:
            yield row


def _at(number: int | None) -> tuple[Any, ...]:
    if number is None:
        return (_filed.c.known_until.is_(None),)
    still = or_(_filed.c.known_until.is_(None), _filed.c.known_until > number)
    return (_filed.c.known_from <= number, still)


def _case(row: _Row, day: date) -> Unit:
    """A case with the values that anybody or anything in it has."""
    said: Said = from_json(row.said)
    values = {**said["values"], **_on(said, day)}
    return Unit(Subject(row.document, said["day"], values, {}, day))


def _told(said: Said, day: date) -> bool:
    """Whether what is kept tells how long each custody in a case had lasted by a day."""
    every = (Detention(packed, day) for one in said["counted"] for packed in one["detentions"])
    return all(each.told for each in every)


def _subjects(row: _Row, said: Said, day: date, case: Case | None = None) -> Iterator[Subject]:
    """The subjects of a case; with its document the length of each custody is worked out."""
    both = zip(said["subjects"], said["counted"], strict=True)
    for place, (told, counted) in enumerate(both):
        slug = told["person"]
        values = {**said["values"], **told["values"], **_on(told, day)}
        values["subject"] = [*told["values"]["subject"], *([slug] if slug else [])]
        person = slug or f"{row.document}#{told['id']}"
        stays = _stays(case, place, day) if case else ()
        yield Subject(person, said["day"], values, counted, day, stays)


def _stays(case: Case, place: int, day: date) -> tuple[Stay | None, ...]:
    """The stays of one subject from the facts, in the order in which they are packed."""
    mine = custodies(case, case.subjects[place].id or "")
    return tuple(stay_of(each, day) for each in mine)


def _on(told: Said, day: date) -> Values:
    """What changes with the calendar, on a day: whether somebody is held, and gaps."""
    held = _holding(told["held"], day) or [NOT_IN_CUSTODY]
    return {"held": held, "gap": _holding(told["gap"], day)}


def _holding(spans: Iterable[Sequence[str | None]], day: date) -> list[str]:
    on = day.isoformat()
    return [
        str(word) for word, since, until in spans if str(since) <= on and (not until or on < until)
    ]


def which_fit(connection: Connection, asked: Filter) -> Callable[[Unit], bool]:
    """Whether a unit answers a filter by facts of its own."""
    wanted = {name: set(values) for name, values in asked.facets.items()}
    slugs = wanted.get("subject", set()) - set(KINDS_OF_SUBJECT)
    if slugs:
        wanted["subject"] |= set(connection.execute(_ALSO, {"slugs": slugs}).scalars())
    days = Bounds(asked.taken_from, asked.taken_to) if asked.ranged else None
    if not (wanted or days):
        return lambda _: True

    def fits(unit: Unit) -> bool:
        if days and not _within(unit, days):
            return False
        return all(not values.isdisjoint(unit.values(name)) for name, values in wanted.items())

    return fits


def _within(unit: Unit, days: Bounds) -> bool:
    """Whether a taking may lie in a range of days: the detention's own, or any of the subject."""
    taken = [unit.detention] if unit.detention else unit.subject.detentions
    return any(each.taken and overlaps(each.taken, days) for each in taken)
