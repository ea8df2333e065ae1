"""The codes and articles of the desk in words."""

from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from app import citations
from app.desk.law import ways
from app.law.codes import Code, codes
from app.law.queries import articles_in
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
    """An article of a code."""

    number: str
    title: str
    href: str


def codes_listed(session: Session) -> tuple[Country, ...]:
    """Every code, by the name of its country in the reader's language."""
    known = sorted(codes(session), key=lambda each: (each.country or "", each.key))
    return tuple(
        Country(
            country_named(country, locale()) or gettext("Country not said"),
            tuple(map(_line, group)),
        )
        for country, group in groupby(known, key=lambda each: each.country or "")
    )


def articles_of(session: Session, code: str) -> tuple[ArticleLine, ...]:
    """The articles of a code, by number."""
    return tuple(
        ArticleLine(each.path, _said(each.title, each.lang), ways.article(each.id))
        for each in articles_in(session, code)
    )


def _line(code: Code) -> CodeLine:
    name = citations.code_title(code.key, locale())
    if code.title and not citations.is_known(code.key):
        name = _said(code.title, code.lang)
    return CodeLine(code.key, name, ways.law(code.key), code.articles)


def _said(text: str | dict[str, str], lang: str) -> str:
    said = in_language(text, locale(), lang)
    return said.text if said else ""
