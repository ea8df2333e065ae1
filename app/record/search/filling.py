"""The index of words of a record that is being filled: put in by thousands, counted at the end."""

from collections import Counter
from typing import Final

from sqlalchemy import Connection, and_, exists, or_, select

from app.db.engines import on_sqlite
from app.record import tables
from app.record.flat_actions import pour
from app.record.portions import Filled
from app.record.search import index
from app.record.search.actions import take
from app.record.search.terms import form_and_field

_MOST_HITS: Final = 4_000
_MOST_TERMS: Final = 200_000

_said, _other = tables.address, tables.address.alias("other")
_borne_later = exists().where(
    _other.c.kind == "person",
    _other.c.slug == _said.c.slug,
    or_(
        _other.c.current > _said.c.current,
        and_(_other.c.current == _said.c.current, _other.c.document > _said.c.document),
    ),
)
_is_subject = exists().where(
    _said.c.document == tables.document.c.id,
    _said.c.kind == "person",
    tables.party.c.person == _said.c.slug,
    tables.party.c.part == "subject",
    tables.party.c.known_until.is_(None),
    ~_borne_later,
)
_NO_SUBJECTS: Final = select(tables.document.c.id).where(
    tables.document.c.kind == "person", ~_is_subject
)


class Filling:
    """The words of an empty record while it is filled."""

    def __init__(self, connection: Connection, *, indexes: bool) -> None:
        self._connection = connection
        self._indexes = indexes
        self._hits: list[tuple[int, str, bytes, str]] = []
        self._terms: Counter[str] = Counter()
        self._spelt: set[tuple[str, str]] = set()
        if indexes:
            index.begin_filling(connection)

    def take(self, filled: Filled) -> None:
        """Keeps the words of some documents until there are enough to be put in at once."""
        self._hits += filled.hits
        self._terms.update(filled.terms)
        self._spelt.update(filled.spelt)
        if len(self._hits) >= _MOST_HITS:
            self._put()
        if len(self._terms) >= _MOST_TERMS:
            self._count()

    def finish(self) -> None:
        """Puts the rest in, and takes out again whoever is the subject of no case."""
        self._put()
        if on_sqlite(self._connection):
            index.count_all(self._connection)
        else:
            self._count()
        if self._indexes:
            index.end_filling(self._connection)
        take(self._connection, list(self._connection.execute(_NO_SUBJECTS).scalars()))

    def _put(self) -> None:
        self._hits.sort()
        rows = [hit[:3] for hit in self._hits]
        pour(self._connection, "sought", ("place", "document", "terms"), rows)
        index.pour(self._connection, [(place, words) for place, *_, words in self._hits])
        index.spell(self._connection, self._spelt)
        self._hits, self._spelt = [], set()

    def _count(self) -> None:
        counts = {form_and_field(term): number for term, number in self._terms.items()}
        index.count(self._connection, counts)
        self._terms = Counter()
