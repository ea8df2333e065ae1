"""Positioned shapes. `x` and `width` are per cents of the plot, `y` and `height` pixels.

They are as they stand on the page: in a right-to-left language already mirrored.
"""

from dataclasses import dataclass
from typing import Literal

from app.custody.states import State

from .facts import LineEnd, MarkKind, Row, TableLine, Texture
from .room import Tier

Form = Literal["full", "rise", "fall"]
UprightLook = Literal["pin", "cut", "stop", "claim", "cap"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A horizontal line: at liberty, not known, or a proceeding that runs."""

    look: LineEnd | Literal["course"]
    x1: float
    x2: float
    y: int


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A piece of a thick bar; `rise` and `fall` are the slopes of a day not known.

    `form` is how it looks on the page: from left to right it grows, stays or narrows.
    """

    texture: Texture
    form: Form
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """Six pixels under a bar too short to see; `dx` moves them to where later days lie."""

    texture: Texture
    x: float
    dx: int
    hidden_from: Tier = ""


@dataclass(frozen=True, slots=True)
class DrawnOutline:
    """A piece of the outline of an ordered term."""

    form: Form
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """An entry's mark, its centre at `x` and `y`; `doubt` is the line of a coarse date."""

    kind: MarkKind
    x: float
    y: int
    doubt: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class DrawnUpright:
    """A vertical line; a pin is shown from the tier at which its words are."""

    look: UprightLook
    x: float
    y1: int
    y2: int
    shown_from: Tier = ""


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """Words in the picture, shown from the tier at which they fit, until another says it."""

    text: str
    x: float
    y: int
    anchor: Anchor = "start"
    dx: int = 0
    look: str = ""
    shown_from: Tier = ""
    hidden_from: Tier = ""


@dataclass(frozen=True, slots=True)
class DrawnCourse:
    """One proceeding under its subject's row."""

    name: str
    sentence: str
    lines: tuple[DrawnLine, ...]
    caps: tuple[DrawnUpright, ...]
    words: tuple[DrawnWords, ...]


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One subject's row, ready to print from back to front.

    `tall` counts the 14 px steps by which it is higher than 64 px; `middle` is the bar's centre.
    """

    row: Row
    tall: int
    middle: int
    lines: tuple[DrawnLine, ...]
    outlines: tuple[DrawnOutline, ...]
    bars: tuple[DrawnBar, ...]
    blocks: tuple[DrawnBlock, ...]
    uprights: tuple[DrawnUpright, ...]
    marks: tuple[DrawnMark, ...]
    words: tuple[DrawnWords, ...]
    glyph: State | None
    courses: tuple[DrawnCourse, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnAxis:
    """The ticks' lines, their words, today's line, and the place of the break if there is one."""

    grid: tuple[float, ...]
    labels: tuple[DrawnWords, ...]
    today: float
    line_break: float | None
    height: int


@dataclass(frozen=True, slots=True)
class DrawnStrip:
    """A whole strip: rows on one axis, the key to what was drawn, the table of exact words."""

    name: str
    rows: tuple[DrawnRow, ...]
    axis: DrawnAxis
    key: tuple[str, ...]
    table: tuple[TableLine, ...]
