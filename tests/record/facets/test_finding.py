"""Filters answered: the cases, the counts beside each value, and the pages, by the documents."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from app.custody import ABOVE, gaps, intervals, state_on
from app.db.engines import reading
from app.document import allowed
from app.document.case import Case
from app.document.holding import custodies
from app.document.others import Provision
from app.record import actions, tables
from app.record.arrests import stays_of
from app.record.facets.filing import filed
from app.record.facets.finding import NOT_IN_CUSTODY, Found, found
from app.record.facets.ordering import every, page
from app.record.filters import CLOSED, FACETS, NOT_RECORDED, SORTS, Filter, read_filter
from app.record.moments import moments
from tests.record.conftest import entries, shipped

TODAY = date(2026, 11, 22)
LAW = {each.key: each for each in shipped() if isinstance(each, Provision)}
CASES = {str(each.id): each for each in shipped() if isinstance(each, Case)}
_VALUES = {
    **{name: list(words) for name, words in CLOSED.items()},
    "provision": ["cao", "cc", "cao-535", "cao-388-1", "CAO:535.1", "no article", NOT_RECORDED],
    "place": ["Baku", "Nakhchivan", NOT_RECORDED],
    "cluster": ["Soyudlu, June 2023"],
    "year": ["2020", "2021", "2022", "2023", NOT_RECORDED],
    "subject": ["person", "organisation", "giyas-ibrahimov", "nobody-at-all"],
    "language": ["az", "en", NOT_RECORDED],
}
_FACET = st.sampled_from(FACETS).flatmap(
    lambda name: st.tuples(
        st.just(name), st.lists(st.sampled_from(_VALUES[name]), min_size=1, max_size=3)
    )
)
_FILTERS = st.builds(
    lambda facets, day, sort: read_filter(
        {**dict(facets), **({"as_of": [day.isoformat()]} if day else {}), "sort": [sort]}
    ),
    st.lists(_FACET, max_size=3),
    st.none() | st.dates(date(2019, 1, 1), date(2028, 1, 1)),
    st.sampled_from(SORTS),
)


@given(asked=_FILTERS)
@settings(max_examples=12)
def test_counts_are_the_cases_listed_and_the_rows_of_every_page(
    full: Engine, asked: Filter
) -> None:
    _agree(full, asked)


@pytest.mark.faults
@given(asked=_FILTERS)
@settings(max_examples=120)
def test_they_are_so_for_any_filter(full: Engine, asked: Filter) -> None:
    _agree(full, asked)


def _agree(full: Engine, asked: Filter) -> None:
    with reading(full) as connection:
        answer = found(connection, asked, TODAY)
        listed = [each for part in every(connection, answer, asked.sort) for each in part]
        paged = list(_pages(connection, answer, asked.sort))
        for name, facet in answer.facets.items():
            for counted in facet.values[:4]:
                alone = asked.without(name).having(name, counted.value)
                assert found(connection, alone, TODAY, counted=False).count == counted.count
    assert answer.count == len(listed) == len(set(listed))
    assert paged == listed
    assert set(listed) == {key for key, case in CASES.items() if _answers(case, asked)}


def test_a_facets_own_values_are_left_out_of_its_counts(full: Engine) -> None:
    with reading(full) as connection:
        free = found(connection, Filter(), TODAY)
        chosen = found(connection, read_filter({"basis": ["speech"]}), TODAY)
    assert chosen.facets["basis"] == free.facets["basis"]
    assert chosen.facets["tie"] != free.facets["tie"]
    assert chosen.count == next(
        each.count for each in free.facets["basis"].values if each.value == "speech"
    )


def test_a_value_that_was_chosen_is_shown_though_no_case_has_it(full: Engine) -> None:
    asked = read_filter({"platform": ["vk"], "basis": ["speech"]})
    with reading(full) as connection:
        answer = found(connection, asked, TODAY)
    assert answer.count == 0
    assert [(each.value, each.count) for each in answer.facets["platform"].values][-1] == ("vk", 0)
    assert not answer.facets["tie"].values


def test_a_taking_known_only_by_its_month_may_lie_in_a_range_of_days(full: Engine) -> None:
    """The taking of April 2021 may have been in its first week; nobody knows."""
    asked = read_filter({"taken_from": ["2021-04-01"], "taken_to": ["2021-04-07"]})
    whole = read_filter({"taken_from": ["2021-04-01"], "taken_to": ["2021-04-30"]})
    with reading(full) as connection:
        week, month = (found(connection, each, TODAY) for each in (asked, whole))
    assert (week.count, week.may) == (1, 1)
    assert (month.count, month.may) == (1, 0)


def test_what_is_held_on_a_day_is_asked_of_that_day(full: Engine) -> None:
    def held(day: str) -> int:
        asked = read_filter({"held": ["held"], "cluster": ["Soyudlu, June 2023"], "as_of": [day]})
        with reading(full) as connection:
            return found(connection, asked, TODAY).count

    assert held("2023-07-05") > 0
    assert held("2023-06-01") == held("2026-11-22") == 0


def test_held_on_a_day_as_known_on_a_later_day_is_what_the_record_said_then(
    own_full: Engine,
) -> None:
    """Somebody taken in June whom the record learns of in August was not known of in July."""
    case = next(each for each in CASES.values() if each.slug == "giyas-ibrahimov-soyudlu")
    late = case.model_copy(update={"id": "00000000-0000-4000-8000-000000000001", "slug": "late"})
    with own_full.begin() as connection:
        version = len(list(shipped()))
        (entry,) = entries([late], after=version)
        actions.project(connection, [entry])
    asked = read_filter({"held": ["held"], "as_of": ["2023-07-01"]})
    with reading(own_full) as connection:
        now = found(connection, asked, TODAY)
        then = found(connection, asked, TODAY, _before(entry.instant))
        never = found(connection, asked, TODAY, datetime(2020, 1, 1, tzinfo=UTC))
    assert now.count == then.count + 1
    assert never.count == 0
    assert never.at == 0


@pytest.mark.parametrize(
    ("words", "slugs"),
    [("Soyudlu", True), ("nosuchwordanywhere", False), ("!!!", False), ("-police", False)],
)
def test_words_and_facets_are_asked_together(full: Engine, words: str, slugs: bool) -> None:
    with reading(full) as connection:
        answer = found(connection, read_filter({"q": [words]}), TODAY)
        both = found(connection, read_filter({"q": [words], "basis": ["speech"]}), TODAY)
    assert (answer.count > 0) == slugs
    counted = {each.value: each.count for each in answer.facets["basis"].values}
    assert both.count == counted.get("speech", 0)


def test_a_case_published_since_a_question_was_asked_is_among_its_answers(own_full: Engine) -> None:
    case = next(each for each in CASES.values() if each.slug == "giyas-ibrahimov-soyudlu")
    late = case.model_copy(update={"id": "00000000-0000-4000-8000-000000000001", "slug": "late"})
    asked = read_filter({"q": ["Soyudlu"]})
    with reading(own_full) as connection:
        before = found(connection, asked, TODAY)
    with own_full.begin() as connection:
        actions.project(connection, entries([late], after=len(list(shipped()))))
    with reading(own_full) as connection:
        assert found(connection, asked, TODAY).count == before.count + 1 > 1


def test_a_list_goes_on_though_the_last_case_of_its_page_has_moved(own_full: Engine) -> None:
    with reading(own_full) as connection:
        answer = found(connection, Filter(), TODAY)
        first = page(connection, answer, "newest", 5)
        whole = [each for part in every(connection, answer, "newest") for each in part]
        assert first.next is not None
        key = ("2023-02-29", first.next[1])
        rest = page(connection, answer, "newest", 50, key)
        days = dict(connection.execute(select(tables.case.c.document, tables.case.c.sort)).all())
    assert rest.ids == tuple(each for each in whole if days[each][:10] < "2023-02-29")


def _pages(connection: Connection, answer: Found, sort: str) -> Iterator[str]:
    key = None
    while True:
        some = page(connection, answer, sort, 4, key)
        yield from some.ids
        if some.next is None:
            return
        key = some.next


def _before(instant: str) -> datetime:
    return datetime.fromisoformat(instant.replace("Z", "+00:00"))


def _answers(case: Case, asked: Filter) -> bool:
    return all(_has(case, name, values, asked) for name, values in asked.facets.items())


def _has(case: Case, name: str, values: tuple[str, ...], asked: Filter) -> bool:
    """Whether a case has one of these values, by its document and the rules of custody."""
    if name == "held":
        states = {_state(case, party.id or "", asked) for party in case.subjects}
        return bool((states - {NOT_IN_CUSTODY} or {NOT_IN_CUSTODY}) & set(values))
    if name == "gap":
        stays = (custodies(case, party.id or "") for party in case.subjects)
        kinds = {gap.kind for each in stays for gap in gaps(each, asked.day(TODAY))}
        for party in case.subjects:
            found = allowed.gaps(case, party.id or "", asked.day(TODAY), LAW)
            kinds |= {gap.kind for gap in found if gap.kind == ABOVE}
        return bool(kinds & set(values))
    slugs = {party.person for party in case.subjects} if name == "subject" else set()
    return bool({*_filed(case)["values"].get(name, ()), *slugs} & set(values))


def _state(case: Case, party: str, asked: Filter) -> str:
    return state_on(intervals(custodies(case, party)), asked.day(TODAY)).state


def _filed(case: Case) -> Mapping[str, Any]:
    return filed(case, tuple(moments(case)), stays_of(case))
