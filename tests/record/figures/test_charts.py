"""The ready charts, held against the gold table, the kept sums and the documents."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Engine

from app.db.engines import reading
from app.document.case import Case
from app.document.holding import custodies, post_to_arrest
from app.record.arrests import arrests
from app.record.figures.charts import CHARTS, ChartName, charts, shares
from app.record.figures.measuring import Shared
from app.record.filters import Filter, read_filter
from app.record.queries.totals import tied_per_month
from tests.record.conftest import shipped

_TODAY = date(2026, 11, 22)
_CASES = [each for each in shipped() if isinstance(each, Case)]


def _chart(
    record: Engine, name: ChartName, asked: Filter | None = None, *, contextual: bool = False
) -> dict[tuple[str, str], int]:
    with reading(record) as connection:
        return charts(connection, asked or Filter(), _TODAY, contextual=contextual).of(name)


def test_d19_and_d20_come_out_of_the_chart_of_bases(full: Engine) -> None:
    assert shares(_chart(full, "basis")) == Shared(pretext=6, speech=5, unknown=2)
    wider = shares(_chart(full, "basis", contextual=True))
    assert wider == Shared(pretext=8, speech=5, unknown=2)


def test_arrests_by_month_are_those_that_the_first_page_draws(full: Engine) -> None:
    with reading(full) as connection:
        kept = Counter[tuple[str, str]]()
        for each in tied_per_month(connection):
            kept[each.month or "", each.basis or "unknown"] += each.people
    assert _chart(full, "taken") == dict(kept)


def test_every_detention_is_in_the_chart_of_lengths_once(full: Engine) -> None:
    every = [
        each
        for case in _CASES
        for party in case.subjects
        for each in custodies(case, party.id or "")
    ]
    assert sum(_chart(full, "days").values()) == len(every)


def test_the_days_to_an_arrest_are_of_those_whom_the_feed_tells(full: Engine) -> None:
    taken = {(case.slug, each.party) for case in _CASES for each in arrests(case) if each.strict}
    found = _chart(full, "wait")
    assert sum(found.values()) == len(taken)
    known = [
        slug
        for slug, party in taken
        for case in _CASES
        if case.slug == slug and post_to_arrest(case, party)
    ]
    assert sum(found.values()) - found["unknown", ""] == len(known)


@pytest.mark.parametrize("name", CHARTS)
def test_what_a_filter_leaves_and_what_it_takes_away_is_all_there_is(
    full: Engine, name: ChartName
) -> None:
    every = sum(_chart(full, name).values())
    places = {case.region or "not recorded" for case in _CASES}
    parts = [_chart(full, name, read_filter({"place": [place]})) for place in sorted(places)]
    assert sum(number for part in parts for number in part.values()) == every
