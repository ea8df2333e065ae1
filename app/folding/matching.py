"""Whether a search for one spelling finds a name in another, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.folding.reasons import WITHIN_CYRILLIC, Why
from app.folding.spelling import Trace, first_key, spellings
from app.folding.tokens import tokens

LONGEST_SHOWN: Final = 60
MOST_JOINED: Final = 3
"""`Vaqif qızı` is Vaqifqızı, `əl Misri` is Əlmisri: up to this many words count as one."""
UNSPACED: Final = (
    (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Tibetan, Burmese, Khmer, kana and Chinese characters: written without spaces."""
FIRST_UNSPACED: Final = chr(UNSPACED[0][0])
FIRST_CHINESE: Final = "\u3400"
"""From here on one character is a word: 李 is a surname."""


@dataclass(frozen=True)
class Meeting:
    """One word of a query, the word of the name it met, and why (never empty, codes in `Why`).

    Both words are as written. `alias` is the stored alias that the word stands in, or None.
    """

    query: str
    name: str
    why: tuple[Why, ...]
    alias: str | None = None

    @property
    def sentence(self) -> str:
        """English, without a full stop, so that several can stand in one line."""
        return f"“{shown(self.query)}” finds “{shown(self.name)}”: {', '.join(self.why)}"


@dataclass(frozen=True)
class Match:
    """How every word of a query met a word of a name, in the order of the query."""

    meetings: tuple[Meeting, ...]

    @property
    def sentence(self) -> str:
        """One English sentence saying what met what, and why."""
        return "; ".join(meeting.sentence for meeting in self.meetings) + "."

    @property
    def same_letters(self) -> bool:
        """Whether nothing differs but capitals and order: a reader needs no explanation."""
        return all(meeting.why == (Why.SAME,) for meeting in self.meetings)


Place = tuple[str, Trace, str | None]
"""A word of the name as written, the rules its key used, and the alias it stands in."""


def shown(word: str) -> str:
    """A word fit for a line of output: no unpaired surrogates, no control characters, not long."""
    clean = "".join(char if char.isprintable() else "\ufffd" for char in word[:LONGEST_SHOWN])
    return clean + ("…" if len(word) > LONGEST_SHOWN else "")


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each word alone, then neighbours as they would stand without the space between them."""
    for length in range(1, MOST_JOINED + 1):
        for start in range(len(words) - length + 1):
            yield tuple(words[start : start + length])


def _places(name: str, aliases: Iterable[str]) -> dict[str, list[Place]]:
    """Every key of a name and its aliases, with the words that have it (the first few)."""
    table: dict[str, list[Place]] = {}
    forms: list[tuple[str, str | None]] = [(name, None), *((alias, alias) for alias in aliases)]
    for form, alias in forms:
        for run in _runs(tokens(form)):
            joined = frozenset({(Why.JOINED, "")} if len(run) > 1 else ())
            for key, trace in spellings("".join(run)).items():
                places = table.setdefault(key, [])
                if len(places) < MOST_JOINED:
                    places.append((" ".join(run), trace | joined, alias))
    return table


def _reasons(one: Trace, other: Trace, alias: str | None) -> tuple[Why, ...]:
    """The rules that the two spellings did not use alike, in the order of `Why`."""
    differing = {why for why, _ in one ^ other}
    if Why.CYRILLIC in differing:
        differing -= WITHIN_CYRILLIC
    if alias is not None:
        differing.add(Why.ALIAS)
    return tuple(why for why in Why if why in differing) or (Why.SAME,)


def _meeting(run: tuple[str, ...], table: dict[str, list[Place]]) -> Meeting | None:
    """The meeting that needs the fewest reasons, or None."""
    joined = frozenset({(Why.JOINED, "")} if len(run) > 1 else ())
    found = [
        Meeting(" ".join(run), word, _reasons(trace | joined, other, alias), alias)
        for key, trace in spellings("".join(run)).items()
        for word, other, alias in table.get(key, ())
    ]
    return min(found, key=lambda one: (len(one.why), one.why != (Why.SAME,)), default=None)


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script written without spaces, so that words may stand inside it."""
    if word < FIRST_UNSPACED:
        return False
    return (len(word) > 1 or word >= FIRST_CHINESE) and all(
        any(first <= ord(char) <= last for first, last in UNSPACED) for char in word
    )


def _inside(word: str, name: str) -> Meeting | None:
    """A word of Chinese, Japanese or Thai inside a longer run of the same script."""
    if not is_unspaced(word):
        return None
    key = first_key(word)
    for written in tokens(name):
        if key in first_key(written):
            return Meeting(word, written, (Why.PART,))
    return None


def match(query: str, name: str, aliases: Iterable[str] = ()) -> Match | None:
    """How a search for `query` finds `name`, or None when it does not.

    Every word of the query must meet a word of the name or of a stored alias; the order of words
    and the words of the name that nobody asked for do not count. Initials stay exact: `K.M.`
    finds `K. M.` and `KM`, never Kamal Mammadov. A query without a word finds nothing. Any text
    is taken, of any length, in time linear in it; nothing is raised.
    """
    words = tokens(query)
    table = _places(name, aliases)
    met: list[Meeting] = []
    position = 0
    while position < len(words):
        for length in range(1, min(MOST_JOINED, len(words) - position) + 1):
            run = words[position : position + length]
            meeting = _meeting(run, table) or (_inside(run[0], name) if length == 1 else None)
            if meeting:
                break
        else:
            return None
        met.append(meeting)
        position += length
    return Match(tuple(met)) if met else None
