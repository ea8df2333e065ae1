"""Numbers that stand together, with the parts that are given apart from their article.

Three orders are read: "part 1 of article 535" (from the smallest up), "Article 535, part 1"
and "535-ci maddənin 1-ci hissəsi" (from the article down).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.citations.tokens import Kind, Token

_FILLING = frozenset({Kind.BETWEEN, Kind.RANGING})
_DEEPEST = 6
_MOST_PARTS = 12
_ONE_PART_BELOW = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One number as typed, and its parts by level, each level with its alternatives."""

    typed: str
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Listing:
    """Numbers in one breath; `article` and `plural` say which word stood with them."""

    items: list[Item] = field(default_factory=list)
    article: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A code's name in the text; None for a code that is not ours."""

    code: str | None


@dataclass(frozen=True, slots=True)
class Break:
    """Words that part a number from a code."""


Element = Listing | Named | Break


def elements(tokens: Sequence[Token]) -> list[Element]:
    """The listings, code names and breaks of a text, in order."""
    return _Reader(tokens).read()


class _Reader:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._found: list[Element] = []
        self._word: Token | None = None
        self._joined = False

    def read(self) -> list[Element]:
        while self._at < len(self._tokens):
            self._step()
        return self._found

    def _step(self) -> None:
        token = self._tokens[self._at]
        if token.kind in {Kind.NUMBER, Kind.PART}:
            self._number()
        elif token.kind is Kind.ARTICLE:
            self._article(token)
        elif token.kind is Kind.CODE:
            self._add(Named(token.code))
        elif token.kind is Kind.JOINING:
            self._joined = True
            self._at += 1
        elif token.kind in _FILLING:
            self._at += 1
        else:
            self._break()

    def _add(self, element: Element) -> None:
        self._found.append(element)
        self._at += 1
        self._word = None
        self._joined = False

    def _break(self) -> None:
        if self._found and isinstance(self._found[-1], Break):
            self._at += 1
        else:
            self._add(Break())
        self._word = None

    def _article(self, token: Token) -> None:
        listing = self._last_listing()
        if listing is not None and not self._joined:
            listing.article = True
            listing.plural |= token.plural
        self._word = token
        self._at += 1

    def _last_listing(self) -> Listing | None:
        last = self._found[-1] if self._found else None
        return last if isinstance(last, Listing) else None

    def _number(self) -> None:
        read = _item(self._tokens, self._at, after_word=self._word is not None)
        if read is None:
            lone_part = self._tokens[self._at].kind is Kind.PART
            self._break()
            self._at += lone_part and _is(self._tokens, self._at, Kind.NUMBER)
            return
        item, after, said_article = read
        self._place(item, said_article=said_article)
        self._at = after
        self._word, self._joined = None, False

    def _place(self, item: Item, *, said_article: bool) -> None:
        """Into the listing it continues; two numbers with nothing between them are no list."""
        listing = self._last_listing()
        if listing is None:
            listing = Listing()
            self._found.append(listing)
        elif not (self._joined or self._word is not None):
            listing.items.clear()
            self._found.append(Break())
            return
        listing.items.append(item)
        listing.article |= said_article or self._word is not None
        listing.plural |= self._word is not None and self._word.plural


def _item(tokens: Sequence[Token], at: int, *, after_word: bool) -> tuple[Item, int, bool] | None:
    """A number with its parts, the index after it, and whether an article word is inside."""
    upwards = _parts_before(tokens, at)
    if upwards is not None:
        parts, at = upwards
        typed, nested, at = _typed(tokens, at)
        below, at = _parts_after(tokens, at, typed)
        return Item(typed, (*nested, *below, *parts)), at, True
    if tokens[at].kind is not Kind.NUMBER:
        return _part_alone(tokens, at)
    typed, nested, end = _typed(tokens, at)
    below, after = _parts_after(tokens, end, typed)
    if not after_word and _is(tokens, end, Kind.PART) and not below:
        return (Item(typed, nested), end + 1, False) if "." in typed else None
    return Item(typed, (*nested, *below)), after, False


def _part_alone(tokens: Sequence[Token], at: int) -> tuple[Item, int, bool] | None:
    """A part word before a number that names its article itself, as in "item 388-1.1.1"."""
    if not _is(tokens, at + 1, Kind.NUMBER) or "." not in tokens[at + 1].text:
        return None
    typed, nested, after = _typed(tokens, at + 1)
    return Item(typed, nested), after, False


def _typed(tokens: Sequence[Token], at: int) -> tuple[str, tuple[tuple[str, ...], ...], int]:
    """The number at `at` (or "147 to 149" as one), its bracketed parts, and what follows."""
    token = tokens[at]
    nested = tuple((part,) for part in token.nested)
    if _is(tokens, at + 1, Kind.RANGING) and _is(tokens, at + 2, Kind.NUMBER):
        return f"{token.text} - {tokens[at + 2].text}", nested, at + 3
    return token.text, nested, at + 1


def _is(tokens: Sequence[Token], at: int, kind: Kind) -> bool:
    return at < len(tokens) and tokens[at].kind is kind


def _parts_before(
    tokens: Sequence[Token], at: int
) -> tuple[tuple[tuple[str, ...], ...], int] | None:
    """Parts that lead up to an article ("п. 3 ч. 4 ст."), largest first, and its number's index."""
    levels: list[tuple[str, ...]] = []
    while len(levels) < _DEEPEST:
        level = _level(tokens, at)
        if level is None:
            break
        numbers, at = level
        levels.append(numbers)
        at = _past(tokens, at)
    if levels and _is(tokens, at, Kind.ARTICLE) and _is(tokens, at + 1, Kind.NUMBER):
        return tuple(reversed(levels)), at + 1
    return None


def _level(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int] | None:
    """The numbers of "parts 1 and 2", or of "first part", with the index after them."""
    if _is(tokens, at, Kind.NUMBER) and _is(tokens, at + 1, Kind.PART):
        return (tokens[at].text,), at + 2
    if not (_is(tokens, at, Kind.PART) and _is(tokens, at + 1, Kind.NUMBER)):
        return None
    numbers = [tokens[at + 1].text]
    end = at + 2
    while len(numbers) < _MOST_PARTS and _another(tokens, end, plural=True):
        numbers.append(tokens[end + 1].text)
        end += 2
    return tuple(numbers), end


def _another(tokens: Sequence[Token], at: int, *, plural: bool) -> bool:
    """Whether "and 2" after a part is one more part, and not another article."""
    if not (_is(tokens, at, Kind.JOINING) and _is(tokens, at + 1, Kind.NUMBER)):
        return False
    number = tokens[at + 1].text
    if _is(tokens, at + 2, Kind.PART) or not number.isdigit():
        return False
    return int(number) < (_ONE_PART_BELOW**2 if plural else _ONE_PART_BELOW)


def _past(tokens: Sequence[Token], at: int) -> int:
    """The index after one joining sign and up to two filling words, if they are there."""
    if _is(tokens, at, Kind.JOINING):
        at += 1
    for _ in range(2):
        if at < len(tokens) and tokens[at].kind in _FILLING:
            at += 1
    return at


def _parts_after(
    tokens: Sequence[Token], at: int, article: str
) -> tuple[tuple[tuple[str, ...], ...], int]:
    """Parts that lead down from an article, and the index after the last of them."""
    levels: list[tuple[str, ...]] = []
    while len(levels) < _DEEPEST:
        below = _one_part_after(tokens, at, article)
        if below is None:
            break
        numbers, at = below
        levels.append(numbers)
    return tuple(levels), at


def _one_part_after(
    tokens: Sequence[Token], at: int, article: str
) -> tuple[tuple[str, ...], int] | None:
    start = at + 1 if _is(tokens, at, Kind.ARTICLE) else at
    start = _past(tokens, start)
    if _parts_before(tokens, start) is not None:
        return None
    if _is(tokens, start, Kind.NUMBER) and _is(tokens, start + 1, Kind.PART):
        fits = not _is(tokens, start + 2, Kind.NUMBER) or _is(tokens, start + 3, Kind.PART)
        return ((tokens[start].text,), start + 2) if fits else None
    if not (_is(tokens, start, Kind.PART) and _is(tokens, start + 1, Kind.NUMBER)):
        return None
    return _parts_listed(tokens, start, many=tokens[start].plural or _is_long(article))


def _is_long(article: str) -> bool:
    """After an article of three digits a small number is more likely its part than an article."""
    return article[:3].isdigit()


def _parts_listed(tokens: Sequence[Token], at: int, *, many: bool) -> tuple[tuple[str, ...], int]:
    numbers = [tokens[at + 1].text]
    end = at + 2
    while many and len(numbers) < _MOST_PARTS and _another(tokens, end, plural=tokens[at].plural):
        numbers.append(tokens[end + 1].text)
        end += 2
    return tuple(numbers), end


def tuples(levels: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every way down the levels of parts; only the last level may have alternatives."""
    if all(len(level) == 1 for level in levels[:-1]):
        above = tuple(level[0] for level in levels[:-1])
        last = levels[-1] if levels else ()
        yield from ((*above, number) for number in last)
