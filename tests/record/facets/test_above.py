"""Sentences above every ceiling: found beside the law, whichever of the two was changed last."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from app.custody import ABOVE
from app.db.engines import reading
from app.document.others import Tombstone
from app.document.reading import Document
from app.document.reading import read as documents_in
from app.document.values import Date
from app.document.writing import canonical
from app.record import actions
from app.record.facets.above import above
from app.record.facets.finding import found
from app.record.figures.asking import NONE, Question
from app.record.figures.measuring import Count
from app.record.figures.table import figure
from app.record.filters import Filter
from app.record.ledger import Cause
from tests.ledger import entry, identified

_TODAY = date(2026, 11, 22)
_ASKED = Filter(facets={"gap": (ABOVE,)})
_LAW = """
speechwatch: provision/1
slug: cao-535
lang: en
path: "535"
code: CAO
title: Resisting police
versions:
  - since: 2016-03
    penalties:
      - {who: individual, kind: administrative detention, max: MOST}
source: paper
sources:
  - {id: paper, outlet: A Paper}
"""
_CASE = """
speechwatch: case/1
slug: two-held
title: Two held
source: s
parties:
  - {id: one, name: Somebody}
  - {id: other, name: Somebody else}
posts:
  - {id: post, platform: facebook, date: 2023-04-20, gist: a post}
charges:
  - {id: c, of: [one, other], citation: '535.1', provision: 'CAO:535.1', act: 2023-04-24}
detentions:
  - {id: d, of: one, kind: administrative detention, taken: 2023-04-25, term: P30D}
  - {id: e, of: other, kind: administrative detention, taken: 2023-04-25, term: P10D}
sources:
  - {id: s, outlet: An outlet}
"""


@pytest.fixture
def held_for_30_days(record: Engine) -> Engine:
    """Thirty days under an article that allowed a month, published on 2 May."""
    _published(record, 1, _law("P1M"), day=2)
    _published(record, 2, _document(_CASE), day=2)
    return record


def test_a_month_allows_thirty_days_and_fifteen_days_do_not(held_for_30_days: Engine) -> None:
    assert _cases(held_for_30_days, _ASKED) == 0
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    assert _cases(held_for_30_days, _ASKED) == 1


def test_what_was_known_before_the_law_was_corrected_is_as_it_was(
    held_for_30_days: Engine,
) -> None:
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    assert _cases(held_for_30_days, _ASKED.but(known_on=date(2023, 5, 3))) == 0
    assert _cases(held_for_30_days, _ASKED.but(known_on=date(2023, 5, 4))) == 1
    _published(held_for_30_days, 4, _law("P1M"), day=6, revision=3)
    assert _cases(held_for_30_days, _ASKED) == 0
    assert _cases(held_for_30_days, _ASKED.but(known_on=date(2023, 5, 5))) == 1


def test_it_counts_from_the_day_on_which_somebody_was_taken(held_for_30_days: Engine) -> None:
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    assert _cases(held_for_30_days, _ASKED.but(as_of=date(2023, 4, 24))) == 0
    assert _cases(held_for_30_days, _ASKED.but(as_of=date(2023, 4, 25))) == 1


def test_people_are_counted_by_their_own_sentences(held_for_30_days: Engine) -> None:
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    with reading(held_for_30_days) as connection:
        people = figure(connection, Question("gap", NONE, "people", Filter()), _TODAY)
        asked = figure(connection, Question(NONE, NONE, "people", _ASKED), _TODAY)
    lines = {line.value: line.total for line in people.cells.lines}
    assert (lines[ABOVE], people.cells.total) == (Count(1), Count(2))
    assert asked.cells.total == Count(1)


def test_a_sentence_that_was_corrected_is_above_no_more(held_for_30_days: Engine) -> None:
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    assert _cases(held_for_30_days, _ASKED) == 1
    shorter = _document(_CASE.replace("P30D", "P15D"))
    _published(held_for_30_days, 4, shorter, day=6, revision=2)
    assert _cases(held_for_30_days, _ASKED) == 0
    assert _cases(held_for_30_days, _ASKED.but(known_on=date(2023, 5, 5))) == 1


def test_cases_that_came_while_nobody_asked_are_found(held_for_30_days: Engine) -> None:
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    assert _cases(held_for_30_days, _ASKED) == 1
    for number in (4, 5):
        another = _document(_CASE.replace("two-held", f"two-more-held-{number}"))
        _published(held_for_30_days, number, another, day=number)
        with reading(held_for_30_days) as connection:
            assert found(connection, Filter(), _TODAY, counted=False).count == number - 2
    assert _cases(held_for_30_days, _ASKED) == 3


@pytest.mark.parametrize("at_once", [1, 10_000])
def test_sentences_under_several_articles_are_found_together(
    held_for_30_days: Engine, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.record.facets.exceeding.MOST_AT_ONCE", at_once)
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    other = _LAW.replace("cao-535", "cao-510").replace('"535"', '"510"').replace("MOST", "P5D")
    _published(held_for_30_days, 4, _document(other), day=5)
    under = _CASE.replace("535.1", "510").replace("two-held", "two-held-under-another")
    _published(held_for_30_days, 5, _document(under), day=6)
    assert _cases(held_for_30_days, _ASKED) == 2
    with reading(held_for_30_days) as connection:
        asked = figure(connection, Question(NONE, NONE, "people", _ASKED), _TODAY)
        there = above(connection, 5)
    assert asked.cells.total == Count(3)
    assert sorted(len(each) for each in there.values()) == [1, 2]


def test_a_withdrawn_case_is_above_nothing_on_any_day(held_for_30_days: Engine) -> None:
    _published(held_for_30_days, 3, _law("P15D"), day=4, revision=2)
    gone = entry(4, _document(_CASE), 2, "withdrawn")
    left = Tombstone(id=gone.document, slug_hash=("0" * 64,), withdrawn=Date(edtf="2023-05-06"))
    with held_for_30_days.begin() as connection:
        actions.project(connection, [replace(gone, body=canonical(left))])
    assert _cases(held_for_30_days, _ASKED) == 0
    assert _cases(held_for_30_days, _ASKED.but(known_on=date(2023, 5, 5))) == 0


def _cases(record: Engine, asked: Filter) -> int:
    with reading(record) as connection:
        answer = found(connection, asked, _TODAY, _end_of(asked))
        counts = {each.value: each.count for each in answer.facets["gap"].values}
    assert counts.get(ABOVE, 0) == answer.count
    return answer.count


def _end_of(asked: Filter) -> datetime | None:
    day = asked.known_on
    return datetime(day.year, day.month, day.day + 1, tzinfo=UTC) if day else None


def _published(
    record: Engine, number: int, document: Document, *, day: int, revision: int = 1
) -> None:
    cause: Cause = "published" if revision == 1 else "updated"
    made = entry(number, document, revision, cause)
    with record.begin() as connection:
        actions.project(connection, [replace(made, instant=f"2023-05-0{day}T08:00:00.000Z")])


def _law(most: str) -> Document:
    return _document(_LAW.replace("MOST", most))


def _document(written: str) -> Document:
    ((_, made),), problems = documents_in(written)
    assert problems == []
    return identified(made)
