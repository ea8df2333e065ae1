"""Figures as the record stood on a day: each case by the last revision published by its end."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from app.db.engines import reading
from app.document.reading import Document
from app.document.reading import read as documents_in
from app.record import actions
from app.record.figures.asking import NONE, Question
from app.record.figures.charts import charts
from app.record.figures.measuring import Count, Lengths, Measure
from app.record.figures.table import figure
from app.record.filters import Filter
from app.record.ledger import Entry
from tests.ledger import entry, identified

_FIRST = date(2023, 5, 1)
_TODAY = date(2026, 11, 22)
_WRITTEN = """
speechwatch: case/1
slug: somebody-held
title: Somebody held
source: s
parties:
  - {id: p, name: Somebody}
posts:
  - {id: post, platform: facebook, date: 2023-04-20, gist: a post}
ties:
  - {id: tie, level: explicit, post: post, said_by: lawyer}
detentions:
  - {id: d, kind: pre-trial detention, taken: 2023-04-25RELEASE}
sources:
  - {id: s, outlet: An outlet}
"""


@pytest.fixture
def record_of_two(record: Engine) -> Engine:
    """The taking is published on 2 May; that it ended on 30 April is learnt on 4 May."""
    early = _revision(1, "", "2023-05-02T08:00:00.000Z")
    late = _revision(2, ", ended: 2023-04-30, how_ended: bail", "2023-05-04T08:00:00.000Z")
    for each in (early, late):
        with record.begin() as connection:
            actions.project(connection, [each])
    return record


def test_held_on_the_first_of_may_as_known_on_the_third(record_of_two: Engine) -> None:
    held = Filter(facets={"held": ("held",)}, as_of=_FIRST)
    assert _counted(record_of_two, "people", held.but(known_on=date(2023, 5, 3))) == Count(1)
    assert _counted(record_of_two, "people", held.but(known_on=date(2023, 5, 4))) == Count(0)
    assert _counted(record_of_two, "people", held) == Count(0)


def test_nobody_is_counted_before_anything_was_published(record_of_two: Engine) -> None:
    before = Filter(as_of=_FIRST, known_on=date(2023, 5, 1))
    assert _counted(record_of_two, "people", before) == Count(0)
    assert _counted(record_of_two, "cases", before) == Count(0)


def test_days_in_custody_are_those_that_were_known_then(record_of_two: Engine) -> None:
    then = _counted(
        record_of_two, "days in custody", Filter(as_of=_FIRST, known_on=date(2023, 5, 3))
    )
    now = _counted(record_of_two, "days in custody", Filter(as_of=_FIRST))
    assert isinstance(then, Lengths)
    assert isinstance(now, Lengths)
    assert then.total is not None
    assert now.total is not None
    assert (then.total.least, now.total.least) == (6, 5)


def test_a_chart_is_of_what_was_known_too(record_of_two: Engine) -> None:
    with reading(record_of_two) as connection:
        asked = Filter(known_on=date(2023, 5, 3))
        then = charts(connection, asked, _TODAY, _end_of(asked)).of("days")
        now = charts(connection, Filter(), _TODAY).of("days")
    assert then == {("unknown", ""): 1}
    assert now == {("10", ""): 1}


def _counted(record: Engine, measure: Measure, asked: Filter) -> object:
    with reading(record) as connection:
        question = Question(NONE, NONE, measure, asked)
        return figure(connection, question, _TODAY, _end_of(asked)).cells.total


def _end_of(asked: Filter) -> datetime | None:
    """The instant at which the day ends, where the tracker keeps Greenwich time."""
    if asked.known_on is None:
        return None
    return datetime(asked.known_on.year, asked.known_on.month, asked.known_on.day + 1, tzinfo=UTC)


def _revision(number: int, release: str, instant: str) -> Entry:
    made = entry(number, _document(release), number, "published" if number == 1 else "updated")
    return Entry(**{name: getattr(made, name) for name in made.__slots__} | {"instant": instant})


def _document(release: str) -> Document:
    ((_, made),), problems = documents_in(_WRITTEN.replace("RELEASE", release))
    assert problems == []
    return identified(made)
