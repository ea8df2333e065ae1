"""Citations in a question: as people type them, with the name of the code or without."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from app.citations import Citation, Jurisdiction, understand
from app.citations.letters import folded
from app.citations.lexicon import lexicon
from app.citations.tokens import Kind
from app.record.queries.documents import part_of
from app.record.search.forms import encoded, words
from app.record.search.parts import Part, Word
from app.record.search.pieces import CITED, OWN

_SIGNS: Final = ".,;:()[]«»'’"
Codes = tuple[Jurisdiction, ...]
Plain = Callable[[Sequence[str]], Iterable[Part]]


def cited(chunks: Sequence[str], plain: Plain, codes: Codes) -> Iterator[Part]:
    """The parts of plain words, given as they were parted by spaces, with citations read.

    "Article 388-1 of the Code of …" is one part, which finds what cites that article. A number
    beside no code may be an article of any of the `codes`; `plain` reads the other words.
    """
    if not any(map(_has_digit, chunks)):
        yield from plain(chunks)
        return
    citations = _understood(" ".join(chunks), codes)
    if not citations:
        yield from _numbers(chunks, plain, codes)
        return
    first, last = _window(chunks, citations, codes)
    yield from _numbers(chunks[:first], plain, codes)
    yield from _citing(citations)
    yield from _numbers(chunks[last:], plain, codes)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


@lru_cache(maxsize=512)
def _understood(text: str, codes: Codes) -> tuple[Citation, ...]:
    return tuple(each for known in codes for each in understand(text, known))


def _window(
    chunks: Sequence[str], citations: tuple[Citation, ...], codes: Codes
) -> tuple[int, int]:
    """From where to where the citations stand, with the words that say no more than that."""
    keys = {each.key for each in citations}

    def still(first: int, last: int) -> bool:
        return {each.key for each in _understood(" ".join(chunks[first:last]), codes)} == keys

    first, last = 0, len(chunks)
    while first + 1 < last and still(first + 1, last):
        first += 1
    while first + 1 < last and still(first, last - 1):
        last -= 1
    while first and _belongs(chunks[first - 1], codes):
        first -= 1
    while last < len(chunks) and _belongs(chunks[last], codes):
        last += 1
    return first, last


def _belongs(chunk: str, codes: Codes) -> bool:
    """Whether a word may be part of a citation: the name of a code, "article", "of"."""
    word = folded(chunk.strip(_SIGNS))
    return any(
        known.roles.get(word) or known.abbreviated(word) or known.said(word)
        for known in map(lexicon, codes)
    )


def _citing(citations: tuple[Citation, ...]) -> Iterator[Part]:
    """A range is any of its articles; others must all be cited."""
    if any("from range" in each.flags for each in citations):
        forms = tuple(form for each in citations for form in _forms(each))
        yield Word(citations[0].key, articles=forms, only_articles=True)
        return
    for each in citations:
        yield Word(each.key, articles=tuple(_forms(each)), only_articles=True)


def _numbers(chunks: Sequence[str], plain: Plain, codes: Codes) -> Iterator[Part]:
    """Numbers beside no code may be articles of any, and the word "article" says no more."""
    waiting: list[str] = []
    numbered = any(_of_any_code(chunk, codes) for chunk in chunks)
    for chunk in chunks:
        articles = _of_any_code(chunk, codes)
        if articles:
            yield from plain(waiting)
            waiting = []
            yield Word(_number(chunk), articles=articles)
        elif not (numbered and _is_article(chunk, codes)):
            waiting.append(chunk)
    yield from plain(waiting)


def _number(chunk: str) -> str:
    """The word of it with a digit: of "m.535" the sign for "article" is looked for by nobody."""
    found = words(chunk)
    return next(filter(_has_digit, found), found[0])


def _is_article(chunk: str, codes: Codes) -> bool:
    word = folded(chunk.strip(_SIGNS))
    roles = (known.roles.get(word) for known in map(lexicon, codes))
    return any(role is not None and role.kind in (Kind.ARTICLE, Kind.PART) for role in roles)


@lru_cache(maxsize=512)
def _of_any_code(chunk: str, codes: Codes) -> tuple[str, ...]:
    """The forms of the articles a number may be, of whatever code; none for another word."""
    if not _has_digit(chunk) or not words(chunk):
        return ()
    found = (
        citation
        for known in codes
        for code in known.codes
        for citation in understand(chunk, known, code.key)
    )
    return tuple(dict.fromkeys(form for each in found for form in _forms(each)))


def _forms(citation: Citation) -> Iterator[str]:
    """What cites an article or a part of it, and the page of it or of what it is a part of."""
    yield encoded(f"{CITED}{citation.key}".lower())
    yield from (encoded(f"{OWN}{key}".lower()) for key in part_of(citation.key))
