"""Articles in words, those of codes too that only published articles give a name."""

from flask import g
from sqlalchemy import Connection

from app import citations
from app.citations import Jurisdiction
from app.document.others import Provision
from app.record import queries
from app.web.deployment import locale
from app.web.record import from_record


def printed(key: str) -> str:
    """A provision's key, such as `CAO:388-1`, as an article of its code."""
    cited = citations.parse_key(key)
    if citations.is_known(cited.code):
        return citations.printed(cited, locale())
    return citations.printed(cited, locale(), _with(cited.code))


def _with(code: str) -> Jurisdiction:
    """Our own codes and this one; each is read once an answer."""
    read: dict[str, Jurisdiction] = g.setdefault("codes_read", {})
    if code not in read:
        article = from_record(lambda connection: _article_of(connection, code))
        names = _names(article) if article else {}
        written = article.code_written if article else ()
        read[code] = citations.with_codes([citations.code_named(code, names, written)])
    return read[code]


def _article_of(connection: Connection, code: str) -> Provision | None:
    slug = queries.an_article_of(connection, code)
    found = queries.published(connection, "provision", slug) if slug else None
    return found.document if found and isinstance(found.document, Provision) else None


def _names(article: Provision) -> dict[str, str]:
    title = article.code_title or {}
    return title if isinstance(title, dict) else {article.lang: title}
