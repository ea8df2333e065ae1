"""One item of a feed: a title, and what happened, fact by fact, each with who says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app

from app import addresses
from app.document.case import Case
from app.document.facts import Party, Source
from app.document.others import Person
from app.feeds.lines import Line, lines
from app.feeds.news import News, news
from app.pages.showing import Phrase, Showing
from app.record.moments import taking_date
from app.record.queries.following import FeedItem
from app.web.language import gettext

TOLD = "speechwatch-feed-items"
"""Where an application keeps the items that it told before."""
_TEMPLATE = "feeds/item.html"


@dataclass(frozen=True, slots=True)
class Told:
    """To whom items are told: the people by slug, the reader's language, the site's address."""

    people: Mapping[str, Person]
    locale: str
    site_url: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item as all three forms write it. `html` is safe; `changed` is None until it changes."""

    id: str
    url: str
    title: str
    html: str
    published: datetime
    changed: datetime | None

    @property
    def updated(self) -> datetime:
        """When what it says last changed."""
        return self.changed or self.published


def item(told: Told, case: Case, entered: FeedItem) -> Item:
    """A taking, an update or a dated fact, from the case that tells of it."""
    # No line of an item depends on the day of reading.
    showing = Showing(case, told.people, {}, told.locale, date.min)
    found = _arrest(showing, entered) if entered.is_arrest else news(showing, entered)
    url = told.site_url + addresses.case(case.slug, place=found.anchor)
    changed = entered.updated_instant != entered.entered_instant
    return Item(
        id=f"urn:uuid:{entered.uuid}",
        url=url,
        title=found.title,
        html=html_of(showing, found, url, corrected=entered.corrected),
        published=datetime.fromisoformat(entered.entered_instant),
        changed=datetime.fromisoformat(entered.updated_instant) if changed else None,
    )


def html_of(showing: Showing, found: News, url: str, *, corrected: bool) -> str:
    """The words of an item. The template is rendered bare: an item has no page around it."""
    return current_app.jinja_env.get_template(_TEMPLATE).render(
        who=found.who,
        lines=found.lines,
        sources=_sources(showing.case, found.lines),
        title=showing.phrase(showing.case.title),
        corrected=corrected,
        url=url,
    )


def _arrest(showing: Showing, entered: FeedItem) -> News:
    party = showing.case.party(entered.party or "")
    role = showing.phrase(party.role)
    name = Phrase(showing.name_of(party).text)
    return News(
        title=_title(showing, party, entered.fact or ""),
        who=(name, role) if role else (name,),
        lines=tuple(lines(showing, entered)),
        anchor=entered.fact or "",
    )


def _title(showing: Showing, party: Party, taking_id: str) -> str:
    """Who was taken and when; "in custody" where only a decision dates it."""
    taking = next(each for each in showing.case.detentions if each.id == taking_id)
    who, day = showing.name_of(party).text, taking_date(showing.case, taking)
    if day is None:
        return gettext("%(who)s taken, day not known", who=who)
    if taking.taken is None:
        return gettext("%(who)s in custody, %(day)s", who=who, day=showing.day(day))
    return gettext("%(who)s taken, %(day)s", who=who, day=showing.day(day))


def _sources(case: Case, facts: Iterable[Line]) -> tuple[Source, ...]:
    cited = {each for line in facts for each in line.sources}
    return tuple(each for each in case.sources if each.id in cited)
