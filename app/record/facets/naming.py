"""Sets of cases that are found by name: by the words of a search, and by a subject's slug."""

from collections.abc import Iterable, Sequence
from typing import Final

from pyroaring import BitMap
from sqlalchemy import Connection, select

from app.db.among import among
from app.record import tables
from app.record.codes import with_codes_of
from app.record.ordinals import first_numbers
from app.record.queries.law import naming_codes
from app.record.search.asking import Asked, asked
from app.record.search.meaning import meaning
from app.record.search.queries import ordinals

_address, _party = tables.address, tables.party
_CALLED: Final = select(_address.c.document).where(
    _address.c.kind == "person", among(_address.c.slug, "slugs")
)
_EVERY_SLUG: Final = select(_address.c.slug).where(
    _address.c.kind == "person", _address.c.document.in_(_CALLED)
)
_CASES: Final = select(_party.c.document).where(
    _party.c.person.in_(_EVERY_SLUG), _party.c.part == "subject", _party.c.known_until.is_(None)
)


def question(connection: Connection, typed: str, *, exact: bool = False) -> Asked:
    """What a reader typed; only where it has a digit can it cite an article of some code."""
    if exact or not any(map(str.isdigit, typed)):
        return asked(typed, exact=exact)
    return asked(typed, codes=(with_codes_of(naming_codes(connection).values()),))


def of_words(connection: Connection, typed: str) -> BitMap:
    """The cases that a search for these words finds."""
    means = meaning(connection, question(connection, typed))
    return BitMap(ordinals(connection, means, "case"))


def slugs_of(connection: Connection, slugs: Iterable[str]) -> set[str]:
    """All slugs that the people with one of these have or had."""
    return set(connection.execute(_EVERY_SLUG, {"slugs": slugs}).scalars())


def of_subjects(connection: Connection, slugs: Sequence[str]) -> dict[str, BitMap]:
    """The cases of which somebody is a subject, by a slug that they have or had."""
    return {slug: _of_subject(connection, slug) for slug in slugs}


def _of_subject(connection: Connection, slug: str) -> BitMap:
    cases = set(connection.execute(_CASES, {"slugs": [slug]}).scalars())
    return BitMap(first_numbers(connection, cases).values())
