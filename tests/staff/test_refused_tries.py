"""Tries that were refused unseen stand in the trail, and a flood of them does not fill it."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.staff.acts import NOBODY
from app.staff.lasting import Lasting
from app.staff.member_actions import add_member
from app.staff.models import AuditEntry, Member
from app.staff.queries import broken_entries
from app.staff.refused_tries import TOLD_EVERY, note_refused
from app.staff.sign_in_actions import tidy
from tests.staff.conftest import NOON

LASTING = Lasting(timedelta(minutes=30), timedelta(hours=12))


@pytest.fixture
def member(session: Session) -> Member:
    """Somebody whose name others try."""
    return add_member(session, "root", "Leyla", "editor", NOON)


def told(session: Session) -> list[tuple[str | None, int]]:
    """Of whom and of how many tries each line tells."""
    query = select(AuditEntry).where(AuditEntry.act == "tried too early")
    found = session.scalars(query.order_by(AuditEntry.number)).all()
    assert {each.who for each in found} <= {NOBODY}
    return [(each.subject, each.details["count"]) for each in found]


def test_the_first_is_told_at_once(session: Session, member: Member) -> None:
    note_refused(session, member, NOON)
    assert told(session) == [(member.id, 1)]


def test_a_flood_leaves_two_lines_an_hour_that_count_all_of_it(
    session: Session, member: Member
) -> None:
    for second in range(300):
        note_refused(session, member, NOON + timedelta(seconds=second))
    assert told(session) == [(member.id, 1)]
    note_refused(session, member, NOON + TOLD_EVERY)
    assert told(session) == [(member.id, 1), (member.id, 299), (member.id, 1)]
    assert broken_entries(session) == []


def test_names_that_nobody_has_share_a_line(session: Session) -> None:
    for _ in range(50):
        note_refused(session, None, NOON)
    assert told(session) == [(None, 1)]


def test_an_hour_that_is_over_is_told_when_anybody_signs_in(
    session: Session, member: Member
) -> None:
    for _ in range(3):
        note_refused(session, member, NOON)
        note_refused(session, None, NOON)
    tidy(session, LASTING, NOON + TOLD_EVERY / 2)
    assert len(told(session)) == 2
    tidy(session, LASTING, NOON + TOLD_EVERY)
    tidy(session, LASTING, NOON + timedelta(days=2))
    assert sorted(told(session), key=str)[-4:] == sorted(
        [(None, 1), (None, 2), (member.id, 1), (member.id, 2)], key=str
    )
