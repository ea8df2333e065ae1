"""The page of the files: what there is, of which version, and when there will be more."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.pages.dataset.declaring import Table
from app.pages.dataset.tables import TABLES
from app.public import create_app
from app.record.files import CONTENT_TYPES
from config import Settings
from tests.downloads import makes_files, served
from tests.records import Records
from tests.site.reading import read


@pytest.fixture(scope="module")
def settings(shipped: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A deployment of what ships, whose files were made."""
    made = replace(shipped, folder=tmp_path_factory.mktemp("files"))
    makes_files(made)
    return made


@pytest.fixture(scope="module")
def taker(settings: Settings) -> Iterator[FlaskClient]:
    app = create_app(settings)
    yield app.test_client()
    app.extensions["speechwatch-record"].dispose()


def test_every_file_is_offered_with_its_hash(taker: FlaskClient, settings: Settings) -> None:
    page = read(taker, "/data")
    assert page.status == 200
    for name in CONTENT_TYPES:
        assert f"/data/{name}" in page.links
        assert sha256(served(settings, name).read_bytes()).hexdigest() in page.html


@pytest.mark.parametrize("lang", ["en", "az"])
def test_the_page_says_of_which_version_the_files_are(taker: FlaskClient, lang: str) -> None:
    page = read(taker, "/data" if lang == "en" else f"/data?lang={lang}")
    assert "69" in page.html
    assert "CC BY 4.0" in page.html


def test_before_there_are_files_the_page_says_when_there_will_be(client: FlaskClient) -> None:
    page = read(client, "/data")
    assert page.status == 200
    assert "within about ten minutes of a publication" in page.html
    assert not any(link.startswith("/data/cases") for link in page.links)


def test_the_page_follows_what_is_published_and_made(records: Records) -> None:
    settings = records.settings()
    makes_files(settings)
    with records.reader() as reader:
        assert "The record has changed since" not in read(reader, "/data").html
        records.publishes(
            "speechwatch: case/1\nslug: a-case\ntitle: A case\nsource: paper\n"
            "parties:\n  - {id: poet, name: A Poet}\n"
            "sources:\n  - {id: paper, outlet: The Invented Paper}\n"
        )
        assert "The record has changed since" in read(reader, "/data").html
        makes_files(settings)
        assert "The record has changed since" not in read(reader, "/data").html
        assert b"a-case" in reader.get("/data/cases.csv").data


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_explained(client: FlaskClient, table: Table[Any]) -> None:
    page = read(client, f"/data/codebook/{table.name}")
    assert page.status == 200
    assert {column.name for column in table.columns} <= set(page.ids)


def test_a_table_that_is_not_there_is_not_explained(client: FlaskClient) -> None:
    assert client.get("/data/codebook/nothing").status_code == 404
    assert client.get("/data/codebook/cases?x=1").status_code == 400
