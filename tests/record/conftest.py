"""Records for the tests, filled with made-up ledger entries: no desk is needed to read."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.db.engines import engine
from app.document.case import Case
from app.document.reading import Document
from app.document.writing import canonical
from app.record import actions
from app.record.items import items
from app.record.ledger import Entry
from app.record.shown import kind_of
from tests.conftest import Place
from tests.ledger import identified, shipped
from tests.postgres import Postgres

__all__ = ["identified", "shipped"]

KEY = b"k" * 32
Fill = Callable[..., None]


def entries(documents: Iterable[Document], after: int = 0) -> Iterator[Entry]:
    """First revisions of documents, numbered from there on."""
    for number, document in enumerate(documents, start=after + 1):
        found = items(document) if isinstance(document, Case) else ()
        yield Entry(
            number=number,
            document=str(document.id),
            kind=kind_of(document),
            revision=1,
            instant=f"2026-11-22T00:00:00.{number % 1000:03}Z",
            cause="published",
            items=tuple((item.feed, item.uuid) for item in found),
            commitment="c" * 64,
            hash=f"{number:064}",
            body=canonical(document),
        )


@pytest.fixture
def record(ready: Place) -> Iterator[Engine]:
    """An empty record."""
    made = engine(ready.record_url)
    with made.begin() as connection:
        actions.set_up(connection, KEY)
    yield made
    made.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def full(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A record of everything that ships, only to be read."""
    made = empty_record(request, request.param, tmp_path_factory.mktemp("full"))
    _fill(made)
    yield made
    made.dispose()


def empty_record(request: pytest.FixtureRequest, kind: str, folder: Path) -> Engine:
    """A record without entries on an engine, for several tests; its file is in the folder."""
    if kind == "sqlite":
        model: Path = request.getfixturevalue("sqlite_model")
        url = f"sqlite:///{shutil.copy(model / 'record' / 'record.sqlite', folder)}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.create(request.getfixturevalue("postgres_models")["record"])
    made = engine(url)
    with made.begin() as connection:
        actions.set_up(connection, KEY)
    return made


@pytest.fixture
def own_full(record: Engine) -> Engine:
    """The same for one test to change."""
    _fill(record)
    return record


def _fill(record: Engine) -> None:
    with record.begin() as connection:
        actions.project(connection, entries(shipped()))
