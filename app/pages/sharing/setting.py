"""Setting a text in lines: as large as fits, broken between words, cut with an ellipsis."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import bidirectional

from app.pages.sharing.faces import SERIF, shows, width

_ELLIPSIS: Final = "…"
_NOT_LAST: Final = " ,;:.–—(“«"
# A no-break space is no blank: it keeps a name in one line.
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
# Letters that a Latin font draws as one. The renderer falls back to the Arabic font only where
# both draw as many shapes, so on a line with both scripts they are kept apart.
_LIGATURE: Final = re.compile("f(?=[fijlt])")
# What sets a name or a number apart from words that run the other way.
_SIGNS: Final = re.compile("[\u2066-\u2069]")
_CLOSE: Final = "\u2069"
# Articles such as 388-1 and 535.1 are read from left to right in every language.
_NUMBERED: Final = re.compile(r"\d+(?:[-.]\d+)+")


@dataclass(frozen=True, slots=True)
class Set:
    """Lines of one size. `whole` says that no word was left out."""

    lines: tuple[str, ...]
    size: int
    whole: bool


def fitted(
    text: str, sizes: Iterable[int], room: float, lines: int, faces: tuple[str, ...] = SERIF
) -> Set:
    """A text at the first of `sizes` (the largest first) at which it fits; at the last it is cut.

    What no font of ours can show gives no line at all: an empty box says nothing.
    """
    plain = _BLANKS.sub(" ", text).strip()
    found = Set((), 0, whole=False)
    if not plain or not shows(plain, faces):
        return found
    for size in sizes:
        found = _broken(plain, size, room, lines, faces)
        if found.whole:
            break
    return found


def isolated(text: str, *, rtl: bool) -> str:
    """A line that runs its own way on a page from right to left, and numbers of articles in theirs.

    A line without a letter from right to left is one that was not translated; it stays as it is.
    """
    if not rtl or not any(bidirectional(char) in ("R", "AL") for char in text):
        return text
    apart = _NUMBERED.sub(lambda found: f"\u2066{found[0]}\u2069", _LIGATURE.sub("f\u200c", text))
    return f"\u2067{apart}\u2069"


def name_apart(name: str) -> str:
    """A name that does not turn with the text around it."""
    return f"\u2068{name}\u2069"


def _broken(text: str, size: int, room: float, most: int, faces: tuple[str, ...]) -> Set:
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most:
        taken = _taken(words, size, room, faces)
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    fits = not words and all(width(line, size, faces) <= room for line in lines)
    if not fits:
        lines[-1] = _cut(" ".join([lines[-1], *words]), size, room, faces)
    cut = (_cut(each, size, room, faces) for each in lines)
    return Set(tuple(_closed(cut)), size, whole=fits)


def _closed(lines: Iterable[str]) -> Iterator[str]:
    """Lines that each close what they set apart, and open it again where it went on."""
    still = ""
    for line in lines:
        opened = still + line
        still = ""
        for sign in _SIGNS.findall(opened):
            still = still[:-1] if sign == _CLOSE else still + sign
        yield opened + _CLOSE * len(still)


def _taken(words: list[str], size: int, room: float, faces: tuple[str, ...]) -> int:
    """How many words stand in one line, one at least."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), size, faces) <= room:
        taken += 1
    return taken


def _cut(line: str, size: int, room: float, faces: tuple[str, ...]) -> str:
    """As much of a line as fits, whole words of it; only a single word is cut within."""
    if width(line, size, faces) <= room:
        return line
    words = line.split(" ")
    while len(words) > 1 and width(_ended(" ".join(words)), size, faces) > room:
        words.pop()
    line = " ".join(words)
    while line and width(_ended(line), size, faces) > room:
        line = line[:-1]
    return _ended(line)


def _ended(line: str) -> str:
    """A line that goes on, without the signs that would stand before the ellipsis."""
    return line.rstrip(_NOT_LAST) + _ELLIPSIS
