"""A database that is locked, full or gone while somebody saves: a sentence, and nothing is lost."""

import re
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from html import unescape

import psycopg
import pytest
from sqlalchemy import make_url

from tests.conftest import Place
from tests.desk.newsroom import Newsroom
from tests.desk.test_entering import begins, fields

pytestmark = pytest.mark.faults

TEXT = "The lawyer says: heard behind closed doors, <in Saatli>."
_HIDDEN = re.compile(r'type="hidden" name="([\w.]+)" value="([^"]*)"')


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    if place.kind == "sqlite":
        other = sqlite3.connect(str(make_url(place.desk_url).database), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()
        return
    with psycopg.connect(place.desk_url) as connection:
        connection.execute("LOCK TABLE form_tokens IN ACCESS EXCLUSIVE MODE")
        yield
        connection.rollback()


@contextmanager
def full(place: Place) -> Iterator[None]:
    """No file can grow: the system refuses it in the place where it refuses on a full disk."""
    assert place.kind == "sqlite"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def gone(place: Place) -> Iterator[None]:
    """The server takes no connections and has ended those there were."""
    name = make_url(place.desk_url).database
    with psycopg.connect(_beside(place), autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        yield
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def _beside(place: Place) -> str:
    return place.desk_url.replace(str(make_url(place.desk_url).database), "postgres", 1)


# What can befall each engine: an open file does not go away, and a server's disk is not ours.
TROUBLES = {"sqlite": (locked, full), "postgresql": (locked, gone)}


@pytest.mark.parametrize("which", [0, 1])
def test_what_was_typed_stands_on_the_page_and_is_saved_once_when_it_is_sent_again(
    on_each: Newsroom, ready: Place, which: int
) -> None:
    trouble: AbstractContextManager[None] = TROUBLES[ready.kind][which](ready)
    editor = on_each.joins("Aysel", "editor")
    case_id = begins(editor)
    way = f"/desk/cases/{case_id}/add/update"
    editor.open(way)
    with trouble:
        answer = editor.fills(way, text=TEXT)
    assert answer.status_code == 503
    assert "it stands on this page" in answer.text
    assert "&lt;in Saatli&gt;" in answer.text
    assert "updates" not in fields(on_each, case_id)
    carried = {name: unescape(text) for name, text in _HIDDEN.findall(answer.text)}
    for _ in range(2):
        editor.send(way, **carried)
    assert [each["text"] for each in fields(on_each, case_id)["updates"]] == [TEXT]
    assert on_each.acts().count("saved") == 1


def test_no_password_is_ever_written_into_a_page(on_each: Newsroom, ready: Place) -> None:
    on_each.joins("Aysel", "editor")
    stranger = on_each.browser()
    stranger.open("/desk/sign-in")
    with TROUBLES[ready.kind][1](ready):
        answer = stranger.send("/desk/sign-in", name="Aysel", password="seven grey herons")
    assert answer.status_code == 503
    assert "herons" not in answer.text
    assert "Try again" in answer.text
