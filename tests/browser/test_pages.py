"""Every kind of page in a real browser, without script: on a phone, in the dark, on paper."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, expect

from app.public import create_app
from tests import ledger
from tests.browser.conftest import serve
from tests.downloads import makes_files

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = (
    "/",
    "/cases",
    "/cases?provision=cao&basis=pretext&taken_from=2021-04-10&as_of=2023-07-01&sort=oldest",
    "/cases?year=2021&cluster=Nowhere",
    "/cases/hasanzade-salamov-private-prosecution",
    "/cases/amrah-tahmazov-salayev-post",
    "/cases/aslan-gurbanov-sss",
    "/cases/latif-mammadov-soyudlu",
    "/cases/elmir-abbasov-soyudlu/history",
    "/cases/elmir-abbasov-soyudlu/at/1",
    "/people/shahin-haciyev",
    "/people/km-nakhchivan",
    "/figures",
    "/figures?rows=provision&columns=year&measure=days+in+custody&basis=speech&basis=pretext",
    "/figures/articles",
    "/figures/embed/wait",
    "/law",
    "/law/cao-388-1",
    "/law/cc-147",
    "/timeline",
    "/feeds?basis=pretext&form=rss",
    "/tallies",
    "/api",
    "/data",
    "/data/codebook",
    "/data/codebook/detentions",
    "/about",
    "/methodology",
    "/nothing-here",
)

# A busy machine takes long to draw the first page.
_PATIENCE = 120_000.0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the public half over everything that ships."""
    folder = tmp_path_factory.mktemp("site")
    settings = ledger.build(folder, ledger.first(ledger.shipped()))
    makes_files(settings)
    yield from serve(create_app(settings))


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A reader without script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@dataclass
class Visit:
    """What a page did in the narrowest window, when it was opened in a browser that runs script."""

    wide: int
    headings: int
    asked: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def visit(browser: Browser, site: str) -> Iterator[Callable[[str], Visit]]:
    """Opens each page once for all tests that only look at it: to draw it is most of their work."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    @cache
    def visited(path: str) -> Visit:
        asked.clear()
        complaints.clear()
        page.goto(site + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        return Visit(wide, page.locator("h1").count(), asked[:], complaints[:])

    yield visited
    context.close()


@pytest.mark.faults
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_smallest_phone(visit: Callable[[str], Visit], path: str) -> None:
    assert visit(path).wide <= 320
    assert visit(path).headings == 1


@pytest.mark.parametrize("path", PAGES[:-1])
def test_nothing_is_asked_of_another_host_and_nothing_is_complained_of(
    visit: Callable[[str], Visit], site: str, path: str
) -> None:
    found = visit(path)
    assert f"{site}{path}" in found.asked
    assert [url for url in found.asked if not url.startswith(site)] == []
    assert found.complaints == []


def test_a_reader_reaches_a_case_its_law_and_its_history_by_links(reader: Page, site: str) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(site)
    reader.get_by_role("link", name="Amrah Tahmazov").first.click()
    expect(reader.locator("h1")).to_have_text("Amrah Tahmazov")
    reader.get_by_role("link", name="All revisions").click()
    expect(reader).to_have_url(re.compile("/history$"))
    expect(reader.locator("h1")).to_have_count(1)
    reader.go_back()
    reader.get_by_role("link", name="Article 510").first.click()
    expect(reader.locator("h1")).to_contain_text("510")


def test_on_a_phone_the_way_to_the_filter_leads_past_rows_not_yet_laid_out(
    browser: Browser, site: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(site + "/cases")
    page.get_by_role("link", name="Filter these cases").click()
    page.wait_for_function("location.hash === '#choose'")
    assert 0 <= page.locator("#choose").evaluate("it => it.getBoundingClientRect().top") <= 100
    page.close()


def test_the_timeline_turns_round(reader: Page, site: str) -> None:
    reader.goto(site + "/cases/elmir-abbasov-soyudlu")
    first = reader.locator("ol .kind").first.inner_text()
    reader.get_by_role("link", name="Newest first").click()
    expect(reader).to_have_url(re.compile("order=newest"))
    expect(reader.locator("ol .kind").first).not_to_have_text(first)


def test_a_case_prints_as_a_document_with_the_addresses_of_its_sources(
    reader: Page, site: str
) -> None:
    reader.goto(site + "/cases/hasanzade-salamov-private-prosecution")
    reader.emulate_media(media="print")
    assert not reader.locator("header nav").is_visible()
    assert reader.locator(".sources li").first.is_visible()
    assert len(reader.pdf()) > 20_000
    reader.emulate_media(media="screen")


def test_a_reader_without_script_asks_by_words_and_days_and_takes_a_part_away(
    reader: Page, site: str
) -> None:
    reader.goto(site + "/cases?basis=pretext")
    # By keyboard: rows above are laid out as they are scrolled by, and a pointer would miss.
    reader.get_by_text("Choose days").press("Enter")
    reader.get_by_label("Taken on this day or later").fill("2023-01-01")
    reader.get_by_label("Words, as in the search").fill("Soyudlu")
    reader.get_by_role("button", name="Show these cases").press("Enter")
    asked = "basis=pretext&q=Soyudlu&taken_from=2023-01-01"
    expect(reader).to_have_url(f"{site}/cases?{asked}")
    reader.wait_for_load_state()
    rows = reader.locator(".rows > li").count()
    assert reader.locator(".stand").inner_text().startswith(f"{rows} cases")
    reader.locator(".actions a", has_text="Soyudlu").click()
    expect(reader).to_have_url(f"{site}/cases?basis=pretext&taken_from=2023-01-01")
    reader.wait_for_load_state()
    assert reader.locator(".rows > li").count() > rows > 0
    reader.get_by_role("link", name="Clear all").click()
    expect(reader).to_have_url(f"{site}/cases")
