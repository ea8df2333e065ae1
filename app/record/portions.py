"""Some documents of a ledger turned into the rows of the record, as one compact buffer.

It needs no database, so other processes do it. What they hand back are plain values: days and
texts as the tables hold them.
"""

import json
import marshal
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Date

from app.record import tables
from app.record.columns import Wording, written
from app.record.facets.gathering import Key, gather
from app.record.histories import History
from app.record.ledger import Entry
from app.record.projection import Change
from app.record.rows import Row
from app.record.search.forms import spellings_of
from app.record.search.terms import GAP, form_and_field, literal, packed, place_of
from app.record.timeline import UNDATED

_MOST_TOLD: Final = 100_000
_CELLS: Final = defaultdict[type, Callable[[Any], Any] | None](
    lambda: None, {Date: date.isoformat, Wording: written}
)


@dataclass(frozen=True, slots=True)
class Portion:
    """Documents, each as the fields of its entries in their order, and what they need of others.

    `names` are those of the people the cases show, by slug; `numbers` the last entries of what
    they show, by the name they show it under. The index of words differs by engine.
    """

    histories: Sequence[Sequence[tuple[Any, ...]]]
    names: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    on_sqlite: bool
    filling: str


class Filled(NamedTuple):
    """What a portion puts into the record.

    `rows` by table; `terms` counts documents by term, but for SQLite, which does so itself.
    `spelt` leads from keys to the forms that this process has not told yet. `hits` are place,
    document, packed terms and the sequence for the index. `borne` are names with the last entry,
    document, whether it is the current one, and a person's names as JSON; `awaiting` the names a
    document shows that may come after it. `sets` are those of facets, with the ordinals in them.
    """

    rows: dict[str, list[Row]]
    terms: Counter[str]
    spelt: list[tuple[str, str]]
    hits: list[tuple[int, str, bytes, str]]
    borne: list[tuple[str, int, str, bool, str | None]]
    awaiting: list[tuple[str, str]]
    sets: dict[Key, list[int]]


def fill(portion: Portion) -> bytes:
    """What a portion puts into the record, packed; `unpacked` reads it."""
    entries = ([Entry(*fields) for fields in each] for each in portion.histories)
    return fill_with(map(History, entries), portion)


def fill_with(histories: Iterable[History], portion: Portion) -> bytes:
    """The same of histories that were worked out already, in the place of the portion's."""
    filled = Filled({}, Counter(), [], [], [], [], {})
    rows: dict[str, list[Row]] = defaultdict(list)
    for history in histories:
        _add(history, portion, rows, filled)
    ready = {str(name): _ready(name, found) for name, found in rows.items()}
    return marshal.dumps((ready, dict(filled.terms), *filled[2:]))


def unpacked(buffer: bytes) -> Filled:
    """What `fill` packed, in another process of this code."""
    rows, terms, *rest = marshal.loads(buffer)  # noqa: S302 - made by our own processes
    return Filled(rows, Counter(terms), *rest)


def _add(history: History, portion: Portion, rows: dict[str, list[Row]], filled: Filled) -> None:
    latest = history.latest
    stamp = 0
    if latest:
        stamp = max(portion.numbers.get(name, 0) for name in ("", *latest.shown))
        filled.awaiting.extend(_awaiting(history, latest))
        gather(filled.sets, history.first.number, latest.marks)
        _index(history, latest, portion, filled)
    for name, found in history.rows(stamp):
        rows[name] += found
    filled.borne.extend(_borne(history))


def _awaiting(history: History, latest: Change) -> list[tuple[str, str]]:
    """Cases come last, after all that they show but other cases."""
    key, last = history.first.document, history.kind == "case"
    return [(key, name) for name in latest.shown if not last or name.startswith("case:")]


def _borne(history: History) -> list[tuple[str, int, str, bool, str | None]]:
    """The names others may show a document under; of a case with one entry its addresses do."""
    if history.kind == "case" and history.once:
        return []
    key, latest = history.first.document, history.latest
    names = None
    if latest and history.kind == "person":
        names = json.dumps(latest.words.names, ensure_ascii=False)
    found = []
    for name, number in history.borne.items():
        slug = name.partition(":")[2]
        current = latest is not None and slug == latest.slugs[0]
        found.append((name, number, key, current, names if slug in history.slugs else None))
    return found


def _index(history: History, latest: Change, portion: Portion, filled: Filled) -> None:
    words = latest.words
    shown = (name for slug in words.people for name in portion.names.get(slug, ()))
    terms = words.terms(shown)
    distinct = {*terms}
    distinct.discard(GAP)
    place = place_of(history.kind, _day(latest), history.first.number)
    sequence = " ".join(terms) if portion.on_sqlite else literal(terms)
    filled.hits.append((place, history.first.document, packed(sorted(distinct)), sequence))
    if not portion.on_sqlite:
        filled.terms.update(distinct)
    filled.spelt.extend(_spelt(distinct, _told(portion.filling)))


def _spelt(terms: set[str], told: set[str]) -> list[tuple[str, str]]:
    """The spellings of the forms that this process has not told lately."""
    fresh = terms - told
    if len(told) + len(fresh) > _MOST_TOLD:
        told.clear()
    told |= fresh
    forms = {form_and_field(term)[0] for term in fresh}
    return [(key, form) for form in forms for key in spellings_of(form)]


@lru_cache(maxsize=1)
def _told(_filling: str) -> set[str]:
    return set()


def _day(latest: Change) -> str:
    """The day by which a case or a tally stands in lists; UNDATED for the other kinds."""
    for table in (tables.case, tables.tally):
        for row in latest.rows.get(table.name, ()):
            return str(row[-1])[: len(UNDATED)]
    return UNDATED


def _ready(name: str, rows: list[Row]) -> list[Row]:
    """Rows as the drivers of both engines take them."""
    written_cells = _written_cells(name)
    if not written_cells:
        return rows
    ready = []
    for row in rows:
        cells = list(row)
        for place, write in written_cells:
            if cells[place] is not None:
                cells[place] = write(cells[place])
        ready.append(tuple(cells))
    return ready


@cache
def _written_cells(name: str) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    columns = columns_of(name)
    kinds = [type(tables.metadata.tables[name].c[column].type) for column in columns]
    return tuple((place, write) for place, kind in enumerate(kinds) if (write := _CELLS[kind]))


@cache
def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a table but for the number of the row, which the engine gives."""
    found = tables.metadata.tables[name].columns
    return tuple(column.name for column in found if column.name != "row")
