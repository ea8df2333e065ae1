"""Two who do the same thing at the same moment: one of them does it. On both engines."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db.engines import engine
from app.db.field_key import use_field_key_file
from app.staff import one_time_codes, queries, slowing
from app.staff.member_actions import LastAdmin, add_member, freeze, make_link, use_link
from app.staff.models import Member
from app.staff.passkeys import Signed
from app.staff.second_factor_actions import (
    confirm_app,
    make_recovery_codes,
    propose_app,
    take_code,
    take_recovery_code,
    use_passkey,
)
from app.staff.sign_in_actions import begin, complete
from app.staff.slowing_actions import take_turn
from tests.conftest import Place
from tests.staff.conftest import NOON, settled
from tests.staff.device import Device
from tests.staff.test_signing_in import MINUTE, with_passkey

TIMES = 4


@pytest.fixture
def source(ready: Place, tmp_path: Path) -> Iterator[Engine]:
    """A desk of its own, where people really commit."""
    use_field_key_file(tmp_path / "field.key")
    opened = engine(ready.desk_url)
    yield opened
    opened.dispose()


def at_once(source: Engine, act: Callable[[Session, int], object]) -> list[object]:
    """What an act returned to each of four who did it at once, each in a transaction of its own."""
    barrier = Barrier(TIMES)

    def one(number: int) -> object:
        barrier.wait()
        with Session(source) as session:
            done = act(session, number)
            session.commit()
            return done

    with ThreadPoolExecutor(TIMES) as threads:
        return list(threads.map(one, range(TIMES)))


def won(source: Engine, act: Callable[[Session, Member], object]) -> int:
    """How many of four got what only one can have."""

    def for_member(session: Session, _number: int) -> object:
        member = queries.member_named(session, "Aygün")
        assert member
        return act(session, member)

    return sum(bool(each) for each in at_once(source, for_member))


def prepared(source: Engine, act: Callable[[Session, Member], str]) -> str:
    """What was given to somebody beforehand."""
    with Session(source) as session:
        given = act(session, settled(session, "Aygün"))
        session.commit()
        return given


def test_a_code_is_taken_by_one(source: Engine) -> None:
    def begun(session: Session, member: Member) -> str:
        secret = propose_app(session, member)
        assert confirm_app(session, member, one_time_codes.code_at(secret, NOON), NOON)
        return one_time_codes.code_at(secret, NOON + MINUTE)

    code = prepared(source, begun)
    assert won(source, lambda session, who: take_code(session, who, code, NOON + MINUTE)) == 1


def test_a_recovery_code_is_taken_by_one(source: Engine) -> None:
    code = prepared(source, lambda session, who: make_recovery_codes(session, who)[0])
    assert won(source, lambda session, who: take_recovery_code(session, who, code, NOON)) == 1


def test_a_link_is_used_by_one(source: Engine) -> None:
    token = prepared(source, lambda session, who: make_link(session, "root", who, NOON))
    assert won(source, lambda session, _: use_link(session, token, "hash", NOON)) == 1


def test_a_sign_in_becomes_whole_for_one(source: Engine) -> None:
    half = prepared(source, lambda session, who: begin(session, who, "password given", "", NOON))

    def completes(session: Session, who: Member) -> object:
        sign_in = queries.sign_in_with(session, half)
        return sign_in and complete(session, sign_in, who, "password and code", NOON)

    assert won(source, completes) == 1


def test_an_answer_of_a_passkey_is_taken_by_one(source: Engine) -> None:
    signed = Signed(b"", b"challenge", {})
    id_ = prepared(source, lambda session, who: with_passkey(session, who, Device()).id)

    def uses(session: Session, who: Member) -> object:
        (passkey,) = queries.passkeys_of(session, who.id)
        assert passkey.id == id_
        return use_passkey(session, passkey, signed, 7, NOON)

    assert won(source, uses) == 1


def test_tries_side_by_side_all_count(source: Engine) -> None:
    doors = slowing.of_strangers("x")
    waits = [
        wait
        for _ in range(2)
        for wait in at_once(source, lambda session, _: take_turn(session, doors, NOON))
    ]
    assert waits.count(None) == 5


def test_people_who_sign_in_at_once_all_get_in_and_the_trail_holds(source: Engine) -> None:
    prepared(source, lambda _session, who: who.id)
    assert won(source, lambda session, who: begin(session, who, "whole", "", NOON, "passkey")) == 4
    with Session(source) as session:
        assert queries.broken_entries(session) == []
        member = queries.member_named(session, "Aygün")
        assert member
        assert len(queries.sign_ins_of(session, member.id)) == 4


def test_admins_who_freeze_each_other_leave_one(source: Engine) -> None:
    names = [f"Admin {number}" for number in range(TIMES)]
    with Session(source) as session:
        for name in names:
            settled(session, name, "admin")
        add_member(session, "root", "Never came", "admin", NOON)
        session.commit()

    def freezes_the_next(session: Session, number: int) -> bool:
        other = queries.member_named(session, names[(number + 1) % TIMES])
        assert other
        try:
            freeze(session, names[number], other, NOON)
        except LastAdmin:
            return False
        return True

    assert sum(map(bool, at_once(source, freezes_the_next))) == TIMES - 1
