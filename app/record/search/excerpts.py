"""Where in a document the words of a question stand: the texts, cut short, their words marked.

A text behind a warning is never quoted; that the words stand in it is all that is said.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.folding.characters import composed
from app.record.search.forms import form_of, word_of, words
from app.record.search.meaning import Forms
from app.record.search.pieces import NAME, Piece, pieces

MOST_EXCERPTS: Final = 2
BEFORE: Final = 60
LONGEST: Final = 220
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP: Final = re.compile(r"\*\*|__|^[#>*]+ ", re.MULTILINE)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text as runs, each with whether it is marked; `section` as in `Piece`.

    A hidden one has no runs.
    """

    section: str
    runs: tuple[tuple[str, bool], ...]
    lang: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word of the question and the word it found, as both are written."""

    asked: str
    found: str


@dataclass(frozen=True, slots=True)
class Showing:
    """What a hit shows: excerpts, and the spellings found that were not typed so."""

    excerpts: tuple[Excerpt, ...]
    spelt: tuple[Spelt, ...]


class _Word:
    """A word of the question: the forms it may have, and the one it has as it was typed."""

    def __init__(self, word: Forms) -> None:
        self.asked = word.asked
        self.forms = frozenset(word.forms)
        self.own = self.forms & {form_of(word.asked)} if word.asked else frozenset()
        letters = sorted({re.escape(word_of(form)) for form in word.forms})
        self._letters = re.compile("|".join(letters))

    def may_be_in(self, folded: str) -> bool:
        """Whether its letters are in a text in lower case, which is quick to see."""
        return self._letters.search(folded) is not None


class Sought:
    """The words of a question, made ready to be looked for in many texts."""

    def __init__(self, wanted: Sequence[Forms]) -> None:
        self.words = tuple(_Word(word) for word in dict.fromkeys(wanted) if word.forms)
        self.forms = frozenset(form for word in wanted for form in word.forms)

    def may_be_in(self, text: str) -> bool:
        """Whether the letters of some word are in a text."""
        folded = text.casefold()
        return any(word.may_be_in(folded) for word in self.words)


def showing(
    document: Mapping[str, Any], names: Sequence[str], sought: Sought, shown: Collection[str] = ()
) -> Showing:
    """What a document given as JSON shows of the words of a question.

    `names` are those of the people a case shows; texts that are `shown` anyway are not quoted.
    It is read only until every word was met.
    """
    missing = sought.words
    spelt: dict[_Word, str] = {}
    quoted: list[Piece] = []
    for piece, own in _in_turn(document, names):
        folded = piece.text.casefold()
        possible = [word for word in missing if word.may_be_in(folded)]
        here = _met(piece.text, possible, own=own) if possible else {}
        if not here:
            continue
        if piece.text not in shown:
            quoted.append(piece)
        spelt |= here
        missing = tuple(word for word in missing if word not in here)
        if not missing:
            break
    excerpts = (_excerpt(piece, sought.forms) for piece in quoted[:MOST_EXCERPTS])
    differing = (Spelt(word.asked, each) for word, each in spelt.items() if _differs(word, each))
    return Showing(tuple(excerpts), tuple(differing))


def _in_turn(document: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[Piece, bool]]:
    """Names twice, first for words spelt as asked; then the texts, the hidden ones last."""
    named = [Piece(NAME, "parties", name) for name in names]
    yield from ((piece, True) for piece in named)
    yield from ((piece, False) for piece in named)
    hidden = []
    for piece in pieces(document):
        if piece.hidden:
            hidden.append(piece)
        else:
            yield piece, False
    yield from ((piece, False) for piece in hidden)


def marked(text: str, sought: Sought) -> tuple[tuple[str, bool], ...]:
    """A whole text as runs, each with whether it is one of the words looked for."""
    if not sought.may_be_in(text):
        return ((text, False),)
    text = composed(text)
    return tuple(_runs(text, list(_spans(text, sought.forms)), (0, len(text))))


def _met(text: str, wanted: Sequence[_Word], *, own: bool) -> dict[_Word, str]:
    """Which of the words a text has, each as it is first written there; `own` as it was typed."""
    found: dict[_Word, str] = {}
    for token in words(text):
        form = form_of(token)
        for word in wanted:
            if form in (word.own if own else word.forms) and word not in found:
                found[word] = token
        if len(found) == len(wanted):
            break
    return found


def _differs(word: _Word, spelt: str) -> bool:
    return bool(word.asked) and form_of(word.asked) != form_of(spelt)


def _excerpt(piece: Piece, forms: frozenset[str]) -> Excerpt:
    if piece.hidden:
        return Excerpt(piece.section, (), hidden=True)
    text = composed(_MARKUP.sub("", _LINK.sub(r"\1", piece.text)).replace("\n", " "))
    spans = list(_spans(text, forms))
    window = _window(text, spans[0][0] if spans else 0)
    return Excerpt(piece.section, tuple(_cut(text, spans, window)), piece.lang)


def _spans(text: str, forms: frozenset[str]) -> Iterator[Span]:
    """Where the words stand; words are cut in order, so each is looked for behind the last."""
    place = 0
    for token in words(text):
        start = text.find(token, place)
        if start < 0:
            continue
        place = start + len(token)
        if form_of(token) in forms:
            yield start, place


def _window(text: str, first: int) -> Span:
    """The part of a text that is shown: from a little before a word, between two spaces."""
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + LONGEST)
    if end < len(text):
        space = text.rfind(" ", start + LONGEST // 2, end)
        end = space if space > first else end
    return start, end


def _cut(text: str, spans: Sequence[Span], window: Span) -> Iterator[tuple[str, bool]]:
    start, end = window
    if start:
        yield "… ", False
    yield from _runs(text, spans, window)
    if end < len(text):
        yield " …", False


def _runs(text: str, spans: Sequence[Span], window: Span) -> Iterator[tuple[str, bool]]:
    place, end = window
    for first, last in spans:
        if first < place or last > end:
            continue
        if first > place:
            yield text[place:first], False
        yield text[first:last], True
        place = last
    if place < end:
        yield text[place:end], False
