"""A reader's question that would run for long is stopped, on both engines."""

from time import monotonic

import pytest
from sqlalchemy import text

from app.db.deadline import Deadline
from app.db.engines import engine, on_sqlite, reading
from app.db.errors import TooLong
from tests.conftest import Place

_ENDLESS = text(
    "WITH RECURSIVE steps(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 900000000)"
    " SELECT count(*) FROM steps"
)


def test_a_statement_that_runs_too_long_is_stopped_and_the_next_one_answered(ready: Place) -> None:
    source = engine(ready.record_url, read_only=True, seconds=0.3)
    began = monotonic()
    with pytest.raises(TooLong), reading(source) as connection:
        connection.execute(_ENDLESS).all()
    assert monotonic() - began < 20
    with reading(source) as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    source.dispose()


def test_the_time_of_one_statement_is_not_taken_from_the_next(ready: Place) -> None:
    """A file of the whole record is many short questions, and takes as long as it takes."""
    source = engine(ready.record_url, read_only=True, seconds=0.3)
    wait = "SELECT 1" if on_sqlite(source) else "SELECT pg_sleep(0.2)"
    with reading(source) as connection:
        for _ in range(4):
            connection.execute(text(wait)).all()
        assert connection.execute(text("SELECT 1")).scalar() == 1
    source.dispose()


def test_work_outside_of_a_database_has_its_end_too() -> None:
    Deadline(60).check()
    with pytest.raises(TooLong):
        Deadline(-1).check()
