"""The files of the look are tagged by their content, whenever they were written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.dates import Calendar
from app.db.engines import engine
from app.record.versions import version, versions
from app.web.finished.files import Files
from app.web.finished.layer import Finished
from app.web.finished.states import States
from config import Settings


@pytest.fixture
def look(tmp_path: Path) -> Path:
    """A file of an application's look."""
    file = tmp_path / "static" / "look.css"
    file.parent.mkdir()
    file.write_text("a {}")
    return file


@pytest.fixture
def reader(look: Path, shipped: Settings) -> Iterator[FlaskClient]:
    """A reader of an application that has nothing but this file."""
    app = Flask("edited", root_path=str(look.parent.parent))
    source = engine(shipped.record_url, read_only=True)
    states = States(versions(source), version, Files(look.parent), Calendar("UTC"))
    layer = Finished(app.wsgi_app, states, "build", lambda _: [])
    app.wsgi_app = layer  # type: ignore[method-assign]
    yield app.test_client()
    source.dispose()


def tag(reader: FlaskClient) -> str:
    with reader.get("/static/look.css") as answer:
        return str(answer.headers["ETag"])


def test_an_edited_file_is_new_at_once_and_the_old_content_has_its_old_tag(
    reader: FlaskClient, look: Path
) -> None:
    first = tag(reader)
    look.write_text("b {}")
    with reader.get("/static/look.css", headers={"If-None-Match": first}) as answer:
        assert (answer.status_code, answer.data) == (200, b"b {}")
    look.write_text("a {}")
    assert tag(reader) == first


def test_a_file_written_again_as_it_was_keeps_its_tag(reader: FlaskClient, look: Path) -> None:
    first = tag(reader)
    look.unlink()
    look.write_text("a {}")
    os.utime(look, (1, 1))
    assert tag(reader) == first


def test_a_file_taken_away_is_no_longer_there(reader: FlaskClient, look: Path) -> None:
    first = tag(reader)
    look.unlink()
    with reader.get("/static/look.css", headers={"If-None-Match": first}) as answer:
        assert answer.status_code == 404


def test_what_lies_beside_the_folder_is_no_file_of_the_look(
    reader: FlaskClient, look: Path
) -> None:
    (look.parent.parent / "secret.key").write_text("secret")
    with reader.get("/static/../secret.key") as answer:
        assert answer.status_code == 404
