"""A day of the calendar in words: what is on, of whom, and who says so."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app import addresses
from app.document.case import Case
from app.document.claimed import Claimed
from app.document.facts import Hearing
from app.feeds.items import Told
from app.pages import sentences
from app.pages.showing import Showing
from app.record.queries.calendar import CalendarDay
from app.web.language import gettext

_OFF = ("postponed", "cancelled")


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the calendar writes it. `end` is the first day after an all-day one.

    `sequence` counts the revisions of the case and `stamp` is when the last was published.
    """

    uid: str
    summary: str
    description: str
    url: str
    category: str
    status: str
    start: date | datetime
    end: date | None
    place: str | None
    sequence: int
    stamp: datetime


def event(told: Told, case: Case, day: CalendarDay, zone: ZoneInfo) -> Event:
    """One event; `zone` is that of the courts' hours."""
    showing = Showing(case, told.people, {}, told.locale, date.min)
    facts = {each.id: each for _, _, each in case.every_fact()}
    fact = facts[day.fact]
    who = showing.listed(showing.party(each).text for each in day.subjects)
    category = _category(day)
    hour = datetime.strptime(day.time, "%H:%M").time() if day.time else None  # noqa: DTZ007
    return Event(
        uid=day.uuid,
        summary=gettext("%(who)s: %(what)s", who=who, what=_what(category, day)),
        description="\n".join(_told(showing, fact, day)),
        url=told.site_url + addresses.case(case.slug, place=day.fact),
        category=category,
        status=_status(day),
        start=datetime.combine(day.lower, hour, zone) if hour else day.lower,
        end=None if hour else day.upper + timedelta(days=1),
        place=fact.court if isinstance(fact, Hearing) else None,
        sequence=day.revision - 1,
        stamp=datetime.fromisoformat(day.changed),
    )


def _category(day: CalendarDay) -> str:
    if day.kind == "hearing":
        return gettext("Hearing")
    return gettext("Detention order ends") if day.kind == "order" else gettext("Expected release")


def _status(day: CalendarDay) -> str:
    """A hearing is on or off; what we work out is only expected."""
    if day.kind != "hearing":
        return "TENTATIVE"
    return "CANCELLED" if day.state in _OFF else "CONFIRMED"


def _what(category: str, day: CalendarDay) -> str:
    """The kind of day, and whether it will not be."""
    if day.state == "postponed":
        return gettext("%(hearing)s, postponed", hearing=category)
    if day.state == "cancelled":
        return gettext("%(hearing)s, cancelled", hearing=category)
    return category


def _told(showing: Showing, fact: Claimed, day: CalendarDay) -> list[str]:
    """What a hearing is for, or how the day was worked out; then who says so, and the case."""
    hearing = sentences.hearing(showing, fact) if isinstance(fact, Hearing) else ()
    said = [each.text for each in hearing]
    if day.kind == "order":
        said.append(gettext("Worked out from the order; custody may be extended."))
    elif day.kind == "release":
        said.append(
            gettext("Worked out from the start of custody and the term; no source says so.")
        )
    if day.lower != day.upper and not isinstance(fact, Hearing):
        said.append(gettext("Sources or dates leave several days open."))
    said.append(gettext("Said by: %(who)s.", who=showing.speaker(fact)))
    title = showing.phrase(showing.case.title)
    return [*said, title.text if title else ""]
