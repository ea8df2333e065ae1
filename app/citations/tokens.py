"""A text as the pieces a citation is made of: numbers, words and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from app.citations.letters import folded


class Kind(Enum):
    """What a piece does in a citation; `OTHER` parts what stands before it from what follows."""

    NUMBER = auto()
    YEAR = auto()
    LAW_NUMBER = auto()
    CODE = auto()
    ARTICLE = auto()
    PART = auto()
    JOINING = auto()
    RANGING = auto()
    BETWEEN = auto()
    OPEN = auto()
    CLOSE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: `text` folded, `raw` as written. `code` is None for another country's code.

    `nested` are the parts in brackets right after a number, as in 535(1)(2).
    """

    kind: Kind
    text: str
    raw: str = ""
    code: str | None = None
    plural: bool = False
    nested: tuple[str, ...] = ()


_PIECE = re.compile(
    r"""
    (?P<number>
        (?P<digits>[0-9]+(?:(?:[ ]?-[ ]?|[./,])[0-9]+)*)
        (?P<nested>(?:[ ]?\([0-9]{1,2}(?:[.-][0-9]{1,2}){0,4}\)){0,5})
        (?:(?P<joint>[-'’ʼ]?)(?P<ending>[^\W\d_]+))?
        (?=(?P<stain>(?:[%°$€₼₽\ufffd_]|[:/(-][0-9])?))
    )
    | (?P<word>(?:[^\W\d_]\.){2,12}[^\W\d_]?(?![^\W\d_]) | [^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’ʼ`‘][sS]$")
_BRACKETS = {"(": ")", "[": "]", "“": "”", "«": "»", "{": "}"}
_CLOSING = frozenset(_BRACKETS.values())
_MONEY = frozenset("$€₼₽£#\ufffd")
_QUIET_SIGNS = frozenset(":-\"'’‘`„*|")
_LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True)
class Endings:
    """What may hang on a number: ordinal endings, case endings after a hyphen, a law's ending."""

    ordinal: frozenset[str]
    case: frozenset[str]
    law: re.Pattern[str]

    def allow(self, ending: str, joint: str) -> bool:
        """Whether a number with this ending, after this hyphen or apostrophe, is still a number."""
        return not ending or ending in self.ordinal or (bool(joint) and ending in self.case)


def pieces(text: str, endings: Endings) -> Iterator[Token]:
    """The pieces of a text made plain, in order.

    A number with anything unexpected stuck to it is `OTHER`, never a shorter number.
    """
    before = ""
    for match in _PIECE.finditer(text):
        if match["number"]:
            yield from _numbers(match, before, endings)
        elif match["word"]:
            yield Token(Kind.OTHER, folded(_POSSESSIVE.sub("", match["word"])), match["word"])
        else:
            yield _sign(match["sign"])
        before = match[0]


def _numbers(match: re.Match[str], before: str, endings: Endings) -> Iterator[Token]:
    """The numbers in what stands together without a space: "510,535.1" is a list.

    "535,1" may be a list or one number, so it is nothing.
    """
    first, *more = match["digits"].split(",")
    last = _number(match, before, endings)
    if not more or last.kind is not Kind.NUMBER:
        yield last
    elif len({_is_whole(number) for number in (first, *more)}) == 1:
        for number in (first, *more[:-1]):
            yield Token(Kind.NUMBER, number, number)
            yield Token(Kind.OTHER, ",", ",")
        yield replace(last, text=more[-1])
    else:
        yield Token(Kind.OTHER, "?", match[0])


def _is_whole(number: str) -> bool:
    """Whether this is an article's number rather than a lone part or the end of a decimal."""
    return len(number) >= len("535")


def _number(match: re.Match[str], before: str, endings: Endings) -> Token:
    ending = folded(match["ending"] or "")
    if ending and endings.law.fullmatch(ending):
        return Token(Kind.LAW_NUMBER, f"{match['digits']}-{ending}", match[0])
    clean = endings.allow(ending, match["joint"] or "") and not _stained(match)
    if not clean or before in _MONEY or len(match["digits"]) > _LONGEST_NUMBER:
        return Token(Kind.OTHER, "?", match[0])
    if re.fullmatch(r"(?:1[89]|20)[0-9]{2}", match["digits"]):
        return Token(Kind.YEAR, match["digits"], match[0])
    nested = tuple(re.findall(r"[0-9.-]+", match["nested"]))
    return Token(Kind.NUMBER, match["digits"], match[0], nested=nested)


def _stained(match: re.Match[str]) -> bool:
    """A sign hangs on the number: 20:30 is a time, but CAO@2000:310.1 names a year's edition."""
    stain = match["stain"]
    return bool(stain) and not (stain.startswith(":") and len(match["digits"]) > len("20"))


def _sign(sign: str) -> Token:
    if sign in _BRACKETS:
        return Token(Kind.OPEN, sign, sign)
    if sign in _CLOSING:
        return Token(Kind.CLOSE, sign, sign)
    kind = Kind.BETWEEN if sign in _QUIET_SIGNS else Kind.OTHER
    return Token(kind, sign, sign)


def closing(sign: str) -> str:
    """The bracket or quotation mark that closes the one given."""
    return _BRACKETS[sign]
