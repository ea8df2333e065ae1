"""Writes of the search index: after each batch it says what the published documents say.

What stands in it is a function of the published documents alone, whatever the order in which they
came. Nothing here commits.
"""

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from app.record import tables
from app.record.flat_actions import add
from app.record.projection import Change
from app.record.search import index
from app.record.search.forms import spellings_of
from app.record.search.terms import GAP, Words, form_and_field, place_of, words_of
from app.record.search_tables import sought

_UNDATED = "0000-00-00"
_Form = tuple[str, str]


_Kept = tuple[str, bytes]


def clear(connection: Connection) -> None:
    """Empties the index; its tables in the metadata are emptied with the others."""
    index.clear(connection)


def people_of(connection: Connection, documents: Collection[str]) -> set[str]:
    """The slugs of the people these documents show as yet."""
    if not documents:
        return set()
    shown = tables.shown
    query = select(shown.c.name).where(shown.c.document.in_(documents))
    named = connection.execute(query.where(shown.c.name.startswith("person:"))).scalars()
    return {name.partition(":")[2] for name in named}


def follow(
    connection: Connection,
    changes: Sequence[Change],
    gone: Collection[str],
    before: Collection[str],
) -> None:
    """Brings the index to what the record says after these changes.

    `gone` are documents that were taken away, `before` the slugs of people whom the changed
    documents showed before. A case is found by all names of its people, so it is read again when
    one of them changes; a person is found while they are the subject of a case.
    """
    bodies = {change.entry.document: (change.entry.kind, change.body) for change in changes}
    cases = _cases_showing(connection, changes, bodies)
    people = _people(connection, bodies, cases, before)
    subjects = _subjects(connection, people)
    kept = _there(connection, subjects - bodies.keys())
    _take(connection, {*gone, *bodies, *cases, *people.bodies} - kept)
    known = {change.entry.document: change.words for change in changes}
    fresh = {key: each for key, each in known.items() if each.kind != "person"}
    fresh |= {key: words_of("case", json.loads(body)) for key, body in cases.items()}
    words = {key: known.get(key) or people.words(key) for key in people.bodies}
    fresh |= {key: words[key] for key in subjects - kept}
    names = {slug: words[key].names for slug, key in people.bearers.items()}
    _put(connection, fresh, names, _places(connection, changes, fresh))


def _cases_showing(
    connection: Connection, changes: Iterable[Change], known: Collection[str]
) -> dict[str, bytes]:
    """The other cases that show one of the people in these changes, with their documents."""
    names = [name for each in changes if each.entry.kind == "person" for name in each.names]
    if not names:
        return {}
    shown, document = tables.shown, tables.document
    query = (
        select(document.c.id, document.c.body)
        .join(shown, shown.c.document == document.c.id)
        .where(shown.c.name.in_(names), document.c.kind == "case")
    )
    return {row.id: row.body for row in connection.execute(query) if row.id not in known}


@dataclass(frozen=True, slots=True)
class _People:
    """The documents of people by their id, and who bears each slug, today before once."""

    bodies: dict[str, bytes]
    bearers: dict[str, str]

    def words(self, key: str) -> Words:
        """The words of one of them."""
        return words_of("person", json.loads(self.bodies[key]))


def _people(
    connection: Connection,
    bodies: Mapping[str, _Kept],
    cases: Mapping[str, bytes],
    before: Collection[str],
) -> _People:
    """The people that any of this concerns."""
    shown = people_of(connection, [*bodies, *cases]) | {*before}
    ids = [key for key, (kind, _) in bodies.items() if kind == "person"]
    if not shown and not ids:
        return _People({}, {})
    address, document = tables.address, tables.document
    concerned = select(address.c.document).where(
        address.c.kind == "person", address.c.slug.in_(shown)
    )
    query = (
        select(document.c.id, document.c.body, address.c.slug)
        .join(address, address.c.document == document.c.id)
        .where(document.c.kind == "person", document.c.id.in_(concerned) | document.c.id.in_(ids))
        .order_by(address.c.current, document.c.id)
    )
    rows = connection.execute(query).all()
    return _People({row.id: row.body for row in rows}, {row.slug: row.id for row in rows})


def _subjects(connection: Connection, people: _People) -> set[str]:
    """Those of the people who are a subject of a case."""
    if not people.bearers:
        return set()
    party = tables.party
    query = select(party.c.person).where(
        party.c.person.in_(people.bearers), party.c.part == "subject", party.c.known_until.is_(None)
    )
    return {people.bearers[slug] for slug in connection.execute(query).scalars()}


def _there(connection: Connection, documents: Collection[str]) -> set[str]:
    """Which of these documents the index has."""
    if not documents:
        return set()
    query = select(sought.c.document).where(sought.c.document.in_(documents))
    return {*connection.execute(query).scalars()}


def _take(connection: Connection, documents: Collection[str]) -> None:
    """Takes documents out of the index, and words that only they had out of the vocabulary."""
    if not documents:
        return
    chosen = sought.c.document.in_(documents)
    query = select(sought.c.place, sought.c.terms).where(chosen)
    old = {row.place: _unpacked(row.terms) for row in connection.execute(query)}
    if not old:
        return
    index.take(connection, old)
    connection.execute(delete(sought).where(chosen))
    fewer = _counted(terms.split() for terms in old.values())
    index.count(connection, {form: -number for form, number in fewer.items()})
    index.forget(connection, sorted({form for form, _ in fewer}))


def _put(
    connection: Connection,
    fresh: Mapping[str, Words],
    names: Mapping[str, tuple[str, ...]],
    places: Mapping[str, int],
) -> None:
    """Puts documents in, and words that no other had into the vocabulary."""
    found = {
        key: each.terms(name for slug in each.people for name in names.get(slug, ()))
        for key, each in fresh.items()
    }
    index.add(connection, {places[key]: terms for key, terms in found.items()})
    distinct = {key: sorted({*terms} - {GAP}) for key, terms in found.items()}
    rows = [(places[key], key, _packed(terms)) for key, terms in distinct.items()]
    add(connection, sought, rows)
    more = _counted(distinct.values())
    forms = sorted({form for form, _ in more})
    new = {*forms} - index.known(connection, forms)
    spelt = {form: keys for each in fresh.values() for form, keys in each.spelt.items()}
    index.count(connection, more)
    index.spell(
        connection, ((k, form) for form in new for k in spelt.get(form) or spellings_of(form))
    )


def _counted(groups: Iterable[Iterable[str]]) -> dict[_Form, int]:
    """In how many of these documents each form is, by field."""
    counted = Counter(term for terms in groups for term in terms)
    return {form_and_field(term): number for term, number in counted.items()}


def _places(
    connection: Connection, changes: Iterable[Change], fresh: Mapping[str, Words]
) -> dict[str, int]:
    """Where each document stands among hits: by its day, then by when it was first published."""
    first = {each.entry.document: each.entry.number for each in changes if _is_first(each)}
    others = [key for key in fresh if key not in first]
    revision = tables.revision
    query = select(revision.c.document, revision.c.number).where(
        revision.c.revision == 1, revision.c.document.in_(others)
    )
    if others:
        first |= {row.document: row.number for row in connection.execute(query)}
    days = _days(connection, [key for key, each in fresh.items() if each.kind in _DATED])
    return {
        key: place_of(each.kind, days.get(key, _UNDATED), first[key]) for key, each in fresh.items()
    }


_DATED = {"case": tables.case, "tally": tables.tally}


def _days(connection: Connection, documents: Collection[str]) -> dict[str, str]:
    """The day by which a case or a tally stands in lists."""
    found: dict[str, str] = {}
    for table in _DATED.values() if documents else ():
        query = select(table.c.document, table.c.sort).where(
            table.c.document.in_(documents), table.c.known_until.is_(None)
        )
        found |= {row.document: row.sort[:10] for row in connection.execute(query)}
    return found


def _is_first(change: Change) -> bool:
    return change.entry.revision == 1


def _packed(terms: Iterable[str]) -> bytes:
    return zlib.compress(" ".join(terms).encode(), 1)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode()
