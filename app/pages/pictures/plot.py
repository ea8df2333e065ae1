"""The plot: where a span of days stands on the page, mirrored for languages from right to left."""

from dataclasses import dataclass
from datetime import date

from .scale import Scale
from .shapes import Form


@dataclass(frozen=True, slots=True)
class Plot:
    """A scale on a page. Distances are per cents; `rtl` mirrors x to 100 − x − width."""

    scale: Scale
    rtl: bool = False

    def point(self, place: float) -> float:
        """A place on the scale as it stands on the page."""
        return round(100 - place, 2) if self.rtl else place

    def day(self, day: date) -> float:
        """Where a day begins on the page."""
        return self.point(self.scale.at(day))

    def span(self, start: float, end: float) -> tuple[float, float]:
        """The left edge on the page and the width of what lies between two places."""
        left = 100 - end if self.rtl else start
        return round(left, 2), round(end - start, 2)

    def days(self, start: date, end: date) -> tuple[float, float]:
        """The same between two days."""
        return self.span(self.scale.at(start), self.scale.at(end))

    def form(self, form: Form) -> Form:
        """A slope that rises towards later days falls on a mirrored page."""
        if not self.rtl or form == "full":
            return form
        return "fall" if form == "rise" else "rise"

    def forward(self, pixels: int) -> int:
        """So many pixels towards later days."""
        return -pixels if self.rtl else pixels
