"""The list of cases as a reader has it: its rows, the values beside them, the number it says."""

import re
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient

from tests.site.reading import Page, read

_VALUE = re.compile(
    r'<li><a href="(?P<href>[^"]+)"(?: rel="nofollow")?(?P<chosen> aria-current="true")?>'
    r"(?:<svg.*?</svg>)?(?P<text>[^<]*)</a><span>(?P<number>[\d,]+)</span>"
)
_SECTION = re.compile(r'<h3 id="f-(\w+)">(.*?)</h3>\s*<ul.*?(?=<h3 id="f-|</nav>)', re.DOTALL)
_ROW = re.compile(r'<h2><a href="([^"]+)"')
_COUNT = re.compile(r"([\d,]+) cases? answers? this choice\.")


@dataclass(frozen=True)
class Value:
    """A value beside the list: its facet, words, address, number, and whether it is chosen."""

    facet: str
    text: str
    href: str
    number: int
    chosen: bool


@dataclass(frozen=True)
class Listed:
    """A page of the list. `count` is None where nothing was asked."""

    page: Page
    rows: list[str]
    values: list[Value]
    count: int | None
    following: str

    def of(self, facet: str) -> dict[str, int]:
        """The values of a facet by their words, with their numbers."""
        return {each.text: each.number for each in self.values if each.facet == facet}

    def value(self, facet: str, text: str) -> Value:
        """One value."""
        return next(each for each in self.values if (each.facet, each.text) == (facet, text))


def listed(client: FlaskClient, address: str) -> Listed:
    """The list at an address."""
    page = read(client, address)
    assert page.status == 200, page.words
    count = _COUNT.search(page.words)
    following = re.search(r'<a class="older" href="([^"]+)"', page.html)
    return Listed(
        page,
        [unescape(href) for href in _ROW.findall(page.html)],
        [
            Value(found[1], unescape(each["text"]), unescape(each["href"]), _int(each["number"]),
                  bool(each["chosen"]))
            for found in _SECTION.finditer(page.html)
            for each in _VALUE.finditer(found[0])
        ],
        _int(count[1]) if count else None,
        unescape(following[1]) if following else "",
    )  # fmt: skip


def every_row(client: FlaskClient, address: str) -> list[str]:
    """The rows of all pages from an address on."""
    rows: list[str] = []
    while address:
        page = listed(client, address)
        rows += page.rows
        address = page.following
    return rows


def _int(number: str) -> int:
    return int(number.replace(",", ""))
