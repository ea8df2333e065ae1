"""The record's migrations, run from nothing, make the tables the code is written for."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.db.engines import engine
from app.db.migrations import configuration, upgrade
from app.db.revisions import Which, current_revision, expected_revision
from app.record.search_tables import WORDS
from app.record.tables import metadata
from tests.conftest import Place


def test_from_nothing_they_make_what_the_code_expects(place: Place) -> None:
    assert upgrade(place.record_url, "record") == expected_revision("record")
    source = engine(place.record_url)
    with source.connect() as connection:
        given = {"compare_type": True, "include_name": _is_described}
        context = MigrationContext.configure(connection, opts=given)
        assert compare_metadata(context, metadata) == []
    source.dispose()


@pytest.mark.parametrize("which", ["desk", "record"])
def test_the_revision_the_code_expects_is_the_head_of_the_migrations(which: Which) -> None:
    head = ScriptDirectory.from_config(configuration(which)).get_current_head()
    assert expected_revision(which) == head


def _is_described(name: str | None, kind: str, _parents: object) -> bool:
    """The index of words is another thing on each engine, so no metadata describes it."""
    return kind != "table" or not (name or "").startswith(WORDS)


def test_words_are_indexed_by_what_the_engine_is_good_at(place: Place) -> None:
    upgrade(place.record_url, "record")
    source = engine(place.record_url)
    with source.connect() as connection:
        if place.kind == "sqlite":
            made = "SELECT sql FROM sqlite_master WHERE name = 'sought_words'"
            assert "USING fts5(" in connection.execute(text(made)).scalar_one()
        else:
            made = "SELECT indexdef FROM pg_indexes WHERE indexname = 'sought_words_words'"
            assert "USING gin (words)" in connection.execute(text(made)).scalar_one()
    source.dispose()


def test_a_second_run_changes_nothing(place: Place) -> None:
    upgrade(place.record_url, "record")
    assert upgrade(place.record_url, "record") == expected_revision("record")
    source = engine(place.record_url)
    assert current_revision(source) == expected_revision("record")
    source.dispose()
