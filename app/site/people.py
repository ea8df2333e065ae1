"""People by name, and the page of one. Only the subjects of a published case have one."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses
from app.folding import ordering
from app.pages.person_view import PersonView, person_view
from app.pages.pictures.strip import draw_strip
from app.pages.reading import PersonRead, read_person
from app.pages.sharing.previews import collection_preview, person_preview
from app.record import queries
from app.record.answers import PeoplePage, Release
from app.site.page import page, place, today
from app.web import page_keys, parameters
from app.web.deployment import locale
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("people", __name__)
_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class _List:
    found: PeoplePage
    letters: tuple[str, ...]
    release: Release


@pages.get("/people")
def people() -> Response:
    """Everybody who is the subject of a case, by name in the reader's alphabet."""
    given = parameters.only(request, "letter", "after")
    alphabet = ordering.alphabet_of(locale())
    letter = _letter(given, alphabet)
    key = parameters.key(given, 1)
    after = key[0] if key else None
    read = from_record(lambda connection: _list(connection, alphabet, letter, after))
    following = read.found.next
    hrefs = [addresses.person(each.slug) for each in read.found.people]
    return page(
        "people.html",
        read.release,
        preview=collection_preview(gettext("People"), addresses.people(), hrefs, None, place()),
        people=read.found.people,
        letters=read.letters,
        letter=letter,
        start=addresses.people(letter=letter) if after else "",
        more=addresses.people(page_keys.encode(following), letter) if following else "",
    )


def _list(connection: Connection, alphabet: str, letter: str | None, after: str | None) -> _List:
    found = queries.people_page(connection, alphabet, letter, after, _A_PAGE)
    letters = queries.initials(connection, alphabet)
    return _List(found, letters, queries.release(connection))


def _letter(given: dict[str, str], alphabet: str) -> str | None:
    """The letter asked for; one of another alphabet, whose reader changed the language, as ours."""
    letter = parameters.words(given, "letter")
    if letter is None:
        return None
    if any(ordering.initial(letter, each) == letter for each in ordering.ALPHABETS):
        return ordering.initial(letter, alphabet)
    raise BadAddress(
        gettext("Names stand under one letter, written large; “%(given)s” is none.")
        % {"given": letter[:40]}
    )


@pages.get("/people/<slug>")
def person(slug: str) -> Response:
    """One person, with all their cases as one life."""
    parameters.only(request)
    read = from_record(lambda connection: read_person(connection, slug))
    view = person_view_of(read)
    strip = draw_strip(view.strip, locale()) if view.strip else None
    preview = person_preview(view, read.published, place())
    return page(
        "person.html",
        read.release,
        preview=preview,
        view=view,
        strip=strip,
        revision=read.published.revision,
    )


def person_view_of(read: PersonRead) -> PersonView:
    """What the page of a subject prints, to this reader today."""
    return person_view(read.person, read.lines, read.cases, read.people, locale(), today())
