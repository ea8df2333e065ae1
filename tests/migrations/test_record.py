"""The record's migrations, run from nothing, make the tables the code is written for."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.db.engines import engine
from app.db.migrations import current_revision, expected_revision, upgrade
from app.record.tables import metadata
from tests.conftest import Place


def test_from_nothing_they_make_what_the_code_expects(place: Place) -> None:
    assert upgrade(place.record_url, "record") == expected_revision("record")
    source = engine(place.record_url)
    with source.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    source.dispose()


def test_a_second_run_changes_nothing(place: Place) -> None:
    upgrade(place.record_url, "record")
    assert upgrade(place.record_url, "record") == expected_revision("record")
    source = engine(place.record_url)
    assert current_revision(source) == expected_revision("record")
    source.dispose()
