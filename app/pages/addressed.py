"""Finding what an address names, or telling the reader where it went."""

from sqlalchemy import Connection

from app import addresses
from app.document.naming import called
from app.document.others import Person, Provision
from app.pages.code_names import own_name
from app.pages.showing import Phrase, in_language
from app.record import queries
from app.record.answers import Published
from app.record.queries.near import near_slug
from app.web.deployment import locale
from app.web.errors import Moved, Near, Unknown, Withdrawn


def document_at(connection: Connection, kind: str, slug: str) -> Published:
    """The published document at a slug.

    Raises Moved to its slug of today, Withdrawn where it was taken away, Unknown otherwise.
    """
    found = queries.published(connection, kind, slug)
    if found:
        return found
    now = queries.moved_to(connection, kind, slug)
    if now:
        raise Moved(now)
    if queries.is_withdrawn(connection, kind, slug):
        raise Withdrawn(slug)
    raise Unknown(slug, tuple(_near(each) for each in near_slug(connection, slug)))


def _near(published: Published) -> Near:
    """A page that may be meant, by the name it has on its own page."""
    document = published.document
    if isinstance(document, Person):
        return Near(called(document, locale()), "", addresses.person(document.slug))
    if isinstance(document, Provision):
        named = own_name(document, locale())
        return Near(named, "", addresses.provision(document.slug))
    title = in_language(document.title, locale(), document.lang) or Phrase(document.slug)
    return Near(title.text, title.lang, addresses.case(document.slug))
