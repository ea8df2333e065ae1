"""The law: every article that is cited, and the page of one."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses
from app.citations import parse_key
from app.document.case import Case
from app.document.others import Provision, Tally
from app.pages.addressed import document_at
from app.pages.law_view import code_groups, provision_view
from app.pages.pictures.law import draw_law
from app.pages.sharing.previews import collection_preview, provision_preview
from app.record import queries
from app.record.answers import CaseLine, ProvisionLine, Release
from app.record.queries.several import cases_of
from app.site.page import page, place, today
from app.web import parameters
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("law", __name__)


@dataclass(frozen=True, slots=True)
class _Read:
    provision: Provision
    revision: int
    lines: tuple[CaseLine, ...]
    cases: dict[str, Case]
    tallies: tuple[Tally, ...]
    published: frozenset[str]
    release: Release


@pages.get("/law")
def law() -> Response:
    """Every published article, by code."""
    parameters.only(request)

    def read(connection: Connection) -> tuple[tuple[ProvisionLine, ...], Release]:
        return queries.provisions(connection), queries.release(connection)

    lines, release = from_record(read)
    hrefs = [addresses.provision(each.slug) for each in lines]
    preview = collection_preview(gettext("Law"), addresses.law(), hrefs, len(hrefs), place())
    return page("law.html", release, preview=preview, codes=code_groups(lines, locale()))


@pages.get("/law/<slug>")
def provision(slug: str) -> Response:
    """One article."""
    parameters.only(request)
    read = from_record(lambda connection: _read(connection, slug))
    view = provision_view(
        read.provision,
        read.lines,
        read.cases,
        read.tallies,
        read.published,
        locale(),
        today(),
    )
    strip = draw_law(view.strip, locale()) if view.strip else None
    preview = provision_preview(view, place())
    return page(
        "provision.html",
        read.release,
        preview=preview,
        view=view,
        strip=strip,
        revision=read.revision,
    )


def _read(connection: Connection, slug: str) -> _Read:
    published = document_at(connection, "provision", slug)
    found = published.document
    if not isinstance(found, Provision):
        raise Unknown(slug)
    lines = queries.charged_under(connection, found.key)
    cases = cases_of(connection, [line.id for line in lines])
    tallies = (each.published.document for each in queries.tallies(connection))
    named = tuple(each for each in tallies if isinstance(each, Tally))
    others = frozenset(key for key in found.prohibits if _has_page(connection, key))
    return _Read(
        found, published.revision, lines, cases, named, others, queries.release(connection)
    )


def _has_page(connection: Connection, key: str) -> bool:
    return queries.published(connection, "provision", parse_key(key).slug) is not None
