"""What is asked for any number of documents, such as all cases of a person who is renamed.

SQLite takes as many parameters as it was built to take, often 32,766, and PostgreSQL 65,535.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.cases import queries as cases
from app.cases.actions import forget_former_slugs
from app.cases.working.versions import take_away_words
from app.db.engines import on_sqlite
from app.publishing import queries as ledger
from app.publishing.appending import forget_names, redact
from tests.publishing.conftest import Office
from tests.publishing.papers import article, case, person

_ON_SQLITE = 250
_ON_POSTGRESQL = 65_535


@pytest.fixture
def published(office: Office) -> list[str]:
    """The ids of a person, an article and a case that are published."""
    papers = (person(), article(), case())
    office.publishes(*papers)
    with Session(office.desk) as session:
        return [
            ledger.documents_named(session, name, own=True)[0]
            for name in ("person:aydin-sadiqzade", "provision:INV:147", "case:sadiqzade-poem")
        ]


@pytest.fixture
def session(office: Office, published: list[str]) -> Iterator[Session]:
    """The desk, where a statement on SQLite takes no more parameters than a batch needs."""
    assert published
    if on_sqlite(office.desk):
        office.desk.dispose()
        event.listen(office.desk, "connect", _limit)
    with Session(office.desk) as session:
        yield session


def _limit(connection: sqlite3.Connection, _record: Any) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, _ON_SQLITE)


def others(number: int) -> list[str]:
    return [str(uuid4()) for _ in range(number)]


@pytest.fixture
def many(session: Session, published: list[str]) -> list[str]:
    """More ids than a statement takes parameters, those that are published among them."""
    number = _ON_SQLITE if on_sqlite(session.connection()) else _ON_POSTGRESQL
    return [*others(number), *published]


def test_any_number_of_documents_is_read_from_the_desk(
    session: Session, published: list[str]
) -> None:
    found = cases.documents_there(session, [*others(_ON_SQLITE), *published])
    assert sorted(found) == sorted(published)
    assert cases.slugs_of(session, found).keys() == {published[0], published[2]}


def test_any_number_of_revisions_is_read_from_the_ledger(
    session: Session, many: list[str], published: list[str]
) -> None:
    assert ledger.latest(session, many).keys() == {*published}
    names = ["person:aydin-sadiqzade", *(f"person:{each}" for each in many)]
    assert ledger.showing(session, names) == {published[2]: {"person:aydin-sadiqzade"}}


def test_any_number_of_documents_is_redacted(
    session: Session, many: list[str], published: list[str]
) -> None:
    last = ledger.head(session).number
    redact(session, many, [last])
    forget_names(session, many)
    forget_former_slugs(session, [*others(_ON_SQLITE), *published])
    take_away_words(session, [*others(_ON_SQLITE), *published])
    left = [each.number for each in ledger.entries_after(session, 0) if each.body is not None]
    assert left == [last]
    assert ledger.showing(session, ["person:aydin-sadiqzade"], ever=True) == {}
