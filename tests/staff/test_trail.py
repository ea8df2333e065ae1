"""The audit trail: nothing can be changed in it or taken out without being seen."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.staff.actions import Act, record_act, record_acts
from app.staff.queries import broken_entries, trail_of


@pytest.fixture
def trail(session: Session) -> Session:
    for number in range(1, 5):
        record_act(session, "aygun", "saved", f"document-{number % 2}", {"number": number})
    return session


def test_acts_come_back_in_order_with_their_moment_in_utc(trail: Session) -> None:
    found = trail_of(trail, "document-1")
    assert [entry.details["number"] for entry in found] == [1, 3]
    trail.expire_all()
    age = datetime.now(UTC) - trail_of(trail, "document-1")[0].instant
    assert timedelta(0) <= age < timedelta(minutes=1)


def test_an_untouched_chain_holds(trail: Session) -> None:
    trail.expire_all()
    assert broken_entries(trail) == []


def test_acts_of_one_moment_are_chained_like_any_other(trail: Session) -> None:
    acts = [Act("saved", "document-9", {"number": number}) for number in (5, 6)]
    record_acts(trail, "aygun", acts)
    record_act(trail, "aygun", "saved", "document-9", {"number": 7})
    trail.expire_all()
    assert [entry.number for entry in trail_of(trail, "document-9")] == [5, 6, 7]
    assert broken_entries(trail) == []


@pytest.mark.parametrize(
    "change",
    [
        "who = 'somebody else'",
        "act = 'looked'",
        "subject = NULL",
        "details = '{\"number\": 9}'",
        "instant = '2020-01-01 00:00:00'",
    ],
)
def test_a_changed_entry_is_found(trail: Session, change: str) -> None:
    trail.execute(text(f"UPDATE audit_entries SET {change} WHERE number = 2"))
    trail.expire_all()
    assert broken_entries(trail) == [2]


def test_an_entry_taken_out_is_missed_by_the_next(trail: Session) -> None:
    trail.execute(text("DELETE FROM audit_entries WHERE number = 2"))
    trail.expire_all()
    assert broken_entries(trail) == [3]


def test_entries_that_change_places_are_found(trail: Session) -> None:
    for before, after in ((2, 9), (3, 2), (9, 3)):
        change = text("UPDATE audit_entries SET number = :after WHERE number = :before")
        trail.execute(change, {"before": before, "after": after})
    trail.expire_all()
    assert broken_entries(trail)


def test_details_are_kept_as_they_were_said(session: Session) -> None:
    said = {"text": "Məmmədov", "list": [1, None, True], "inner": {"b": 1, "a": 2}}
    record_act(session, "aygun", "saved", None, said)
    session.expire_all()
    kept = session.execute(text("SELECT details FROM audit_entries")).scalar_one()
    assert (json.loads(kept) if isinstance(kept, str) else kept) == said
    assert broken_entries(session) == []
