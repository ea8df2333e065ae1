"""A desk and a record for the tests of publishing, and the words to use them with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.cases.actions import import_documents
from app.db.engines import engine, reading
from app.db.field_key import use_field_key_file
from app.document.reading import Document, read
from app.publishing.actions import publish_documents
from app.publishing.catching_up import catch_up
from app.publishing.verifying import verify
from tests.conftest import Place
from tests.postgres import Postgres
from tests.records import Records
from tests.scenes import scene, shipped, shipped_model, stocked

__all__ = ["shipped", "shipped_model", "stocked"]


@dataclass(frozen=True, slots=True)
class Office:
    """Both databases, ready, and what monitors do with them."""

    place: Place
    desk: Engine
    record: Engine

    @property
    def files(self) -> Path:
        """Where the files for readers lie."""
        return self.place.folder / "files"

    def imports(self, *documents: Document, update: bool = False) -> list[str]:
        """Stores documents at the desk; returns the ids of those that are new or changed."""
        with Session(self.desk) as session:
            report = import_documents(session, documents, update=update, who="tests")
            assert report.problems == []
            session.commit()
        return [*report.new, *report.changed]

    def publishes(self, *documents: Document, update: bool = False) -> int:
        """Stores documents and publishes them, up to the record."""
        ids = self.imports(*documents, update=update)
        with Session(self.desk) as session:
            count = publish_documents(session, ids, None, "tests")
            session.commit()
        self.catches_up()
        return count

    def catches_up(self) -> int:
        """Brings the record up to the ledger."""
        return catch_up(self.desk, self.record, self.files)

    def verifies(self, head: str | None = None) -> int:
        """Proves ledger and record; returns the head's number."""
        with reading(self.desk) as ledger, reading(self.record) as record:
            return verify(ledger, record, head)


@pytest.fixture
def office(ready: Place, tmp_path: Path) -> Iterator[Office]:
    """An empty desk and an empty record."""
    use_field_key_file(tmp_path / "field.key")
    with _opened(ready) as found:
        yield found


@pytest.fixture
def stocked_office(stocked: Records, request: pytest.FixtureRequest) -> Iterator[Office]:
    """A desk and a record with everything that ships, published."""
    with _office(request, stocked) as found:
        yield found


@contextmanager
def staged(
    request: pytest.FixtureRequest, name: str, fill: Callable[[Office], object]
) -> Iterator[Office]:
    """A test's own copy of a desk and a record that a function filled; see `scene`."""

    def filled(records: Records) -> None:
        with _office(request, records) as empty:
            fill(empty)

    with scene(request, name, filled) as made, _office(request, made) as found:
        yield found


@contextmanager
def _office(request: pytest.FixtureRequest, records: Records) -> Iterator[Office]:
    use_field_key_file(records.folder / "desk" / "field.key")
    kind, folder = "sqlite", records.folder
    if records.desk_url.startswith("postgresql"):
        server: Postgres = request.getfixturevalue("postgres")
        kind, folder = "postgresql", server.folder
    with _opened(Place(kind, records.desk_url, records.record_url, folder)) as found:
        yield found


@contextmanager
def _opened(place: Place) -> Iterator[Office]:
    desk, record = engine(place.desk_url), engine(place.record_url)
    yield Office(place, desk, record)
    desk.dispose()
    record.dispose()


def written(text: str) -> Document:
    """A document from YAML."""
    found, problems = read(text)
    assert problems == []
    return found[0][1]
