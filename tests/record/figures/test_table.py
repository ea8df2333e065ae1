"""The cross-table, held against the documents themselves."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.custody import Custody, days_in_custody, held, stay_of
from app.dates import Days
from app.db.engines import reading
from app.document.case import Case
from app.document.facts import Party
from app.document.holding import custodies, post_to_arrest
from app.record.figures.asking import NONE, SIDES, Question, read_question
from app.record.figures.measuring import MEASURES, Count, Lengths, Measure, Shared
from app.record.figures.table import Table, figure
from app.record.filters import FACETS, Filter, NotAFilter, read_filter
from tests.record.conftest import shipped

_TODAY = date(2026, 11, 22)
_CASES = [each for each in shipped() if isinstance(each, Case)]
_SUBJECTS = [(case, party.id or "", party) for case in _CASES for party in case.subjects]
_FEED = {"tie": ["explicit", "attributed specific", "attributed general"], "custody": ["any"]}
_WIDER = {"tie": [*_FEED["tie"], "contextual"], "custody": ["any"]}


def _asked(record: Engine, question: Question) -> Table:
    with reading(record) as connection:
        return figure(connection, question, _TODAY)


def _total(record: Engine, measure: Measure, asked: dict[str, list[str]] | None = None) -> object:
    question = Question(NONE, NONE, measure, read_filter(asked or {}))
    return _asked(record, question).cells.total


def test_people_are_counted_once_however_many_cases_they_are_in(full: Engine) -> None:
    people = {_person(case, party) for case, _, party in _SUBJECTS}
    assert len(people) < len(_SUBJECTS)
    assert _total(full, "people") == Count(len(people))
    assert _total(full, "cases") == Count(len(_CASES))


def test_detentions_are_the_custodies_that_had_begun_by_the_day(full: Engine) -> None:
    for day in (date(2020, 1, 1), date(2022, 1, 1), _TODAY):
        begun = sum(
            bool(stay_of(each, day))
            for case, mine, _ in _SUBJECTS
            for each in custodies(case, mine)
        )
        assert _total(full, "detentions", {"as_of": [day.isoformat()]}) == Count(begun)


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2006, 1, 1), date(2027, 12, 31)))
def test_days_in_custody_are_those_of_the_documents_on_any_day(full: Engine, day: date) -> None:
    found = _total(full, "days in custody", {"as_of": [day.isoformat()]})
    stays: dict[str, list[Custody]] = defaultdict(list)
    for case, mine, party in _SUBJECTS:
        stays[_person(case, party)] += custodies(case, mine, prefix=f"{case.slug}#")
    begun = {
        who: days_in_custody(each, day)
        for who, each in stays.items()
        if any(stay_of(custody, day) for custody in each)
    }
    known = [days for days in begun.values() if days]
    assert isinstance(found, Lengths)
    assert (found.number, found.unknown) == (len(known), len(begun) - len(known))
    if known:
        least, mosts = sum(each.least for each in known), [each.most for each in known]
        most = None if None in mosts else sum(each for each in mosts if each is not None)
        assert found.total == Days(least, most)


def test_the_days_to_an_arrest_are_counted_of_those_who_were_taken(full: Engine) -> None:
    found = _total(full, "post to arrest")
    waits = [post_to_arrest(case, mine) for case, mine, _ in _SUBJECTS if custodies(case, mine)]
    assert isinstance(found, Lengths)
    assert (found.number, found.unknown) == (
        sum(each is not None for each in waits),
        sum(each is None for each in waits),
    )


def test_d19_the_pretext_share_over_the_people_of_the_arrest_feed(full: Engine) -> None:
    found = _total(full, "pretext share", _FEED)
    assert found == Shared(pretext=6, speech=5, unknown=2)
    assert isinstance(found, Shared)
    assert found.share == Fraction(6, 11)


def test_d20_the_same_with_the_contextual_cases(full: Engine) -> None:
    found = _total(full, "pretext share", _WIDER)
    assert found == Shared(pretext=8, speech=5, unknown=2)
    assert isinstance(found, Shared)
    assert found.share == Fraction(8, 13)


def test_who_is_held_on_a_day_is_who_the_rules_say(full: Engine) -> None:
    for day in (date(2021, 3, 1), date(2023, 7, 10), date(2023, 7, 25)):
        states: dict[str, set[str]] = defaultdict(set)
        for case, mine, party in _SUBJECTS:
            states[held(custodies(case, mine), day).state].add(_person(case, party))
        people = _asked(full, Question("held", NONE, "people", Filter(as_of=day)))
        found = {line.value: line.total for line in people.cells.lines}
        assert found == {state: Count(len(who)) for state, who in states.items()}


def test_a_person_is_not_counted_by_what_befell_another_in_the_case(full: Engine) -> None:
    asked = {"held": ["released"], "as_of": ["2026-01-01"]}
    people, cases = (_total(full, measure, asked) for measure in ("people", "cases"))
    states = [
        {held(custodies(case, party.id or ""), date(2026, 1, 1)).state for party in case.subjects}
        for case in _CASES
    ]
    mixed = [each for each in states if "released" in each and len(each) > 1]
    assert mixed
    assert cases == Count(sum("released" in each for each in states))
    released = {
        _person(case, party)
        for case, mine, party in _SUBJECTS
        if held(custodies(case, mine), date(2026, 1, 1)).state == "released"
    }
    assert people == Count(len(released))


@pytest.mark.parametrize("measure", ["people", "proceedings", "detentions"])
@pytest.mark.parametrize("side", FACETS)
def test_rows_that_do_not_overlap_add_up_to_the_total(
    full: Engine, side: str, measure: Measure
) -> None:
    cells = _asked(full, Question(side, NONE, measure)).cells
    numbers = [_number(line.total) for line in cells.lines]
    if cells.overlapping or measure == "people":
        assert sum(numbers) >= _number(cells.total)
    else:
        assert sum(numbers) == _number(cells.total)


def test_nobody_is_a_row_and_neither_is_a_code_or_any_custody(full: Engine) -> None:
    subjects = _asked(full, Question("subject", NONE, "people")).cells
    assert {line.value for line in subjects.lines} <= {"person", "organisation", "site"}
    assert not subjects.overlapping
    for facet, value in (("custody", "any"), ("provision", "cao")):
        lines = _asked(full, Question(facet, NONE, "people")).cells.lines
        assert value not in [line.value for line in lines]


def test_somebody_asked_for_by_their_page_is_counted_alone(full: Engine) -> None:
    shared = next(case for case in _CASES if len(case.subjects) > 1 and case.subjects[0].person)
    slug = str(shared.subjects[0].person)
    assert _total(full, "people", {"subject": [slug]}) == Count(1)


def test_a_table_by_two_sides_has_the_same_total_as_by_none(full: Engine) -> None:
    for measure in MEASURES:
        alone = _asked(full, Question(NONE, NONE, measure)).cells.total
        assert _asked(full, Question("tie", "basis", measure)).cells.total == alone


def test_cases_count_as_the_list_finds_them(full: Engine) -> None:
    for asked in (_FEED, {"basis": ["pretext"]}, {"q": ["hooliganism"]}, {"year": ["2023"]}):
        table = _asked(full, Question(NONE, NONE, "cases", read_filter(asked)))
        assert table.cells.total == Count(table.found.count)


def test_many_cases_are_picked_from_all_with_the_same_result(
    full: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More cases than are asked for by name are picked out of all of them as these go by."""
    asked = Question("year", "basis", "days in custody", read_filter({"tie": _WIDER["tie"]}))
    by_name = _asked(full, asked).cells
    monkeypatch.setattr("app.record.figures.staying._SOME", 3)
    assert _asked(full, asked).cells == by_name


def test_the_day_of_a_taking_narrows_detentions_to_their_own(full: Engine) -> None:
    asked = {"taken_from": ["2023-01-01"], "taken_to": ["2023-12-31"]}
    in_2023 = _total(full, "detentions", {"year": ["2023"]})
    assert _total(full, "detentions", asked) == in_2023


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"rows": ["nothing"]}, "rows"),
        ({"measure": ["people", "cases"]}, "measure"),
        ({"sort": ["oldest"]}, "sort"),
        ({"after": ["x"]}, "after"),
        ({"bogus": ["x"]}, "bogus"),
        ({"basis": ["speach"]}, "basis"),
    ],
)
def test_what_is_no_part_of_a_question_is_refused_by_its_name(
    given: dict[str, list[str]], name: str
) -> None:
    with pytest.raises(NotAFilter) as refused:
        read_question(given)
    assert refused.value.name == name


def test_one_question_has_one_address() -> None:
    for rows in SIDES:
        asked = read_question({"rows": [rows], "year": ["2023", "2021"], "as_of": ["2023-05-01"]})
        again: dict[str, list[str]] = {}
        for name, value in asked.parameters():
            again.setdefault(name, []).append(value)
        assert read_question(again) == asked


def _person(case: Case, party: Party) -> str:
    return party.person or f"{case.id}#{party.id}"


def _number(cell: object) -> int:
    if isinstance(cell, Count):
        return cell.number
    if isinstance(cell, Shared):
        return cell.known + cell.unknown
    assert isinstance(cell, Lengths)
    return cell.number + cell.unknown
