"""A row of the table of a filter says what the whole document says, while little of it is read."""

from datetime import date

import pytest
from sqlalchemy import Connection

from app.db.engines import engine, reading
from app.feeds.found_rows import scenes
from app.feeds.found_table import COLUMNS
from app.pages.dataset.filed import tell
from app.pages.dataset.scene import Scene
from app.record.arrests import stays_of
from app.record.facets import ordering
from app.record.facets.filing import filed, joined
from app.record.facets.finding import Found, found
from app.record.filters import NEWEST, Filter
from app.record.moments import moments
from app.record.queries.revised import published_at
from app.record.queries.several import cases_of, people_in
from tests.record.gaps_of_law import above
from tests.records import SITE, Records


def _rows(connection: Connection, ids: tuple[str, ...], answers: Found) -> list[list[object]]:
    return [
        [column.read(scene) for column in COLUMNS]
        for scene in scenes(connection, ids, answers, SITE)
    ]


def _rows_of_whole_documents(
    connection: Connection, ids: tuple[str, ...], answers: Found
) -> list[list[object]]:
    published = published_at(connection, ids)
    cases = {key: each.model_copy() for key, each in cases_of(connection, ids).items()}
    for case in cases.values():
        law = [
            (kind, "", None)
            for party in case.subjects
            for kind in above(connection, case, party.id or "", answers.day)
        ]
        said = filed(case, tuple(moments(case)), stays_of(case))
        tell(case, {**said, "gap": joined((said["gap"], law))})
    people = people_in(connection, cases.values())
    none = frozenset[str]()
    return [
        [
            column.read(Scene(published[key], cases[key], people, none, none, answers.day, SITE))
            for column in COLUMNS
        ]
        for key in ids
    ]


@pytest.mark.parametrize("day", [date(2014, 1, 1), date(2023, 8, 1), date(2024, 2, 29), date.max])
def test_each_cell_of_a_row_is_that_of_the_whole_document(shipped: Records, day: date) -> None:
    source = engine(shipped.record_url, read_only=True)
    with reading(source) as connection:
        answers = found(connection, Filter(), day, counted=False)
        (ids,) = ordering.every(connection, answers, NEWEST)
        assert len(ids) == answers.count > 10
        assert _rows(connection, ids, answers) == _rows_of_whole_documents(connection, ids, answers)
    source.dispose()
