"""A desk that is served, and the telephones of those who work at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from app.staff.one_time_codes import code_at
from app.staff.roles import Role
from tests.browser.conftest import serve
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import PASSWORD, Newsroom
from tests.serving import free_port

TELEPHONE: ViewportSize = {"width": 390, "height": 844}
SMALLEST: ViewportSize = {"width": 320, "height": 700}


@dataclass
class Somebody:
    """Somebody with a telephone: its page, and the secret of their app."""

    office: "Office"
    name: str
    page: Page
    secret: str = ""

    def opens(self, path: str) -> Page:
        """Opens an address of the site."""
        self.page.goto(self.office.address + path)
        return self.page

    def presses(self, name: str) -> None:
        """Presses a button, and waits for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def follows(self, name: str) -> None:
        """Follows a link."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).first.click()

    def writes(self, label: str, text: str) -> None:
        """Writes into the box of a label."""
        self.page.get_by_label(label, exact=True).first.fill(text)

    def at(self) -> str:
        """The path of the page."""
        return urlsplit(self.page.url).path

    def code(self) -> str:
        """What their app shows now."""
        return code_at(self.secret, self.office.newsroom.clock.now)

    def sets_up(self, link: str) -> None:
        """From the link they were given to the desk: a password, an app, and the codes."""
        self.page.goto(link)
        self.writes("New password", PASSWORD)
        self.writes("The same once more", PASSWORD)
        self.presses("Go on")
        self.secret = self.page.locator(".letters code").inner_text().replace(" ", "")
        self.writes("Code", self.code())
        self.presses("Go on")
        self.presses("Show me ten codes")
        self.page.get_by_label("I have copied the codes").check()
        self.presses("Go to the desk")
        self.office.newsroom.clock.after(minutes=1)

    def signs_in(self) -> None:
        """Both steps of signing in, on the page that asks for them."""
        self.writes("Name", self.name)
        self.writes("Password", PASSWORD)
        self.presses("Go on")
        self.office.newsroom.clock.after(minutes=1)
        self.writes("Code", self.code())
        self.presses("Sign in")


@dataclass
class Office:
    """A newsroom, its address, and the browser whose contexts are everybody's telephones."""

    newsroom: Newsroom
    address: str
    browser: Browser
    _contexts: list[BrowserContext] = field(default_factory=list)

    def telephone(self, name: str, *, script: bool, size: ViewportSize = TELEPHONE) -> Somebody:
        """A new telephone, with nobody signed in."""
        context = self.browser.new_context(java_script_enabled=script, viewport=size)
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        return Somebody(self, name, context.new_page())

    def joins(
        self, name: str, role: Role, *, script: bool = False, size: ViewportSize = TELEPHONE
    ) -> Somebody:
        """Somebody who is signed in on a telephone of theirs."""
        member = self.newsroom.joins(name, role)
        cookie = member.cookie("__Secure-desk")
        assert cookie
        made = self.telephone(name, script=script, size=size)
        made.secret = member.secret
        made.page.context.add_cookies(
            [{"name": "desk", "value": cookie.value, "url": f"{self.address}/desk"}]
        )
        return made

    def closes(self) -> None:
        """Switches every telephone off."""
        for each in self._contexts:
            each.close()


@contextmanager
def office_in(model: Path, folder: Path, browser: Browser) -> Iterator[Office]:
    """A desk in a folder, over copies of empty databases, on a port that it knows of beforehand."""
    port = free_port()
    address = f"http://localhost:{port}"
    with on_sqlite(model, folder, site_url=address) as newsroom:
        for _ in serve(newsroom.app, port):
            made = Office(newsroom, address, browser)
            yield made
            made.closes()
