"""The letters of the cards: which characters each font can show, and how wide they are.

A card may use no font of the machine it is drawn on. Its text is measured before it is drawn, so
that nothing runs out of the picture, and a character that no font of ours can show is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Final
from unicodedata import category, combining

FOLDER: Final = Path(__file__).resolve().parents[3] / "fonts"
FILES: Final = ("NotoSerif-Regular.ttf", "NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf")
SERIF: Final = ("NotoSerif-Regular.ttf", "NotoNaskhArabic-Regular.ttf")
SANS: Final = ("NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf")
# A segment of a font's table of characters ends with this one, which is no character.
_NO_CHARACTER: Final = 0xFFFF
_SEGMENTS: Final = 4


@dataclass(frozen=True, slots=True)
class Face:
    """One font: the widths of its characters, in parts of the size they are set in."""

    family: str
    widths: dict[str, float]


def font_files() -> list[str]:
    """The files of all our fonts."""
    return [str(FOLDER / name) for name in FILES]


@cache
def face(name: str) -> Face:
    """A font from its file. Raises ValueError for one whose characters are not in segments."""
    read = (FOLDER / name).read_bytes()
    tables = dict(_tables(read))
    units = unpack_from(">H", read, tables["head"] + 18)[0]
    measured = unpack_from(">H", read, tables["hhea"] + 34)[0]
    widths = {
        chr(code): _advance(read, tables["hmtx"], glyph, measured) / units
        for code, glyph in _characters(read, tables["cmap"])
        if glyph
    }
    return Face(_spaced(name), widths)


def shows(text: str, faces: tuple[str, ...] = SERIF) -> bool:
    """Whether every character of a text is in one of these fonts."""
    return all(_width(char, faces) is not None for char in text)


def width(text: str, size: float, faces: tuple[str, ...] = SERIF) -> float:
    """How wide a text is at a size, in pixels; joined letters are never wider than this."""
    return size * sum(_width(char, faces) or 0.0 for char in text)


def _width(char: str, faces: tuple[str, ...]) -> float | None:
    """A character's width, nothing for what only marks or steers others, None where none has it."""
    if category(char) == "Cf":
        return 0.0
    for name in faces:
        found = face(name).widths.get(char)
        if found is not None:
            return 0.0 if combining(char) else found
    return None


def _spaced(name: str) -> str:
    """The family of a file: `NotoNaskhArabic-Regular.ttf` is Noto Naskh Arabic."""
    plain = name.partition("-")[0]
    return "".join(f" {char}" if char.isupper() else char for char in plain).strip()


def _tables(read: bytes) -> Iterator[tuple[str, int]]:
    """Each table's name and where it begins."""
    for place in range(unpack_from(">H", read, 4)[0]):
        tag, _, start, _ = unpack_from(">4sIII", read, 12 + 16 * place)
        yield tag.decode("ascii"), start


def _advance(read: bytes, start: int, glyph: int, measured: int) -> int:
    """How far a glyph moves on; those after the last measured one are as wide as it."""
    found: int = unpack_from(">H", read, start + 4 * min(glyph, measured - 1))[0]
    return found


def _characters(read: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Each character's code and its glyph, from the table of segments."""
    table = start + unpack_from(">I", read, start + 8)[0]
    kind, _, _, double = unpack_from(">4H", read, table)
    if kind != _SEGMENTS:
        raise ValueError(f"The font's characters are in a table of kind {kind}; 4 is read here.")
    count = double // 2
    ends = unpack_from(f">{count}H", read, table + 14)
    starts = unpack_from(f">{count}H", read, table + 16 + double)
    deltas = unpack_from(f">{count}H", read, table + 16 + 2 * double)
    ranges = table + 16 + 3 * double
    for place in range(count):
        offset = unpack_from(">H", read, ranges + 2 * place)[0]
        for code in range(starts[place], ends[place] + 1):
            if code != _NO_CHARACTER:
                glyph = code
                if offset:
                    at = ranges + 2 * place + offset + 2 * (code - starts[place])
                    glyph = unpack_from(">H", read, at)[0]
                yield code, (glyph + deltas[place]) & 0xFFFF if glyph else 0
