"""The API, version 1: the public record as JSON, for anybody, without a key.

An address is declared once, in `ENDPOINTS`: that is what routes it, reads and refuses its
parameters, and describes it at /api/v1/openapi.json. To add one, add a line.
"""

from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request

from app.api.v1 import changes, documents, figures, lists
from app.api.v1.declared import AFTER_KEY, AS_OF, SINCE, Endpoint
from app.api.v1.filtering import CHOSEN, FILTER, QUESTION
from app.api.v1.items import Cases, PersonItem, ProvisionItem, RevisionItem, TallyItem
from app.api.v1.openapi import described
from app.api.v1.routing import routed, written
from app.api.v1.told import Listed
from app.pages.filtering import filter_of, refusing
from app.record.figures.asking import read_chosen, read_question
from app.web import parameters
from app.web.deployment import settings
from app.web.language import marked as _n

_MISSING: Final = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)

ENDPOINTS: Final = (
    Endpoint(
        "cases",
        "/cases",
        _n("The cases that a filter finds, with how many have each value of each facet."),
        lists.cases,
        Cases,
        FILTER,
        filter_of,
    ),
    Endpoint(
        "case",
        "/cases/{slug}",
        _n("A case, with what follows from it as of a day."),
        documents.case,
        documents.CaseTold,
        (AS_OF,),
        refuses=_MISSING,
    ),
    Endpoint(
        "revisions",
        "/cases/{slug}/revisions",
        _n("Every revision of a case, the first one first."),
        lists.revisions,
        Listed[RevisionItem],
        refuses=_MISSING,
    ),
    Endpoint(
        "case_at",
        "/cases/{slug}/at/{revision}",
        _n("A case as one revision published it."),
        documents.case_at,
        documents.CaseTold,
        (AS_OF,),
        refuses=_MISSING,
    ),
    Endpoint(
        "people",
        "/people",
        _n("Everybody who is the subject of a case, by name."),
        lists.people,
        Listed[PersonItem],
        (AFTER_KEY,),
    ),
    Endpoint(
        "person",
        "/people/{slug}",
        _n("A person, organisation or site, with their custody over all cases as of a day."),
        documents.person,
        documents.PersonTold,
        (AS_OF,),
        refuses=_MISSING,
    ),
    Endpoint(
        "law", "/law", _n("Every article, by code and number."), lists.law, Listed[ProvisionItem]
    ),
    Endpoint(
        "provision",
        "/law/{article}",
        _n("An article, with its versions and what they allow."),
        documents.provision,
        documents.ProvisionTold,
        refuses=_MISSING,
    ),
    Endpoint(
        "tallies",
        "/tallies",
        _n("Reported counts without names; never add them to cases."),
        lists.tallies,
        Listed[TallyItem],
        (AFTER_KEY,),
    ),
    Endpoint(
        "tally",
        "/tallies/{slug}",
        _n("A reported count without names."),
        documents.tally,
        documents.TallyTold,
        refuses=_MISSING,
    ),
    Endpoint(
        "figures",
        "/figures",
        _n("A cross-table of the cases that a filter finds: rows, columns, and what is counted."),
        figures.table,
        figures.Figure,
        QUESTION,
        lambda request: refusing(read_question, request),
    ),
    Endpoint(
        "charts",
        "/figures/charts",
        _n("The numbers of the ready charts, over the cases that a filter finds."),
        figures.ready,
        figures.ChartsTold,
        CHOSEN,
        lambda request: refusing(read_chosen, request),
    ),
    Endpoint(
        "changes",
        "/changes",
        _n("What was published, revised, moved or withdrawn since a version, in that order."),
        changes.since,
        Listed[changes.ChangeItem],
        (SINCE,),
        refuses=(HTTPStatus.NOT_FOUND,),
    ),
)
"""Every address of the API."""


def install(app: Flask) -> None:
    """Adds the addresses, and their description, which is the root too, to an application."""
    api = routed(ENDPOINTS)
    api.add_url_rule("/openapi.json", "openapi", description)
    api.add_url_rule("", "root", description)
    app.register_blueprint(api)


def description() -> Response:
    """The API as OpenAPI describes it."""
    parameters.only(request)
    given = settings()
    return written(described(ENDPOINTS, given.site_url, given.licence, given.locales))
