"""The axis: its unit, its words at each width of screen, and nothing that runs into another."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pages.pictures.axis import axis
from app.pages.pictures.plot import Plot
from app.pages.pictures.room import TIERS, width_of
from app.pages.pictures.scale import LEAST_DAYS, scale
from app.pages.pictures.shapes import DrawnAxis, DrawnWords

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
ORDER = ["", "w2", "w3"]


def of(*days: date, held: bool = False, locale: str = "en") -> DrawnAxis:
    return axis(Plot(scale(days, TODAY, may_be_held=held)), locale)


def shown(labels: tuple[DrawnWords, ...], tier: str) -> list[DrawnWords]:
    here = ORDER.index(tier)
    return [
        label
        for label in labels
        if ORDER.index(label.shown_from) <= here
        and not (label.hidden_from and ORDER.index(label.hidden_from) <= here)
    ]


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (date(2021, 3, 3), "week"),
        (date(2021, 5, 10), "week"),
        (date(2021, 9, 1), "month"),
        (date(2023, 2, 1), "month"),
        (date(2023, 9, 1), "year"),
        (date(2040, 1, 1), "year"),
    ],
)
def test_the_unit_follows_the_length(last: date, unit: str) -> None:
    assert scale([date(2021, 3, 1), last], TODAY, may_be_held=False).unit == unit


@given(st.lists(DAYS, min_size=1, max_size=6), st.booleans())
def test_every_day_stands_on_the_axis_in_its_order(days: list[date], held: bool) -> None:
    found = scale(days, TODAY, may_be_held=held)
    places = [found.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= found.reach for place in places)
    assert (found.last - found.first).days >= LEAST_DAYS
    assert found.broken or found.first <= TODAY <= found.last


@given(DAYS)
def test_time_that_has_hardly_passed_needs_no_break(day: date) -> None:
    found = scale([day], day + timedelta(days=20), may_be_held=False)
    assert not found.broken


def test_a_term_for_ever_does_not_squeeze_the_years_that_were_lived() -> None:
    found = scale([date(2020, 1, 1), date.max], TODAY, may_be_held=True)
    assert found.last.year < 2090
    assert found.at(date.max) == found.reach


@pytest.mark.usefixtures("in_english")
def test_months_carry_their_year_once() -> None:
    labels = of(date(2020, 11, 1), date(2021, 11, 2)).labels
    for tier in ORDER:
        years = [label.text for label in shown(labels, tier) if label.look == "lab"]
        assert years == sorted(set(years))


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("locale", ["en", "az", "ru", "it"])
@pytest.mark.parametrize("length", [3, 30, 70, 80, 200, 400, 800, 1500, 3000, 9000])
@pytest.mark.parametrize("held", [True, False])
def test_no_label_runs_into_another_on_any_screen(locale: str, length: int, held: bool) -> None:
    first = date(2014, 5, 13)
    labels = of(first, first + timedelta(days=length), held=held, locale=locale).labels
    for tier, pixels in TIERS:
        lines: dict[int, list[tuple[float, float]]] = {}
        for label in shown(labels, tier):
            lines.setdefault(label.y, []).append(_extent(label, pixels))
        for extents in lines.values():
            extents.sort()
            for here, following in pairwise(extents):
                assert here[1] <= following[0] + 1, (tier, here, following)
            assert extents[0][0] >= -8
            assert extents[-1][1] <= pixels + 8


def _extent(label: DrawnWords, pixels: float) -> tuple[float, float]:
    width = width_of(label.text, bold=label.look in ("lab", "t-today"))
    at = label.x / 100 * pixels + label.dx
    start = {"start": at, "middle": at - width / 2, "end": at - width}[label.anchor]
    return start, start + width


@pytest.mark.usefixtures("in_english")
def test_a_wider_screen_only_adds_ticks() -> None:
    labels = of(date(2014, 5, 1), date(2023, 5, 1)).labels
    narrow, middle, wide = ({each.text for each in shown(labels, tier)} for tier in ORDER)
    assert narrow <= middle <= wide
    assert len(wide) > len(narrow)
