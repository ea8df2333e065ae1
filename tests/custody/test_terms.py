"""When terms end: extensions, credit, other days to count from, sentences that replace others."""

from app.custody import (
    Custody,
    End,
    Extension,
    Order,
    Period,
    Sentence,
    Subject,
    expected_release,
    first_taking,
    merged,
    term_ends,
)
from tests.custody import shipped
from tests.custody.shipped import day, days


def release(custodies: tuple[Custody, ...]) -> list[str]:
    """The first day of each expected release of the one custody, as text."""
    (custody,) = custodies
    end = expected_release(custody)
    return [str(each.lower) for each in end.days] if end else []


def remand(*extensions: Extension, term: str = "P2M") -> tuple[Custody, ...]:
    order = Order(days(term), extensions=extensions)
    period = Period("r", "pre-trial detention", "before judgment", day("2023-01-31"), order=order)
    return merged(Subject((period,)))


def test_an_extension_runs_from_the_end_of_the_term_before_it() -> None:
    assert release(remand()) == ["2023-03-31"]
    assert release(remand(Extension(term=days("P1M")))) == ["2023-04-30"]
    assert release(remand(Extension(term=days("P1M")), Extension(term=days("P1M10D")))) == [
        "2023-06-09"
    ]


def test_an_extension_until_a_day_ends_on_it_whatever_was_before() -> None:
    assert release(remand(Extension(until=day("2023-07-15")))) == ["2023-07-15"]
    order = Order(extensions=(Extension(until=day("2023-07-15")),))
    assert release(merged(Subject((Period("r", "house arrest", order=order),)))) == ["2023-07-15"]


def test_an_extension_of_unknown_length_leaves_the_end_unknown() -> None:
    assert release(remand(Extension(made=day("2023-03-30")))) == []


def test_two_months_and_five_days_are_calendar_months_and_then_days() -> None:
    assert release(remand(term="P2M5D")) == ["2023-04-05"]


def test_a_term_counts_from_the_day_the_sentence_says() -> None:
    periods = (
        Period("remand", "pre-trial detention", "before judgment", day("2020-01-10")),
        Period("prison", "prison", "sentence", follows="remand", under="verdict"),
    )
    verdict = Sentence(
        "verdict", day("2020-06-01"), term=days("P1Y"), counts_from=day("2020-03-01")
    )
    custodies = merged(Subject(periods, (verdict,)))
    assert release(custodies) == ["2021-03-01"]
    end = expected_release(custodies[0])
    assert end is not None
    assert not end.credited


def test_a_custody_without_a_reported_start_begins_with_the_decision_or_where_it_counts_from() -> (
    None
):
    period = Period("prison", "prison", "sentence", under="verdict")
    verdict = Sentence("verdict", day("2020-06-01"), term=days("P1Y"))
    assert release(merged(Subject((period,), (verdict,)))) == ["2021-06-01"]
    counted = Sentence("verdict", day("2020-06-01"), (), days("P1Y"), day("2020-03-01"))
    custodies = merged(Subject((period,), (counted,)))
    assert release(custodies) == ["2021-03-01"]
    taking = first_taking(custodies)
    assert taking is not None
    assert (taking.day, taking.reported) == (day("2020-03-01"), False)


def test_a_sentence_changed_on_appeal_is_the_one_that_counts_and_from_the_same_start() -> None:
    period = Period("prison", "prison", "sentence", day("2020-01-10"), under="verdict")
    verdict = Sentence("verdict", day("2020-06-01"), term=days("P8Y"))
    appeal = Sentence("appeal", day("2020-12-01"), term=days("P6Y"), replaces=("verdict",))
    assert release(merged(Subject((period,), (verdict, appeal)))) == ["2026-01-10"]


def test_after_a_sentence_is_lifted_no_release_is_expected() -> None:
    assert release(shipped.c09()) == []


def test_a_remand_after_a_served_detention_counts_anew() -> None:
    periods = (
        Period(
            "thirty", "administrative detention", "administrative", day("2024-01-08"),
            order=Order(days("P30D")),
        ),
        Period(
            "remand", "pre-trial detention", "before judgment", day("2024-02-07"),
            follows="thirty", order=Order(days("P4M")),
        ),
        Period("prison", "prison", "sentence", follows="remand", under="verdict"),
    )  # fmt: skip
    custodies = merged(
        Subject(periods, (Sentence("verdict", day("2024-05-01"), term=days("P9Y")),))
    )
    (custody,) = custodies
    assert {end.id: str(end.day.lower) for end in term_ends(custody)} == {
        "thirty": "2024-02-07",
        "remand": "2024-06-07",
        "verdict": "2033-02-07",
    }
    assert release(custodies) == ["2033-02-07"]


def test_house_arrest_after_remand_on_an_order_not_known_has_no_known_end() -> None:
    periods = (
        Period(
            "remand", "pre-trial detention", "before judgment", day("2024-02-07"),
            order=Order(days("P4M")),
        ),
        Period("home", "house arrest", "before judgment", day("2024-03-01"), follows="remand"),
    )  # fmt: skip
    assert release(merged(Subject(periods))) == []


def test_a_transfer_and_a_hospital_keep_the_old_order() -> None:
    periods = (
        Period(
            "remand", "pre-trial detention", "before judgment", day("2024-02-07"),
            order=Order(days("P4M")),
        ),
        Period("ward", "medical facility", "carried over", follows="remand"),
        Period("back", "pre-trial detention", "before judgment", follows="ward"),
    )  # fmt: skip
    assert release(merged(Subject(periods))) == ["2024-06-07"]


def test_a_coarse_start_gives_an_end_as_coarse() -> None:
    (custody,) = shipped.detention("2021-01", "P25D")
    end = expected_release(custody)
    assert end is not None
    assert end.day == day("2021-01-26/2021-02-25")


def test_a_custody_has_one_taking_however_often_it_was_moved() -> None:
    taking = first_taking(shipped.c10())
    assert taking is not None
    assert (taking.id, taking.day, taking.reported) == ("remand", day("2020-07-14"), True)


def test_without_any_custody_there_is_no_taking() -> None:
    assert first_taking(()) is None
    undated = first_taking(shipped.c01())
    assert undated is not None
    assert undated.day is None


def test_the_end_of_the_term_is_told_though_the_person_was_released_before() -> None:
    (custody,) = shipped.detention("2023-06-21", "P20D", "2023-07-01")
    assert custody.periods[0].end == End(day=day("2023-07-01"), word="term served")
    assert release((custody,)) == ["2023-07-11"]


def test_a_sentence_that_was_replaced_is_out_of_force_though_its_own_day_is_not_reported() -> None:
    period = Period("prison", "prison", "sentence", day("2020-01-10"), under="verdict")
    verdict = Sentence("verdict", term=days("P8Y"))
    appeal = Sentence("appeal", day("2020-12-01"), term=days("P6Y"), replaces=("verdict",))
    assert release(merged(Subject((period,), (verdict, appeal)))) == ["2026-01-10"]


def test_periods_stand_in_the_order_in_which_they_follow_one_another() -> None:
    periods = (
        Period("a", "prison", follows="m"),
        Period("m", "medical facility", follows="z"),
        Period("z", "prison"),
    )
    (custody,) = merged(Subject(periods))
    assert [each.id for each in custody.periods] == ["z", "m", "a"]


def test_periods_that_follow_one_another_in_a_circle_are_one_custody() -> None:
    circle = (Period("a", "prison", follows="b"), Period("b", "prison", follows="a"))
    tail = Period("c", "prison", follows="a")
    assert len(merged(Subject((*circle, tail)))) == 1
