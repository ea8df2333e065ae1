"""The law: every article that is cited, and the page of one."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses, citations
from app.document.others import Provision
from app.pages.addressed import document_at
from app.pages.law_view import (
    ProvisionRead,
    law_by_country,
    provision_view,
)
from app.pages.pictures.law import draw_law
from app.pages.reading import read_article
from app.pages.sharing.previews import collection_preview, provision_preview
from app.record import queries
from app.record.answers import ProvisionLine, Release
from app.site.page import page, place, today
from app.web import page_keys, parameters
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("law", __name__)


@dataclass(frozen=True, slots=True)
class _Page:
    """An article with some of its cases, and the key of those that follow."""

    read: ProvisionRead
    revision: int
    following: str | None
    release: Release


@pages.get("/law")
def law() -> Response:
    """Every published article, by code."""
    parameters.only(request)

    lines, named, release = from_record(_read_all)
    hrefs = [addresses.provision(each.slug) for each in lines]
    preview = collection_preview(gettext("Law"), addresses.law(), hrefs, len(hrefs), place())
    countries = law_by_country(lines, named, locale())
    return page("law.html", release, preview=preview, countries=countries)


@pages.get("/law/<slug>")
def provision(slug: str) -> Response:
    """One article; the cases that do not fit follow on pages of their own."""
    given = parameters.only(request, "after")
    key = parameters.key(given, 1)
    found = from_record(lambda connection: _read(connection, slug, key[0] if key else None))
    view = provision_view(found.read, locale(), today())
    older = addresses.provision(slug, page_keys.encode(found.following)) if found.following else ""
    return page(
        "provision.html",
        found.release,
        preview=provision_preview(view, place()),
        view=view,
        strip=draw_law(view.strip, locale()) if view.strip else None,
        revision=found.revision,
        first=key is None,
        older=older,
    )


def _read_all(
    connection: Connection,
) -> tuple[tuple[ProvisionLine, ...], dict[str, Provision], Release]:
    lines = queries.provisions(connection)
    added = any(not citations.is_known(line.code) for line in lines)
    named = queries.naming_codes(connection) if added else {}
    return lines, named, queries.release(connection)


def _read(connection: Connection, slug: str, after: str | None) -> _Page:
    published = document_at(connection, "provision", slug)
    found = published.document
    if not isinstance(found, Provision):
        raise Unknown(slug)
    read, following = read_article(connection, found, after)
    return _Page(read, published.revision, following, queries.release(connection))
