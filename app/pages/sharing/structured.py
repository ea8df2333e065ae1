"""What pages say to machines that read them: schema.org in a block of data that is never run.

Only what is true of the page is said: a person by the name the record uses and only who is named
there, a hearing only with a whole date and a court, a day only as exact as it is known.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from app import addresses
from app.document.claimed import Source
from app.document.facts import Hearing, Party
from app.document.others import Person
from app.pages.case_view import CaseView
from app.pages.code_names import own_name
from app.pages.frame import FEED_TYPES
from app.pages.law_view import ProvisionView
from app.pages.person_view import PersonView
from app.pages.sharing.nodes import (
    CONTEXT,
    NAME,
    Node,
    Place,
    known_day,
    licence,
    page_node,
    publisher,
    said,
    start_of,
)
from app.record.answers import Published
from app.web.language import gettext

_MOST_ITEMS: Final = 50
_MOST_SOURCES: Final = 60
_KINDS: Final = {"person": "Person", "organisation": "Organization", "site": "WebSite"}
_STATES: Final = {
    "planned": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def home_data(place: Place) -> list[Node]:
    """The site, and how it is searched."""
    target = place.absolute(addresses.search())
    joined = f"{target}{'&' if '?' in target else '?'}q={{search_term_string}}"
    site: Node = {
        "@type": "WebSite",
        "@id": f"{place.site_url}/#site",
        "name": NAME,
        "url": place.absolute(addresses.home()),
        "inLanguage": [each.replace("_", "-") for each in place.locales],
        "publisher": publisher(place),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": joined},
            "query-input": "required name=search_term_string",
        },
    }
    return [site | licence(place)]


def text_data(title: str, lang: str, name: str, place: Place) -> list[Node]:
    """A page of text; `lang` is the language it is in."""
    kind = "AboutPage" if name == "about" else "WebPage"
    url = place.absolute(addresses.text(name))
    return [page_node(kind, title, url, place) | {"inLanguage": lang or place.lang}]


def collection_data(
    title: str, href: str, items: Sequence[str], count: int | None, place: Place
) -> list[Node]:
    """A list at an address: the addresses of its first items, and how many in all, if known."""
    listed: list[Node] = [
        {"@type": "ListItem", "position": number, "url": place.absolute(each)}
        for number, each in enumerate(items[:_MOST_ITEMS], start=1)
    ]
    page = page_node("CollectionPage", title, place.absolute(href), place)
    entity = said({"@type": "ItemList", "numberOfItems": count, "itemListElement": listed})
    return [page | {"mainEntity": entity}]


def feeds_data(title: str, place: Place) -> list[Node]:
    """The page about the feeds, and the two of the whole record, each in its three forms."""
    page = page_node("WebPage", title, place.absolute(addresses.text("feeds")), place)
    arrests = gettext("Arrests tied to posts")
    updates = gettext("Updates of all cases")
    feeds = [
        _feed(arrests, addresses.arrest_feed, place),
        _feed(updates, addresses.updates_feed, place),
    ]
    return [page | {"hasPart": feeds}]


def api_data(title: str, place: Place) -> list[Node]:
    """The page about the API, and where it is described."""
    page = page_node("WebPage", title, place.absolute(addresses.api()), place)
    api: Node = {
        "@type": "WebAPI",
        "name": NAME,
        "url": place.absolute(addresses.API),
        "documentation": place.absolute(addresses.api_description()),
    }
    return [page | {"mainEntity": api | {"provider": publisher(place)}}]


def _feed(name: str, at: Callable[[str], str], place: Place) -> Node:
    forms: list[Node] = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": place.absolute(at(form))}
        for form, (_, kind) in FEED_TYPES.items()
    ]
    feed: Node = {"@type": "DataFeed", "name": name, "inLanguage": place.lang}
    about = gettext("People prosecuted for what they said online: every item with its sources.")
    return (
        feed
        | {"description": about, "isAccessibleForFree": True, "publisher": publisher(place)}
        | {"distribution": forms}
        | licence(place)
    )


def case_data(view: CaseView, published: Published, card: str, place: Place) -> list[Node]:
    """A case as an article, and each of its hearings that has a day and a court."""
    url = place.absolute(addresses.case(published.slug))
    case = view.showing.case
    links = [each.url for each in case.sources if each.url]
    article: Node = {
        "@type": "Article",
        "@id": f"{url}#article",
        "headline": view.title.text,
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": view.title.lang or place.lang,
        "datePublished": published.published,
        "dateModified": published.changed,
        "version": published.revision,
        "identifier": f"urn:uuid:{published.id}",
        "image": place.absolute(card),
        "publisher": publisher(place),
        "isAccessibleForFree": True,
        "about": list(_subjects(view, place)),
        "contentLocation": {"@type": "Place", "name": case.region} if case.region else None,
        "isBasedOn": links[:_MOST_SOURCES],
        "citation": [_cited(each) for each in case.sources if not each.url][:_MOST_SOURCES],
    }
    return [said(article) | licence(place), *_hearings(view, url, place)]


def person_data(view: PersonView, published: Published, card: str, place: Place) -> list[Node]:
    """The page about a person, an organisation or a site; who is not named is not named here."""
    url = place.absolute(addresses.person(published.slug))
    page: Node = {
        "@type": "ProfilePage",
        "@id": f"{url}#page",
        "url": url,
        "inLanguage": place.lang,
        "dateCreated": published.published,
        "dateModified": published.changed,
        "image": place.absolute(card),
        "publisher": publisher(place),
        "mainEntity": _person(view, url) if may_be_named(view.person) else None,
        "hasPart": [
            {"@type": "Article", "url": place.absolute(each.href), "headline": each.title.text}
            for each in view.cases[:_MOST_ITEMS]
        ],
    }
    return [said(page) | licence(place)]


def provision_data(view: ProvisionView, place: Place) -> list[Node]:
    """The page about an article of law."""
    law = view.provision
    url = place.absolute(addresses.provision(law.slug))
    name = own_name(law, place.locale)
    entity: Node = {
        "@type": "Legislation",
        "@id": f"{url}#law",
        "name": name,
        "alternateName": view.title.text,
        "legislationIdentifier": law.key,
        "isPartOf": {"@type": "Legislation", "name": view.code},
    }
    return [page_node("WebPage", name, url, place) | {"mainEntity": entity}]


def may_be_named(person: Person) -> bool:
    """Whether machines are told who somebody is: never a minor, never who is not named."""
    return not person.minor and not person.protected and person.identification != "unnamed"


def _subjects(view: CaseView, place: Place) -> Iterator[Node]:
    for party in view.showing.case.subjects:
        person = view.showing.people.get(party.person or "")
        if (may_be_named(person) if person else _party_named(party)) is False:
            continue
        name = view.showing.name_of(party)
        kind = _KINDS[person.kind if person else party.kind]
        node: Node = {"@type": kind, "name": name.text}
        yield node | ({"url": place.absolute(name.href)} if name.href else {})


def _party_named(party: Party) -> bool:
    return bool(party.name) and party.identification != "unnamed"


def _person(view: PersonView, url: str) -> Node:
    person = view.person
    forms = [each.text for each in view.forms if each.text != view.name]
    lived = person.kind == "person"
    return said(
        {
            "@type": _KINDS[person.kind],
            "@id": f"{url}#who",
            "name": view.name,
            "alternateName": list(dict.fromkeys(forms))[:_MOST_ITEMS],
            "birthDate": known_day(person.born) if lived else None,
            "deathDate": known_day(person.died) if lived else None,
        }
    )


def _hearings(view: CaseView, url: str, place: Place) -> Iterator[Node]:
    for hearing in view.showing.case.hearings:
        start = start_of(hearing.date, place)
        if start and hearing.court:
            yield _hearing(view, hearing, start, url, place)


def _hearing(view: CaseView, hearing: Hearing, start: str, url: str, place: Place) -> Node:
    moved = start_of(hearing.postponed_to, place)
    state = "EventRescheduled" if moved else _STATES.get(hearing.state or "", "")
    return said(
        {
            "@type": "Event",
            "name": gettext("Court hearing: %(title)s", title=view.title.text),
            "startDate": moved or start,
            "previousStartDate": start if moved else None,
            "eventStatus": f"{CONTEXT}/{state}" if state else None,
            "location": {"@type": "Place", "name": hearing.court},
            "url": f"{url}#{hearing.id}",
            "subjectOf": {"@id": f"{url}#article"},
        }
    )


def _cited(source: Source) -> Node:
    return said(
        {
            "@type": "CreativeWork",
            "name": source.title or source.reference or source.outlet,
            "publisher": {"@type": "Organization", "name": source.outlet},
            "datePublished": known_day(source.published),
        }
    )
