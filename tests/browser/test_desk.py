"""Journeys to the desk on a telephone: with an app and no script, and with a passkey."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize, expect

from app.staff.one_time_codes import code_at
from tests.browser.conftest import serve
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import PASSWORD, Newsroom
from tests.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TELEPHONE: ViewportSize = {"width": 390, "height": 844}
SMALLEST = 320
_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Desk:
    """A newsroom that is served, and its address as a browser needs it for passkeys."""

    def __init__(self, newsroom: Newsroom, address: str) -> None:
        self.newsroom = newsroom
        self.address = address

    def link(self, name: str) -> str:
        """The link of somebody new."""
        return self.address + self.newsroom.link(name)


@pytest.fixture
def desk(sqlite_model: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a port that it knows of beforehand."""
    port = free_port()
    address = f"http://localhost:{port}"
    with on_sqlite(sqlite_model, tmp_path, site_url=address) as newsroom:
        for _ in serve(newsroom.app, port):
            yield Desk(newsroom, address)


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page on a new telephone, with or without script."""
    opened: list[BrowserContext] = []

    def make(*, script: bool) -> Page:
        opened.append(browser.new_context(java_script_enabled=script, viewport=TELEPHONE))
        return opened[-1].new_page()

    yield make
    for each in opened:
        each.close()


def device_of(page: Page) -> CDPSession:
    """Gives a telephone a finger and a place to keep passkeys."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
    return session


def chooses_password(page: Page, link: str) -> None:
    """Opens a link and chooses a password."""
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def copies_codes(page: Page) -> list[str]:
    """Asks for the recovery codes, copies them and goes on."""
    page.get_by_role("button", name="Show me ten codes").click()
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_label("I have copied the codes").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Go to the desk").click()
    return codes


def sets_app_up(desk: Desk, page: Page) -> str:
    """Types the letters of the page into an app, and its code into the page."""
    secret = page.locator(".letters code").inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill(code_at(secret, desk.newsroom.clock.now))
    page.get_by_role("button", name="Go on").click()
    return secret


def test_an_admin_gets_in_without_any_script(desk: Desk, telephone: Callable[..., Page]) -> None:
    page, clock = telephone(script=False), desk.newsroom.clock
    chooses_password(page, desk.link("Rena"))
    assert page.locator("svg.qr").is_visible()
    assert not page.get_by_role("button", name="Make a passkey").is_visible()
    secret = sets_app_up(desk, page)
    assert len(copies_codes(page)) == 10
    expect(page.get_by_text("You are signed in as Rena.")).to_be_visible()
    page.get_by_role("button", name="Sign out Rena").click()
    page.get_by_label("Name", exact=True).fill("rena")
    page.get_by_label("Password", exact=True).fill("not that one at all")
    page.get_by_role("button", name="Go on").click()
    fault = page.get_by_text("Name and password do not belong together.")
    expect(fault).to_be_visible()
    assert page.get_by_label("Name", exact=True).input_value() == "rena"
    assert page.get_by_label("Password", exact=True).input_value() == ""
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    clock.after(minutes=1)
    page.get_by_label("Code", exact=True).fill(code_at(secret, clock.now))
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_text("You are signed in as Rena.")).to_be_visible()


def test_a_passkey_is_all_that_is_needed(desk: Desk, telephone: Callable[..., Page]) -> None:
    page = telephone(script=True)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    device_of(page)
    chooses_password(page, desk.link("Nigar"))
    page.get_by_label("What to call it").fill("My telephone")
    page.get_by_role("button", name="Make a passkey").click()
    copies_codes(page)
    expect(page.get_by_text("You are signed in as Nigar.")).to_be_visible()
    page.get_by_role("button", name="Sign out Nigar").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("You are signed in as Nigar.")).to_be_visible()
    desk.newsroom.clock.after(minutes=6)
    page.get_by_role("link", name="Your sign-in", exact=True).click()
    expect(page.get_by_text("My telephone", exact=True)).to_be_visible()
    page.get_by_role("link", name="Change the password").click()
    page.get_by_role("button", name="Prove it with a passkey").click()
    expect(page.get_by_role("heading", name="Change the password")).to_be_visible()
    assert complaints == []


def test_a_passkey_that_does_not_answer_says_so(desk: Desk, telephone: Callable[..., Page]) -> None:
    page = telephone(script=True)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = {**_DEVICE, "isUserVerified": False}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto(f"{desk.address}/desk/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey did not answer.")


class Look:
    """Looks at one page after the other, as whoever sees badly or has the smallest telephone.

    Whether it fits the telephone is asked of each, and axe of each if `closely`, else of the first.
    """

    def __init__(self, page: Page, *, closely: bool) -> None:
        self.page, self.closely = page, closely
        self.seen: list[str] = []
        self.unfit: dict[str, object] = {}

    def __call__(self) -> None:
        """Looks at the page that is open, once all of it is here."""
        self.page.wait_for_load_state()
        self.page.set_viewport_size({"width": SMALLEST, "height": 700})
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        found, title = self._found_by_axe(), self.page.title()
        self.seen.append(title)
        if found or wide > SMALLEST or self.page.locator("h1").count() != 1:
            self.unfit[title] = (found, wide)

    def _found_by_axe(self) -> str:
        if self.seen and not self.closely:
            return ""
        found = Axe().run(self.page)
        return found.generate_report() if found.violations_count else ""

    def presses(self, name: str) -> None:
        """Presses a button, and looks at what comes of it."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()
        self()

    def opens(self, address: str) -> None:
        """Opens a page, and looks at it."""
        self.page.goto(address)
        self()


@pytest.mark.faults
def test_the_pages_of_the_way_in_are_for_everybody(
    desk: Desk, telephone: Callable[..., Page], closely: bool
) -> None:
    page = telephone(script=True)
    device_of(page)
    look = Look(page, closely=closely)
    look.opens(f"{desk.address}/desk/welcome/none")
    look.opens(desk.link("Aygün"))
    look.presses("Go on")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    look.presses("Go on")
    look.presses("Go on")
    with page.expect_navigation():
        sets_app_up(desk, page)
    look()
    look.presses("Show me ten codes")
    page.get_by_label("I have copied the codes").check()
    look.presses("Go to the desk")
    look.presses("Sign out Aygün")
    page.get_by_label("Name", exact=True).fill("Aygün")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    look.presses("Go on")
    look.presses("Sign in")
    assert len(set(look.seen)) == 7
    assert look.unfit == {}


@pytest.mark.faults
def test_the_pages_behind_it_are_for_everybody(
    desk: Desk, telephone: Callable[..., Page], closely: bool
) -> None:
    page = telephone(script=True)
    device_of(page)
    look = Look(page, closely=closely)
    chooses_password(page, desk.link("Leyla"))
    page.get_by_role("button", name="Make a passkey").click()
    copies_codes(page)
    for path in ("", "/me", "/me/password", "/me/passkeys", "/me/codes", "/prove", "/audit"):
        look.opens(f"{desk.address}/desk{path}")
    look.opens(f"{desk.address}/desk/me")
    look.presses("Set up an app")
    look.opens(f"{desk.address}/desk/people")
    with page.expect_navigation():
        page.get_by_role("link", name="Leyla").click()
    look()
    look.opens(f"{desk.address}/desk/people/new")
    page.get_by_label("Name", exact=True).fill("Somebody new")
    look.presses("Make a link for them")
    assert len(set(look.seen)) == 12
    assert look.unfit == {}
