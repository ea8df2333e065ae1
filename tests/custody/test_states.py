"""Held? The seven states, one rule at a time."""

from datetime import date

from app.custody import (
    Custody,
    End,
    Order,
    Period,
    Sentence,
    Sighting,
    Subject,
    held,
    intervals,
    merged,
    state_on,
)
from tests.custody import shipped
from tests.custody.shipped import day, days, on


def states(custodies: tuple[Custody, ...], *asked: str) -> list[str]:
    return [held(custodies, on(each)).state for each in asked]


def one(**fields: object) -> tuple[Custody, ...]:
    return merged(Subject((Period("p", "pre-trial detention", "before judgment", **fields),)))  # type: ignore[arg-type]


def test_before_anything_is_recorded_a_person_is_not_in_custody() -> None:
    assert states(shipped.c03(), "2023-06-20", "2023-06-21") == ["not in custody", "held"]
    assert held((), on("2023-06-21")).state == "not in custody"


def test_after_ninety_days_without_a_word_a_person_is_only_last_known_held() -> None:
    custodies = one(taken=day("2023-01-01"))
    assert states(custodies, "2023-04-01", "2023-04-02") == ["held", "last known held"]


def test_silence_never_turns_into_freedom() -> None:
    custodies = one(taken=day("2013-01-01"))
    assert held(custodies, date.max).state == "last known held"


def test_a_confirmation_makes_last_known_held_into_held_again() -> None:
    custodies = one(taken=day("2023-01-01"), last_confirmed=day("2023-08-01"))
    asked = ("2023-07-31", "2023-08-01", "2023-10-30", "2023-10-31")
    assert states(custodies, *asked) == ["last known held", "held", "held", "last known held"]


def test_a_coarse_confirmation_is_as_old_as_its_first_day() -> None:
    custodies = one(taken=day("2023-01-01"), last_confirmed=day("2023-08"))
    asked = ("2023-08-30", "2023-08-31", "2023-10-30", "2023-10-31")
    assert states(custodies, *asked) == ["last known held", "held", "held", "last known held"]


def test_on_the_days_on_which_a_coarse_taking_may_have_been_nothing_is_known() -> None:
    custodies = one(taken=day("2023-04"))
    asked = ("2023-03-31", "2023-04-01", "2023-04-29", "2023-04-30")
    assert states(custodies, *asked) == ["not in custody", "unknown", "unknown", "held"]


def test_since_an_open_date_counts_from_its_first_day() -> None:
    assert states(one(taken=day("2021-07/..")), "2021-07-01", "2022-07-01") == [
        "held",
        "last known held",
    ]


def test_a_coarse_release_is_reported_only_from_its_last_day_on() -> None:
    custodies = one(
        taken=day("2023-01-01"), last_confirmed=day("2023-03-28"), end=End(day=day("2023-04"))
    )
    asked = ("2023-03-31", "2023-04-01", "2023-04-29", "2023-04-30")
    assert states(custodies, *asked) == ["held", "last known held", "last known held", "released"]


def test_an_end_without_a_day_leaves_it_unknown() -> None:
    assert states(one(taken=day("2023-01-01"), end=End()), "2023-01-02", "2024-01-02") == [
        "unknown",
        "unknown",
    ]


def test_an_end_without_a_day_is_presumed_to_be_past_once_the_term_is() -> None:
    custodies = one(taken=day("2023-01-01"), order=Order(days("P30D")), end=End())
    assert states(custodies, "2023-01-30", "2023-01-31") == ["unknown", "presumed released"]


def test_a_term_of_several_parts_ends_by_calendar() -> None:
    custodies = one(taken=day("2023-01-31"), order=Order(days("P1M10D")))
    assert states(custodies, "2023-03-09", "2023-03-10") == ["held", "presumed released"]


def test_where_sources_differ_on_the_start_the_later_end_is_waited_for() -> None:
    custodies = shipped.c04()
    assert states(custodies, "2023-06-27", "2023-06-28") == ["held", "presumed released"]
    assert held(custodies, on("2023-06-28")).since == day("2023-06-26")


def test_who_is_seen_in_custody_after_the_term_is_not_presumed_released() -> None:
    period = shipped.c02()[0].periods[0]
    seen = Sighting("update", day("2023-07-30"), period.id)
    custodies = merged(Subject((period,), shipped.c02()[0].sentences, (seen,)))
    assert states(custodies, "2023-07-25", "2023-07-30", "2023-12-01") == [
        "presumed released",
        "held",
        "last known held",
    ]


def test_an_appeal_decided_after_the_term_does_not_put_anybody_back_into_custody() -> None:
    custody = shipped.c02()[0]
    late = Sighting("cassation", day("2024-01-30"), custody.id, firm=False)
    custodies = merged(Subject(custody.periods, custody.sentences, (late,)))
    assert states(custodies, "2024-02-01") == ["presumed released"]


def test_a_sentence_of_unknown_length_is_never_over() -> None:
    remand = Period(
        "remand",
        "pre-trial detention",
        "before judgment",
        day("2020-01-01"),
        order=Order(days("P2M")),
    )
    prison = Period("prison", "prison", "sentence", follows="remand", under="verdict")
    custodies = merged(Subject((remand, prison), (Sentence("verdict", day("2020-02-01")),)))
    assert states(custodies, "2021-01-01", "2060-01-01") == ["last known held"] * 2


def test_a_sentence_that_was_lifted_without_a_reported_release_is_presumed_to_have_ended_it() -> (
    None
):
    prison = Period("prison", "prison", "sentence", day("2020-01-01"), under="verdict")
    verdict = Sentence("verdict", day("2020-01-01"), term=days("P5Y"))
    lifted = Sentence("review", day("2020-06-01"), replaces=("verdict",), lifts=True)
    custodies = merged(Subject((prison,), (verdict, lifted)))
    assert states(custodies, "2020-05-31", "2020-06-01") == ["last known held", "presumed released"]
    assert held(custodies, on("2020-06-01")).since == day("2020-06-01")


def test_a_death_is_the_last_word() -> None:
    custodies = (*shipped.c11(), *one(taken=day("2008-07-01")))
    assert states(custodies, "2009-08-30", "2009-08-31", "2030-01-01") == [
        "last known held",
        "died in custody",
        "died in custody",
    ]


def test_a_stay_in_hospital_neither_ends_nor_outlives_the_custody() -> None:
    custodies = shipped.c17_blogger()
    assert len(custodies) == 1
    assert states(custodies, "2021-08-10", "2021-11-01", "2021-11-02") == [
        "held",
        "held",
        "released",
    ]
    assert held(custodies, on("2022-01-01")).word == "term served"


def test_of_two_men_with_one_sentence_only_the_one_whose_release_is_reported_is_released() -> None:
    assert states(shipped.c17_actor(), "2021-11-01", "2021-11-02") == [
        "last known held",
        "presumed released",
    ]


def test_a_transfer_ends_no_custody() -> None:
    first = Period("a", "police custody", taken=day("2023-01-01"), end=End(day=day("2023-01-03")))
    second = Period("b", "pre-trial detention", "before judgment", day("2023-01-03"), follows="a")
    assert states(merged(Subject((first, second))), "2023-01-04") == ["held"]


def test_who_is_re_arrested_at_the_gate_was_never_free() -> None:
    gate = one(taken=day("2023-01-01"), end=End("re-arrested", day("2023-02-01")))
    assert states(gate, "2023-02-01", "2023-05-02", "2023-05-03") == [
        "held",
        "held",
        "last known held",
    ]


def test_a_new_taking_counts_more_than_an_old_release() -> None:
    old = Period("old", "police custody", taken=day("2022-01-01"), end=End(day=day("2022-01-02")))
    new = Period("new", "police custody", taken=day("2023-01-01"))
    assert states(merged(Subject((old, new))), "2022-06-01", "2023-01-01") == ["released", "held"]


def test_a_later_taking_and_release_show_that_an_older_custody_is_over() -> None:
    old = Period("old", "police custody", taken=day("2022-01-01"))
    new = Period("new", "police custody", taken=day("2023-01-01"), end=End(day=day("2023-01-05")))
    assert states(merged(Subject((old, new))), "2022-06-01", "2023-01-05") == [
        "last known held",
        "released",
    ]


def test_a_release_in_one_case_does_not_end_a_sentence_that_still_runs() -> None:
    old = Period("old", "prison", "sentence", taken=day("2020-01-01"), order=Order(days("P7Y")))
    new = Period("new", "police custody", taken=day("2023-01-01"), end=End(day=day("2023-01-05")))
    assert states(merged(Subject((old, new))), "2023-02-01") == ["last known held"]


def test_a_taking_without_a_date_is_not_outweighed_by_a_release() -> None:
    undated = Period("undated", "police custody")
    dated = Period(
        "dated", "police custody", taken=day("2023-01-01"), end=End(day=day("2023-01-05"))
    )
    assert states(merged(Subject((undated, dated))), "2023-01-02", "2023-02-01") == [
        "held",
        "unknown",
    ]


def test_who_was_sentenced_in_the_dock_serves_that_sentence_before_being_moved() -> None:
    assert states(shipped.c10(), "2021-04-14", "2021-04-15", "2021-05-10") == [
        "presumed released",
        "held",
        "held",
    ]


def test_a_verdict_against_somebody_still_free_is_no_custody() -> None:
    prison = Period("prison", "prison", "sentence", day("2023-03-01"), under="verdict")
    custodies = merged(
        Subject((prison,), (Sentence("verdict", day("2023-01-01"), term=days("P1Y")),))
    )
    assert states(custodies, "2023-02-01", "2023-03-01") == ["not in custody", "held"]


def test_intervals_turn_on_the_ninety_first_day_and_on_the_end_of_the_term() -> None:
    found = [(each.first.isoformat(), each.held.state) for each in intervals(shipped.c17_actor())]
    assert found == [
        ("2021-03-02", "held"),
        ("2021-06-01", "last known held"),
        ("2021-11-02", "presumed released"),
    ]


def test_a_person_taken_on_a_day_nobody_reports_is_in_doubt_on_every_day() -> None:
    found = intervals(shipped.c01())
    assert [(each.first, each.until) for each in found] == [(date.min, None)]
    assert state_on(found, on("1990-01-01")).state == "unknown"


def test_two_custodies_that_began_on_one_day_do_not_put_each_other_aside() -> None:
    same = (Period(name, "police custody", taken=day("2023-01-01")) for name in ("a", "b"))
    assert states(merged(Subject(tuple(same))), "2023-01-02") == ["held"]


def test_a_sentence_lifted_on_a_day_nobody_reports_leaves_it_unknown() -> None:
    prison = Period("prison", "prison", "sentence", day("2020-01-01"), under="verdict")
    verdict = Sentence("verdict", day("2020-01-01"), term=days("P5Y"))
    lifted = Sentence("review", replaces=("verdict",), lifts=True)
    custodies = merged(Subject((prison,), (verdict, lifted)))
    assert states(custodies, "2020-01-02", "2030-01-01") == ["unknown", "unknown"]


def test_the_decision_that_lifts_a_sentence_is_no_sighting_in_custody() -> None:
    assert held(shipped.c09(), on("2022-01-01")).last_seen == day("2021-06")


def test_whose_release_is_reported_was_taken_however_coarse_the_day_of_the_taking() -> None:
    custodies = one(taken=day("2021"), end=End(day=day("2021-06-01")))
    assert states(custodies, "2021-05-31", "2021-06-01") == ["unknown", "released"]


def test_a_sentence_changed_on_appeal_after_it_was_served_puts_nobody_back() -> None:
    custody = shipped.c02()[0]
    reduced = Sentence("appeal", day("2024-01-30"), term=days("P20D"), replaces=("verdict",))
    custodies = merged(Subject(custody.periods, (*custody.sentences, reduced)))
    assert states(custodies, "2024-02-01") == ["presumed released"]


def test_of_a_death_and_a_later_release_within_one_custody_the_death_counts() -> None:
    died = Period("a", "prison", taken=day("2020-01-01"), end=End("died", day("2020-05-01")))
    other = Period("b", "medical facility", follows="a", end=End(day=day("2020-06-01")))
    assert states(merged(Subject((died, other))), "2020-07-01") == ["died in custody"]


def test_of_two_sightings_from_one_day_on_the_narrower_is_the_last_word() -> None:
    custodies = one(taken=day("2021-05"), last_confirmed=day("2021-05-01"))
    assert held(custodies, on("2021-06-01")).last_seen == day("2021-05-01")
