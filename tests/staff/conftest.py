"""The desk that these tests work on, and people who work there."""

from datetime import UTC, datetime

from argon2 import PasswordHasher, profiles
from sqlalchemy.orm import Session

from app.staff.member_actions import add_member
from app.staff.models import Member
from app.staff.passwords import Passwords
from app.staff.roles import Role
from app.staff.second_factor_actions import finish_setting_up
from tests.working import desk, session

__all__ = ["desk", "session"]

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CHEAP = Passwords(PasswordHasher.from_parameters(profiles.CHEAPEST))
PASSWORD = "seven grey herons"


def settled(session: Session, name: str, role: Role = "contributor") -> Member:
    """Somebody with a password who has finished setting up."""
    member = add_member(session, "tests", name, role, NOON)
    member.password_hash = CHEAP.keep(PASSWORD)
    finish_setting_up(session, member, NOON)
    return member
