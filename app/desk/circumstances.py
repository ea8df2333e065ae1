"""What the desk takes from the world around it, and what it has built on that once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flask import Flask, current_app
from sqlalchemy import Engine

from app.staff.lasting import Lasting
from app.staff.passkeys import Passkeys, can_have_passkeys
from app.staff.passwords import Passwords
from app.web.deployment import settings
from app.web.errors import Unknown
from config import Settings

_EXTENSION: Final = "speechwatch-desk"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a hash costs, and what time it is: cheaper and another in tests."""

    passwords: Passwords = field(default_factory=Passwords)
    now: Callable[[], datetime] = _now


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one application, over its own database and the record that readers see.

    `passkeys` is None for a site that has no name of its own.
    """

    source: Engine
    record: Engine
    passwords: Passwords
    now: Callable[[], datetime]
    lasting: Lasting
    passkeys: Passkeys | None
    key: str
    secure: bool


def set_up(app: Flask, source: Engine, record: Engine, given: Circumstances) -> None:
    """Builds the desk of an application over the desk's database; it publishes into `record`."""
    told: Settings = app.config["SPEECHWATCH"]
    key = told.secret_key()
    named = can_have_passkeys(told.site_url)
    app.extensions[_EXTENSION] = Desk(
        source,
        record,
        given.passwords,
        given.now,
        Lasting(timedelta(minutes=told.idle_minutes), timedelta(hours=told.signed_in_hours)),
        Passkeys(told.site_url, key) if named else None,
        key,
        told.site_url.startswith("https://"),
    )


def here() -> Desk:
    """The desk of the application that answers."""
    found: Desk = current_app.extensions[_EXTENSION]
    return found


def now() -> datetime:
    """The moment it is, by the clock of the desk."""
    return here().now()


def today() -> date:
    """The day it is where the tracker is, by the clock of the desk."""
    return now().astimezone(ZoneInfo(settings().timezone)).date()


def our_passkeys() -> Passkeys:
    """The passkeys of this site. Raises Unknown for a site that can have none."""
    passkeys = here().passkeys
    if passkeys is None:
        raise Unknown
    return passkeys
