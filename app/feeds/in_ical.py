"""The calendar as iCalendar (RFC 5545), with names and descriptions as RFC 7986 has them."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as Written
from icalendar.enums import STATUS, TRANSP

from app.feeds.days import Event

_PRODUCT = "-//Speechwatch//Calendar//EN"


def ical(name: str, description: str, url: str, lang: str, events: Iterable[Event]) -> bytes:
    """A calendar of these events. What it holds depends on nothing else, no clock among it."""
    found = tuple(events)
    made = Calendar.new(name=name, description=description, url=url, prodid=_PRODUCT, language=lang)
    made.add("X-WR-CALNAME", name)
    for zone in {each.start.tzinfo for each in found if isinstance(each.start, datetime)}:
        if isinstance(zone, ZoneInfo):
            made.add_component(_timezone(zone))
    for each in found:
        made.add_component(_written(each))
    return bytes(made.to_ical())


def _written(event: Event) -> Written:
    return Written.new(
        uid=event.uid,
        summary=event.summary,
        description=event.description,
        url=event.url,
        categories=[event.category],
        status=STATUS(event.status),
        start=event.start,
        end=event.end,
        location=event.place,
        sequence=event.sequence,
        stamp=event.stamp,
        last_modified=event.stamp,
        transparency=TRANSP.TRANSPARENT,
    )


@lru_cache(maxsize=4)
def _timezone(zone: ZoneInfo) -> Timezone:
    """How a zone's clocks went and go; working that out takes longer than all events."""
    return Timezone.from_tzinfo(zone)
