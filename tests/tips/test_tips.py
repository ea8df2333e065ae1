"""Tips as they are kept: sealed, seen by few, closed without a word left."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.cases.models import Document
from app.cases.working.actions import begin
from app.cases.working.monitors import Monitor
from app.db.engines import on_sqlite
from app.staff.models import AuditEntry
from app.tips.actions import (
    TipClosed,
    Told,
    add_tip,
    close_with_case,
    discard,
    erase_closed,
    reveal_tip,
    take,
)
from app.tips.models import Tip
from app.tips.queries import Place, tip_of, tips_counted, tips_listed

DAY = date(2026, 11, 22)
TOLD = Told("https://a.example/post", "My zzneighbour was taken.", "Gəncə", "@zzfriend")
AYGUN, SAMIR = Monitor("Aygün", "contributor"), Monitor("Samir", "contributor")
RENA = Monitor("Rena", "editor")
NAMES_OF_WORDS = ("links", "text", "place", "contact")


def sent(session: Session, told: Told = TOLD, day: date = DAY) -> str:
    """A tip that was sent; its id."""
    before = set(session.scalars(select(Tip.id)))
    assert add_tip(session, told, day, uuid4().hex * 2)
    (added,) = set(session.scalars(select(Tip.id))) - before
    return added


def raw(connection: Connection) -> list[str]:
    """Every row of the table as the database has it."""
    return [repr(tuple(row)) for row in connection.execute(text("SELECT * FROM tips"))]


def acts(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.number)))


def test_a_tip_is_sealed_and_has_a_day_but_no_hour(session: Session) -> None:
    tip_id = sent(session)
    (row,) = raw(session.connection())
    # Sealed words are letters too: only what has a space, a colon or an @ cannot be met by chance.
    for said in (TOLD.links, TOLD.text, TOLD.place, TOLD.contact):
        assert said not in row
    assert "datetime.datetime" not in row
    assert reveal_tip(session, AYGUN, tip_id) == TOLD


def test_that_a_tip_came_stands_in_no_log(session: Session) -> None:
    tip_id = sent(session)
    assert acts(session) == []
    reveal_tip(session, AYGUN, tip_id)
    assert acts(session) == ["read a tip"]


def test_rows_lie_in_no_order_of_time(session: Session) -> None:
    for _ in range(20):
        sent(session)
    if on_sqlite(session.connection()):
        ids = [row[0] for row in session.execute(text("SELECT id FROM tips"))]
        assert ids == sorted(ids)


def test_a_form_that_is_sent_twice_makes_one_tip(session: Session) -> None:
    assert add_tip(session, TOLD, DAY, "a" * 64)
    assert not add_tip(session, TOLD, DAY, "a" * 64)
    assert tips_counted(session, RENA, "waiting") == 1


def test_a_mark_lasts_no_longer_than_its_form(session: Session) -> None:
    add_tip(session, TOLD, DAY, "a" * 64)
    add_tip(session, TOLD, DAY + timedelta(days=1), "b" * 64)
    assert set(session.scalars(select(Tip.mark))) == {"a" * 64, "b" * 64}
    add_tip(session, TOLD, DAY + timedelta(days=2), "c" * 64)
    assert set(session.scalars(select(Tip.mark))) == {None, "b" * 64, "c" * 64}


def test_who_has_taken_a_tip_has_it_alone_but_for_editors(session: Session) -> None:
    tip_id = sent(session)
    take(session, AYGUN, tip_id)
    for act in (tip_of, reveal_tip, take):
        with pytest.raises(KeyError):
            act(session, SAMIR, tip_id)
    assert tips_counted(session, SAMIR, "waiting") == 0
    assert tips_counted(session, AYGUN, "mine") == 1
    take(session, RENA, tip_id)
    assert tips_counted(session, AYGUN, "mine") == 0
    assert acts(session) == ["took a tip", "took a tip"]


def test_taking_twice_is_taking_once(session: Session) -> None:
    tip_id = sent(session)
    take(session, AYGUN, tip_id)
    take(session, AYGUN, tip_id)
    assert acts(session) == ["took a tip"]


def test_an_editor_is_told_nothing_by_taking_from_an_editor(session: Session) -> None:
    tip_id = sent(session)
    take(session, RENA, tip_id)
    take(session, Monitor("Leyla", "admin"), tip_id)
    assert tip_of(session, RENA, tip_id).taken_by == "Leyla"


def test_a_discarded_tip_keeps_its_day_its_reason_and_who(session: Session) -> None:
    tip_id = sent(session)
    discard(session, AYGUN, tip_id, "Zzreason: an advertisement", DAY)
    (row,) = raw(session.connection())
    assert not any(said in row for said in (TOLD.text, TOLD.contact, "Zzreason: an"))
    tip = tip_of(session, AYGUN, tip_id)
    assert [getattr(tip, each) for each in NAMES_OF_WORDS] == [None] * 4
    assert (tip.day, tip.closed_by, tip.reason) == (DAY, "Aygün", "Zzreason: an advertisement")
    for act in (take, reveal_tip):
        with pytest.raises(TipClosed):
            act(session, AYGUN, tip_id)
    with pytest.raises(TipClosed):
        discard(session, AYGUN, tip_id, "again", DAY)


def test_a_case_takes_the_words_of_its_tip_along(session: Session) -> None:
    tip_id = sent(session)
    case_id = begin(session, AYGUN, {"title": "Held over a poem"}).document_id
    assert close_with_case(session, AYGUN, tip_id, case_id, DAY) == TOLD
    tip = tip_of(session, AYGUN, tip_id)
    assert (tip.closed, tip.case_id, tip.text) == ("case", case_id, None)
    session.delete(session.get_one(Document, case_id))
    session.flush()
    session.expire_all()
    with pytest.raises(KeyError):
        tip_of(session, RENA, tip_id)


def test_no_words_can_be_left_in_a_closed_tip(session: Session) -> None:
    tip_id = sent(session)
    tip = tip_of(session, RENA, tip_id)
    tip.closed, tip.closed_on, tip.closed_by, tip.reason = "discarded", DAY, "Rena", "spam"
    with pytest.raises(IntegrityError):
        session.flush()


def test_what_is_left_of_closed_tips_is_erased_in_time(session: Session) -> None:
    old, young, open_one = sent(session), sent(session), sent(session)
    discard(session, RENA, old, "spam", DAY)
    discard(session, RENA, young, "spam", DAY + timedelta(days=30))
    assert erase_closed(session, DAY + timedelta(days=30)) == 1
    assert erase_closed(session, DAY + timedelta(days=30)) == 0
    assert set(session.scalars(select(Tip.id))) == {young, open_one}
    assert acts(session)[-1] == "erased closed tips"


def test_ten_thousand_tips_are_paged_without_loss(session: Session) -> None:
    days = [DAY - timedelta(days=number // 300) for number in range(10_000)]
    rows = [{"id": str(uuid4()), "day": day} for day in days]
    session.execute(Tip.__table__.insert(), rows)  # type: ignore[attr-defined]
    seen: list[str] = []
    after: Place | None = None
    while found := tips_listed(session, RENA, "waiting", after, 400):
        seen += [each.id for each in found]
        after = Place(found[-1].day, found[-1].id)
    assert len(seen) == len(set(seen)) == tips_counted(session, RENA, "waiting") == 10_000
    by_day = {row["id"]: row["day"] for row in rows}
    assert [by_day[each] for each in seen] == sorted(days, reverse=True)


@pytest.mark.parametrize("tip_id", ["", "x", "\x00", "1" * 40, "ə", f"{UUID(int=1)}"])
def test_a_tip_that_is_not_there_is_not_there(session: Session, tip_id: str) -> None:
    with pytest.raises(KeyError):
        tip_of(session, RENA, tip_id)
