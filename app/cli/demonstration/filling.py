"""An invented record straight into the tables of an empty one: no desk, no ledger.

It goes through the projection that publishing uses. Its hashes chain nothing and say so, so that
nobody takes it for a record: the head that pages print begins with `invented`.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

import click
from sqlalchemy import Engine

from app.cli.demonstration.people import World
from app.cli.demonstration.record import documents_of, law
from app.document.case import Case
from app.record import actions
from app.record.answers import typed
from app.record.items import items
from app.record.ledger import Entry
from app.record.projection import changes_of
from app.record.queries import release
from app.record.shown import kind_of
from app.record.working_out import Worked, in_order, processes

MARK: Final = "invented"
_CHUNK: Final = 100
_KEY: Final = b"an invented record withdraws nothing"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some cases of a record, from `first` up to but not with `end`; 0 brings the law with it."""

    world: World
    first: int
    end: int
    cases: int


def fill(record: Engine, world: World, cases: int, progress: Callable[[int], None]) -> int:
    """Fills an empty record with so many cases, all or none; returns how many documents it has.

    Raises ClickException when the record is not empty.
    """
    with record.begin() as connection:
        actions.set_up(connection, _KEY)
        if release(connection).version:
            raise click.ClickException(
                "The record is not empty, and inventions are no part of it. Set"
                " SPEECHWATCH_RECORD_URL, or SPEECHWATCH_DATA, to a new place."
            )
        with processes() as pool:
            worked = in_order(pool, _invented, _chunks(world, cases))
            return actions.write(connection, _numbered(worked, progress))


def _chunks(world: World, cases: int) -> Iterator[_Chunk]:
    for first in range(0, cases + 1, _CHUNK):
        yield _Chunk(world, first, min(first + _CHUNK, cases + 1), cases)


def _invented(chunk: _Chunk) -> Worked:
    """Makes a chunk up and works it out; entries are numbered within it."""
    bodies = list(law()) if chunk.first == 0 else []
    for number in range(max(1, chunk.first), chunk.end):
        bodies += documents_of(chunk.world, number)
    instant = _instant(chunk)
    batch = [_entry(place, body, instant) for place, body in enumerate(bodies)]
    return batch, [change.worked_out() for change in changes_of(batch)]


def _numbered(found: Iterator[Worked], progress: Callable[[int], None]) -> Iterator[Worked]:
    """Chunks one after the other, with the numbers that their entries have in the whole."""
    before = 1
    done = 0
    for batch, changes in found:
        numbered = [replace(entry, number=before + entry.number) for entry in batch]
        for change, entry in zip(changes, numbered, strict=True):
            change.entry = entry
        before += len(batch)
        yield numbered, changes
        done += _CHUNK
        progress(done)


def _entry(place: int, body: bytes, instant: str) -> Entry:
    document = typed(body)
    hashed = MARK + hashlib.sha256(body).hexdigest()[len(MARK) :]
    entering = items(document) if isinstance(document, Case) else ()
    return Entry(
        number=place,
        document=document.id or "",
        kind=kind_of(document),
        revision=1,
        instant=instant,
        cause="published",
        items=tuple((item.feed, item.uuid) for item in entering),
        commitment=hashed,
        hash=hashed,
        body=body,
    )


def _instant(chunk: _Chunk) -> str:
    """Chunks are published an hour after one another, the last one on the record's last day."""
    left = (chunk.cases - chunk.end) // _CHUNK
    last = datetime.combine(chunk.world.today, time(), UTC)
    return f"{last - timedelta(hours=left):%Y-%m-%dT%H:%M:%S}.000Z"
