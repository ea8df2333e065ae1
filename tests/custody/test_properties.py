"""What holds for every custody anybody can write down."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.custody import (
    Period,
    Sighting,
    Subject,
    apart,
    days_if_still_held,
    days_in_custody,
    ending,
    gaps,
    held,
    intervals,
    merged,
    post_to_arrest,
    state_on,
)
from app.custody.evidence import certain_by, known_by
from app.dates import Bounds
from tests.custody.generated import FIRST, SPAN, coarse, days, subject, subjects

MORE_HELD = (
    "died in custody",
    "held",
    "last known held",
    "unknown",
    "presumed released",
    "released",
    "not in custody",
)
quick = settings(max_examples=60, deadline=None)


@quick
@given(subjects(), st.randoms())
def test_merging_is_the_same_whatever_the_order_of_the_facts(
    subject: Subject, random: object
) -> None:
    def shuffled(facts: tuple[object, ...]) -> tuple[object, ...]:
        listed = list(facts)
        random.shuffle(listed)  # type: ignore[attr-defined]
        return tuple(listed)

    other = Subject(
        shuffled(subject.periods),  # type: ignore[arg-type]
        shuffled(subject.sentences),  # type: ignore[arg-type]
        shuffled(subject.sightings),  # type: ignore[arg-type]
    )
    assert merged(other) == merged(subject)


@quick
@given(subjects())
def test_merging_what_was_merged_changes_nothing(subject: Subject) -> None:
    once = merged(subject)
    assert merged(apart(once)) == once


@quick
@given(subjects())
def test_every_period_is_in_one_custody_and_no_other(subject: Subject) -> None:
    found = [period for custody in merged(subject) for period in custody.periods]
    assert sorted(found, key=_id) == sorted(subject.periods, key=_id)


@quick
@given(subjects())
def test_a_period_is_in_the_custody_of_the_one_it_follows(subject: Subject) -> None:
    homes = {p.id: custody.id for custody in merged(subject) for p in custody.periods}
    for period in subject.periods:
        if period.follows in homes:
            assert homes[period.id] == homes[period.follows]


@quick
@given(subjects(), days)
def test_days_are_never_negative_and_the_least_is_never_more_than_the_most(
    subject: Subject, as_of: date
) -> None:
    custodies = merged(subject)
    for counted in (days_in_custody(custodies, as_of), days_if_still_held(custodies, as_of)):
        assert counted is None or counted.least >= 0
        assert counted is None or counted.most is None or counted.least <= counted.most


@quick
@given(subjects())
def test_a_lookup_in_the_intervals_is_the_state_of_the_day(subject: Subject) -> None:
    custodies = merged(subject)
    found = intervals(custodies)
    lasts = [each.first for each in found if each.first > date.min]
    asked = {FIRST + timedelta(days=n) for n in range(-3, SPAN + 3, 11)}
    asked |= {day + timedelta(days=n) for day in lasts for n in (-1, 0, 1)}
    for day in sorted(asked):
        assert state_on(found, day).state == held(custodies, day).state, day


@quick
@given(subjects())
def test_intervals_follow_one_another_without_a_hole(subject: Subject) -> None:
    found = intervals(merged(subject))
    assert all(a.until == b.first for a, b in pairwise(found))
    assert all(each.until is None or each.first < each.until for each in found)
    assert not found or found[-1].until is None


@quick
@given(subjects(), days)
def test_a_detention_without_an_end_is_never_shown_as_released(
    subject: Subject, as_of: date
) -> None:
    open_ended = tuple(replace(each, end=None, lasted=None) for each in subject.periods)
    custodies = merged(replace(subject, periods=open_ended))
    assert held(custodies, as_of).state != "released"


@quick
@given(subjects(), days)
def test_without_any_term_ended_nobody_is_presumed_released(subject: Subject, as_of: date) -> None:
    bare = tuple(
        replace(each, end=None, lasted=None, order=None, under=None) for each in subject.periods
    )
    assume(bare)
    state = held(merged(Subject(bare, (), subject.sightings)), as_of).state
    assert state in {"held", "last known held", "unknown", "not in custody"}


@quick
@given(subjects(), coarse(), days)
def test_one_more_sighting_never_makes_anybody_less_held(
    subject: Subject, day: Bounds, as_of: date
) -> None:
    assume(subject.periods)
    seen = Sighting("more", day, subject.periods[0].id)
    before = held(merged(subject), as_of).state
    after = held(merged(replace(subject, sightings=(*subject.sightings, seen))), as_of).state
    assert MORE_HELD.index(after) <= MORE_HELD.index(before)


@quick
@given(subjects(), days)
def test_what_happens_later_does_not_change_the_state_of_a_day(
    subject: Subject, as_of: date
) -> None:
    later = as_of + timedelta(days=1)
    seen = Sighting("later", Bounds(later, later), "a")
    with_later = replace(subject, sightings=(*subject.sightings, seen))
    assert held(merged(with_later), as_of).state == held(merged(subject), as_of).state


@quick
@given(subjects(), days)
def test_the_facts_a_state_was_worked_out_from_are_facts_of_the_subject(
    subject: Subject, as_of: date
) -> None:
    known = {each.id for each in subject.periods}
    known |= {each.id for each in subject.sentences} | {each.id for each in subject.sightings}
    state = held(merged(subject), as_of)
    assert set(state.ids) <= known
    assert state.ids or state.state == "not in custody"
    for gap in gaps(merged(subject), as_of):
        assert set(gap.ids) <= known


@quick
@given(subjects())
def test_a_custody_ends_once(subject: Subject) -> None:
    for custody in merged(subject):
        end = ending(custody)
        assert end is None or end.id in {period.id for period in custody.periods}


@quick
@given(st.lists(st.none() | coarse(), max_size=3), coarse())
def test_post_to_arrest_is_nothing_or_a_number_of_days_that_is_not_negative(
    posts: list[Bounds | None], taken: Bounds
) -> None:
    found = post_to_arrest(posts, taken)
    assert found is None or (found.least >= 0 and (found.most is None or found.least <= found.most))
    if not any(posts):
        assert found is None


def _id(period: Period) -> str:
    return period.id


@pytest.mark.faults
def test_on_hundreds_of_subjects_intervals_agree_with_every_day_and_sightings_free_nobody() -> None:
    for seed in range(400):
        custodies = merged(subject(seed))
        found = intervals(custodies)
        for n in range(-2, SPAN + 120, 3):
            day = FIRST + timedelta(days=n)
            assert state_on(found, day).state == held(custodies, day).state, (seed, day)
        _assert_sightings_free_nobody(seed)


def _assert_sightings_free_nobody(seed: int) -> None:
    given_facts = subject(seed)
    before = merged(given_facts)
    for n in range(0, SPAN, 25):
        day = FIRST + timedelta(days=n)
        seen = Sighting("more", Bounds(day, day), "a")
        more = merged(replace(given_facts, sightings=(*given_facts.sightings, seen)))
        for later in (0, 30, 200):
            as_of = day + timedelta(days=later)
            after = MORE_HELD.index(held(more, as_of).state)
            assert after <= MORE_HELD.index(held(before, as_of).state), (seed, day)


@quick
@given(subjects(), days)
def test_nothing_new_is_known_between_the_days_that_teach_something(
    subject: Subject, day: date
) -> None:
    for custody in merged(subject):
        assert known_by(custody, day) == certain_by(custody, day)
