"""A migrated desk for the tests of the rooms that own its tables, on both engines.

One database serves all tests of a run: each test works in a transaction that is rolled back.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.cases.actions import ImportReport, import_documents
from app.db.engines import engine, on_sqlite
from app.db.field_key import use_field_key_file
from app.document.reading import Document, read
from tests.postgres import Postgres


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The engine of an empty desk."""
    if request.param == "sqlite":
        model: Path = request.getfixturevalue("sqlite_model")
        folder = tmp_path_factory.mktemp("desk")
        url = f"sqlite:///{shutil.copy(model / 'desk' / 'desk.sqlite', folder)}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.create(request.getfixturevalue("postgres_models")["desk"])
    source = engine(url)
    yield source
    source.dispose()


@pytest.fixture
def session(desk: Engine, tmp_path: Path) -> Iterator[Session]:
    """A session whose work is forgotten after the test; it must not commit."""
    use_field_key_file(tmp_path / "field.key")
    with Session(desk) as opened:
        yield opened
        opened.rollback()


def settle(connection: Connection) -> None:
    """Checks now what the database checks at the commit. Raises LookupError on SQLite."""
    if not on_sqlite(connection):
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        connection.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken:
        raise LookupError(f"a row of {broken[0]} points to nothing in {broken[2]}")


def written(yaml: str) -> list[Document]:
    """The documents of a YAML text."""
    found, problems = read(yaml)
    assert problems == []
    return [document for _, document in found]


def kept(session: Session, *documents: Document, update: bool = False) -> ImportReport:
    """Imports documents without a problem, and checks what a commit would check."""
    report = import_documents(session, documents, update=update, who="tests")
    assert report.problems == []
    settle(session.connection())
    return report


def refused(session: Session, *documents: Document, update: bool = False) -> list[tuple[str, str]]:
    """The field and expectation of each problem of a refused import."""
    report = import_documents(session, documents, update=update, who="tests")
    assert report.new == report.changed == []
    return [(problem.field, problem.expected) for problem in report.problems]
