"""An invented record straight into the tables of an empty one: no desk, no ledger.

It is filled as `publish --all` fills one. Its hashes chain nothing and say so, so that nobody takes
it for a record: the head that pages print begins with `invented`.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

import click
from sqlalchemy import Engine

from app.cli.demonstration.people import World, brought_by, names_of, subjects_of
from app.cli.demonstration.record import bodies_of, law, tallied
from app.db.engines import on_sqlite, written_once
from app.record import actions
from app.record.histories import History
from app.record.ledger import Entry
from app.record.portions import Portion, fill_with
from app.record.projection import Change
from app.record.refilling import Filling
from app.record.shown import kind_of
from app.record.working_out import working

MARK: Final = "invented"
_CHUNK: Final = 100
_KEY: Final = b"an invented record withdraws nothing"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some cases of a record, from `first` up to but not with `end`; 0 brings the law with it.

    `number` is that of their first entry, `left` how many chunks come after.
    """

    world: World
    first: int
    end: int
    number: int
    left: int
    on_sqlite: bool
    filling: str

    def instant(self) -> str:
        """Chunks are published an hour after one another, the last one on the record's last day."""
        last = datetime.combine(self.world.today, time(), UTC)
        return f"{last - timedelta(hours=self.left):%Y-%m-%dT%H:%M:%S}.000Z"


def fill(record: Engine, world: World, cases: int, progress: Callable[[int], None]) -> int:
    """Fills an empty record with so many cases, all or none; returns how many documents it has.

    Raises ClickException when the record is not empty.
    """
    with written_once(record), record.begin() as connection:
        actions.set_up(connection, _KEY)
        if actions.is_filled(connection):
            raise click.ClickException(
                "The record is not empty, and inventions are no part of it. Set"
                " SPEECHWATCH_RECORD_URL, or SPEECHWATCH_DATA, to a new place."
            )
        filling, count = Filling(connection, indexes=True), 0
        with working(many=True) as work:
            chunks = _chunks(world, cases, on_sqlite(record), filling.name)
            for done, buffer in enumerate(work(_invented, chunks), start=1):
                count += filling.take(buffer)
                progress(done * _CHUNK)
        last = datetime.combine(world.today, time(), UTC)
        filling.others_are_in()
        filling.finish(count, f"{last:%Y-%m-%dT%H:%M:%S}.000Z", _hashed(str(count).encode()))
        return count


def _chunks(world: World, cases: int, *place: Any) -> Iterator[_Chunk]:
    number = 1
    for first in range(0, cases + 1, _CHUNK):
        end = min(first + _CHUNK, cases + 1)
        yield _Chunk(world, first, end, number, (cases - end) // _CHUNK, *place)
        number += len(list(law())) if first == 0 else 0
        for case in range(max(1, first), end):
            number += brought_by(world, case) + 1 + tallied(case)


def _invented(chunk: _Chunk) -> bytes:
    """Makes a chunk up and works out what it puts into the record."""
    bodies = list(law()) if chunk.first == 0 else []
    names: dict[str, tuple[str, ...]] = {}
    for number in range(max(1, chunk.first), chunk.end):
        people = subjects_of(chunk.world, number)
        bodies += bodies_of(chunk.world, number, people)
        names |= {who.slug: names_of(who) for who in people}
    instant = chunk.instant()
    histories = (
        _history(number, instant, body) for number, body in enumerate(bodies, start=chunk.number)
    )
    return fill_with(histories, Portion((), names, {}, chunk.on_sqlite, chunk.filling))


def _history(number: int, instant: str, body: bytes) -> History:
    """A document that was published once."""
    hashed = _hashed(body)
    entry = Entry(
        number=number,
        document="",
        kind="",
        revision=1,
        instant=instant,
        cause="published",
        items=(),
        commitment=hashed,
        hash=hashed,
        body=body,
    )
    change = Change(entry, body)
    made = change.document
    change.entry = replace(
        entry,
        document=made.id or "",
        kind=kind_of(made),
        items=tuple((item.feed, item.uuid) for item in change.entering),
    )
    return History([change.entry], change)


def _hashed(body: bytes) -> str:
    return MARK + hashlib.sha256(body).hexdigest()[len(MARK) :]
