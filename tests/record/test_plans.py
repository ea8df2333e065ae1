"""How SQLite finds what is often asked for: from an index alone, where rows lie far apart."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, func, select

from app.db.engines import reading
from app.record import queries, tables
from app.record.facets.above import Sentences
from app.record.ordinals import first_numbers

_PLAN = "EXPLAIN QUERY PLAN "
on_sqlite = pytest.mark.parametrize("full", ["sqlite"], indirect=True)


def test_the_ordinal_of_a_document_is_the_number_of_its_first_entry(full: Engine) -> None:
    document, number = tables.revision.c.document, tables.revision.c.number
    with reading(full) as connection:
        first = connection.execute(select(document, func.min(number)).group_by(document)).all()
        assert first_numbers(connection, [row[0] for row in first]) == dict(map(tuple, first))


@on_sqlite
def test_ordinals_are_read_without_bodies(full: Engine) -> None:
    with reading(full) as connection, _asked(connection) as asked:
        first_numbers(connection, ["somebody"])
        Sentences(2**31 - 1).found(connection)
        plans = [_plan(connection, *each) for each in asked if "revision.revision" in each[0]]
    covered = "SEARCH revision USING COVERING INDEX revision_ordinal"
    assert [covered in plan for plan in plans] == [True, True]


@on_sqlite
def test_who_is_held_longest_is_found_without_the_rows_of_all(full: Engine) -> None:
    with reading(full) as connection, _asked(connection) as asked:
        queries.standing(connection, date(2025, 1, 1), ("held", "released"), 8)
        plans = [_plan(connection, *each) for each in asked if "holding" in each[0]]
    (looked_at,) = (re.findall("SEARCH holding USING .*", plan) for plan in plans)
    assert len(looked_at) > 1
    assert all("COVERING INDEX holding_state" in each for each in looked_at)


@contextmanager
def _asked(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are executed meanwhile, with their parameters, but for plans."""
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        if not statement.startswith(_PLAN):
            asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield asked
    event.remove(connection, "before_cursor_execute", note)


def _plan(connection: Connection, statement: str, parameters: Any) -> str:
    rows = connection.exec_driver_sql(f"{_PLAN}{statement}", parameters)
    return "\n".join(row.detail for row in rows)
