"""Readers who go on while a case a second is published, and see each at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from sqlalchemy.orm import Session

from app.cases.actions import import_documents
from app.cli.demonstration.people import World
from app.cli.demonstration.record import documents_of
from app.db.engines import engine
from app.document.case import Case
from app.document.others import Tombstone
from app.document.reading import Document, parse
from app.publishing.actions import publish_documents
from app.publishing.catching_up import catch_up
from bench.places import TODAY, Place
from bench.reading import Pace, rate
from bench.serving import Server

_SEED: Final = 9
_LEARNT_IN: Final = 0.2  # seconds after which a reader must see what was published (PostgreSQL)
_WHO: Final = "bench"


def while_publishing(
    place: Place, server: Server, addresses: list[str], pace: Pace
) -> tuple[float, float]:
    """The readers' rate while a case a second is published, by that before; and how many were old.

    Raises NoLoad without a way to make load.
    """
    seconds = min(10, pace.seconds * 5)
    publisher = _Publisher(place)
    try:
        publisher.publish(0)  # the people of the case, and whatever is made on first use
        for address in addresses:
            server.get(address)
        before = rate(server, addresses, seconds)
        with ThreadPoolExecutor(1) as readers:
            during = readers.submit(rate, server, addresses, seconds)
            stale = _each_second(publisher, server, seconds)
            return during.result() / before, float(stale)
    finally:
        publisher.close()


def _each_second(publisher: "_Publisher", server: Server, seconds: int) -> int:
    """Publishes once a second; returns how often the case's page was still the old one."""
    stale = 0
    for second in range(1, seconds + 1):
        began = time.monotonic()
        told = publisher.publish(second)
        if place_is_served_by_postgres(publisher.place):
            time.sleep(_LEARNT_IN)
        stale += told not in server.get(publisher.address)[1]
        time.sleep(max(0.0, 1 - (time.monotonic() - began)))
    return stale


def place_is_served_by_postgres(place: Place) -> bool:
    """Whether the record of a place lies in PostgreSQL."""
    return place.record_url.startswith("postgresql")


class _Publisher:
    """Whoever edits one invented case again and again."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._desk, self._record = engine(place.desk_url), engine(place.record_url)
        self._files = place.folder / "files"
        found = [parse(body) for body in documents_of(World(_SEED, TODAY), 1)]
        self._documents: list[Document] = [
            each for each in found if not isinstance(each, Tombstone)
        ]

    @property
    def address(self) -> str:
        """Where readers find the case."""
        return next(f"/cases/{each.slug}" for each in self._documents if isinstance(each, Case))

    def publish(self, number: int) -> str:
        """Publishes the case with a summary of its own; returns what is new in it."""
        told = f"edited for the time number {number}."
        edited = [
            each.model_copy(update={"summary": told}) if isinstance(each, Case) else each
            for each in self._documents
        ]
        with Session(self._desk) as session:
            report = import_documents(session, edited, update=True, who=_WHO)
            publish_documents(session, [*report.new, *report.changed], None, _WHO)
            session.commit()
        catch_up(self._desk, self._record, self._files)
        return told

    def close(self) -> None:
        """Leaves both databases."""
        self._desk.dispose()
        self._record.dispose()
