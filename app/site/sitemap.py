"""The list of all pages for search engines, in bounded parts, and what robots may read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses, content
from app.record import queries
from app.record.answers import Release
from app.record.queries.findable import Findable, findable_pages, findable_parts
from app.web import parameters
from app.web.deployment import absolute, settings
from app.web.errors import Unknown
from app.web.record import from_record

pages = Blueprint("sitemap", __name__)
_MOST_BYTES = 10_000_000
_MOST_PAGES = 50_000
# The longest slug, and the markup around an address.
_PATH = 140
_MARKUP = 90
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

    def read(
        connection: Connection,
    ) -> tuple[Release, tuple[int, ...], tuple[Findable, ...]]:
        release = queries.release(connection)
        last = _last(release, size)
        if last > 1:
            return release, findable_parts(connection, size, last), ()
        return release, (), findable_pages(connection, 1, size)

    release, parts, found = from_record(read)
    if not parts:
        return _part(release, found, 1)
    listed = sorted({1, *parts})
    named = (
        f"<sitemap><loc>{absolute(addresses.sitemap(each))}</loc></sitemap>" for each in listed
    )
    return _xml(f'<sitemapindex xmlns="{_SCHEMA}">', named, "</sitemapindex>")


@pages.get("/sitemap-<int:part>.xml")
def sitemap_part(part: int) -> Response:
    """One part of the list; the pages that are no documents stand in the first."""
    parameters.only(request)
    size = _size()

    def read(connection: Connection) -> tuple[Release, tuple[Findable, ...]]:
        release = queries.release(connection)
        if not 1 <= part <= _last(release, size):
            raise Unknown(str(part))
        return release, findable_pages(connection, part, size)

    release, found = from_record(read)
    return _part(release, found, part)


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


def _part(release: Release, found: Iterable[Findable], part: int) -> Response:
    listed = ((_ADDRESSES[each.kind](each.slug), each.changed) for each in found)
    entries = [*(_fixed(release) if part == 1 else ()), *listed]
    lines = (line for path, changed in entries for line in _entry(path, changed))
    return _xml(f'<urlset xmlns="{_SCHEMA}" xmlns:xhtml="{_LINKS}">', lines, "</urlset>")


def _fixed(release: Release) -> Iterator[tuple[str, str | None]]:
    """The pages that are no documents. A text has no instant in the ledger."""
    for address in (
        addresses.home,
        addresses.cases,
        addresses.people,
        addresses.law,
        addresses.timeline,
        addresses.tallies,
    ):
        yield address(), release.instant
    yield from ((addresses.text(name), None) for name in content.page_names())


def _entry(path: str, changed: str | None) -> Iterator[str]:
    """A page in each of its languages, each with its address in all of them."""
    found = {each: absolute(_in(path, each)) for each in settings().locales}
    links = "".join(_link(each, href) for each, href in found.items()) if len(found) > 1 else ""
    last = f"<lastmod>{_second(changed)}</lastmod>" if changed else ""
    for href in found.values():
        yield f"<url><loc>{escape(href)}</loc>{last}{links}</url>"


def _link(locale: str, href: str) -> str:
    link = f'<xhtml:link rel="alternate" hreflang="{{}}" href="{escape(href)}"/>'
    named = link.format(locale.replace("_", "-"))
    return named + link.format("x-default") if locale == settings().locales[0] else named


def _in(path: str, locale: str) -> str:
    return addresses.in_language(path, None if locale == settings().locales[0] else locale)


def _second(instant: str) -> str:
    """An instant of the ledger to the second, as the format of the list has it."""
    return f"{datetime.fromisoformat(instant).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _xml(head: str, lines: Iterable[str], foot: str) -> Response:
    return Response("\n".join((_HEAD + head, *lines, foot, "")), mimetype="application/xml")
