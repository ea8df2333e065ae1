"""The codes and articles of the desk in words."""

from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy.orm import Session

from app import citations
from app.cases.working.listed import articles_listed, codes_counted
from app.cases.working.monitors import Monitor
from app.desk.entering.kinds import ARTICLES
from app.desk.entering.listing import state_named
from app.desk.law import ways
from app.desk.ways import entered
from app.law.codes import Code, codes
from app.pages.code_names import country_named
from app.pages.showing import in_language
from app.web.deployment import locale
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code: what it is called, and how many articles of it there are."""

    key: str
    name: str
    href: str
    articles: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its codes; the codes whose articles name none stand together."""

    name: str
    codes: tuple[CodeLine, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of a code, and how far the work on it has come."""

    number: str
    title: str
    href: str
    state: str


def codes_listed(session: Session, monitor: Monitor) -> tuple[Country, ...]:
    """The codes of which somebody may see an article, by the name of their country."""
    seen = codes_counted(session, monitor)
    known = [replace(each, articles=seen[each.key]) for each in codes(session) if each.key in seen]
    known.sort(key=lambda each: (each.country or "", each.key))
    return tuple(
        Country(
            country_named(country, locale()) or gettext("Country not said"),
            tuple(map(_line, group)),
        )
        for country, group in groupby(known, key=lambda each: each.country or "")
    )


def articles_of(session: Session, monitor: Monitor, code: str) -> tuple[ArticleLine, ...]:
    """The articles of a code that somebody may see, by number."""
    return tuple(
        ArticleLine(
            each.number,
            _said(each.title, each.lang),
            entered(ARTICLES.folder, each.id),
            state_named(each.state),
        )
        for each in articles_listed(session, monitor, code)
    )


def _line(code: Code) -> CodeLine:
    name = citations.code_title(code.key, locale())
    if code.title and not citations.is_known(code.key):
        name = _said(code.title, code.lang)
    return CodeLine(code.key, name, ways.law(code.key), code.articles)


def _said(text: str | dict[str, str], lang: str) -> str:
    said = in_language(text, locale(), lang)
    return said.text if said else ""
