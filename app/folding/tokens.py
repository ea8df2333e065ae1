"""Cutting a text into the words that the fold compares.

A word is a run of letters and digits with what silently belongs to it (accents, zero-width
characters), an apostrophe inside (Ü'lvi) or a symbol that stands for a letter inside (N!DA,
Pale$tine). `388-1`, `535.1` and `388¹` are one token each: a number keeps its parts and stays
exact. `$500` is the number 500, and `name@host.org` is no word with an a in it.
"""

import re
from itertools import pairwise
from typing import Final

from app.folding.characters import composed, kind

WORD: Final = re.compile(
    r"(?P<number>D[DM]*U*(?:[HN]D[DM]*)*(?![DLMU]))"
    r"|(?P<word>(?:S{1,3}(?=M{0,9}L))?M{0,9}[LDU]"
    r"(?:[LDUM]|[SX]{1,3}(?=M{0,9}L)|A(?=M{0,9}[LD])|T(?=M{0,9}L)(?![LDUMH]*N[LD]))*)"
    r"|(?P<flag>RR)|(?P<sign>E)"
)
"""Runs are bounded so that a page of nothing but symbols is still read in linear time."""
SINGLE: Final = re.compile(r"M*LM*")
GAP: Final = re.compile(r"[NHPB]{1,2}")
"""What may stand between letters spelt one by one: K.M., K. M., p.r.e.z.i.d.e.n.t."""

Span = tuple[int, int]


class _Classes(dict[int, str]):
    """The class letter of each character met so far, by its number."""

    def __missing__(self, number: int) -> str:
        if len(self) >= _MOST_MET:
            self.clear()
        self[number] = kind(chr(number)).letter
        return self[number]


_MOST_MET: Final = 8192
_CLASSES: Final = _Classes()


def classes(text: str) -> str:
    """One class letter a character (see `Kind`), so that plain patterns can read any script."""
    return text.translate(_CLASSES)


def _joined(spans: list[Span], shape: str) -> list[Span]:
    """Spans with runs of single letters made one token: initials and spelt-out words."""
    joined = spans[:1]
    alone = [bool(SINGLE.fullmatch(shape, *span)) for span in spans]
    for index, (before, span) in enumerate(pairwise(spans)):
        together = alone[index] and alone[index + 1]
        if together and GAP.fullmatch(shape, before[1], span[0]):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def tokens(text: str) -> tuple[str, ...]:
    """The words, numbers and signs of a text, each as written (in NFC), in order.

    Single letters that stand in a row are one token: `K.M.`, `K. M.` and `K M` are the same
    initials, and stay exact (they never find Kamal Mammadov). A hyphen parts two words.
    """
    text = composed(text)
    shape = classes(text)
    spans = [found.span() for found in WORD.finditer(shape)]
    return tuple(text[start:end] for start, end in _joined(spans, shape))
