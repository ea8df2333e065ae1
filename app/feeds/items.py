"""One taking as an item of a feed: a title, and the facts of it, each with who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import render_template

from app import addresses
from app.document.case import Case
from app.document.facts import Party, Source
from app.document.others import Person
from app.feeds.lines import Line, lines
from app.pages.showing import Phrase, Showing
from app.record.answers import ArrestItem
from app.record.moments import taking_date
from app.web.language import gettext


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


def item(told: Told, case: Case, arrest: ArrestItem) -> Item:
    """A taking from the case that tells of it."""
    # No line of an item depends on the day of reading.
    showing = Showing(case, told.people, {}, told.locale, date.min)
    party = case.party(arrest.subject.party)
    url = told.site_url + addresses.fact(arrest.slug, arrest.taking)
    facts = tuple(lines(showing, arrest))
    html = render_template(
        "feeds/arrest.html",
        who=_who(showing, party),
        lines=facts,
        sources=_sources(case, facts),
        title=showing.phrase(case.title),
        corrected=arrest.corrected,
        url=url,
    )
    changed = arrest.updated_instant != arrest.entered_instant
    return Item(
        id=f"urn:uuid:{arrest.uuid}",
        url=url,
        title=_title(showing, party, arrest.taking),
        html=html,
        published=datetime.fromisoformat(arrest.entered_instant),
        changed=datetime.fromisoformat(arrest.updated_instant) if changed else None,
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


def _who(showing: Showing, party: Party) -> tuple[Phrase, ...]:
    """A name, and the role the case reports."""
    role = showing.phrase(party.role)
    name = Phrase(showing.name_of(party).text)
    return (name, role) if role else (name,)


def _sources(case: Case, facts: tuple[Line, ...]) -> tuple[Source, ...]:
    cited = {each for line in facts for each in line.sources}
    return tuple(each for each in case.sources if each.id in cited)
