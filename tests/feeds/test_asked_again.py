"""A feed that is asked for again is sent only if it changed."""

import pytest
from flask.testing import FlaskClient

from tests.feeds.papers import case
from tests.records import Records

ADDRESSES = (
    *(f"/feed.{form}" for form in ("rss", "atom", "json")),
    "/updates.rss",
    "/cases/first/feed.atom",
    "/calendar.ics",
)


def asked(reader: FlaskClient, address: str, tag: str | None = None) -> tuple[int, str, bytes]:
    answer = reader.get(address, headers={"If-None-Match": tag} if tag else {})
    return answer.status_code, answer.headers["ETag"], answer.data


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_did_not_change_is_not_sent_again(
    records: Records, reader: FlaskClient, address: str
) -> None:
    records.publishes(case("first"))
    status, tag, body = asked(reader, address)
    assert status == 200
    assert body
    assert asked(reader, address, tag) == (304, tag, b"")
    assert asked(reader, address, f'"other", W/{tag}') == (304, tag, b"")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_changed_is_sent_at_once(records: Records, reader: FlaskClient, address: str) -> None:
    records.publishes(case("first"))
    _, tag, body = asked(reader, address)
    text = "hearings:\n  - {id: hearing, date: 2031-01-05}\n"
    records.publishes(case("first", taken="2023-06-22", more=text))
    status, fresh, after = asked(reader, address, tag)
    assert status == 200
    assert fresh != tag
    assert after != body


def test_the_feed_of_a_case_is_the_same_while_other_cases_are_published(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    _, tag, body = asked(reader, "/cases/first/feed.rss")
    records.publishes(case("second"))
    assert asked(reader, "/cases/first/feed.rss")[2] == body
    assert asked(reader, "/cases/first/feed.rss", tag)[0] == 304
