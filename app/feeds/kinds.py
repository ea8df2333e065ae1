"""The feeds there are: what each is called, what it holds, and where its pages are."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from app import addresses
from app.document.case import Case
from app.document.naming import called
from app.document.others import Person, Provision
from app.pages.addressed import document_at
from app.pages.code_names import own_name
from app.pages.showing import in_language
from app.record.answers import Release
from app.record.items import Feed
from app.record.queries.following import Scope, parts_of
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.language import gettext

# Whoever follows one case, person or article is told of everything in it.
_EVERYTHING: tuple[Feed, ...] = ("contextual", "updates", "facts")

Address = Callable[[str, str | None], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One feed: its title, what it says it holds, the items in it, the page it belongs to.

    `at` gives its address in a form and after a key; `scope` is None for the whole record.
    `release` is that of the one document it tells of, None where it is the whole record's.
    """

    title: str
    about: str
    page: str
    at: Address
    feeds: tuple[Feed, ...] = _EVERYTHING
    scope: Scope | None = None
    release: Release | None = None


def arrests(*, weaker: bool) -> Kind:
    """Takings tied to posts, with the weaker ties or without."""
    about = gettext(
        "People taken into custody over what they said online, each taking once, in the"
        " order in which this record first held enough of it."
    )
    tie = "contextual" if weaker else None
    title = (
        gettext("Speechwatch: arrests tied to posts, weaker ties included")
        if weaker
        else gettext("Speechwatch: arrests tied to posts")
    )
    feeds: tuple[Feed, ...] = ("contextual",) if weaker else ("arrests",)
    return Kind(
        title,
        about,
        addresses.home(),
        lambda form, after: addresses.arrest_feed(form, tie, after),
        feeds,
    )


def updates() -> Kind:
    """Everything dated that published cases gain, the takings of the arrest feed left out."""
    about = gettext(
        "What happened next in the cases here: releases, decisions, hearings, corrections and all"
        " else with a date, each once, in the order in which it was published here. A case that the"
        " feed of arrests does not tell of is told once when it is new."
    )
    title = gettext("Speechwatch: updates of all cases")
    return Kind(title, about, addresses.timeline(), addresses.updates_feed, ("updates", "facts"))


def of_case(connection: Connection, slug: str) -> Kind:
    """One case. Raises Moved, Withdrawn or Unknown as its page does."""
    published = document_at(connection, "case", slug)
    case = published.document
    if not isinstance(case, Case):
        raise Unknown(slug)
    title = in_language(case.title, locale(), case.lang)
    return Kind(
        gettext("Speechwatch: %(what)s", what=title.text if title else slug),
        gettext("Arrests and updates of this case, in the order in which they were published."),
        addresses.case(slug),
        lambda form, after: addresses.case_feed(slug, form, after),
        scope=Scope((published.id,)),
        release=Release(published.number, published.changed, published.hash),
    )


def of_person(connection: Connection, slug: str) -> Kind:
    """The cases of one subject. Raises Moved, Withdrawn or Unknown as the person's page does."""
    published = document_at(connection, "person", slug)
    person = published.document
    cases = tuple(case for case, _ in parts_of(connection, published.id))
    if not isinstance(person, Person) or not cases:
        raise Unknown(slug)
    name = called(person, locale())
    return Kind(
        gettext("Speechwatch: %(what)s", what=name),
        gettext("Arrests and updates of all cases of %(name)s.", name=name),
        addresses.person(slug),
        lambda form, after: addresses.person_feed(slug, form, after),
        scope=Scope(cases),
    )


def of_provision(connection: Connection, slug: str) -> Kind:
    """The cases under an article. Raises Moved, Withdrawn or Unknown as the article's page does."""
    found = document_at(connection, "provision", slug).document
    if not isinstance(found, Provision):
        raise Unknown(slug)
    article = own_name(found, locale())
    return Kind(
        gettext("Speechwatch: %(what)s", what=article),
        gettext(
            "Arrests and updates of all cases with a charge under %(article)s or a part of it.",
            article=article,
        ),
        addresses.provision(slug),
        lambda form, after: addresses.provision_feed(slug, form, after),
        scope=Scope(under=found.key),
    )
