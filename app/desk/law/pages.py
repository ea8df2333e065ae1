"""Codes and articles at the desk: listed, and new ones begun; the rest is as for any document."""

from typing import Final

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.fields import Fields
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering import new_documents
from app.desk.entering.kinds import ARTICLES
from app.desk.entering.new_documents import Beginning
from app.desk.law import ways
from app.desk.law.listing import articles_of, codes_listed
from app.desk.page import page
from app.desk.typed import Sent, one
from app.desk.working import monitor
from app.document.writing import plain
from app.law.fitting import is_code
from app.law.queries import an_article_of
from app.pages.fields import field_name
from app.pages.sentences import capital
from app.web import parameters
from app.web.errors import Unknown
from app.web.language import gettext

_OF_CODE: Final = ("country", "code", "code_title", "code_written")
_NEEDED: Final = ("country", "code", "path", "title")


def _missing(typed: Sent, source: Fields) -> tuple[str, ...]:
    """What an article cannot be cited without; whose code it is our own table may not know."""
    lacking = [each for each in _NEEDED if not one(typed, each)]
    faults = [gettext("%(field)s is needed.", field=capital(field_name(each))) for each in lacking]
    if not source:
        faults.append(gettext("Write where you read it: an outlet, or a link."))
    return tuple(faults)


_NEW: Final = Beginning(
    of=ARTICLES,
    form="new article",
    asked=(*_OF_CODE, "path", "title", "prosecution", "versions", "explanation", "note"),
    title=lambda: gettext("A new article"),
    way=ways.new_article,
    missing=_missing,
)


@desk.get("/law")
@requires("contributor")
def law_of_desk() -> Response:
    """Every code of which there is an article that one may see, by country."""
    parameters.only(request)
    with reading() as session:
        countries = codes_listed(session, monitor(session))
    return page("law/codes.html", countries=countries, law=ways)


@desk.get("/law/codes/<code>")
@requires("contributor")
def code_of_desk(code: str) -> Response:
    """The articles of one code."""
    parameters.only(request)
    with reading() as session:
        found = articles_of(session, monitor(session), code) if is_code(code) else ()
    if not found:
        raise Unknown
    return page("law/code.html", code=code, articles=found, law=ways)


@desk.get("/law/new")
@requires("contributor")
def new_article() -> Response:
    """The form of a new article; one of a code that is known begins with its name."""
    given = parameters.only(request, "code")
    return new_documents.show(_NEW, _of_code(given.get("code", "")))


@desk.post("/law/new")
@keeps_what_is_typed(_NEW.keep)
@requires("contributor")
def add_article() -> AnyResponse:
    """Keeps, drops or saves what was typed."""
    return new_documents.take(_NEW)


def _of_code(code: str) -> Fields:
    """What another article of the same code begins with."""
    if not is_code(code):
        return {}
    with reading() as session:
        beside = an_article_of(session, code)
    said: Fields = plain(beside) if beside else {}
    return {name: said[name] for name in _OF_CODE if name in said}
