"""Figures out of sets, held against a plain reading: random questions, days, entries, records."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select, update

from app.db.engines import engine, reading
from app.record import actions, tables
from app.record.figures.asking import SIDES, Question
from app.record.figures.charts import charts
from app.record.figures.measuring import MEASURES, Measure, is_empty
from app.record.figures.table import figure
from app.record.filters import CLOSED, FACETS, NOT_RECORDED, Filter, read_filter
from tests.once import Once
from tests.record.conftest import empty_record, entries
from tests.record.figures import plain
from tests.record.figures.crowd import crowd
from tests.record.random_histories import history

_TODAY = date(2026, 11, 22)
_VALUES = {
    **{name: list(words) for name, words in CLOSED.items()},
    "provision": ["cao", "cc", "cao-535", "cao-388-1", "no article", NOT_RECORDED],
    "place": ["Baku", "Quba", NOT_RECORDED],
    "cluster": ["Soyudlu, June 2023"],
    "year": ["2020", "2021", "2022", "2023", NOT_RECORDED],
    "subject": ["person", "organisation", "giyas-ibrahimov", "somebody-1", "somebody-2"],
    "language": ["az", "en", NOT_RECORDED],
}
_FACET = st.sampled_from(FACETS).flatmap(
    lambda name: st.tuples(
        st.just(name), st.lists(st.sampled_from(_VALUES[name]), min_size=1, max_size=6)
    )
)
_OF_UNITS: tuple[Measure, ...] = ("people", "proceedings", "detentions")
_DAYS = st.dates(date(2019, 1, 1), date(2027, 6, 1))


def _filter(
    facets: list[tuple[str, list[str]]], day: date | None, taken: list[date], words: str
) -> Filter:
    given = dict(facets)
    ends = ("taken_from", "taken_to")
    given |= {name: [each.isoformat()] for name, each in zip(ends, sorted(taken), strict=False)}
    given |= {"as_of": [day.isoformat()]} if day else {}
    return read_filter(given | ({"q": [words]} if words else {}))


_FILTERS = st.builds(
    _filter,
    st.lists(_FACET, max_size=2),
    st.none() | _DAYS,
    st.lists(_DAYS, max_size=2),
    st.sampled_from(["", "", "", "police", "Soyudlu"]),
)
_QUESTIONS = st.builds(
    Question, st.sampled_from(SIDES), st.sampled_from(SIDES), st.sampled_from(MEASURES), _FILTERS
)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.faults)]
)
def walked(
    request: pytest.FixtureRequest, once: Once, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A record of a crowd after a history by chance, an entry a second."""

    def walk(folder: Path) -> Engine:
        made = empty_record(request, request.param, folder)
        _walk(made, random.Random(11))
        return made

    if request.param == "sqlite":
        folder = once("figures", lambda folder: walk(folder).dispose())
        record = engine(f"sqlite:///{folder / 'record.sqlite'}")
    else:
        record = walk(tmp_path_factory.mktemp("walked"))
    yield record
    record.dispose()


@settings(max_examples=25)
@given(question=_QUESTIONS, contextual=st.booleans())
def test_what_is_counted_is_what_a_plain_reading_counts(
    full: Engine, question: Question, contextual: bool
) -> None:
    with reading(full) as connection:
        _compare(connection, question, None, contextual=contextual)


@settings(max_examples=3)
@given(question=_QUESTIONS, contextual=st.booleans(), entry=st.integers(0, 120))
def test_whatever_was_published_it_is_counted_as_it_was_known_at_any_entry(
    walked: Engine, question: Question, contextual: bool, entry: int
) -> None:
    with reading(walked) as connection:
        _compare(connection, question, None, contextual=contextual)
        if not question.filter.q:
            _compare(connection, question, _after(entry), contextual=contextual)


@pytest.mark.faults
@settings(max_examples=1500, deadline=None)
@given(question=_QUESTIONS, contextual=st.booleans(), entry=st.none() | st.integers(0, 120))
def test_thousands_of_questions_have_the_answers_of_a_plain_reading(
    walked: Engine, question: Question, contextual: bool, entry: int | None
) -> None:
    until = None if entry is None or question.filter.q else _after(entry)
    with reading(walked) as connection:
        _compare(connection, question, until, contextual=contextual)


@pytest.mark.faults
@pytest.mark.parametrize("measure", MEASURES)
def test_every_facet_makes_the_rows_that_a_plain_reading_has(
    full: Engine, measure: Measure
) -> None:
    with reading(full) as connection:
        for rows, columns in (*product(FACETS, ("basis",)), ("none", "year")):
            _compare(connection, Question(rows, columns, measure, Filter()), None)


@pytest.mark.faults
@pytest.mark.parametrize("facet", [*FACETS, "taken"])
def test_each_value_finds_the_units_that_have_it_in_the_cases_that_are_found(
    walked: Engine, facet: str
) -> None:
    days = [
        [("taken_from", "2022-03-05"), ("taken_to", "2022-12-31")],
        [("taken_to", "2021-06-30")],
        # Of takings that are still to come nobody is counted.
        [("taken_from", "2022-03-05"), ("as_of", "2022-06-01")],
    ]
    asked = [[(facet, value)] for value in _VALUES.get(facet, ())] or days
    with reading(walked) as connection:
        for given, measure in product(asked, _OF_UNITS):
            chosen = read_filter({name: [value] for name, value in given})
            _compare(connection, Question("none", "none", measure, chosen), None, contextual=True)


def _compare(
    connection: Connection,
    question: Question,
    until: datetime | None,
    *,
    contextual: bool = False,
) -> None:
    cells, rows, columns, overlapping = plain.table(connection, question, _TODAY, until)
    found = figure(connection, question, _TODAY, until).cells
    assert tuple(line.value for line in found.lines) == rows
    assert (found.columns, found.overlapping) == (columns, overlapping)
    for line in found.lines:
        assert line.total == cells[line.value, plain.ALL]
        for head, cell in zip(columns, line.cells, strict=True):
            assert (
                cell == cells[line.value, head]
                if not is_empty(cell)
                else (line.value, head) not in cells
            )
    assert found.totals == tuple(cells[plain.ALL, head] for head in columns)
    assert found.total == cells[plain.ALL, plain.ALL]
    drawn = charts(connection, question.filter, _TODAY, until, contextual=contextual).marks
    assert drawn == plain.charts(connection, question.filter, _TODAY, until, contextual=contextual)


def _walk(record: Engine, chance: random.Random) -> None:
    first = crowd(chance, 25)
    with record.begin() as connection:
        actions.project(connection, entries(first[:8]))
    for entry in history(first, chance):
        with record.begin() as connection:
            actions.project(connection, [entry])
    revision, last = tables.revision, entry.number
    with record.begin() as connection:
        # Chance withdraws much of what it revises.
        actions.project(connection, entries(crowd(chance, 40, "late"), after=last))
        for number in connection.execute(select(revision.c.number)).scalars().all():
            when = _after(number - 1).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            mine = revision.c.number == number
            connection.execute(update(revision).where(mine).values(instant=when))


def _after(entry: int) -> datetime:
    """The instant of the entry after one."""
    return datetime.fromtimestamp(1_700_000_000 + entry, UTC)
