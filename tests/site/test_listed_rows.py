"""Rows of the list of cases are kept as they were drawn, and never stand where others belong."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Settings
from tests.site.test_statements import asked_by, unfinished

_THEN = "/cases?known_on=2026-11-22"


@pytest.fixture
def app(shipped: Settings) -> Flask:
    """An application that has drawn no row yet, and keeps no page."""
    return unfinished(shipped)


@pytest.fixture
def fresh(app: Flask) -> FlaskClient:
    return app.test_client()


def said(reader: FlaskClient, address: str) -> str:
    return reader.get(address).get_data(as_text=True)


def test_cases_that_were_drawn_are_not_read_again(app: Flask) -> None:
    first, again = asked_by(app, "/cases"), asked_by(app, "/cases?sort=oldest")
    assert len(again) < len(first)
    assert not any("body" in statement for statement in again)


def test_a_page_is_the_same_whichever_of_its_rows_were_drawn_before(
    shipped: Settings, fresh: FlaskClient
) -> None:
    for address in ("/cases?basis=speech", "/cases?tie=explicit&sort=oldest", "/cases"):
        assert said(fresh, address) == said(unfinished(shipped).test_client(), address)


def test_a_row_is_drawn_in_each_language(fresh: FlaskClient) -> None:
    english, azerbaijani = said(fresh, "/cases"), said(fresh, "/cases?lang=az")
    rows = azerbaijani[azerbaijani.index('<ol class="rows">') : azerbaijani.index("</ol>")]
    assert rows.count("?lang=az") == rows.count("<li>") > 10
    assert said(fresh, "/cases") == english


def test_a_row_is_drawn_for_each_day_of_its_states(fresh: FlaskClient) -> None:
    then = "/cases?as_of=2023-06-25"
    states = {address: said(fresh, address).count("#m-taken") for address in ("/cases", then)}
    assert states[then] > states["/cases"]
    assert said(fresh, "/cases").count("#m-taken") == states["/cases"]


def test_a_row_of_the_record_as_it_was_is_none_of_today(fresh: FlaskClient) -> None:
    today, then = said(fresh, "/cases"), said(fresh, _THEN)
    assert then.count("/at/1") > 10
    assert said(fresh, "/cases") == today
    assert said(fresh, _THEN) == then
