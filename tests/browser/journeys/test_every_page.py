"""Every kind of page of the desk: light enough for a bad connection, and fit for everybody."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.browser.journeys.office import SMALLEST, Office
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POEM, edited, published

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LONGEST = 60_000
LANGUAGES = ("en", "az")
_LINKS = re.compile(r'(?:href|action)="(/desk[^"#]*)')
# What tells one kind of page from another besides its route.
_KINDS = ("kind", "listed")


def stocked(newsroom: Newsroom) -> None:
    """A case that readers see, and that says something else at the desk by now."""
    case_id = published(newsroom, summary="Aydin Sadiqzade was held over a poem.")
    vague = [{**POEM["detentions"][0], "taken": "in spring some time"}]
    charges = [{"citation": "Article 388-1 of the CAO", "provision": "CAO:388-1"}]
    updates = [{"kind": "update", "happened": "2024-04-01", "text": "Heard. " * 200}]
    changed = {"detentions": vague, "charges": charges, "updates": updates}
    edited(newsroom, "Aygün", case_id, "admin", **changed, cluster="Poets")


def kind_of(app: Flask, way: str) -> tuple[str, ...] | None:
    """Which kind of page an address leads to; None for one that shows nothing by itself."""
    try:
        endpoint, given = app.url_map.bind("localhost").match(way.partition("?")[0], method="GET")
    except HTTPException:
        return None
    return endpoint, *(str(given[name]) for name in _KINDS if name in given)


def kinds(newsroom: Newsroom, browser: Browser, lang: str) -> Iterator[tuple[str, int]]:
    """One address of each kind of page, with how many bytes it has."""
    begin = f"/desk?lang={lang}"
    seen, left = {kind_of(newsroom.app, begin)}, deque([begin])
    while left:
        way = left.popleft()
        answer = browser.open(way)
        if answer.mimetype != "text/html":
            continue
        assert answer.status_code == 200, way
        yield way, len(answer.data)
        for found in map(unescape, _LINKS.findall(answer.text)):
            kind = kind_of(newsroom.app, found)
            if kind and kind not in seen:
                seen.add(kind)
                left.append(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_the_desk_is_light(newsroom: Newsroom, lang: str) -> None:
    admin = newsroom.joins("Rena")
    stocked(newsroom)
    found = dict(kinds(newsroom, admin, lang))
    assert len(found) > 40
    assert {way: size for way, size in found.items() if size >= LONGEST} == {}


@pytest.mark.faults
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_on_any_page_of_the_desk(office: Office, lang: str) -> None:
    stocked(office.newsroom)
    admin = office.joins("Rena", "admin", script=True, size=SMALLEST)
    walker = office.newsroom.joins("Leyla", "admin")
    cookie = walker.cookie("__Secure-desk")
    assert cookie
    # Without TLS, as on the telephone, it has its plain name.
    walker.takes("desk", cookie.value)
    unfit: dict[str, object] = {}
    looked_at = 0
    for way, _ in kinds(office.newsroom, walker, lang):
        page = admin.opens(way)
        looked_at += 1
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        wide, found = page.evaluate("document.documentElement.scrollWidth"), Axe().run(page)
        if found.violations_count or wide > SMALLEST["width"] or page.locator("h1").count() != 1:
            unfit[way] = (found.generate_report(), wide)
    assert looked_at > 40
    assert unfit == {}
