"""People are let in by a link, given roles, frozen; and an admin is always left."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.staff import queries
from app.staff.member_actions import (
    LINK_LASTS,
    LastAdmin,
    NameTaken,
    add_member,
    change_role,
    freeze,
    make_link,
    unfreeze,
    use_link,
)
from app.staff.models import WelcomeLink
from app.staff.names import NotAName
from app.staff.passkeys import Added
from app.staff.roles import ROLES, may
from app.staff.second_factor_actions import (
    add_passkey,
    confirm_app,
    make_recovery_codes,
    propose_app,
)
from app.staff.sign_in_actions import begin, know_device
from tests.staff.conftest import CHEAP, NOON, PASSWORD, settled

HASH = CHEAP.keep(PASSWORD)


def acts(session: Session) -> list[str]:
    return [each.act for each in reversed(queries.trail_before(session, None, 100))]


def test_each_role_may_what_the_ones_before_it_may() -> None:
    allowed = [(role, needed) for role in ROLES for needed in ROLES if may(role, needed)]
    assert len(allowed) == 6
    assert all(ROLES.index(role) >= ROLES.index(needed) for role, needed in allowed)


def test_a_new_member_has_no_way_in_but_the_link(session: Session) -> None:
    member = add_member(session, "root", "Aygün", "editor", NOON)
    assert member.password_hash is None
    assert member.settled_at is None
    token = make_link(session, "root", member, NOON)
    assert use_link(session, token, HASH, NOON) is member
    assert member.set_up_until == NOON + LINK_LASTS
    assert acts(session) == ["added a member", "made a link", "used a link"]


def test_two_people_cannot_have_one_name_in_two_spellings(session: Session) -> None:
    add_member(session, "root", "Aygün", "editor", NOON)
    with pytest.raises(NameTaken):
        add_member(session, "root", "AYGUN", "admin", NOON)
    with pytest.raises(NotAName):
        add_member(session, "root", "(nobody)", "admin", NOON)


def test_a_link_is_good_once_and_for_two_days(session: Session) -> None:
    member = add_member(session, "root", "Aygün", "editor", NOON)
    late = make_link(session, "root", member, NOON)
    assert use_link(session, late, HASH, NOON + LINK_LASTS) is None
    token = make_link(session, "root", member, NOON)
    assert use_link(session, late, HASH, NOON) is None
    assert use_link(session, token, HASH, NOON + LINK_LASTS - timedelta(seconds=1))
    assert use_link(session, token, HASH, NOON) is None
    assert use_link(session, "", HASH, NOON) is None


def test_no_token_lies_in_the_database(session: Session) -> None:
    member = add_member(session, "root", "Aygün", "editor", NOON)
    token = make_link(session, "root", member, NOON)
    kept = session.get_one(WelcomeLink, member.id)
    assert token not in (kept.digest, kept.member_id)


def test_whoever_uses_a_new_link_begins_anew(session: Session) -> None:
    member = settled(session, "Aygün")
    add_passkey(session, member, Added(b"id", b"key", 0), "Telephone", NOON)
    make_recovery_codes(session, member)
    propose_app(session, member)
    assert not confirm_app(session, member, "", NOON)
    signed_in = begin(session, member, "whole", "Firefox", NOON)
    device = know_device(session, member, "", NOON)
    assert use_link(session, make_link(session, "root", member, NOON), "another", NOON)
    assert member.password_hash == "another"
    assert member.settled_at is None
    assert queries.passkeys_of(session, member.id) == []
    assert queries.recovery_codes_left(session, member.id) == 0
    assert queries.code_app(session, member.id, confirmed=False) is None
    assert queries.sign_in_with(session, signed_in) is None
    assert device
    assert queries.device_of(session, member.id, device) is None


def test_another_role_ends_the_sign_ins(session: Session) -> None:
    member = settled(session, "Aygün")
    token = begin(session, member, "whole", "Firefox", NOON)
    change_role(session, "Rena", member, "contributor")
    assert queries.sign_in_with(session, token)
    change_role(session, "Rena", member, "editor")
    assert queries.sign_in_with(session, token) is None
    entry = queries.last_entry(session)
    assert entry
    assert (entry.act, entry.who, entry.details) == (
        "ended a sign-in",
        "Rena",
        {"how": "role", "count": 1},
    )


def test_a_frozen_member_is_out_at_once_and_no_link_lets_them_in(session: Session) -> None:
    member = settled(session, "Aygün")
    token = begin(session, member, "whole", "Firefox", NOON)
    link = make_link(session, "Rena", member, NOON)
    freeze(session, "Rena", member, NOON)
    assert queries.sign_in_with(session, token) is None
    assert use_link(session, link, HASH, NOON) is None
    later = make_link(session, "Rena", member, NOON)
    assert use_link(session, later, HASH, NOON) is None
    unfreeze(session, "Rena", member)
    assert member.frozen_at is None
    assert acts(session).count("froze a member") == acts(session).count("unfroze a member") == 1


def test_the_last_admin_can_neither_be_frozen_nor_lose_the_role(session: Session) -> None:
    admin = settled(session, "Rena", "admin")
    add_member(session, "root", "Aygün", "admin", NOON)
    frozen = settled(session, "Nigar", "admin")
    freeze(session, "Rena", frozen, NOON)
    with pytest.raises(LastAdmin):
        freeze(session, "Rena", admin, NOON)
    with pytest.raises(LastAdmin):
        change_role(session, "Rena", admin, "editor")
    unfreeze(session, "Rena", frozen)
    change_role(session, "Rena", admin, "editor")
    assert admin.role == "editor"


def test_the_trail_of_it_all_holds(session: Session) -> None:
    member = settled(session, "Aygün")
    freeze(session, "Rena", member, NOON)
    unfreeze(session, "Rena", member)
    session.expire_all()
    assert queries.broken_entries(session) == []
    newest = queries.trail_before(session, None, 2)
    assert [each.act for each in newest] == ["unfroze a member", "froze a member"]
    older = queries.trail_before(session, newest[-1].number, 10)
    assert [each.number for each in older] == list(range(len(older), 0, -1))
