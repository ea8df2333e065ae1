"""Rows beside what is there already: who may be known, which case is meant, what may be double."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.cases.queries import documents_there
from app.cases.sheets.actions import Checked
from app.cases.sheets.meant import cases_called, cases_of_people, people_called
from app.cases.sheets.queries import Row
from app.cases.working.alike import Alike, people_like
from app.cases.working.fields import Fields, entries
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.sheets.columns import CASE, PERSON
from app.desk.sheets.rows import Fault, Reading, ReadRow
from app.document.case import Case
from app.document.facts import Update
from app.document.values import Text
from app.folding import fold, tokens
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something that may be the same as a row: what is said of it, and where it is."""

    said: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A row that was read and looked for. `case_id` is the case that an update belongs to."""

    row: Row
    read: ReadRow
    pointers: tuple[Pointer, ...]
    known: tuple[Alike, ...] = ()
    case_id: str = ""

    @property
    def likeness(self) -> str | None:
        """What another row would have in common with it, if it were about the same thing."""
        facts = self.read.fields
        if not self.read.meant and not self.read.person:
            return None
        if self.case_id:
            update = _first(facts, "updates")
            return "\n".join([self.case_id, _day(update, "happened"), fold(_text(update))])
        detention = _first(facts, "detentions")
        who = self.read.person or fold(self.read.meant)
        return "\n".join([who, _day(detention, "taken")])

    def checked(self) -> Checked:
        """What is kept of it."""
        wrong = bool(self.read.faults)
        return Checked(self.row.number, wrong, bool(self.pointers), self.likeness)


def looked_for(
    session: Session, monitor: Monitor, reading: Reading, rows: Iterable[Row]
) -> list[Looked]:
    """Rows as they will be, with everything that is wrong with them and what they may repeat."""
    read = [(row, reading.read(row)) for row in rows]
    if reading.kind == "updates":
        return _updates(session, monitor, reading, read)
    return _cases(session, monitor, reading, read)


def _cases(
    session: Session, monitor: Monitor, reading: Reading, read: Sequence[tuple[Row, ReadRow]]
) -> list[Looked]:
    alike = {
        name: _fully_alike(session, monitor, name)
        for name in {each.meant for row, each in read if _is_open(row, each)}
    }
    there = people_called(session, monitor, {each.person for _, each in read if each.person})
    slugs = {each.slug for found in alike.values() for each in found}
    cases = cases_of_people(session, monitor, slugs)
    return [
        Looked(row, _with_person(reading, each, there), *_known(row, each, alike, cases))
        for row, each in read
    ]


def _is_open(row: Row, read: ReadRow) -> bool:
    """Whether it is still to be said whom a row is about."""
    return bool(read.meant) and not row.same and not read.person


def _fully_alike(session: Session, monitor: Monitor, name: str) -> tuple[Alike, ...]:
    """The people with whom every word of a name meets: one word alone is half of a city's."""
    words = set(tokens(name))
    return tuple(
        each
        for each in people_like(session, monitor, name[:200])
        if words and words <= {met.query for met in each.meetings}
    )


def _with_person(reading: Reading, read: ReadRow, there: Collection[str]) -> ReadRow:
    """A row that names a person by their slug, with a fault where nobody is called that."""
    if not read.person or read.person in there:
        return read
    said = gettext("Nobody whom you may see has this name in their address.")
    return replace(read, faults=(*read.faults, Fault(said, reading.at(PERSON))))


def _known(
    row: Row,
    read: ReadRow,
    alike: Mapping[str, tuple[Alike, ...]],
    cases: Mapping[str, list[tuple[str, Text]]],
) -> tuple[tuple[Pointer, ...], tuple[Alike, ...]]:
    """Whom a row may be about, with the cases they are in."""
    if not _is_open(row, read):
        return (), ()
    found = alike.get(read.meant, ())
    pointers = tuple(pointer for each in found for pointer in _of_person(each, cases))
    return pointers, found


def _of_person(each: Alike, cases: Mapping[str, list[tuple[str, Text]]]) -> Iterator[Pointer]:
    theirs = cases.get(each.slug, [])
    if not theirs:
        yield Pointer(gettext("“%(name)s” may be somebody we have.", name=each.name))
    for case_id, _ in theirs[:3]:
        said = gettext("“%(name)s” may be somebody we have, in a case.", name=each.name)
        yield Pointer(said, ways.case(case_id))


def _updates(
    session: Session, monitor: Monitor, reading: Reading, read: Sequence[tuple[Row, ReadRow]]
) -> list[Looked]:
    named = cases_called(session, monitor, {each.meant for _, each in read if each.meant})
    ids = sorted({found[0] for found in named.values() if len(found) == 1})
    there = documents_there(session, ids)
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for id_, document in there.items():
        if isinstance(document, Case):
            said[id_] = {_of_update(each) for each in document.updates}
    return [_update(reading, row, each, named, said) for row, each in read]


def _update(
    reading: Reading,
    row: Row,
    read: ReadRow,
    named: Mapping[str, tuple[str, ...]],
    said: Mapping[str, set[tuple[str, str]]],
) -> Looked:
    found = named.get(read.meant, ())
    if len(found) != 1:
        return Looked(row, _without_case(reading, read, found), ())
    update = _first(read.fields, "updates")
    twice = (_day(update, "happened"), fold(_text(update))) in said.get(found[0], ())
    told = Pointer(gettext("The case has this update already."), ways.case(found[0]))
    return Looked(row, read, (told,) if twice else (), case_id=found[0])


def _without_case(reading: Reading, read: ReadRow, found: tuple[str, ...]) -> ReadRow:
    if not read.meant:
        return read
    said = (
        gettext("Several cases are called that. Write the end of its address instead.")
        if found
        else gettext("No case that you may see is called that.")
    )
    return replace(read, faults=(*read.faults, Fault(said, reading.at(CASE))))


def _of_update(update: Update) -> tuple[str, str]:
    text = update.text or ""
    return (
        update.happened.edtf if update.happened else "",
        fold(text if isinstance(text, str) else " ".join(text.values())),
    )


def _first(fields: Fields, listed: str) -> Fields:
    """The one fact of a list that a row has; an empty one where it has none."""
    return next(iter(entries(fields, listed)), {})


def _day(fact: Fields, name: str) -> str:
    value: Any = fact.get(name, "")
    return str(value.get("edtf", "")) if isinstance(value, dict) else str(value)


def _text(fact: Fields) -> str:
    return str(fact.get("text", ""))
