"""A page as a reader has it: its words, links, headings and ids."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag

from flask.testing import FlaskClient

# A block of data, which is no script: nothing runs it.
_DATA = {"type": "application/ld+json"}
_BLOCKS = frozenset(
    {"p", "div", "li", "td", "th", "tr", "dt", "dd", "h1", "h2", "h3", "section", "br", "ul", "ol"}
)


@dataclass
class Page:
    """What an address answered; `choices` are the links that machines are asked not to follow."""

    status: int
    html: str
    words: str = ""
    links: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    elements: Counter[str] = field(default_factory=Counter)
    attributes: Counter[str] = field(default_factory=Counter)
    title: str = ""
    blocks: list[str] = field(default_factory=list)
    head: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def meta(self, name: str) -> list[str]:
        """What the head says under a name or a property."""
        given = (each for tag, each in self.head if tag == "meta")
        return [
            each.get("content", "")
            for each in given
            if name in (each.get("name"), each.get("property"))
        ]

    def linked(self, rel: str) -> list[dict[str, str]]:
        """The links of the head of one relation."""
        return [each for tag, each in self.head if tag == "link" and each.get("rel") == rel]


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given == _DATA:
            self.page.blocks.append("")
            self.open.append("data")
            return
        if tag in ("meta", "link"):
            self.page.head.append((tag, {name: value or "" for name, value in attrs}))
        self.page.elements[tag] += 1
        if tag in _BLOCKS:
            self.page.words += " "
        self.page.attributes.update(list(given))
        if given.get("id"):
            self.page.ids[given["id"] or ""] += 1
        if tag == "a" and given.get("href"):
            found = self.page.choices if given.get("rel") == "nofollow" else self.page.links
            found.append(given["href"] or "")
        if tag in ("h1", "title"):
            self.open.append(tag)
            if tag == "h1":
                self.page.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == ("data" if tag == "script" else tag):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "data":
            self.page.blocks[-1] += data
            return
        self.page.words += data
        if self.open and self.open[-1] == "h1":
            self.page.headings[-1] += data
        if self.open and self.open[-1] == "title":
            self.page.title += data


def read(client: FlaskClient, address: str) -> Page:
    """The page at an address, whatever its status."""
    answer = client.get(address)
    page = Page(answer.status_code, answer.get_data(as_text=True))
    _Reader(page).feed(page.html)
    page.words = " ".join(page.words.split())
    return page


def led(client: FlaskClient, address: str) -> str:
    """Where an address leads: that of a tally to the page that has it, any other to itself."""
    if not address.startswith("/tallies/"):
        return address
    return urldefrag(client.get(address).headers["Location"])[0]
