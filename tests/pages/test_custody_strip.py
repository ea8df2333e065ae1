"""The strips of the shipped cases: what is drawn of real people, and what is not."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest
from flask import Flask

from app.content import shipped
from app.document.case import Case
from app.document.others import Person
from app.document.reading import read
from app.pages.case_view import custodies_of
from app.pages.custody_strip import strip_of
from app.pages.pictures.facts import Row, Strip
from app.pages.pictures.scale import scale
from app.pages.pictures.strip import days_of, draw_strip
from app.pages.showing import Showing

TODAY = date(2026, 11, 22)
StripOf = Callable[..., Strip]


@cache
def documents() -> tuple[dict[str, Case], dict[str, Person]]:
    found = [
        document
        for path in shipped()
        if path.suffix == ".yaml"
        for _, document in read(path.read_text(encoding="utf-8"))[0]
    ]
    cases = {each.slug: each for each in found if isinstance(each, Case)}
    return cases, {each.slug: each for each in found if isinstance(each, Person)}


@pytest.fixture
def strip(application: Flask) -> Iterator[StripOf]:
    def of(slug: str, as_of: date = TODAY) -> Strip:
        cases, people = documents()
        showing = Showing(cases[slug], people, {}, "en", as_of)
        return strip_of(showing, custodies_of(cases[slug]))

    with application.test_request_context("/cases/specimens?lang=en"):
        yield of


def only(strip: Strip) -> Row:
    (row,) = strip.rows
    return row


def test_every_shipped_case_is_drawn_in_every_language(application: Flask) -> None:
    cases, people = documents()
    assert len(cases) == 18
    for locale in ("en", "az", "ar"):
        with application.test_request_context(f"/cases/specimens?lang={locale}"):
            for case in cases.values():
                showing = Showing(case, people, {}, locale, TODAY)
                drawn = draw_strip(strip_of(showing, custodies_of(case)), locale)
                assert len(drawn.rows) == len(case.subjects)
                assert all(row.row.sentence for row in drawn.rows)


def test_a_stay_in_a_ward_is_custody_and_ends_with_it(strip: StripOf) -> None:
    blogger, actor = strip("hasanzade-salamov-private-prosecution").rows
    assert [bar.texture for bar in blogger.bars] == ["serving", "medical"]
    assert blogger.bars[0].end == blogger.bars[1].start
    assert blogger.bars[1].end.lower == date(2021, 11, 2)
    assert blogger.bars[1].after == "free"
    assert actor.bars[0].reported_until == date(2021, 3, 2)
    assert actor.bars[0].after == "gap"
    assert (blogger.state, actor.state) == ("released", "presumed released")


def test_a_term_of_months_is_outlined_by_the_calendar(strip: StripOf) -> None:
    _, actor = strip("hasanzade-salamov-private-prosecution").rows
    (outline,) = actor.outlines
    assert (outline.start.lower, outline.end.lower) == (date(2021, 3, 2), date(2021, 11, 2))
    assert outline.label == "8 months ordered"


def test_the_sentence_says_the_state_and_each_period_with_its_days(strip: StripOf) -> None:
    blogger, actor = strip("hasanzade-salamov-private-prosecution").rows
    assert "245 days" in blogger.sentence
    assert "prison: from 2 March [2021] to 10 August [2021]." in blogger.sentence
    assert actor.sentence.endswith("prison: from 2 March [2021]; last report 2 March [2021].")


def test_a_day_that_others_claim_stands_beside_the_one_we_follow(strip: StripOf) -> None:
    row = only(strip("amrah-tahmazov-salayev-post"))
    assert row.bars[0].start.lower == date(2023, 5, 27)
    assert [claim.day for claim in row.claims] == [date(2023, 5, 29)]
    assert "police" in row.claims[0].words


def test_a_remand_that_went_on_is_drawn_past_the_end_of_its_order(strip: StripOf) -> None:
    row = only(strip("aslan-gurbanov-sss"))
    remand, order = row.bars[0], row.outlines[0]
    assert order.end.lower == date(2020, 11, 14)
    assert remand.end.lower is not None
    assert remand.end.lower > date(2020, 11, 14)


def test_somebody_last_known_held_is_solid_only_to_the_last_report(strip: StripOf) -> None:
    row = only(strip("aslan-gurbanov-sss"))
    assert row.state == "last known held"
    assert row.bars[-1].reported_until == date(2021, 5, 5)
    assert row.outlines[-1].end.lower == date(2027, 7, 14)


def test_somebody_held_is_solid_up_to_the_day_asked(strip: StripOf) -> None:
    row = only(strip("giyas-ibrahimov-soyudlu", date(2023, 7, 10)))
    assert row.state == "held"
    assert row.bars[-1].reported_until == date(2023, 7, 10)


def test_what_had_not_happened_by_the_day_asked_is_not_drawn(strip: StripOf) -> None:
    row = only(strip("elmir-abbasov-soyudlu", date(2023, 6, 25)))
    assert not row.bars[0].end.dated
    assert "release" not in [mark.kind for mark in row.marks]
    before = only(strip("elmir-abbasov-soyudlu", date(2023, 6, 1)))
    assert (before.bars, before.outlines, before.marks) == ((), (), ())


def test_a_taking_on_a_day_nobody_reports_has_no_bar_and_no_liberty(strip: StripOf) -> None:
    row = only(strip("latif-mammadov-soyudlu"))
    assert (row.bars, row.before, row.state) == ((), "gap", "unknown")


def test_a_death_in_custody_stops_the_line(strip: StripOf) -> None:
    row = only(strip("novruzali-mamedov"))
    assert row.bars[-1].after == "stop"
    assert {claim.day for claim in row.claims} == {date(2009, 8, 17), date(2009, 8, 27)}


def test_a_pardon_is_a_release_and_its_year_a_slope(strip: StripOf) -> None:
    row = only(strip("hilal-mamedov"))
    last = row.bars[-1]
    assert last.after == "free"
    assert (last.end.lower, last.end.upper) == (date(2016, 1, 1), date(2016, 12, 31))


def test_two_proceedings_in_one_detention_have_a_thin_row_each(strip: StripOf) -> None:
    row = only(strip("giyas-ibrahimov-soyudlu"))
    settled, open_ended = row.courses
    assert settled.end.lower == date(2023, 7, 22)
    assert open_ended.ending == "outcome not known"


def test_people_never_held_have_a_line_of_liberty_and_no_table(strip: StripOf) -> None:
    found = strip("rahimova-mahmarzayeva-questioned")
    assert found.table == ()
    assert {row.state for row in found.rows} == {"not in custody"}
    assert {row.before for row in found.rows} == {"free"}


def test_the_table_holds_every_bar_in_exact_words(strip: StripOf) -> None:
    found = strip("hasanzade-salamov-private-prosecution")
    assert len(found.table) == sum(len(row.bars) for row in found.rows)
    first = found.table[0]
    assert (first.kind, first.since, first.until) == (
        "prison",
        "2 March [2021]",
        "10 August [2021]",
    )


def test_a_custody_ends_once_and_the_table_says_so_in_its_last_period(strip: StripOf) -> None:
    prison, ward, _ = strip("hasanzade-salamov-private-prosecution").table
    assert (prison.how_ended, ward.how_ended) == ("moved", "term served")
    assert ward.since == "a day not reported, by 10 August [2021]"


def test_the_axis_reaches_everything_that_is_drawn(strip: StripOf) -> None:
    for slug in documents()[0]:
        found = strip(slug)
        days = [day for row in found.rows for day in days_of(row)]
        held = any(row.may_be_held for row in found.rows)
        axis = scale(days, TODAY, may_be_held=held)
        assert all(axis.first <= day <= axis.last for day in days) or not days
