"""Codes and articles in words, those of codes too that only published articles give a name.

An article names its own code, without another look into the record. A key that stands alone is
named by one published article of its code, read once an answer, and only where we do not know it.
"""

from babel import Locale
from flask import g
from sqlalchemy import Connection

from app import citations
from app.citations import Jurisdiction
from app.document.others import Provision
from app.document.values import Text
from app.pages.showing import in_language
from app.record import queries
from app.web.record import from_record


def article_named(key: str, locale: str) -> str:
    """A provision's key, such as `CAO:388-1`, as an article of its code."""
    cited = citations.parse_key(key)
    if citations.is_known(cited.code):
        return citations.printed(cited, locale)
    return citations.printed(cited, locale, _with(cited.code))


def own_name(article: Provision, locale: str) -> str:
    """An article of a code, as it calls the code itself."""
    return named_by(article.key, article.code_title, article.lang, locale)


def named_by(key: str, code_title: Text | None, lang: str, locale: str) -> str:
    """The article with a key, by the code's title in its document, which is in `lang`."""
    cited = citations.parse_key(key)
    if citations.is_known(cited.code):
        return citations.printed(cited, locale)
    return citations.printed(cited, locale, _codes(cited.code, code_title, lang))


def own_spellings(article: Provision) -> tuple[citations.Spelling, ...]:
    """The ways in which sources write an article, as it says of its code."""
    cited = citations.parse_key(article.key)
    if citations.is_known(cited.code):
        return citations.spellings(cited)
    return citations.spellings(cited, _codes_of(article))


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


def _with(code: str) -> Jurisdiction:
    """Our own codes and this one; each is read once an answer."""
    read: dict[str, Jurisdiction] = g.setdefault("codes_read", {})
    if code not in read:
        article = from_record(lambda connection: _article_of(connection, code))
        read[code] = _codes_of(article) if article else _codes(code, None, "")
    return read[code]


def _article_of(connection: Connection, code: str) -> Provision | None:
    slug = queries.an_article_of(connection, code)
    found = queries.published(connection, "provision", slug) if slug else None
    return found.document if found and isinstance(found.document, Provision) else None


def _codes_of(article: Provision) -> Jurisdiction:
    return _codes(article.code, article.code_title, article.lang, article.code_written)


def _codes(code: str, title: Text | None, lang: str, written: tuple[str, ...] = ()) -> Jurisdiction:
    names = title if isinstance(title, dict) else {lang: title} if title else {}
    return citations.with_codes([citations.code_named(code, names, written)])
