"""A newsroom with its desk: people who really sign in, over the application as it is served."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from argon2 import PasswordHasher, profiles
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete
from sqlalchemy.orm import Session
from werkzeug.test import Cookie, TestResponse

from app.db.engines import engine
from app.desk import Circumstances
from app.staff import member_actions, queries
from app.staff.models import AuditEntry, Member, SlowDown, SpentChallenge
from app.staff.one_time_codes import code_at
from app.staff.passwords import Passwords
from app.staff.roles import Role
from app.staff.second_factor_actions import (
    confirm_app,
    finish_setting_up,
    make_recovery_codes,
    propose_app,
)
from app.staff.sign_in_actions import begin, know_device
from app.whole import create_app
from config import Settings

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSWORD = "seven grey herons"
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
_HIDDEN = re.compile(r'type="hidden" name="([a-z_]+)" value="([^"]*)"')
_SECRET = re.compile(r'class="letters"><code>([A-Z2-7 ]+)</code>')
_CODE = re.compile(r"<li><code>([0-9a-z-]{19})</code></li>")


class Counting(PasswordHasher):
    """A cheap hasher that counts how often it compares."""

    compared = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]  # noqa: A002
        """Compares, and counts it."""
        self.compared += 1
        return super().verify(hash, password)


@dataclass
class Clock:
    """The clock of a desk, which goes on when a test says so."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now

    def after(self, **time: float) -> None:
        """Lets time pass."""
        self.now += timedelta(**time)


@dataclass
class Browser:
    """Somebody's browser: it keeps cookies and fills in the forms of the page it is on."""

    client: FlaskClient
    clock: Clock
    page: TestResponse = field(init=False)
    secret: str = ""
    codes: list[str] = field(default_factory=list)

    def open(self, address: str) -> TestResponse:
        """Opens an address and follows where it leads."""
        self.page = self.client.get(address, follow_redirects=True, headers=_AGENT)
        return self.page

    def send(self, address: str, **typed: str | list[str]) -> TestResponse:
        """Sends a form of the page with what was typed."""
        given = {"form_token": self.token(), **typed}
        self.page = self.client.post(address, data=given, follow_redirects=True, headers=_AGENT)
        return self.page

    def fills(self, address: str, **typed: str) -> TestResponse:
        """Sends the form of the page that leads to an address, with all it holds besides."""
        found = re.search(
            rf'<form[^>]* action="{re.escape(address)}.*?</form>', self.page.text, re.S
        )
        assert found, address
        hidden = dict(_HIDDEN.findall(found[0]))
        return self.send(address, **{**hidden, **typed})

    def token(self) -> str:
        """The token in the forms of the page."""
        found = _TOKEN.search(self.page.text)
        return found[1] if found else ""

    def at(self) -> str:
        """The path of the page."""
        return self.page.request.path

    def code(self) -> str:
        """The code that the app shows now."""
        return code_at(self.secret, self.clock.now)

    def cookie(self, name: str) -> Cookie | None:
        """A cookie that this browser keeps for the desk."""
        return self.client.get_cookie(name, "localhost", "/desk")

    def takes(self, name: str, value: str) -> None:
        """Puts a cookie into this browser, as a thief would."""
        self.client.set_cookie(name, value, domain="localhost", path="/desk")

    def accepts(self, link: str, password: str = PASSWORD) -> None:
        """Opens a link, chooses a password, sets an app up, and copies the codes."""
        self.open(link)
        self.send(link, password=password, again=password)
        assert self.at() == "/desk/set-up", self.page.text
        self.finds_secret()
        self.send("/desk/set-up", code=self.code())
        self.send("/desk/set-up/codes")
        self.codes = _CODE.findall(self.page.text)
        self.send("/desk/set-up/finish", copied="y")
        self.clock.after(minutes=1)

    def finds_secret(self) -> None:
        """Reads the secret of an app from the page."""
        found = _SECRET.search(self.page.text)
        assert found
        self.secret = found[1].replace(" ", "")

    def gives_password(self, name: str, password: str = PASSWORD) -> TestResponse:
        """The first step of signing in."""
        self.open("/desk/sign-in")
        return self.send("/desk/sign-in", name=name, password=password)

    def signs_in(self, name: str, password: str = PASSWORD) -> TestResponse:
        """Both steps."""
        self.gives_password(name, password)
        self.clock.after(seconds=30)
        return self.send("/desk/sign-in/second", code=self.code())

    def proves(self, password: str = PASSWORD) -> TestResponse:
        """Gives both factors again."""
        self.clock.after(seconds=30)
        self.open("/desk/prove")
        return self.send("/desk/prove", password=password, code=self.code())


_AGENT: Mapping[str, str] = {"User-Agent": "Mozilla/5.0 (Android 15) Firefox/145.0"}


@dataclass
class Newsroom:
    """A desk that is served, its clock, and the hasher it counts with."""

    app: Flask
    settings: Settings
    clock: Clock
    hasher: Counting

    def browser(self) -> Browser:
        """A browser that was never here."""
        return Browser(self.app.test_client(), self.clock)

    def link(self, name: str, role: Role = "admin") -> str:
        """Lets somebody new in, as the command does; the path of their link."""
        with self.at_desk() as session:
            member = member_actions.add_member(session, "root", name, role, self.clock.now)
            token = member_actions.make_link(session, "root", member, self.clock.now)
        return f"/desk/welcome/{token}"

    def arrives(self, name: str, role: Role = "admin") -> Browser:
        """The browser of somebody new, who has gone the whole way from the link to the desk."""
        browser = self.browser()
        browser.accepts(self.link(name, role))
        return browser

    def joins(self, name: str, role: Role = "admin") -> Browser:
        """The same without its pages, for tests of what comes after."""
        browser, now = self.browser(), self.clock.now
        with self.at_desk() as session:
            member = member_actions.add_member(session, "root", name, role, now)
            member.password_hash = Passwords(self.hasher).keep(PASSWORD)
            browser.secret = propose_app(session, member)
            confirm_app(session, member, browser.code(), now)
            browser.codes = list(make_recovery_codes(session, member))
            finish_setting_up(session, member, now)
            token = begin(session, member, "whole", "Firefox, Android", now, "set-up")
            browser.takes("__Secure-desk", token)
            browser.takes("__Secure-desk_device", know_device(session, member, "", now) or "")
        self.clock.after(minutes=1)
        browser.open("/desk")
        return browser

    def member(self, name: str) -> Member:
        """Somebody as they are now."""
        with self.at_desk() as session:
            return cast("Member", queries.member_named(session, name))

    def sign_in_ids(self, session: Session, name: str) -> list[str]:
        """The ids of the browsers in which somebody is signed in."""
        member = queries.member_named(session, name)
        assert member
        return [each.id for each in queries.sign_ins_of(session, member.id)]

    def acts(self) -> list[str]:
        """Every act of the trail, the oldest first."""
        with self.at_desk() as session:
            assert queries.broken_entries(session) == []
            return [each.act for each in reversed(queries.trail_before(session, None, 1000))]

    def empty(self) -> None:
        """Forgets everybody, and sets the clock back."""
        with self.at_desk() as session:
            for table in (AuditEntry, SlowDown, SpentChallenge, Member):
                session.execute(delete(table))
        self.clock.now = NOON

    def close(self) -> None:
        """Lets go of both databases."""
        writer = self.app.extensions["speechwatch-writer"]
        pool = writer._pool
        writer.close()
        pool.dispose()
        self.app.extensions["speechwatch-desk"].source.dispose()
        self.app.extensions["speechwatch-record"].dispose()

    @contextmanager
    def at_desk(self) -> Iterator[Session]:
        """The desk's database."""
        source = engine(self.settings.desk_url)
        with Session(source, expire_on_commit=False) as session:
            yield session
            session.commit()
        source.dispose()


def open_newsroom(settings: Settings, **given: str | int) -> Newsroom:
    """Serves a desk over databases that are there."""
    clock = Clock()
    cheap = profiles.CHEAPEST
    hasher = Counting(cheap.time_cost, cheap.memory_cost, cheap.parallelism)
    named = replace(settings, **given)  # type: ignore[arg-type]
    app = create_app(named, Circumstances(Passwords(hasher), clock))
    return Newsroom(app, named, clock, hasher)


def settings_of(folder: Path, desk_url: str, record_url: str) -> Settings:
    """The settings of a newsroom whose databases are there, under a name with TLS."""
    return replace(
        Settings.from_environment(),
        folder=folder,
        desk_url=desk_url,
        record_url=record_url,
        half="all",
        site_url="https://tracker.example",
        secret_key_file=folder / "secret.key",
        secret_key_given="a secret key of the tests",
        field_key_file=folder / "field.key",
    )
