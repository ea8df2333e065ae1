"""A document as a sequence of terms, the same for both engines.

A **term** is a form in a field, a **field** a kind of document and a tier of its texts: `c0` are
the names in cases. Terms of different fields never meet, so the hits of one tier are found
without looking at another's. Between two texts is a gap, which no phrase bridges.
"""

import dataclasses
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from app.folding.matching import MOST_JOINED
from app.record.search.forms import cut, encoded, form_of, spellings_of, words
from app.record.search.pieces import NAME, TITLE, articles, pieces

KINDS: Final = {"case": "c", "person": "p", "provision": "l", "tally": "t"}
"""The letter of each kind; cases stand last, being the only list that grows without end."""
TIERS: Final = 4
GAP: Final = "_"
SHORT_NAME: Final = 4
"""Up to so many letters a word of a name may be written together with its neighbours."""
MOST_PLACES: Final = 16_000
MOST_TIMES: Final = 200
"""PostgreSQL keeps no position beyond 16,383, and 255 of one word. Words beyond are found too, but
in no phrase, on both engines."""
FIELD: Final = 2
"""How many letters of a term are its field."""
_MOST_LEARNT: Final = 16_384
_SHORT: Final = 40
_DAYS: Final = 28
_KINDS: Final = 52
MOST_ORDINAL: Final = (1 << _DAYS) - 1
"""The bits of a place that hold the ordinal of its document."""
_UNDATED: Final = "0000"


def field_of(kind: str, tier: int) -> str:
    """The field of a tier of a kind of document."""
    return f"{KINDS[kind]}{tier}"


def place_of(kind: str, day: str, number: int) -> int:
    """What orders hits: kind, day (an ISO day, or `0000-00-00`), first number in the ledger."""
    return (_rank(kind) << _KINDS) | (_ordinal(day) << _DAYS) | number


def places_of(kind: str) -> range:
    """All places a document of this kind may have."""
    return range(_rank(kind) << _KINDS, (_rank(kind) + 1) << _KINDS)


@dataclass(slots=True)
class Words:
    """What a document says by itself, worked out without a database.

    `own` are the terms of its texts, `names` a person's names, `people` the slugs of the people
    a case shows, whose names are its words too. `spelt` has the spellings of its forms where
    they were worked out ahead.
    """

    kind: str
    own: list[str]
    names: tuple[str, ...]
    people: tuple[str, ...]
    spelt: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    def spell(self) -> None:
        """Works the spellings out ahead."""
        forms = {term[FIELD:] for term in self.own}
        self.spelt = {form: spellings_of(form) for form in forms if form}

    def terms(self, names: Iterable[str] = ()) -> list[str]:
        """All terms of the document in order; `names` are those of the people a case shows."""
        found: list[str] = []
        for name in names:
            found += _named(self.kind, name)
        return _bounded(found + self.own)


def words_of(kind: str, document: Mapping[str, Any]) -> Words:
    """The words of a document given as JSON."""
    own: list[str] = []
    names: list[str] = []
    fields = [field_of(kind, tier) for tier in range(TIERS)]
    for piece in pieces(document):
        if piece.tier == NAME:
            names.append(piece.text)
            own += _named(kind, piece.text)
        else:
            own += _terms(fields[piece.tier], piece.text)
    for article in sorted(articles(document)):
        own += (f"{fields[TITLE]}{encoded(article)}", GAP)
    parties = document.get("parties") or ()
    people = dict.fromkeys(party["person"] for party in parties if "person" in party)
    return Words(kind, own, tuple(names), tuple(people))


def form_and_field(term: str) -> tuple[str, str]:
    """The form and the field of a term."""
    return term[FIELD:], term[:FIELD]


def literal(terms: Iterable[str]) -> str:
    """A sequence as PostgreSQL writes a `tsvector`: each term with its positions."""
    found: dict[str, list[str]] = {}
    for place, each in enumerate(terms, start=1):
        if each != GAP:
            found.setdefault(each, []).append(str(place))
    return " ".join(f"{each}:{','.join(places)}" for each, places in found.items())


def packed(terms: Iterable[str]) -> bytes:
    """The distinct terms of a document as they are kept, to be taken out of the index again."""
    return zlib.compress(" ".join(terms).encode(), 1)


def unpacked(kept: bytes) -> str:
    """The same terms, parted by spaces."""
    return zlib.decompress(kept).decode()


def _terms(field: str, text: str) -> Sequence[str]:
    """The terms of a text and the gap after it.

    Texts are cut at their spaces, as in `forms.words`, and the terms of their pieces remembered.
    """
    if len(text) <= _SHORT:
        return _of_short(field, text)
    return _cut(field, text)


@lru_cache(maxsize=_MOST_LEARNT)
def _of_short(field: str, text: str) -> Sequence[str]:
    """Outlets, places and closed words stand in many documents: they are remembered whole."""
    return _cut(field, text)


def _cut(field: str, text: str) -> Sequence[str]:
    known = _learnt(field)
    found: list[str] = []
    open_end = False
    for chunk in text.split():
        piece = known.get(chunk) or _learn(known, field, chunk)
        if open_end and piece.begins:
            return [*(_term(field, word) for word in words(text)), GAP]
        found += piece.terms
        open_end = piece.ends
    found.append(GAP)
    return found


class _Learnt(NamedTuple):
    """The terms of a piece without spaces, and whether a single letter begins or ends it."""

    terms: tuple[str, ...]
    begins: bool
    ends: bool


@cache
def _learnt(_field: str) -> dict[str, _Learnt]:
    """What the pieces of texts are known to say in a field."""
    return {}


def _learn(known: dict[str, _Learnt], field: str, chunk: str) -> _Learnt:
    if len(known) >= _MOST_LEARNT:
        known.clear()
    said, begins, ends = cut(chunk)
    known[chunk] = _Learnt(tuple(_term(field, word) for word in said), begins, ends)
    return known[chunk]


def _term(field: str, word: str) -> str:
    return field + form_of(word)


@lru_cache(maxsize=8192)
def _named(kind: str, name: str) -> tuple[str, ...]:
    """The terms of a name, and its words as they would stand without a space beside a short one.

    Vaqif qızı is Vaqifqızı too; two long names are not written as one.
    """
    field, found = field_of(kind, NAME), words(name)
    made = [*(_term(field, word) for word in found), GAP]
    for length in range(2, MOST_JOINED + 1):
        for start in range(len(found) - length + 1):
            run = found[start : start + length]
            if min(map(len, run)) <= SHORT_NAME:
                made += (_term(field, "".join(run)), GAP)
    return tuple(made)


def _bounded(terms: list[str]) -> list[str]:
    """The sequence with what has no room for its position set apart by gaps, each term once."""
    if len(terms) <= MOST_TIMES:
        return terms
    often = Counter(terms)
    del often[GAP]
    if len(terms) <= MOST_PLACES and max(often.values(), default=0) <= MOST_TIMES:
        return terms
    times: dict[str, int] = {}
    kept: list[str] = []
    for term in terms[:MOST_PLACES]:
        count = times[term] = times.get(term, 0) + 1
        kept.append(term if count <= MOST_TIMES else GAP)
    for term in dict.fromkeys(terms[MOST_PLACES:]):
        if term not in times:
            kept += (GAP, term)
    return kept


def _rank(kind: str) -> int:
    return len(KINDS) - list(KINDS).index(kind)


def _ordinal(day: str) -> int:
    """The days since the year 0, near enough: every month has room for 31."""
    if day.startswith(_UNDATED):
        return 0
    year, month, date = (int(part) for part in day.split("-"))
    return (year * 12 + month - 1) * 31 + date
