"""How often a page asks the record: a case at most four times, a list never more for more rows."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.document.case import Case
from app.public import create_app
from config import Settings
from tests import ledger

MOST = 4
LISTS = (
    "/",
    "/cases",
    "/people",
    "/law",
    "/timeline",
    "/tallies",
    "/figures",
    "/feed.rss",
    "/feed.json",
)


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked meanwhile, by any engine; a transaction's beginning is no question."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def unfinished(settings: Settings) -> Flask:
    """An application that works every answer out anew, whatever was finished before."""
    app = create_app(settings)
    app.wsgi_app = Flask.wsgi_app.__get__(app)  # type: ignore[method-assign]
    return app


def asked_by(app: Flask, path: str) -> list[str]:
    """The statements of one page."""
    with statements() as asked:
        assert app.test_client().get(path).status_code == 200
    return asked


@pytest.fixture(scope="module")
def whole(shipped: Settings) -> Flask:
    return unfinished(shipped)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The same with four cases; one of somebody in custody, one with a term above ceilings."""
    kept = {
        "elmir-abbasov-soyudlu",
        "elchin-ibrahimli",
        "aslan-gurbanov-sss",
        "km-nakhchivan-tweets",
    }
    left = [each for each in ledger.shipped() if each.slug in kept or not isinstance(each, Case)]
    assert len(left) < len(ledger.shipped()) - 10
    folder = tmp_path_factory.mktemp("few")
    return unfinished(ledger.build(folder, ledger.first(left)))


def test_a_case_asks_the_record_four_times_at_most(whole: Flask) -> None:
    cases = [each for each in ledger.shipped() if isinstance(each, Case)]
    found = {each.slug: len(asked_by(whole, f"/cases/{each.slug}")) for each in cases}
    assert len(found) > 15
    assert {slug: count for slug, count in found.items() if not 1 <= count <= MOST} == {}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_no_more_for_more_rows(few: Flask, whole: Flask, path: str) -> None:
    assert len(asked_by(whole, path)) == len(asked_by(few, path))
