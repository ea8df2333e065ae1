"""Writes of the search index: after each batch it says what the published documents say.

What stands in it is a function of the published documents alone, whatever the order in which they
came. Nothing here commits.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, or_, select

from app.db.among import among
from app.document.trusted import fields_of
from app.record import tables
from app.record.flat_actions import add
from app.record.ordinals import first_numbers
from app.record.projection import Change
from app.record.search import index
from app.record.search.forms import spellings_of
from app.record.search.terms import GAP, Words, form_and_field, packed, place_of, unpacked, words_of
from app.record.search_tables import sought

_UNDATED = "0000-00-00"
_Form = tuple[str, str]


_Kept = tuple[str, bytes]

# Entries come one by one: to build these anew for each would take longer than to ask them. A
# kind of document that is asked for beside its id lets SQLite walk through all of that kind.
_document, _shown, _address = tables.document, tables.shown, tables.address
_PEOPLE_SHOWN = select(_shown.c.name).where(
    among(_shown.c.document, "documents"), _shown.c.name.startswith("person:")
)
_SHOWING = (
    select(_document.c.id, _document.c.kind, _document.c.body)
    .join(_shown, _shown.c.document == _document.c.id)
    .where(among(_shown.c.name, "names"))
)
_SLUGS = select(_address.c.slug).where(among(_address.c.document, "documents"))
_BEARERS = select(_address.c.document).where(
    _address.c.kind == "person", among(_address.c.slug, "slugs")
)
_PEOPLE = (
    select(_document.c.id, _document.c.body, _address.c.slug)
    .join(_address, _address.c.document == _document.c.id)
    .where(or_(_document.c.id.in_(_BEARERS), among(_document.c.id, "documents")))
    .order_by(_address.c.current, _document.c.id)
)
_SUBJECTS = select(tables.party.c.person).where(
    among(tables.party.c.person, "slugs"),
    tables.party.c.part == "subject",
    tables.party.c.known_until.is_(None),
)
_SOUGHT = select(sought.c.document).where(among(sought.c.document, "documents"))
_TERMS = select(sought.c.place, sought.c.terms).where(among(sought.c.document, "documents"))
_UNSOUGHT = delete(sought).where(among(sought.c.document, "documents"))
_DAYS = {
    kind: select(table.c.document, table.c.sort).where(
        among(table.c.document, "documents"), table.c.known_until.is_(None)
    )
    for kind, table in (("case", tables.case), ("tally", tables.tally))
}


def clear(connection: Connection) -> None:
    """Empties the index; its tables in the metadata are emptied with the others."""
    index.clear(connection)


def people_of(connection: Connection, documents: Collection[str]) -> set[str]:
    """The slugs of the people these documents show as yet."""
    if not documents:
        return set()
    named = connection.execute(_PEOPLE_SHOWN, {"documents": documents}).scalars()
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
    take(connection, {*gone, *bodies, *cases, *people.bodies} - kept)
    known = {change.entry.document: change.words for change in changes}
    fresh = {key: each for key, each in known.items() if each.kind != "person"}
    fresh |= {key: words_of("case", fields_of(body)) for key, body in cases.items()}
    words = {key: known.get(key) or people.words(key) for key in people.bodies}
    fresh |= {key: words[key] for key in subjects - kept}
    names = {slug: words[key].names for slug, key in people.bearers.items()}
    _put(connection, fresh, names, _places(connection, changes, fresh))


def _cases_showing(
    connection: Connection, changes: Iterable[Change], known: Collection[str]
) -> dict[str, bytes]:
    """The other cases that show one of the people in these changes, with their documents.

    A case may show somebody by a slug that they no longer name as one they had.
    """
    people = [each.entry.document for each in changes if each.entry.kind == "person"]
    if not people:
        return {}
    slugs = connection.execute(_SLUGS, {"documents": people}).scalars()
    names = [f"person:{slug}" for slug in slugs]
    rows = connection.execute(_SHOWING, {"names": names})
    return {row.id: row.body for row in rows if row.kind == "case" and row.id not in known}


@dataclass(frozen=True, slots=True)
class _People:
    """The documents of people by their id, and who bears each slug, today before once."""

    bodies: dict[str, bytes]
    bearers: dict[str, str]

    def words(self, key: str) -> Words:
        """The words of one of them."""
        return words_of("person", fields_of(self.bodies[key]))


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
    rows = connection.execute(_PEOPLE, {"slugs": shown, "documents": ids}).all()
    return _People({row.id: row.body for row in rows}, {row.slug: row.id for row in rows})


def _subjects(connection: Connection, people: _People) -> set[str]:
    """Those of the people who are a subject of a case."""
    if not people.bearers:
        return set()
    found = connection.execute(_SUBJECTS, {"slugs": people.bearers})
    return {people.bearers[slug] for slug in found.scalars()}


def _there(connection: Connection, documents: Collection[str]) -> set[str]:
    """Which of these documents the index has."""
    if not documents:
        return set()
    return {*connection.execute(_SOUGHT, {"documents": documents}).scalars()}


def take(connection: Connection, documents: Collection[str]) -> None:
    """Takes documents out of the index, and words that only they had out of the vocabulary."""
    if not documents:
        return
    chosen = {"documents": documents}
    old = {row.place: unpacked(row.terms) for row in connection.execute(_TERMS, chosen)}
    if not old:
        return
    index.take(connection, old)
    connection.execute(_UNSOUGHT, chosen)
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
    rows = [(places[key], key, packed(terms)) for key, terms in distinct.items()]
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
    if others:
        first |= first_numbers(connection, others)
    days = _days(connection, fresh)
    return {
        key: place_of(each.kind, days.get(key, _UNDATED), first[key]) for key, each in fresh.items()
    }


def _days(connection: Connection, fresh: Mapping[str, Words]) -> dict[str, str]:
    """The day by which each case and tally stands in lists."""
    found: dict[str, str] = {}
    for kind, query in _DAYS.items():
        documents = [key for key, each in fresh.items() if each.kind == kind]
        rows = connection.execute(query, {"documents": documents}) if documents else ()
        found |= {row.document: row.sort[:10] for row in rows}
    return found


def _is_first(change: Change) -> bool:
    return change.entry.revision == 1
