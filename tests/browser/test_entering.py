"""A monitor at midnight on a telephone: a new detention, what follows, and how long the way is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.cases.queries import find_document
from app.cases.working.actions import begin
from app.cases.working.monitors import Monitor
from app.document.others import Person
from app.staff.one_time_codes import code_at
from tests.browser.conftest import serve
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import PASSWORD, Newsroom
from tests.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_LONGEST_PAGE = 60_000
_SMALLEST = 320

CASE = {
    "title": "Taken after the water protest",
    "parties": [{"id": "activist", "person": "elvin"}],
    "detentions": [{"id": "detention-1", "kind": "police custody", "taken": "in the spring"}],
    "charges": [{"id": "charge-1", "citation": "Article 510 CAO", "provision": "CAO:510"}],
    "sources": [{"id": "turan", "outlet": "Turan"}],
}


class Desk:
    """A desk that is served, with an editor who signs in."""

    def __init__(self, newsroom: Newsroom, address: str) -> None:
        self.newsroom, self.address = newsroom, address
        self.editor = newsroom.joins("Aysel", "editor")

    def sign_in(self, page: Page) -> None:
        """Both steps of signing in."""
        page.goto(f"{self.address}/desk/sign-in")
        page.get_by_label("Name", exact=True).fill("Aysel")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        self.newsroom.clock.after(minutes=1)
        code = code_at(self.editor.secret, self.newsroom.clock.now)
        page.get_by_label("Code", exact=True).fill(code)
        page.get_by_role("button", name="Sign in").first.click()


@pytest.fixture(scope="module")
def desk(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a port that it knows of beforehand."""
    port = free_port()
    address = f"http://localhost:{port}"
    with on_sqlite(sqlite_model, tmp_path_factory.mktemp("entering"), site_url=address) as newsroom:
        for _ in serve(newsroom.app, port):
            yield Desk(newsroom, address)


class Loads:
    """Counts the pages that a telephone loads."""

    def __init__(self, page: Page) -> None:
        self.count = 0
        page.on("framenavigated", self._note)

    def _note(self, _: object) -> None:
        self.count += 1


def _telephone(browser: Browser, *, script: bool) -> Page:
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": 390, "height": 844}
    )
    return context.new_page()


def test_from_sign_in_to_a_draft_with_two_subjects_without_script(
    desk: Desk, browser: Browser
) -> None:
    page = _telephone(browser, script=False)
    desk.sign_in(page)
    loads = Loads(page)
    page.get_by_role("link", name="New detention").first.click()
    page.get_by_label("Who was taken").fill("Elchin Hasanzade")
    page.get_by_label("Outlet", exact=True).fill("Turan")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("heading", name="Elchin Hasanzade").first).to_be_visible()
    assert loads.count <= 3  # the form, what was sent, and the case it leads to
    page.get_by_role("link", name="person or organisation").click()
    page.get_by_label("Name", exact=True).fill("Ibrahim Salamov")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="charge", exact=True).click()
    page.get_by_label("Elchin Hasanzade").first.check()
    page.get_by_label("Ibrahim Salamov").first.check()
    page.get_by_label("Article as written").fill("Article 147 of the Criminal Code")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Of several of them")).to_be_visible()
    loads.count = 0
    page.get_by_role("link", name="update", exact=True).click()
    page.get_by_label("In words").first.fill("A hearing was held.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("A hearing was held.").first).to_be_visible()
    assert loads.count <= 3
    page.get_by_role("link", name="Cases", exact=True).first.click()
    expect(page.get_by_text("Ibrahim Salamov")).to_be_visible()
    page.context.close()


@pytest.mark.faults
def test_every_page_is_small_fits_the_smallest_telephone_and_axe_finds_nothing(
    desk: Desk, browser: Browser, closely: bool
) -> None:
    case_id = _begun(desk)
    page = _telephone(browser, script=True)
    desk.sign_in(page)
    page.set_viewport_size({"width": _SMALLEST, "height": 700})
    added = ("charge", "decision", "post", "detention", "source", "correction")
    ways = ["", "/new", f"/{case_id}", f"/{case_id}/about"]
    ways += [f"/{case_id}/add/{kind}" for kind in added]
    ways += [f"/{case_id}/change/detentions/detention-1"]
    unfit: dict[str, object] = {}
    for way in ways:
        answer = page.goto(f"{desk.address}/desk/cases{way}")
        assert answer
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        wide = page.evaluate("document.documentElement.scrollWidth")
        found = Axe().run(page) if closely or way.endswith("/add/detention") else None
        violated = found.generate_report() if found and found.violations_count else ""
        if violated or wide > _SMALLEST or len(answer.body()) >= _LONGEST_PAGE:
            unfit[way] = (violated, wide, len(answer.body()))
    assert unfit == {}
    assert page.locator("main button, main summary").evaluate_all(
        "all => all.every((one) => one.getBoundingClientRect().height >= 43.5)"
    )
    page.context.close()


def test_who_may_be_meant_is_shown_while_a_name_is_typed(desk: Desk, browser: Browser) -> None:
    _begun(desk)
    page = _telephone(browser, script=True)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    desk.sign_in(page)
    page.goto(f"{desk.address}/desk/cases/new")
    page.get_by_label("Who was taken").press_sequentially("Мустафаев")
    expect(page.get_by_label("Elvin Mustafayev").first).to_be_visible()
    assert complaints == []
    page.context.close()


def _begun(desk: Desk) -> str:
    """A case that the editor began elsewhere; its id."""
    editor = Monitor("Aysel", "editor")
    with desk.newsroom.at_desk() as session:
        if find_document(session, "person", "elvin") is None:
            begin(session, editor, {"slug": "elvin", "name": "Elvin Mustafayev"}, Person)
        return begin(session, editor, CASE).document_id
