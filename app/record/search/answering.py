"""A search answered: the hits of each kind, each with what its line shows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, and_, select

from app.db.among import among
from app.document.naming import name_in, names_of
from app.document.trusted import fields_of
from app.record import tables
from app.record.queries.several import bodies_called
from app.record.search.asking import Asked
from app.record.search.excerpts import Showing, Sought, showing
from app.record.search.meaning import Meaning, meaning
from app.record.search.queries import After, Hits, hits
from app.record.search_tables import sought

FIRST_OF: Final = {"person": 5, "provision": 5, "case": 20, "tally": 3}
"""The kinds in the order in which they are answered, and how many of each beside the others."""
A_PAGE: Final = 20
Json = Mapping[str, Any]

_document, _case = tables.document, tables.case
_FOUND: Final = (
    select(sought.c.place, _document.c.kind, _document.c.slug, _document.c.body, _case.c.began)
    .join(_document, _document.c.id == sought.c.document)
    .outerjoin(_case, and_(_case.c.document == _document.c.id, _case.c.known_until.is_(None)))
    .where(among(sought.c.place, "places"))
)


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers. `began` is a case's first date (EDTF).

    `names` are what a case's subjects, or a person, are called in the reader's language.
    """

    kind: str
    slug: str
    document: Json
    began: str | None
    names: tuple[str, ...]
    showing: Showing


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one kind: some of them, the key of the next, how many there are in all."""

    kind: str
    found: tuple[Found, ...]
    next: After | None
    count: int
    more_than_counted: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """All groups that have an answer. `unknown` are words that no published document has.

    `cut` are beginnings of which only the first words were looked for; `wanted` is what to mark.
    """

    groups: tuple[Group, ...]
    unknown: tuple[str, ...]
    cut: tuple[str, ...]
    wanted: Sought


def answer(
    connection: Connection,
    asked: Asked,
    kind: str | None = None,
    after: After | None = None,
    lang: str = "en",
) -> Answer:
    """What the record answers: the first hits of every kind, or a page of the hits of one.

    `lang` is the reader's language, in which people are called.
    """
    means = meaning(connection, asked)
    words = tuple(means.words())
    kinds = {kind: A_PAGE} if kind else FIRST_OF
    found = {
        each: hits(connection, means, each, most, after if kind else None)
        for each, most in kinds.items()
    }
    places = [hit.place for each in found.values() for hit in each.hits]
    wanted = Sought(words)
    lines = _lines(connection, places, wanted, lang)
    return Answer(
        tuple(_group(each, some, lines) for each, some in found.items() if some.hits),
        _unknown(means),
        means.cut,
        wanted,
    )


def _group(kind: str, some: Hits, lines: Mapping[int, Found]) -> Group:
    last = some.hits[-1]
    return Group(
        kind,
        tuple(lines[hit.place] for hit in some.hits),
        (last.tier, last.place) if some.more else None,
        some.count,
        some.more_than_counted,
    )


def _unknown(means: Meaning) -> tuple[str, ...]:
    known = (word.asked for word in means.words() if not word.forms and word.asked)
    return tuple(dict.fromkeys(known))


def _lines(
    connection: Connection, places: Collection[int], wanted: Sought, lang: str
) -> dict[int, Found]:
    """What the hits show, by their place, in two statements."""
    if not places:
        return {}
    found = connection.execute(_FOUND, {"places": places})
    rows = [(row, fields_of(row.body)) for row in found]
    people = _people(connection, (each for _, each in rows), lang)
    return {
        row.place: _found(row.kind, row.slug, each, row.began, people, wanted) for row, each in rows
    }


def _people(
    connection: Connection, documents: Iterable[Json], lang: str
) -> dict[str, tuple[str, ...]]:
    """All forms of the names of the people that documents are about or show, by their slugs."""
    there = list(documents)
    slugs = (slug for each in there for slug in _slugs(each))
    called = {slug: _names_in(body, lang) for slug, body in bodies_called(connection, slugs)}
    return called | {each["slug"]: _names(each, lang) for each in there if _is_person(each)}


def _is_person(document: Json) -> bool:
    return str(document["speechwatch"]).startswith("person/")


def _slugs(document: Json) -> tuple[str, ...]:
    parties = document.get("parties") or ()
    own = (document["slug"],) if _is_person(document) else ()
    return (*own, *(party["person"] for party in parties if "person" in party))


@lru_cache(maxsize=512)
def _names_in(body: bytes, lang: str) -> tuple[str, ...]:
    """The same of a person's document as it is stored."""
    return _names(fields_of(body), lang)


def _names(person: Json, lang: str) -> tuple[str, ...]:
    """What a person is called in a language, before the other forms of their name."""
    forms = (str(each["text"]) for each in person.get("names") or ())
    shown = name_in(names_of(person), lang)
    return tuple(dict.fromkeys((shown, str(person["name"]), *forms)))


def _found(
    kind: str,
    slug: str,
    document: Json,
    began: str | None,
    people: Mapping[str, tuple[str, ...]],
    wanted: Sought,
) -> Found:
    names = [name for each in dict.fromkeys(_slugs(document)) for name in people.get(each, ())]
    subjects = (names[0],) if kind == "person" else tuple(_subjects(document, people))
    title = document.get("title", "")
    shown = {
        *subjects,
        document.get("path"),
        *(title.values() if isinstance(title, dict) else (title,)),
    }
    return Found(kind, slug, document, began, subjects, showing(document, names, wanted, shown))


def _subjects(document: Json, people: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """What a case's subjects are called; "" for somebody not named."""
    for party in document.get("parties") or ():
        if party.get("part", "subject") == "subject":
            known = people.get(party.get("person", ""), ())
            yield known[0] if known else str(party.get("name", ""))
