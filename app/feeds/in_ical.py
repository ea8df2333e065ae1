"""The calendar as iCalendar (RFC 5545), with names and descriptions as RFC 7986 has them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as Written
from icalendar.enums import STATUS, TRANSP

from app.feeds.days import Event

_PRODUCT = "-//Speechwatch//Calendar//EN"
_END = b"END:VCALENDAR"


def ical(
    name: str, description: str, url: str, lang: str, zone: ZoneInfo, events: Iterable[bytes]
) -> Iterator[bytes]:
    """A calendar of events written by `written`, in pieces; `zone` is that of their hours.

    What it holds depends on nothing else, no clock among it.
    """
    made = Calendar.new(
        # Named by its address: a name of chance would make another file each time.
        uid=uuid5(NAMESPACE_URL, url),
        name=name,
        description=description,
        url=url,
        prodid=_PRODUCT,
        language=lang,
    )
    head, end, rest = bytes(made.to_ical()).rpartition(_END)
    yield head
    yield _timezone(zone)
    yield from events
    yield end + rest


def written(event: Event) -> bytes:
    """One event as a calendar holds it, to be kept: writing takes longer than all else."""
    return bytes(_component(event).to_ical())


def _component(event: Event) -> Written:
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
def _timezone(zone: ZoneInfo) -> bytes:
    """How a zone's clocks went and go, as a calendar holds it."""
    return bytes(Timezone.from_tzinfo(zone).to_ical())
