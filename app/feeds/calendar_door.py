"""The address of the calendar: of everybody, or of one person."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, request
from sqlalchemy import Connection

from app import addresses
from app.document.naming import called
from app.document.others import Person
from app.feeds.days import event
from app.feeds.in_ical import ical, written
from app.feeds.items import TOLD, Told
from app.pages.addressed import document_at
from app.record.queries.calendar import CalendarDay, CalendarDays, calendar_days
from app.record.queries.following import parts_of
from app.record.queries.several import cases_of, people_in
from app.web import parameters
from app.web.deployment import absolute, locale, settings, today
from app.web.errors import Moved, Unknown
from app.web.language import gettext, ngettext
from app.web.record import from_record
from app.web.remembering import Remembered

calendar = Blueprint("calendar", __name__)
TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Read:
    found: CalendarDays
    events: tuple[bytes, ...]
    subject: str | None
    name: str | None


@calendar.get("/calendar.ics")
def whole() -> Response:
    """Hearings, ends of detention orders and expected releases; `subject` keeps one person's."""
    subject = parameters.only(request, "subject").get("subject")
    read = from_record(lambda connection: _read(connection, subject))
    name = gettext("Speechwatch: %(what)s", what=read.name or gettext("hearings and releases"))
    url = absolute(addresses.calendar(read.subject))
    lang = locale().replace("_", "-")
    body = ical(name, _about(read.found), url, lang, zone(), read.events)
    return Response(b"".join(body), content_type=TYPE)


def _read(connection: Connection, subject: str | None) -> _Read:
    if subject is None:
        found = calendar_days(connection, today())
        return _Read(found, _events(connection, found.days), None, None)
    person = _person(connection, subject)
    parties = parts_of(connection, str(person.id))
    if not parties:
        raise Unknown(subject)
    found = calendar_days(connection, today(), parties)
    return _Read(found, _events(connection, found.days), person.slug, called(person, locale()))


def _person(connection: Connection, slug: str) -> Person:
    """The person of a filter: a former slug means the same, an unknown one is refused."""
    try:
        found = document_at(connection, "person", slug).document
    except Moved as moved:
        found = document_at(connection, "person", moved.slug).document
    assert isinstance(found, Person)  # noqa: S101
    return found


def zone() -> ZoneInfo:
    """The zone of the courts' hours."""
    return ZoneInfo(settings().timezone)


def _events(connection: Connection, days: tuple[CalendarDay, ...]) -> tuple[bytes, ...]:
    """The days as events; documents are opened only for those not written before."""
    remembered: Remembered[bytes] = current_app.extensions[TOLD]
    keys = [(each, locale(), addresses.spoken()) for each in days]
    made = [remembered.get(key) for key in keys]
    missing = {each.case for each, known in zip(days, made, strict=True) if known is None}
    cases = cases_of(connection, missing)
    told = Told(people_in(connection, cases.values()), locale(), settings().site_url)
    return tuple(
        known or remembered.keep(key, written(event(told, cases[each.case], each, zone())))
        for each, key, known in zip(days, keys, made, strict=True)
    )


def _about(found: CalendarDays) -> str:
    """What is in it, what is not, and why."""
    said = [
        gettext(
            "Hearings, ends of detention orders and expected releases: those to come, and those of"
            " the past year. A date known to within a week is shown as that many days."
        )
    ]
    if found.coarse:
        said.append(too_coarse(found.coarse))
    if found.beyond:
        said.append(
            ngettext(
                "%(num)s more date is further away than this calendar reaches.",
                "%(num)s more dates are further away than this calendar reaches.",
                found.beyond,
            )
        )
    said.append(gettext("Texts and data: %(licence)s.", licence=settings().licence))
    return " ".join(said)


def too_coarse(count: int) -> str:
    """How many days a calendar cannot show."""
    return ngettext(
        "%(num)s date is left out because it is known more coarsely than a week.",
        "%(num)s dates are left out because they are known more coarsely than a week.",
        count,
    )
