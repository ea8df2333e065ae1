"""A document as a sequence of terms, the same for both engines.

A **term** is a form in a field, a **field** a kind of document and a tier of its texts: `c0` are
the names in cases. Terms of different fields never meet, so the hits of one tier are found
without looking at another's. Between two texts is a gap, which no phrase bridges.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from app.folding.matching import MOST_JOINED
from app.record.search.forms import encoded, form_of, words
from app.record.search.pieces import NAME, TITLE, Piece, articles, pieces

KINDS: Final = {"case": "c", "person": "p", "provision": "l", "tally": "t"}
"""The letter of each kind; cases stand last, being the only list that grows without end."""
TIERS: Final = 4
GAP: Final = "_"
MOST_PLACES: Final = 16_000
MOST_TIMES: Final = 200
"""PostgreSQL keeps no position beyond 16,383, and 255 of one word. Words beyond are found too, but
in no phrase, on both engines."""
_DAYS: Final = 28
_KINDS: Final = 52
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


def sequence(kind: str, document: Mapping[str, Any], names: Sequence[str] = ()) -> list[str]:
    """The terms of a document given as JSON, in order, with gaps between its texts."""
    found: list[str] = []
    for piece in pieces(document, names):
        found += _terms(field_of(kind, piece.tier), piece.text)
        found.append(GAP)
        if piece.tier == NAME:
            found += _joined(kind, piece)
    title = field_of(kind, TITLE)
    for article in sorted(articles(document)):
        found += (f"{title}{encoded(article)}", GAP)
    return _bounded(found)


def literal(terms: Iterable[str]) -> str:
    """A sequence as PostgreSQL writes a `tsvector`: each term with its positions."""
    found: dict[str, list[str]] = {}
    for place, each in enumerate(terms, start=1):
        if each != GAP:
            found.setdefault(each, []).append(str(place))
    return " ".join(f"{each}:{','.join(places)}" for each, places in found.items())


def _terms(field: str, text: str) -> list[str]:
    return [_term(field, word) for word in words(text)]


@lru_cache(maxsize=65536)
def _term(field: str, word: str) -> str:
    return field + form_of(word)


def _joined(kind: str, piece: Piece) -> Iterator[str]:
    """A name's neighbouring words as they would stand without a space (Vaqif qızı, Vaqifqızı)."""
    found, field = words(piece.text), field_of(kind, NAME)
    for length in range(2, MOST_JOINED + 1):
        for start in range(len(found) - length + 1):
            yield field + form_of("".join(found[start : start + length]))
            yield GAP


def _bounded(terms: list[str]) -> list[str]:
    """The sequence with what has no room for its position set apart by gaps, each term once."""
    if len(terms) <= MOST_TIMES:
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
