"""Kept sums: following the ledger gives those that filling gives, and those are the rules'."""

import random
from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine

from app.custody import intervals, state_on
from app.db.engines import reading
from app.document.case import Case
from app.document.holding import custodies
from app.document.others import Person
from app.record import actions, queries, sum_actions, tables
from app.record.items import items
from app.record.queries.totals import Totals, tied_per_month, totals
from app.record.rows import BASES
from app.record.shown import kind_of
from tests.record.conftest import entries, shipped
from tests.record.random_histories import history, withdrawal

_CASES = [each for each in shipped() if isinstance(each, Case)]
_PEOPLE = [each for each in shipped() if isinstance(each, Person)]
SEEDS = (0, *(pytest.param(seed, marks=pytest.mark.faults) for seed in range(1, 3)))


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_published_the_sums_are_those_of_a_record_filled_anew(
    record: Engine, seed: int
) -> None:
    chance = random.Random(seed)
    first = list(shipped())
    chance.shuffle(first)
    with record.begin() as connection:
        actions.project(connection, entries(first[:8]))
    for entry in history(first, chance):
        with record.begin() as connection:
            actions.project(connection, [entry])
    followed = _kept(record)
    with record.begin() as connection:
        sum_actions.fill(connection)
    assert followed == _kept(record)
    assert all(followed[table.name] for table in tables.SUMS)


def test_many_entries_at_once_add_what_they_add_one_by_one(record: Engine) -> None:
    made = list(entries(shipped()))
    with record.begin() as connection:
        actions.project(connection, made[:1])
        actions.project(connection, made[1:])
    followed = _kept(record)
    with record.begin() as connection:
        sum_actions.fill(connection)
    assert followed == _kept(record)


def test_what_is_withdrawn_leaves_no_sum_behind(record: Engine) -> None:
    made = list(entries(shipped()))
    gone = [
        withdrawal(entry.document, entry.kind, number)
        for number, entry in enumerate(made, start=len(made) + 1)
    ]
    with record.begin() as connection:
        actions.project(connection, made)
        actions.project(connection, gone)
    assert _kept(record) == {table.name: [] for table in (*tables.SUMS, tables.person_order)}


@pytest.mark.parametrize("day", [0, 40, 90, 91, 92, 400, 2000, 30_000])
def test_on_any_day_the_states_are_those_of_the_documents(full: Engine, day: int) -> None:
    first = date(2020, 6, 26)
    for offset in (-1, 0, 1):
        as_of = first + timedelta(days=day + offset)
        with reading(full) as connection:
            assert queries.standing_counts(connection, as_of) == _states_on(as_of)


def test_the_totals_are_those_of_the_documents(full: Engine) -> None:
    subjects = [(case.slug, party) for case in _CASES for party in case.subjects]
    known = {each.slug for each in _PEOPLE}
    paged = {party.person for _, party in subjects if party.person in known}
    alone = [party for _, party in subjects if party.person not in known]
    with reading(full) as connection:
        found = totals(connection)
        listed = queries.people_page(connection).people
    tallies = sum(kind_of(each) == "tally" for each in shipped())
    assert found == Totals(len(_CASES), len(paged) + len(alone), len(subjects), tallies)
    assert {each.slug for each in listed} == paged


def test_a_person_published_after_their_case_counts_once_from_then_on(record: Engine) -> None:
    case = next(each for each in _CASES if each.slug == "giyas-ibrahimov-soyudlu")
    person = next(each for each in _PEOPLE if each.slug == "giyas-ibrahimov")
    again = case.model_copy(update={"id": str(UUID(int=1)), "slug": "another"})
    with record.begin() as connection:
        actions.project(connection, entries([case, again]))
        before = totals(connection).subjects
        actions.project(connection, entries([person], after=2))
        after = totals(connection).subjects
        listed = queries.people_page(connection).people
    assert after == before - 1
    assert [each.cases for each in listed if each.slug == person.slug] == [2]


def test_takings_by_month_are_those_the_arrest_feed_tells_of(full: Engine) -> None:
    expected: Counter[tuple[str | None, str | None]] = Counter()
    for case in _CASES:
        for each in items(case):
            if each.feed == "arrests":
                month = each.day[:7] if each.day[0] != "0" else None
                expected[month, _basis(case, each.party or "")] += 1
    with reading(full) as connection:
        found = {(each.month, each.basis): each.people for each in tied_per_month(connection)}
    assert found == expected


def _kept(record: Engine) -> dict[str, list[tuple[object, ...]]]:
    with reading(record) as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=str)
            for table in (*tables.SUMS, tables.person_order)
        }


def _states_on(day: date) -> Counter[str]:
    states = (
        state_on(intervals(custodies(case, party.id or "")), day).state
        for case in _CASES
        for party in case.subjects
    )
    return Counter(each for each in states if each != "not in custody")


def _basis(case: Case, party: str) -> str | None:
    found = {each.basis for each in case.charges if not each.of or party in each.of}
    return next((basis for basis in BASES if basis in found), None)
