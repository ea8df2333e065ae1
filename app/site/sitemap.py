"""The list of all pages for search engines, in bounded parts, and what robots may read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses, content
from app.pages.dataset.tables import TABLES
from app.record import queries
from app.record.answers import Release
from app.record.queries.findable import findable_pages, findable_parts
from app.record.queries.timeline import EVERYTHING, timeline_counts
from app.web import parameters
from app.web.deployment import absolute, settings
from app.web.errors import Unknown
from app.web.streaming import streamed

pages = Blueprint("sitemap", __name__)
_Entry = tuple[str, str | None]
_MONTH = re.compile(r"\d{4}-\d{2}")
_MOST_MONTHS = 600
_MOST_BYTES = 10_000_000
_MOST_PAGES = 50_000
# The longest slug, and the markup around an address.
_PATH = 140
_MARKUP = 90
_SECOND = len("2025-11-22T08:00:00")
_TYPE = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS = "http://www.w3.org/1999/xhtml"
_ADDRESSES = {
    "case": addresses.case,
    "person": addresses.person,
    "provision": addresses.provision,
}


@pages.get("/sitemap.xml")
def sitemap() -> Response:
    """All pages, or where the parts of the list are once it is longer than one."""
    parameters.only(request)
    size = _size()

    def begin(connection: Connection) -> list[bytes]:
        last = _last(queries.release(connection), size)
        parts = findable_parts(connection, size, last) if last > 1 else ()
        return [_index(parts) if parts else _list(_entries(connection, 1, size))]

    return streamed(begin, _TYPE)


@pages.get("/sitemap-<int:part>.xml")
def sitemap_part(part: int) -> Response:
    """One part of the list; the pages that are no documents stand in the first."""
    parameters.only(request)
    size = _size()
    return streamed(lambda connection: [_list(_entries(connection, part, size))], _TYPE)


@pages.get("/robots.txt")
def robots() -> Response:
    """Everything public may be read; the desk is no public address, and a search is no page."""
    parameters.only(request)
    named = absolute(addresses.sitemap())
    return Response(
        f"User-agent: *\nDisallow: /desk/\nDisallow: /search\n\nSitemap: {named}\n",
        mimetype="text/plain",
    )


def _size() -> int:
    """How many documents a part may hold so that it stays within ten megabytes.

    Each page is listed once a language, and each time with its address in every language.
    """
    given = settings()
    many = len(given.locales)
    longest = many * (2 + many) * (len(given.site_url) + _PATH + _MARKUP)
    return max(1, min(_MOST_BYTES // longest, _MOST_PAGES // many))


def _last(release: Release, size: int) -> int:
    return -(-release.version // size)


def _entries(connection: Connection, part: int, size: int) -> list[_Entry]:
    """What stands in a part. Raises Unknown for a part that there is not."""
    release = queries.release(connection)
    if not 1 <= part <= max(1, _last(release, size)):
        raise Unknown(str(part))
    found = findable_pages(connection, part, size)
    documents: list[_Entry] = [(_ADDRESSES[each.kind](each.slug), each.changed) for each in found]
    return [*_fixed(connection, release), *documents] if part == 1 else documents


def _fixed(connection: Connection, release: Release) -> Iterator[_Entry]:
    """The pages that are no documents. A text has no instant in the ledger, a month none known."""
    for address in (
        addresses.home,
        addresses.cases,
        addresses.people,
        addresses.law,
        addresses.timeline,
        addresses.figures,
        addresses.tallies,
        addresses.data,
    ):
        yield address(), release.instant
    for name in ("", *(table.name for table in TABLES)):
        yield addresses.codebook(name), None
    yield from ((addresses.text(name), None) for name in (*content.page_names(), "feeds", "api"))
    months = timeline_counts(connection, EVERYTHING).spans
    for month in sorted(each for each in months if _MONTH.fullmatch(each))[-_MOST_MONTHS:]:
        yield addresses.timeline(month=month), None


def _index(parts: Iterable[int]) -> bytes:
    named = (absolute(addresses.sitemap(each)) for each in sorted({1, *parts}))
    listed = (f"<sitemap><loc>{escape(each)}</loc></sitemap>" for each in named)
    return _xml(f'<sitemapindex xmlns="{_SCHEMA}">', listed, "</sitemapindex>")


def _list(entries: Iterable[_Entry]) -> bytes:
    given = settings()
    listed = _Listed(given.site_url, given.locales)
    lines = (line for path, changed in entries for line in listed.pages(path, changed))
    return _xml(f'<urlset xmlns="{_SCHEMA}" xmlns:xhtml="{_LINKS}">', lines, "</urlset>")


class _Listed:
    """Pages as the list has them: once a language, each time with their address in every one."""

    def __init__(self, site: str, locales: Sequence[str]) -> None:
        self._site = escape(site)
        self._languages = [None, *locales[1:]]
        named = [(place, each.replace("_", "-")) for place, each in enumerate(locales)]
        self._links = [
            (place, f'<xhtml:link rel="alternate" hreflang="{name}" href="')
            for place, name in ([*named[:1], (0, "x-default"), *named[1:]] if named[1:] else ())
        ]

    def pages(self, path: str, changed: str | None) -> Iterator[str]:
        """The lines of one page, last changed at an instant of the ledger, told to the second."""
        found = [self._site + escape(addresses.in_language(path, each)) for each in self._languages]
        links = "".join([f'{link}{found[place]}"/>' for place, link in self._links])
        last = f"<lastmod>{changed[:_SECOND]}Z</lastmod>" if changed else ""
        for href in found:
            yield f"<url><loc>{href}</loc>{last}{links}</url>"


def _xml(head: str, lines: Iterable[str], foot: str) -> bytes:
    return "\n".join((_HEAD + head, *lines, foot, "")).encode()
