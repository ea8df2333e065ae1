"""A walk over the pages of one language, along every link that a reader can follow."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urldefrag, urlsplit

from flask.testing import FlaskClient

from tests.language.said import Link, Page, read

# A few of what is made alike stand for all of them.
_ENOUGH = 3
ALIKE = ("/history", "/at/", "order=newest", "/feed.", "kind=", "month=", "letter=")
MORE_ALIKE = (*ALIKE, "/cases/", "/people/", "/law/")


@dataclass(frozen=True, slots=True)
class Visited:
    """One address, and what it answered."""

    address: str
    status: int
    kind: str
    text: str
    page: Page


def visit(client: FlaskClient, address: str) -> Visited:
    """What stands at an address."""
    answer = client.get(address)
    html = answer.mimetype == "text/html"
    text = answer.get_data(as_text=True) if answer.mimetype != "image/png" else ""
    page = read(text) if html else Page()
    return Visited(address, answer.status_code, answer.mimetype or "", text, page)


def walk(
    client: FlaskClient, start: Iterable[str], alike: tuple[str, ...] = ALIKE
) -> Iterator[Visited]:
    """Every address that can be reached, without changing the language, each once.

    Of those whose paths hold one of the parts that are `alike`, a few are enough, and so are a few
    of the ways in which one page can be filtered.
    """
    waiting = list(start)
    seen = set(waiting)
    counted: Counter[str] = Counter()
    while waiting:
        found = visit(client, waiting.pop(0))
        yield found
        for link in found.page.links:
            there = urldefrag(link.address)[0]
            if (
                is_ours(there)
                and languages(there) == languages(found.address)
                and there not in seen
            ):
                seen.add(there)
                if _wanted(there, alike, counted):
                    waiting.append(there)


def is_ours(address: str) -> bool:
    """Whether an address is one of our pages or files for readers, none for programs alone."""
    others = ("//", "/static/", "/schema/", "/api/v1/")
    return address.startswith("/") and not address.startswith(others)


def languages(address: str) -> list[str]:
    """The languages an address names; it should be one, or none for the first."""
    return parse_qs(urlsplit(address).query, keep_blank_values=True).get("lang", [])


def changes_language(link: Link) -> bool:
    """Whether a link leads to the same page in another language."""
    return "hreflang" in link.attributes


def _wanted(address: str, alike: tuple[str, ...], counted: Counter[str]) -> bool:
    parts = urlsplit(address)
    chosen = "?" if parse_qs(parts.query).keys() - {"lang"} else ""
    many = next((part for part in alike if part in parts.path), parts.path if chosen else "")
    counted[many + chosen] += 1
    return not many or counted[many + chosen] <= _ENOUGH
