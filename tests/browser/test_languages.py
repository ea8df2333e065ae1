"""Each language in a real browser: fit for everybody, on a phone, and the right way round."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from app.public import create_app
from app.web import language
from tests import ledger
from tests.browser.conftest import serve
from tests.language.conftest import CATALOGUES, OFFERED, asked_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_CASE = "/cases/hasanzade-salamov-private-prosecution"
# Between them they hold every piece that others are made of.
SOON = (("/", "ar"), (_CASE, "en"), (_CASE, "az"), ("/cases", "az"), ("/law/cao-388-1", "ar"))
PAGES = (
    "/",
    _CASE,
    "/cases",
    "/cases?provision=cao&basis=pretext&taken_from=2021-04-10&as_of=2023-07-01&sort=oldest",
    "/cases?year=2021&cluster=Nowhere",
    "/law/cao-388-1",
    "/cases/amrah-tahmazov-salayev-post",
    "/cases/elmir-abbasov-soyudlu/history",
    "/cases/elmir-abbasov-soyudlu/at/1",
    "/people",
    "/people/shahin-haciyev",
    "/law",
    "/timeline",
    "/tallies",
    "/api",
    "/data",
    "/data/codebook/cases",
    "/figures",
    "/figures?rows=tie&columns=none&measure=days+in+custody&known_on=2026-11-22",
    "/figures/embed/basis",
    "/feeds",
    "/feeds?platform=facebook&platform=whatsapp&form=ics",
    "/search",
    "/search?q=Mamedov",
    "/search?q=nothing+at+all",
    "/methodology",
    "/nothing-here",
    "/cases?what=1",
)
_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
Open = Callable[..., Page]
Scheme = Literal["light", "dark"]
# Where every kind of page is looked at; a few are seen wide and light besides.
_SEEN: dict[str, tuple[int, Scheme]] = {
    "en": (1280, "dark"),
    "az": (390, "light"),
    "ar": (390, "dark"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a deployment in three languages; of Arabic it has only some words."""
    folder = tmp_path_factory.mktemp("spoken")
    settings = ledger.build(folder, ledger.first(ledger.shipped()))
    app = create_app(replace(settings, locales=OFFERED))
    for source in CATALOGUES:
        shutil.copytree(source, folder / "translations", dirs_exist_ok=True)
    language.translate_from(app, folder / "translations")
    yield from serve(app)


@pytest.fixture(scope="module")
def opened(browser: Browser, site: str) -> Iterator[Open]:
    """Opens an address in one tab, in a width and a scheme."""
    tab = browser.new_page()

    def open_at(address: str, lang: str, width: int = 1280, scheme: Scheme = "light") -> Page:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(site + asked_in(address, lang))
        return tab

    yield open_at
    tab.close()


@pytest.mark.parametrize(("address", "lang"), SOON)
def test_a_page_is_fit_for_everybody(opened: Open, address: str, lang: str) -> None:
    assert _violations(opened(address, lang)) == []


@pytest.mark.faults
@pytest.mark.parametrize("lang", OFFERED)
@pytest.mark.parametrize("address", PAGES)
def test_every_kind_of_page_is_fit_for_everybody(opened: Open, address: str, lang: str) -> None:
    width, scheme = _SEEN[lang]
    assert _violations(opened(address, lang, width, scheme)) == []


@pytest.mark.faults
@pytest.mark.parametrize("lang", ["az", "ar"])
def test_no_page_is_wider_than_the_smallest_phone(opened: Open, lang: str) -> None:
    wide = {
        address: width
        for address in PAGES
        if (width := _width(opened(address, lang, width=320))) > 320
    }
    assert wide == {}


def test_a_custody_strip_runs_the_way_its_readers_read(opened: Open) -> None:
    left = _places(opened(_CASE, "en"), "svg.plot .mark")
    right = _places(opened(_CASE, "ar"), "svg.plot .mark")
    assert len(left) == len(right) > 3
    for ours, theirs in zip(left, right, strict=True):
        assert ours + theirs == pytest.approx(1280, abs=30)


def test_a_timeline_stands_on_the_side_where_reading_begins(opened: Open) -> None:
    for part in (".timeline .when", ".timeline .what"):
        left, right = (_places(opened(_CASE, lang), part)[0] for lang in ("en", "ar"))
        assert left + right == pytest.approx(1280, abs=30)


def test_what_is_written_the_other_way_ends_where_it_should(opened: Open) -> None:
    """An English sentence on an Arabic page has its full stop behind its last word."""
    page = opened(_CASE, "ar")
    ends = page.evaluate(
        """() => [...document.querySelectorAll('blockquote p[lang="en"]')].map(p => {
            const text = p.firstChild, range = document.createRange(), end = text.length;
            const box = (from, to) => {
                range.setStart(text, from); range.setEnd(text, to);
                return range.getBoundingClientRect();
            };
            return box(end - 1, end).left - box(end - 2, end - 1).left;
        })"""
    )
    assert ends
    assert min(ends) > 0


def _violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds, by rule, with the elements."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


def _width(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def _places(page: Page, selector: str) -> list[float]:
    """The middles of elements, across the page."""
    found: list[float] = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].map(each => {
            const box = each.getBoundingClientRect();
            return (box.left + box.right) / 2;
        })""",
        selector,
    )
    return found
