"""A walk over every public address: from where readers begin, along every link, to every error."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient
from lxml.html import HTMLParser, document_fromstring
from werkzeug.test import TestResponse

from app import addresses, content
from app.document.reading import KINDS
from tests.records import SITE

_UTF_8 = HTMLParser(encoding="utf-8")
_LINKS = frozenset({"href", "src", "action"})
_IN_FEED = re.compile(rf"{re.escape(SITE)}[^\s<>\"&\\]*")


_FILTERS = (
    "provision=cao&held=presumed+released&sort=oldest",
    "basis=speech&basis=pretext&taken_from=2021-04-10&sort=changed",
    "q=388-1+CAO&tie=explicit",
    "subject=shahin-haciyev&as_of=2022-01-01",
    "known_on=2026-11-22&year=2023",
    "place=Nowhere&year=2021",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: its status, and all its bytes with the headers."""

    address: str
    status: int
    said: bytes


def beginnings() -> list[str]:
    """Where a walk begins: pages, texts, feeds, schemas, the API, and addresses that are wrong.

    The people's list leads to everybody who has a page.
    """
    known = [addresses.home(), addresses.cases(), addresses.law(), addresses.timeline()]
    known += [addresses.tallies(), "/people", "/healthz", "/robots.txt"]
    known += [addresses.text(name) for name in content.page_names()]
    known += [addresses.schema(kind) for kind in KINDS]
    known += [addresses.api(), addresses.API, addresses.api_description()]
    known += [addresses.api_list(each) for each in ("case", "person", "provision", "tally")]
    known += [addresses.api_list("changes"), f"{addresses.API}/cases?basis=speech"]
    known += [f"/cases?{asked}" for asked in _FILTERS]
    for form in addresses.FEED_FORMATS:
        known += [addresses.arrest_feed(form), addresses.arrest_feed(form, "contextual")]
    wrong = ["/nowhere", "/cases/nobody", "/cases?what=1", "/cases?after=x", "/?lang=xx"]
    return [*known, *wrong, "/people/nobody", "/law/none-1", "/schema/none-1.json", "/feed.xml"]


def walk(
    reader: FlaskClient, start: Iterable[str], *, leave: str | None = None
) -> Iterator[Answer]:
    """What each address answers, each asked once; links of a page are followed within the site.

    No link is followed to an address that holds what the walk shall `leave` out.
    """
    left = deque(start)
    seen = set(left)
    while left:
        address = left.popleft()
        answer = reader.get(address, buffered=True)
        yield _answered(address, answer)
        for found in _links(answer, address):
            if found not in seen and (leave is None or leave not in found):
                seen.add(found)
                left.append(found)


def ask(reader: FlaskClient, address: str) -> Answer:
    """What one address answers."""
    return _answered(address, reader.get(address, buffered=True))


def _answered(address: str, answer: TestResponse) -> Answer:
    return Answer(address, answer.status_code, _said(answer))


def _said(answer: TestResponse) -> bytes:
    """Everything a reader receives; what JSON or an address writes otherwise, in the clear too."""
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers)
    body = bytes(answer.data)
    if "json" in (answer.mimetype or ""):
        body += json.dumps(json.loads(body), ensure_ascii=False).encode()
    return f"{head}\n\n".encode() + body + unquote(head).encode()


def _named_by(html: bytes) -> list[str]:
    """The addresses a page names, but for those that it asks machines not to follow."""
    page = document_fromstring(html, parser=_UTF_8)
    if "nofollow" in page.xpath("string(//meta[@name='robots']/@content)"):
        return []
    return [
        value
        for element in page.iter()
        if element.get("rel") != "nofollow"
        for name, value in element.items()
        if name in _LINKS and value
    ]


def _links(answer: TestResponse, address: str) -> Iterator[str]:
    named = [answer.headers["Location"]] if "Location" in answer.headers else []
    if answer.mimetype == "text/html":
        named += _named_by(answer.data)
    elif "xml" in (answer.mimetype or "") or "json" in (answer.mimetype or ""):
        named += _IN_FEED.findall(answer.text)
    for each in named:
        whole = urlsplit(urldefrag(urljoin(f"{SITE}{address}", each)).url)
        if f"{whole.scheme}://{whole.netloc}" == SITE:
            yield f"{whole.path or '/'}{'?' if whole.query else ''}{whole.query}"
