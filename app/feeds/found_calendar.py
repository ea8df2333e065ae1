"""The cases that a filter finds as a calendar: all their days, by date, made as they are read."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses
from app.feeds.calendar_door import TYPE, too_coarse, zone
from app.feeds.days import event
from app.feeds.in_ical import ical, written
from app.feeds.items import Told
from app.pages.filter_words import in_words
from app.pages.filtering import filter_of, known_until
from app.pages.subjects_named import subjects_named
from app.record.facets.finding import Found, found
from app.record.filters import Filter
from app.record.queries.calendar import CalendarDay
from app.record.queries.found_days import DaysFound, days_found
from app.record.queries.several import cases_at, people_in
from app.web.deployment import absolute, locale, settings, today
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.long_answers import MANY, in_turn
from app.web.streaming import streamed

calendar = Blueprint("found_calendar", __name__)

_A_PIECE: Final = 50


@calendar.get("/cases.ics")
def cases_calendar() -> Response:
    """Every hearing, end of an order and expected release in the cases of any filter."""
    asked = filter_of(request)
    if asked.after is not None:
        raise BadAddress(gettext("A calendar is not paged: it holds all days. Leave out “after”."))
    day, until = today(), known_until(asked)
    return streamed(lambda connection: _begun(connection, asked, day, until), TYPE)


def _begun(
    connection: Connection, asked: Filter, day: date, until: datetime | None
) -> Iterator[bytes]:
    """What may go wrong is asked for here; the pieces follow as they are wanted."""
    answers = found(connection, asked, day, until, counted=False)
    read = days_found(connection, answers)
    url = absolute(addresses.cases_as("ics", asked.parameters()))
    lang = locale().replace("_", "-")
    events = _events(connection, answers, read)
    name = _name(in_words(asked, locale(), subjects_named(connection, asked, locale())))
    made = ical(name, _about(read), url, lang, zone(), events)
    return in_turn(made) if answers.count > MANY else made


def _events(connection: Connection, answers: Found, read: DaysFound) -> Iterator[bytes]:
    """The days as events, some at a time: their documents are opened and let go together."""
    for days in read.days:
        for first in range(0, len(days), _A_PIECE):
            yield _piece(connection, answers, days[first : first + _A_PIECE])


def _piece(connection: Connection, answers: Found, days: tuple[CalendarDay, ...]) -> bytes:
    cases = cases_at(connection, {day.case for day in days}, answers.at)
    told = Told(people_in(connection, cases.values()), locale(), settings().site_url)
    return b"".join(written(event(told, cases[day.case], day, zone())) for day in days)


def _name(choice: str) -> str:
    if not choice:
        return gettext("Speechwatch: hearings and releases of all cases")
    return gettext("Speechwatch: hearings and releases; %(choice)s", choice=choice)


def _about(read: DaysFound) -> str:
    """What is in it and what is not."""
    said = [
        gettext(
            "Hearings, ends of detention orders and expected releases in the cases that answer"
            " this choice, those long past too. A date known to within a week is shown as that many"
            " days."
        )
    ]
    if read.coarse:
        said.append(too_coarse(read.coarse))
    said.append(gettext("Texts and data: %(licence)s.", licence=settings().licence))
    return " ".join(said)
