"""Codes and articles in words, those of codes too that only published articles give a name.

An article names its own code, without another look into the record. A key that stands alone is
named by a published article of its code: they are read once an answer, where our table lacks one.
"""

from babel import Locale
from flask import g

from app import citations
from app.citations import Jurisdiction
from app.document.others import Provision
from app.document.values import Text
from app.pages.showing import in_language
from app.record import queries
from app.record.codes import code_called, with_codes_of
from app.web.record import from_record


def article_named(key: str, locale: str) -> str:
    """A provision's key, such as `CAO:388-1`, as an article of its code."""
    cited = citations.parse_key(key)
    if citations.is_known(cited.code):
        return citations.printed(cited, locale)
    return citations.printed(cited, locale, _codes())


def code_named(code: str, locale: str) -> str:
    """A code by its key, such as `CAO`, as it is called."""
    if citations.is_known(code):
        return citations.code_title(code, locale)
    return citations.code_title(code, locale, _codes())


def own_name(article: Provision, locale: str) -> str:
    """An article of a code, as it calls the code itself."""
    return named_by(article.key, article.code_title, article.lang, locale)


def named_by(key: str, code_title: Text | None, lang: str, locale: str) -> str:
    """The article with a key, by the code's title in its document, which is in `lang`."""
    cited = citations.parse_key(key)
    if citations.is_known(cited.code):
        return citations.printed(cited, locale)
    called = code_called(cited.code, code_title, lang)
    return citations.printed(cited, locale, citations.with_codes([called]))


def own_spellings(article: Provision) -> tuple[citations.Spelling, ...]:
    """The ways in which sources write an article, as it says of its code."""
    cited = citations.parse_key(article.key)
    if citations.is_known(cited.code):
        return citations.spellings(cited)
    return citations.spellings(cited, with_codes_of([article]))


def code_title(code: str, article: Provision | None, locale: str) -> str:
    """What a code is called: by us, else by an article of it, else by its key."""
    if article is None or citations.is_known(code):
        return citations.code_title(code, locale)
    said = in_language(article.code_title, locale, article.lang)
    return said.text if said else code


def country_named(country: str | None, locale: str) -> str:
    """A country (ISO 3166) in words; empty for None."""
    territories = Locale.parse(locale.replace("-", "_")).territories
    return str(territories.get(country, country)) if country else ""


def _codes() -> Jurisdiction:
    """All codes of the record, read once an answer."""
    if "codes_of_record" not in g:
        g.codes_of_record = with_codes_of(from_record(queries.naming_codes).values())
    read: Jurisdiction = g.codes_of_record
    return read
