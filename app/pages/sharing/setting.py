"""Setting a text in lines: as large as fits, broken between words, cut with an ellipsis."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from unicodedata import bidirectional

from app.pages.sharing.faces import SERIF, shows, width

_ELLIPSIS: Final = "…"
# A no-break space is no blank: it keeps a name in one line.
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
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
    return "\u2067" + _NUMBERED.sub(lambda found: f"\u2066{found[0]}\u2069", text) + "\u2069"


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
    return Set(tuple(_cut(each, size, room, faces) for each in lines), size, whole=fits)


def _taken(words: list[str], size: int, room: float, faces: tuple[str, ...]) -> int:
    """How many words stand in one line, one at least."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), size, faces) <= room:
        taken += 1
    return taken


def _cut(line: str, size: int, room: float, faces: tuple[str, ...]) -> str:
    if width(line, size, faces) <= room:
        return line
    while line and width(line + _ELLIPSIS, size, faces) > room:
        line = line[:-1]
    return line.rstrip(" ,;:.") + _ELLIPSIS
