"""The numbers of the entries that first published documents, read without their bodies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, func, select

from app.db.engines import on_sqlite, reading
from app.record import tables
from app.record.facets.above import Sentences
from app.record.ordinals import first_numbers

_COVERED = "SEARCH revision USING COVERING INDEX revision_ordinal"


def test_the_ordinal_of_a_document_is_the_number_of_its_first_entry(full: Engine) -> None:
    document, number = tables.revision.c.document, tables.revision.c.number
    with reading(full) as connection:
        first = connection.execute(select(document, func.min(number)).group_by(document)).all()
        assert first_numbers(connection, [row[0] for row in first]) == dict(map(tuple, first))


def test_sqlite_reads_ordinals_from_the_index_alone(full: Engine) -> None:
    with reading(full) as connection:
        if not on_sqlite(connection):
            pytest.skip("PostgreSQL chooses by what it knows of the rows")
        with _asked(connection) as asked:
            first_numbers(connection, ["somebody"])
            Sentences(2**31 - 1).found(connection)
        plans = [_plan(connection, *each) for each in asked if "revision.revision" in each[0]]
    assert [_COVERED in plan for plan in plans] == [True, True]


@contextmanager
def _asked(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are executed meanwhile, with their parameters."""
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield asked
    event.remove(connection, "before_cursor_execute", note)


def _plan(connection: Connection, statement: str, parameters: Any) -> str:
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return "\n".join(row.detail for row in rows)
