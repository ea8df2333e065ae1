"""What a reader typed, as the parts of a question. Any text is one; nothing is an error.

Words are all looked for, in any order. "Words in quotes" stand side by side, -word must not occur,
and word* begins with these letters. A word cut by signs that has digits (1(103)-1234/2023) is a
phrase. What was left out is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

from app.record.search.citing import Codes, cited
from app.record.search.forms import words
from app.record.search.parts import Part, Phrase, Word
from app.record.search.pieces import JURISDICTIONS

MOST_WORDS: Final = 20
LONGEST: Final = 400
SHORTEST_BEGINNING: Final = 2
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_DASHES: Final = "-−–"
_PART: Final = re.compile(rf'(?P<no>[{_DASHES}]*)"(?P<phrase>[^"]*)"?|(?P<chunk>[^\s"]+)')
_UNPRINTED: Final = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class LeftOut(StrEnum):
    """Why a search looks for less than was typed."""

    TOO_LONG = "too long"
    TOO_MANY = "too many words"
    SHORT_BEGINNING = "too short a beginning"
    MANY_BEGINNINGS = "too many words begin so"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what must and what must not be found, as it was typed (`text`).

    `exact` takes spellings as they stand. `keys` are the articles it cites with their codes.
    """

    text: str
    exact: bool
    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]
    keys: tuple[str, ...] = ()


def asked(typed: str, *, exact: bool = False, codes: Codes = JURISDICTIONS) -> Asked:
    """The question in a text a reader typed, with citations of these `codes` read."""
    clean = " ".join(_UNPRINTED.sub(" ", typed).split())
    text = clean[:LONGEST]
    left_out = [LeftOut.TOO_LONG] if len(clean) > LONGEST else []
    found = list(_parts(text.translate(_QUOTES), exact=exact, codes=codes))
    if sum(_size(part) for _, part in found) > MOST_WORDS:
        left_out.append(LeftOut.TOO_MANY)
        found = list(_first(found))
    if any(_too_short(part) for _, part in found):
        left_out.append(LeftOut.SHORT_BEGINNING)
    wanted = tuple(_longer(part) for no, part in found if not no)
    unwanted = tuple(_longer(part) for no, part in found if no)
    keys = dict.fromkeys(
        each.text for each in wanted if isinstance(each, Word) and each.only_articles
    )
    return Asked(text, exact, wanted, unwanted, tuple(left_out), tuple(keys))


def _parts(text: str, *, exact: bool, codes: Codes) -> Iterator[tuple[bool, Part]]:
    """Each part with whether it is unwanted; plain words that follow one another are read at once.

    So K. M. is one word, as it is in a document, and a citation is read as a whole.
    """
    cut = (_cut(found) for found in _PART.finditer(text))
    for plain, run in groupby(cut, lambda each: each[0] == "plain"):
        if plain:
            chunks = [each[1] for each in run]
            found = _words(chunks) if exact else cited(chunks, _words, codes)
            yield from ((False, part) for part in found)
            continue
        for kind, written in run:
            yield from _part(kind, written, codes)


def _cut(found: re.Match[str]) -> tuple[str, str]:
    """A piece of the text and what it is: plain, phrase, beginning, with `no ` where unwanted."""
    if found["phrase"] is not None:
        return ("no phrase" if found["no"] else "phrase"), found["phrase"]
    chunk = found["chunk"]
    bare = chunk.lstrip(_DASHES)
    no = "no " if bare != chunk and bare else ""
    if bare.rstrip("*") != bare:
        return f"{no}beginning", bare.rstrip("*")
    return ("no phrase" if no else "plain"), bare


def _part(kind: str, written: str, codes: Codes) -> Iterator[tuple[bool, Part]]:
    no, found = kind.startswith("no "), words(written)
    if not found:
        return
    if kind.endswith("beginning"):
        yield from ((no, Word(word)) for word in found[:-1])
        yield no, Word(found[-1], begins=True)
    elif len(found) > 1:
        yield no, Phrase(found)
    elif no:
        yield from ((no, part) for part in cited([written], _words, codes))
    else:
        yield no, Word(found[0])


def _words(chunks: Sequence[str]) -> Iterator[Part]:
    """Plain words; one that signs cut and that has digits is a phrase."""
    for numbered, run in groupby(chunks, _is_number_of_parts):
        if numbered:
            yield from (Phrase(words(chunk)) for chunk in run)
        else:
            yield from (Word(word) for word in words(" ".join(run)))


def _is_number_of_parts(chunk: str) -> bool:
    return any(map(str.isdigit, chunk)) and len(words(chunk)) > 1


def _size(part: Part) -> int:
    return len(part.words) if isinstance(part, Phrase) else 1


def _first(found: Iterable[tuple[bool, Part]]) -> Iterator[tuple[bool, Part]]:
    """The first words; a phrase that is too long is cut."""
    room = MOST_WORDS
    for no, part in found:
        if room <= 0:
            return
        kept = part.words[:room] if isinstance(part, Phrase) else ()
        yield no, Phrase(kept) if len(kept) > 1 else Word(kept[0]) if kept else part
        room -= _size(part)


def _too_short(part: Part) -> bool:
    return isinstance(part, Word) and part.begins and len(part.text) < SHORTEST_BEGINNING


def _longer(part: Part) -> Part:
    return replace(part, begins=False) if isinstance(part, Word) and _too_short(part) else part
