"""The desk's migrations, from nothing, make exactly the tables that the models describe."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

import app.cases.models
import app.law.models
import app.publishing.models
import app.staff.models
import app.tips.models  # noqa: F401 - the models a desk is made of
from app.db.desk import Base
from app.db.engines import engine
from app.db.migrations import configuration, upgrade
from app.db.revisions import current_revision, expected_revision
from tests.conftest import Place

_ID = "11111111-1111-4111-8111-111111111111"
_HASH = "0" * 64
_WRITTEN_AND_PUBLISHED = (
    (
        "INSERT INTO audit_entries (number, instant, who, act, subject, details, previous, hash)"
        f" VALUES (1, '2026-01-01 10:00:00.5', 'leyla', 'imported new', '{_ID}', '{{}}',"
        f" '', '{_HASH}')"
    ),
    (
        "INSERT INTO ledger_entry (number, document, kind, revision, instant, cause, feed_items,"
        f" commitment, previous, hash) VALUES (1, '{_ID}', 'provision', 1,"
        " '2026-01-01T10:00:00+00:00', 'published', '[]', '', '', 'x')"
    ),
)
_AN_ARTICLE = (
    (
        "INSERT INTO provisions (id, slug, lang, code, path, title)"
        f" VALUES ('{_ID}', 'cc-147', 'en', 'CC', '147', '\"slander\"')"
    ),
    (
        "INSERT INTO provision_items (document_id, key, listed, position)"
        f" VALUES ('{_ID}', '/', '/', 0)"
    ),
)


def statements(path: Path) -> dict[str, list[str]]:
    """Each table and index of a SQLite file, as its lines in order of the alphabet."""
    source = engine(f"sqlite:///{path}")
    query = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    with source.connect() as connection:
        found = {name: sorted(_lines(sql)) for name, sql in connection.execute(query)}
    source.dispose()
    found.pop("alembic_version", None)
    return found


def _lines(sql: str) -> list[str]:
    # SQLite puts the name of a table that it has made anew between quotes.
    sql = sql.replace('"', "")
    return [line.strip().rstrip(",").rstrip() for line in sql.splitlines() if line.strip()]


def test_the_migrations_make_what_the_models_describe(place: Place) -> None:
    upgrade(place.desk_url, "desk")
    source = engine(place.desk_url)
    with source.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    source.dispose()


def test_not_even_a_condition_differs(tmp_path: Path) -> None:
    migrated, made = tmp_path / "migrated.sqlite", tmp_path / "made.sqlite"
    upgrade(f"sqlite:///{migrated}", "desk")
    source = engine(f"sqlite:///{made}", create=True)
    Base.metadata.create_all(source)
    source.dispose()
    assert statements(migrated) == statements(made)
    assert len(statements(made)) > 50


def test_a_database_says_how_far_it_has_come(place: Place) -> None:
    source = engine(place.desk_url, create=True)
    assert current_revision(source) is None
    reached = upgrade(place.desk_url, "desk")
    assert current_revision(source) == reached == expected_revision("desk")
    assert upgrade(place.desk_url, "desk") == reached
    source.dispose()


def test_articles_that_are_there_can_be_worked_on(place: Place) -> None:
    before = configuration("desk")
    source = engine(place.desk_url, create=True)
    with source.connect() as connection, connection.begin():
        before.attributes["connection"] = connection
        command.upgrade(before, "0015")
        for statement in (*_AN_ARTICLE, *_WRITTEN_AND_PUBLISHED):
            connection.execute(text(statement))
    upgrade(place.desk_url, "desk")
    query = text("SELECT document_id, version, saved_by, published_version FROM dossiers")
    with source.connect() as connection:
        found = [(str(each[0]).replace("-", ""), *each[1:]) for each in connection.execute(query)]
    assert found == [(_ID.replace("-", ""), 1, "leyla", 1)]
    source.dispose()


def test_articles_and_their_versions_outlast_a_table_that_is_made_anew(place: Place) -> None:
    before = configuration("desk")
    source = engine(place.desk_url, create=True)
    with source.connect() as connection, connection.begin():
        before.attributes["connection"] = connection
        command.upgrade(before, "0013")
        for statement in _AN_ARTICLE:
            connection.execute(text(statement))
    upgrade(place.desk_url, "desk")
    with source.connect() as connection:
        found = connection.execute(text("SELECT code, path, country FROM provisions")).all()
        items = connection.execute(text("SELECT count(*) FROM provision_items")).scalar_one()
    assert (found, items) == ([("CC", "147", None)], 1)
    source.dispose()
