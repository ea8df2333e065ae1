"""What a reader gets does not depend on the database: every page, byte for byte."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask.testing import FlaskClient
from sqlalchemy import make_url

from app.public import create_app
from tests import ledger
from tests.postgres import Postgres
from tests.walking import ask, beginnings, walk

_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"


@pytest.fixture
def on_postgres(postgres: Postgres, tmp_path: Path) -> Iterator[FlaskClient]:
    """A reader of everything that ships, on PostgreSQL."""
    entries = ledger.first(ledger.shipped())
    app = create_app(ledger.build(tmp_path, entries, postgres.create()))
    yield app.test_client()
    app.extensions["speechwatch-record"].dispose()


def in_another_language(address: str) -> str:
    """The address of a page in Azerbaijani."""
    return f"{address}{'&' if '?' in address else '?'}lang=az"


def test_every_answer_is_the_same_on_sqlite_and_on_postgresql(
    client: FlaskClient, on_postgres: FlaskClient
) -> None:
    found = list(walk(client, beginnings(), leave="lang="))
    assert len(found) > 100
    # What is asked of a database is the same in each language: some pages stand for all.
    found += [ask(client, in_another_language(each.address)) for each in found[::8]]
    differing = [
        each.address
        for each in found
        if not each.address.startswith("/static/")  # files carry the time
        and ask(on_postgres, each.address) != each
    ]
    assert differing == []


def test_readers_notice_nothing_of_a_postgresql_that_ended_their_connections(
    on_postgres: FlaskClient, postgres: Postgres
) -> None:
    record_url = on_postgres.application.config["SPEECHWATCH"].record_url
    for address in ("/healthz", "/cases", "/healthz", "/people"):  # each is made anew
        assert on_postgres.get("/healthz").status_code == 200
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as server:
            cut = server.execute(_CUT, [make_url(record_url).database]).fetchall()
        assert cut
        assert on_postgres.get(address).status_code == 200
