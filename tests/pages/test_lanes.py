"""The lanes beside a timeline repeat the strip, entry by entry."""

from datetime import date

from app.dates import bounds
from app.pages.pictures.facts import Bar, Row
from app.pages.pictures.lanes import Lane, Moment, lane_heads, lanes

from .invented_others import (
    MOMENTS,
)
from .invented_rows import (
    EVERY_KIND,
    NOT_SERVED,
)
from .invented_strips import (
    SILENCE,
    SPECIMENS,
)


def states(place: int) -> list[tuple[str, str]]:
    return [(found[place].up, found[place].down) for found in lanes(SILENCE.rows, MOMENTS)]


def test_a_reader_sees_at_each_entry_who_is_held() -> None:
    assert states(0) == [
        ("free", "free"),
        ("free", "free"),
        ("free", "held"),
        ("held", "held"),
        ("held", "free"),
        ("free", "free"),
        ("gap", "gap"),
    ]


def test_what_nobody_reports_is_an_outline_and_then_dots_never_liberty() -> None:
    assert states(1) == [
        ("free", "free"),
        ("free", "free"),
        ("free", "ordered"),
        ("ordered", "ordered"),
        ("ordered", "ordered"),
        ("ordered", "gap"),
        ("gap", "gap"),
    ]


def test_the_outline_is_capped_where_the_term_ends() -> None:
    assert [found[1].capped for found in lanes(SILENCE.rows, MOMENTS)].index(True) == 5


def test_nothing_runs_on_after_a_death() -> None:
    (last,) = lanes(EVERY_KIND.rows, [Moment(date(2023, 9, 1))])
    assert last == (Lane("held", "none"),)


def test_a_term_that_never_led_to_custody_leaves_the_lane_free() -> None:
    (found,) = lanes(NOT_SERVED.rows, [Moment(date(2022, 6, 28))])
    assert found == (Lane("free", "free"),)


def test_from_five_subjects_on_one_lane_stands_for_any_of_them() -> None:
    free = Row("A", "", "", "not in custody")
    held = Row("B", "", "", "released", bars=(Bar("serving", bounds("2021"), bounds("2022")),))
    (found,) = lanes([free, free, free, free, held], [Moment(date(2021, 6, 1))])
    assert found == (Lane("held", "held"),)


def test_lanes_are_headed_by_initials_or_numbers_where_those_collide() -> None:
    assert lane_heads(["Elçin Həsənzadə", "İbrahim Salamov"]) == ["H", "S"]
    assert lane_heads(["Elçin Həsənzadə", "Hilal Hacıyev"]) == ["1", "2"]
    assert lane_heads(["Elçin Həsənzadə"]) == []
    assert lane_heads(["A"] * 5) == []


def test_every_specimen_has_a_lane_for_every_row() -> None:
    for specimen in SPECIMENS:
        for found in lanes(specimen.strip.rows, MOMENTS):
            assert len(found) == len(specimen.strip.rows)
