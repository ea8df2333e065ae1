"""What a picture card says, and where each of its words and shapes stands.

A card is 1200 pixels by 630: the sign and what kind of page it is, the name as the largest thing,
the line of status, the two accounts of why, a small custody strip, the address. In a language
written from right to left everything stands mirrored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from app.pages.pictures.shapes import DrawnStrip
from app.pages.sharing.faces import SANS, SERIF, face, width
from app.pages.sharing.setting import fitted, isolated
from app.pages.sharing.strips import Shape, strip_height, strip_shapes

WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 64
_ROOM: Final = WIDTH - 2 * _MARGIN
_HEAD: Final = 64
_RULE_UNDER_HEAD: Final = 92
_FOOT: Final = 594
_RULE_OVER_FOOT: Final = 556
_GAP: Final = 48
_SIGN: Final = 44
_ONE_LINE: Final = (88, 76, 66, 58, 52)
_TWO_LINES: Final = (60, 52, 44)
_AIR: Final = 26
_BETWEEN: Final = 14
Anchor = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Account:
    """One account of why: its heading, what is said, and by whom."""

    heading: str
    says: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says. `name` is largest; `forms` is a quieter line under it."""

    locale: str
    rtl: bool
    kind: str
    name: str
    address: str
    as_of: str
    forms: str = ""
    standing: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    strip: DrawnStrip | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: its baseline, its size, its look in the template."""

    text: str
    x: float
    y: float
    size: int
    look: Literal["ink", "soft", "today"] = "ink"
    sans: bool = False
    anchor: Anchor = "start"

    @property
    def family(self) -> str:
        """The fonts it is set in, the first that has a character."""
        return ", ".join(face(name).family for name in (SANS if self.sans else SERIF))


@dataclass(frozen=True, slots=True)
class Card:
    """A card ready to be printed as SVG."""

    words: tuple[Words, ...]
    shapes: tuple[Shape, ...]
    rules: tuple[int, ...]
    sign: int
    rtl: bool
    width: int = WIDTH
    height: int = HEIGHT
    margin: int = _MARGIN

    @property
    def bar_top(self) -> float:
        """Where the first bar begins, so that a texture stands in the middle of it."""
        return next((each.y for each in self.shapes if each.look == "bar"), 0.0)


@dataclass(slots=True)
class _Page:
    """What was set so far, and down to where."""

    rtl: bool
    words: list[Words] = field(default_factory=list)
    y: float = _RULE_UNDER_HEAD

    def line(self, text: str, size: int, down: float, **look: object) -> None:
        """Sets a line under what stands there."""
        self.y += down
        self.words.append(self._placed(Words(text, _MARGIN, self.y, size), look))

    def at(self, text: str, x: float, y: float, size: int, **look: object) -> None:
        """Sets a line at a place."""
        self.words.append(self._placed(Words(text, x, y, size), look))

    def _placed(self, words: Words, look: dict[str, object]) -> Words:
        found = replace(words, text=isolated(words.text, rtl=self.rtl), **look)  # type: ignore[arg-type]
        if not self.rtl:
            return found
        other: Anchor = "end" if found.anchor == "start" else "start"
        return replace(found, x=WIDTH - found.x, anchor=other)


def lay_out(facts: CardFacts) -> Card:
    """A card with everything in its place; what does not fit is left out from the end."""
    page = _Page(facts.rtl)
    floor = _RULE_OVER_FOOT - (strip_height(facts.strip) if facts.strip else 0)
    _frame(page, facts)
    _name(page, facts)
    _standing(page, facts)
    _accounts(page, facts.accounts, floor - _AIR)
    sign = WIDTH - _MARGIN - 30 if facts.rtl else _MARGIN
    shapes = strip_shapes(facts.strip, _MARGIN, floor, _ROOM, rtl=facts.rtl) if facts.strip else ()
    rules = (_RULE_UNDER_HEAD, _RULE_OVER_FOOT)
    return Card(tuple(page.words), tuple(shapes), rules, sign, facts.rtl)


def _frame(page: _Page, facts: CardFacts) -> None:
    """The head and the foot."""
    page.at("Speechwatch", _MARGIN + _SIGN, _HEAD, 32)
    for line in fitted(facts.kind, (24,), _ROOM / 2, 1, SANS).lines:
        page.at(line, WIDTH - _MARGIN, _HEAD, 24, look="soft", sans=True, anchor="end")
    day = fitted(facts.as_of, (24, 21), _ROOM * 0.42, 1, SANS)
    for line in day.lines:
        page.at(line, WIDTH - _MARGIN, _FOOT, day.size, look="today", sans=True, anchor="end")
    taken = max((width(line, day.size, SANS) for line in day.lines), default=0)
    address = fitted(facts.address, (24, 20, 17), _ROOM - taken - _GAP, 1, SANS)
    for line in address.lines:
        page.at(f"\u2066{line}\u2069", _MARGIN, _FOOT, address.size, sans=True)


def _name(page: _Page, facts: CardFacts) -> None:
    """The name on one line while it stays large, else on two.

    Where no letter of ours shows the name, the address of the page stands there.
    """
    found = fitted(facts.name, _ONE_LINE, _ROOM, 1)
    if not found.whole:
        found = fitted(facts.name, _TWO_LINES, _ROOM, 2)
    if not found.lines:
        found = fitted(facts.address, _TWO_LINES, _ROOM, 2)
    for place, line in enumerate(found.lines):
        page.line(line, found.size, found.size * 1.15 + (12 if place == 0 else 0))
    page.y += 14 + found.size * 0.1
    forms = fitted(facts.forms, (34, 28), _ROOM, 1)
    for line in forms.lines:
        page.line(line, forms.size, 42, look="soft")
        page.y += _BETWEEN


def _standing(page: _Page, facts: CardFacts) -> None:
    for said in facts.standing:
        found = fitted(said, (30, 27), _ROOM, 2, SANS)
        for line in found.lines:
            page.line(line, found.size, found.size * 1.4, sans=True)
    page.y += 14 if facts.strip else 2 * _BETWEEN


def _accounts(page: _Page, accounts: Sequence[Account], floor: float) -> None:
    """The accounts side by side, with as many lines as there is room for."""
    wide = _ROOM if len(accounts) == 1 else (_ROOM - _GAP) / 2
    for place, account in enumerate(accounts):
        for line in _account(account, wide, floor - page.y):
            page.at(
                line.text,
                _MARGIN + place * (wide + _GAP),
                page.y + line.y,
                line.size,
                look=line.look,
                sans=line.sans,
            )


def _account(account: Account, wide: float, room: float) -> Iterator[Words]:
    """The lines of one account; `y` counts from where it begins."""
    spoken = 32 if account.speaker else 0
    most = min(3, int((room - 34 - spoken) // 36))
    if most < 1:
        return
    says = fitted(account.says, (28,), wide, most)
    if not says.lines:
        return
    heading = fitted(account.heading, (22,), wide, 1, SANS)
    for line in heading.lines:
        yield Words(line, 0, 28, 22, "soft", sans=True)
    for place, line in enumerate(says.lines):
        yield Words(line, 0, 65 + 36 * place, 28)
    for line in fitted(account.speaker, (22,), wide, 1, SANS).lines:
        yield Words(line, 0, 62 + 36 * len(says.lines), 22, "soft", sans=True)
