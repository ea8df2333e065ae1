"""Any number of values in one condition, on both engines."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Uuid,
    func,
    insert,
    select,
    text,
)

from app.db.among import among
from app.db.engines import engine, on_sqlite
from tests.conftest import Place

_MORE_THAN_PARAMETERS = 300_000  # of PostgreSQL 65,535, of SQLite at most 250,000 by default
_WORDS = Table("words", MetaData(), Column("word", String, primary_key=True))
_ASKED = select(_WORDS.c.word).where(among(_WORDS.c.word, "wanted")).order_by(_WORDS.c.word)


@pytest.fixture
def words(place: Place) -> Iterator[Connection]:
    source = engine(place.desk_url, create=True)
    with source.begin() as connection:
        _WORDS.create(connection)
        rows = [{"word": word} for word in ("Əli", "it's", 'said "no"', "-")]
        connection.execute(insert(_WORDS), rows)
        yield connection
    source.dispose()


def test_values_are_found_whatever_signs_they_hold(words: Connection) -> None:
    wanted = ["Əli", "it's", 'said "no"', "nobody"]
    assert {*words.execute(_ASKED, {"wanted": wanted}).scalars()} == {*wanted} - {"nobody"}


def test_ids_are_found_however_an_engine_keeps_them(words: Connection) -> None:
    ids = Table("ids", MetaData(), Column("id", Uuid(as_uuid=False), primary_key=True))
    ids.create(words)
    kept, other = str(uuid4()), str(uuid4())
    words.execute(insert(ids), [{"id": kept}])
    asked = select(ids.c.id).where(among(ids.c.id, [kept, other]))
    assert words.execute(asked).scalars().all() == [kept]


def test_whole_numbers_are_found_as_numbers(words: Connection) -> None:
    length = func.length(_WORDS.c.word, type_=Integer)
    asked = select(_WORDS.c.word).where(among(length, "lengths")).order_by(_WORDS.c.word)
    assert words.execute(asked, {"lengths": [1, 4]}).scalars().all() == ["-", "it's"]
    assert words.execute(asked, {"lengths": [2**40]}).all() == []


def test_among_no_values_there_is_nothing(words: Connection) -> None:
    assert words.execute(_ASKED, {"wanted": ()}).all() == []
    assert words.execute(select(_WORDS).where(among(_WORDS.c.word, []))).all() == []


def test_more_values_than_an_engine_takes_parameters_are_one_question(words: Connection) -> None:
    wanted = [*map(str, range(_MORE_THAN_PARAMETERS)), "-"]
    assert words.execute(_ASKED, {"wanted": wanted}).scalars().all() == ["-"]
    given = select(_WORDS.c.word).where(among(_WORDS.c.word, wanted))
    assert words.execute(given).scalars().all() == ["-"]


def test_sqlite_looks_values_up_in_an_index(words: Connection) -> None:
    if not on_sqlite(words):
        pytest.skip("PostgreSQL walks through so short a table, which is right")
    compiled = _ASKED.compile(words)
    plan = words.execute(text(f"EXPLAIN QUERY PLAN {compiled}".replace("?", "'[]'"))).all()
    assert any("SEARCH words USING" in row.detail for row in plan)
