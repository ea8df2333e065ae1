"""Sign-ins begin, grow whole, turn their token and end; second factors are good once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.staff import one_time_codes, queries
from app.staff.lasting import Lasting, is_fresh
from app.staff.member_actions import make_link, sign_out_everywhere
from app.staff.models import Member, Passkey, SignIn
from app.staff.passkeys import Passkeys
from app.staff.second_factor_actions import (
    AlreadyKnown,
    LastFactor,
    add_passkey,
    change_password,
    confirm_app,
    make_recovery_codes,
    propose_app,
    remove_passkey,
    take_code,
    take_recovery_code,
    use_passkey,
)
from app.staff.sign_in_actions import begin, complete, end, know_device, note_use, prove, tidy
from tests.staff.conftest import NOON, settled
from tests.staff.device import SITE, Device

LASTING = Lasting(timedelta(minutes=30), timedelta(hours=12))
MINUTE = timedelta(minutes=1)
PASSKEYS = Passkeys(SITE, "key")


@pytest.fixture
def member(session: Session) -> Member:
    return settled(session, "Aygün")


def begun(session: Session, member: Member, token: str) -> SignIn:
    session.flush()
    session.expire_all()
    found = queries.sign_in_with(session, token)
    assert found
    assert found.member_id == member.id
    return found


def with_app(session: Session, member: Member) -> str:
    secret = propose_app(session, member)
    assert confirm_app(session, member, one_time_codes.code_at(secret, NOON), NOON)
    return secret


def test_each_step_up_turns_the_token(session: Session, member: Member) -> None:
    half = begin(session, member, "password given", "Firefox", NOON)
    sign_in = begun(session, member, half)
    whole = complete(session, sign_in, member, "password and code", NOON)
    assert whole
    assert queries.sign_in_with(session, half) is None
    sign_in = begun(session, member, whole)
    assert (sign_in.stage, sign_in.proved_at) == ("whole", NOON)
    again = prove(session, sign_in, member, "passkey", NOON + MINUTE)
    assert again
    assert queries.sign_in_with(session, whole) is None
    sign_in = begun(session, member, again)
    assert (sign_in.began_at, sign_in.proved_at) == (NOON, NOON + MINUTE)


def test_who_comes_with_a_token_that_was_turned_turns_nothing(
    session: Session, member: Member
) -> None:
    token = begin(session, member, "whole", "Firefox", NOON, "passkey")
    sign_in = begun(session, member, token)
    assert prove(session, sign_in, member, "passkey", NOON)
    assert prove(session, sign_in, member, "passkey", NOON) is None


@pytest.mark.parametrize(
    ("stage", "began", "seen", "holds"),
    [
        ("whole", 0, 0, True),
        ("whole", 40, 29, True),
        ("whole", 40, 30, False),
        ("whole", 12 * 60 - 1, 0, True),
        ("whole", 12 * 60, 0, False),
        ("password given", 9, 9, True),
        ("password given", 10, 0, False),
        ("setting up", 59, 59, True),
        ("setting up", 60, 0, False),
    ],
)
def test_a_sign_in_runs_out(stage: str, began: int, seen: int, holds: bool) -> None:
    sign_in = SignIn(stage=stage, began_at=NOON - began * MINUTE, seen_at=NOON - seen * MINUTE)
    assert LASTING.holds(sign_in, NOON) is holds


def test_both_factors_are_fresh_for_five_minutes() -> None:
    assert is_fresh(SignIn(proved_at=NOON), NOON + 4 * MINUTE)
    assert not is_fresh(SignIn(proved_at=NOON), NOON + 5 * MINUTE)
    assert not is_fresh(SignIn(proved_at=None), NOON)


def test_the_clock_of_a_sign_in_is_set_once_a_minute(session: Session, member: Member) -> None:
    sign_in = begun(session, member, begin(session, member, "whole", "Firefox", NOON))
    used = [note_use(session, sign_in, NOON + timedelta(seconds=each)) for each in (59, 60, 90)]
    assert used == [False, True, False]


def test_what_ran_out_is_taken_away_and_noted(session: Session, member: Member) -> None:
    old = begin(session, member, "whole", "Firefox", NOON - timedelta(hours=13))
    new = begin(session, member, "whole", "Firefox", NOON)
    half = begin(session, member, "password given", "Firefox", NOON - 31 * MINUTE)
    make_link(session, "root", member, NOON - timedelta(days=3))
    device = know_device(session, member, "", NOON - timedelta(days=200))
    tidy(session, LASTING, NOON)
    session.expire_all()
    assert [queries.sign_in_with(session, each) is None for each in (old, new, half)] == [
        True,
        False,
        True,
    ]
    assert device
    assert queries.device_of(session, member.id, device) is None
    ended = [each for each in queries.trail_of(session, member.id) if each.act == "ended a sign-in"]
    assert [each.details for each in ended] == [{"how": "expired", "count": 1}]


def test_one_signs_out_here_or_everywhere_else(session: Session, member: Member) -> None:
    here, there, else_where = (
        begin(session, member, "whole", name, NOON) for name in ("a", "b", "c")
    )
    end(session, member.name, begun(session, member, there), "signed out")
    kept = begun(session, member, here)
    assert sign_out_everywhere(session, member.name, member, "everywhere", but=kept.id) == 1
    session.expire_all()
    left = [each for each in (here, there, else_where) if queries.sign_in_with(session, each)]
    assert left == [here]


def test_ten_browsers_are_known_and_only_to_their_owner(session: Session, member: Member) -> None:
    made = [know_device(session, member, "", NOON + each * MINUTE) for each in range(11)]
    known = [bool(queries.device_of(session, member.id, each or "")) for each in made]
    assert known == [False] + [True] * 10
    assert know_device(session, member, made[-1] or "", NOON + 20 * MINUTE) is None
    other = settled(session, "Rena")
    assert queries.device_of(session, other.id, made[-1] or "") is None


def code(secret: str, moment: datetime) -> str:
    return one_time_codes.code_at(secret, moment)


def test_a_code_is_taken_once_and_no_older_one_after_it(session: Session, member: Member) -> None:
    secret = with_app(session, member)
    now = NOON + 5 * MINUTE
    assert not take_code(session, member, "000000", now)
    assert take_code(session, member, code(secret, now), now)
    assert not take_code(session, member, code(secret, now), now)
    assert not take_code(session, member, code(secret, now - MINUTE / 2), now)
    assert take_code(session, member, code(secret, now + MINUTE / 2), now)


def test_the_code_that_confirmed_an_app_signs_nobody_in(session: Session, member: Member) -> None:
    secret = with_app(session, member)
    assert not take_code(session, member, code(secret, NOON), NOON)


def test_a_new_app_is_not_in_use_before_a_code_of_it_was_typed(
    session: Session, member: Member
) -> None:
    old, now = with_app(session, member), NOON + 5 * MINUTE
    new = propose_app(session, member)
    assert not confirm_app(session, member, code(old, now), now)
    assert not take_code(session, member, code(new, now), now)
    assert take_code(session, member, code(old, now), now)
    assert confirm_app(session, member, code(new, now), now)
    assert not take_code(session, member, code(old, now + MINUTE), now + MINUTE)
    assert take_code(session, member, code(new, now + MINUTE), now + MINUTE)
    assert not confirm_app(session, member, code(new, now), now)


def test_a_recovery_code_is_good_once_and_until_there_are_new_ones(
    session: Session, member: Member
) -> None:
    first = make_recovery_codes(session, member)
    assert take_recovery_code(session, member, first[0].upper(), NOON)
    assert not take_recovery_code(session, member, first[0], NOON)
    assert queries.recovery_codes_left(session, member.id) == 9
    other = settled(session, "Rena")
    assert not take_recovery_code(session, other, first[1], NOON)
    make_recovery_codes(session, member)
    assert not take_recovery_code(session, member, first[1], NOON)
    assert queries.recovery_codes_left(session, member.id) == 10


def with_passkey(session: Session, member: Member, device: Device, name: str = "Mine") -> Passkey:
    asked = PASSKEYS.ask_to_add("add", NOON, member.id, member.name, [])
    added = PASSKEYS.added("add", NOON, device.adds(asked))
    return add_passkey(session, member, added, name, NOON)


@pytest.mark.parametrize("counts", [True, False])
def test_an_answer_of_a_passkey_is_good_once(
    session: Session, member: Member, counts: bool
) -> None:
    device = Device(counts=counts)
    passkey = with_passkey(session, member, device)
    for _ in range(2):
        answer = device.signs(PASSKEYS.ask_to_sign("sign in", NOON))
        signed = PASSKEYS.signed("sign in", NOON, answer)
        uses = PASSKEYS.uses_of(signed, passkey.credential)
        assert use_passkey(session, passkey, signed, uses, NOON)
        assert not use_passkey(session, passkey, signed, uses, NOON)


def test_a_copied_device_is_found_by_its_count(session: Session, member: Member) -> None:
    device = Device()
    passkey = with_passkey(session, member, device)
    copy = Device(uses=device.uses, key=device.key, credential_id=device.credential_id)
    taken = []
    for each in (device, copy):
        answer = each.signs(PASSKEYS.ask_to_sign("sign in", NOON))
        signed = PASSKEYS.signed("sign in", NOON, answer)
        uses = PASSKEYS.uses_of(signed, passkey.credential)
        taken.append(use_passkey(session, passkey, signed, uses, NOON))
    assert taken == [True, False]


def test_a_passkey_is_added_once_and_the_last_factor_stays(
    session: Session, member: Member
) -> None:
    device = Device()
    first = with_passkey(session, member, device)
    with pytest.raises(AlreadyKnown):
        with_passkey(session, settled(session, "Rena"), device)
    with pytest.raises(LastFactor):
        remove_passkey(session, member, first.id)
    with_passkey(session, member, Device())
    assert remove_passkey(session, member, first.id)
    assert not remove_passkey(session, member, first.id)
    with_app(session, member)
    assert all(
        remove_passkey(session, member, each.id) for each in queries.passkeys_of(session, member.id)
    )


def test_what_the_trail_tells_holds_no_secret(session: Session, member: Member) -> None:
    secret = with_app(session, member)
    codes = make_recovery_codes(session, member)
    change_password(session, member, "a hash")
    said = str([each.details for each in queries.trail_of(session, member.id)])
    assert not [each for each in (secret, "a hash", *codes) if each in said]
