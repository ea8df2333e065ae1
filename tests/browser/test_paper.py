"""A case on paper, and the block of data in its head, as a real browser takes them."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from app.document.case import Case
from app.public import create_app
from tests import ledger
from tests.browser.conftest import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CASE = "/cases/hasanzade-salamov-private-prosecution"
HOSTILE = '</script><script>document.title="run"</script><!-- \u2028'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The public half over what ships, with a case whose title would run if it could."""
    documents = [
        each.model_copy(update={"title": HOSTILE})
        if isinstance(each, Case) and each.slug == "ilgar-atayev-covid"
        else each
        for each in ledger.shipped()
    ]
    settings = ledger.build(tmp_path_factory.mktemp("paper"), ledger.first(documents))
    yield from serve(create_app(settings))


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page of a browser that may run script, if anything lets it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page) -> Page:
    """The same on a screen, whatever a test before it did: a new one takes a second of work."""
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 1280, "height": 720})
    return tab


@pytest.mark.parametrize(
    "path", ["/", "/cases", CASE, "/cases/ilgar-atayev-covid", "/law/cao-388-1"]
)
def test_the_policy_has_nothing_to_say_of_a_block_of_data(page: Page, site: str, path: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(site + path)
    blocks = page.locator("script").all_text_contents()
    assert len(blocks) == 1
    assert json.loads(blocks[0])["@context"] == "https://schema.org"
    assert complaints == []
    assert page.title() != "run"


def test_a_title_that_looks_like_script_is_read_back_as_it_was_written(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/cases/ilgar-atayev-covid")
    (block,) = page.locator("script").all_text_contents()
    assert json.loads(block)["@graph"][0]["headline"] == HOSTILE


def test_paper_names_the_address_the_day_and_the_revision(page: Page, site: str) -> None:
    page.goto(site + CASE)
    line = page.locator(".on-paper")
    assert not line.is_visible()
    page.emulate_media(media="print")
    assert line.is_visible()
    assert f"https://tracker.example{CASE}" in line.inner_text()
    assert "Facts as of" in line.inner_text()
    printed = line.locator(".hash").inner_text().removeprefix("Record ")
    assert printed in page.locator(".cite").inner_text()


def test_paper_shows_where_sources_are_and_leaves_out_what_is_only_for_screens(
    page: Page, site: str
) -> None:
    page.goto(site + CASE)
    page.emulate_media(media="print")
    after = page.locator(".sources a[href^=http]").first.evaluate(
        "(link) => getComputedStyle(link, '::after').content"
    )
    assert "https://" in after
    for selector in (".top nav", ".foot", ".side nav", ".toggle", "summary"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("#the_wrong").is_visible()
    assert page.locator(".strip table").first.is_visible()


def test_a_case_prints_on_a_few_pages_within_their_margins(page: Page, site: str) -> None:
    page.goto(site + CASE)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") <= 8
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 980})
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
