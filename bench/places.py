"""Deployments to measure: their databases, filled, on either engine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy.orm import Session

from app import content
from app.cli.demonstration.cases import case_document, case_slug
from app.cli.demonstration.people import World, person_document, subjects_of
from app.cli.demonstration.record import documents_of, every_document
from app.db.engines import engine, reading
from app.db.field_key import use_field_key_file
from app.db.migrations import upgrade
from app.document.case import Case
from app.document.others import Tombstone
from app.document.reading import parse
from app.document.writing import canonical, to_yaml
from app.publishing.appending import Draft, append, key_for_slugs, take_turn
from app.record.actions import is_filled
from app.record.items import items
from app.record.shown import kind_of
from bench.serving import ROOT
from tests.postgres import Postgres

TODAY: Final = date(2026, 1, 1)
SHIPPED: Final = 18
# A greater record is filled alone: a ledger of it, and all that is read and refilled from one,
# would take several times the hours and the disk.
WITH_A_LEDGER: Final = 100_000
_KEY: Final = b"the key of a benchmark, no secret"
_CHUNK: Final = 500
_SEED_OF_LONG: Final = 7
_SPEECHWATCH: Final = "from app.cli import main; main()"  # of this folder, installed or not


@dataclass(frozen=True, slots=True)
class Place:
    """Where a deployment keeps its databases, and the server of the engine if it has one."""

    folder: Path
    desk_url: str
    record_url: str
    server: Postgres | None

    @property
    def settings(self) -> dict[str, str]:
        """Its environment variables."""
        return {
            "SPEECHWATCH_DATA": str(self.folder),
            "SPEECHWATCH_DESK_URL": self.desk_url,
            "SPEECHWATCH_RECORD_URL": self.record_url,
        }

    def runs(self, *words: object) -> "Ran":
        """Runs a command as a process of its own. Raises RuntimeError when it fails."""
        command = [sys.executable, "-c", _SPEECHWATCH, *map(str, words)]
        environment = {"PATH": os.environ["PATH"], **self.settings}
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        told = process.stderr.read().decode() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"speechwatch {' '.join(map(str, words))} failed: {told}")
        return Ran(time.perf_counter() - began, used.ru_maxrss * 1024)

    @contextmanager
    def beside(self) -> "Iterator[Place]":
        """Another, empty deployment on the same engine."""
        with empty_place(self.server) as other:
            yield other


@dataclass(frozen=True, slots=True)
class Ran:
    """How long a command took, in seconds, and the most memory it had, in bytes."""

    seconds: float
    memory: int


@contextmanager
def empty_place(server: Postgres | None) -> Iterator[Place]:
    """Two databases with all their tables and no rows; on PostgreSQL where a server is given."""
    with TemporaryDirectory(prefix="bench-") as name:
        place = _in_files(Path(name), server)
        if server:
            place = replace(place, desk_url=server.create(), record_url=server.create())
        _set_up(place)
        try:
            yield place
        finally:
            if server:
                server.drop(place.desk_url)
                server.drop(place.record_url)


def kept_place(folder: Path) -> Place:
    """A place in files that stays, with the record that an earlier run filled, if one did."""
    place = _in_files(folder, None)
    _set_up(place)
    return place


def _in_files(folder: Path, server: Postgres | None) -> Place:
    return Place(
        folder,
        f"sqlite:///{folder / 'desk' / 'desk.sqlite'}",
        f"sqlite:///{folder / 'record' / 'record.sqlite'}",
        server,
    )


def _set_up(place: Place) -> None:
    use_field_key_file(place.folder / "desk" / "field.key")
    upgrade(place.desk_url, "desk")
    upgrade(place.record_url, "record")


def has_record(place: Place) -> bool:
    """Whether its record was filled before."""
    record = engine(place.record_url, read_only=True)
    with reading(record) as connection:
        filled = is_filled(connection)
    record.dispose()
    return filled


def fill_record(place: Place, size: int) -> Ran:
    """Gives a place an invented record of so many cases that no ledger has."""
    return place.runs("demo", "--cases", size, "--record-only", "--today", f"{TODAY}")


def fill(place: Place, size: int) -> None:
    """Gives a place what ships, or the ledger of an invented record of another size."""
    if size == SHIPPED:
        place.runs("import", *content.shipped(), "--publish")
    else:
        _fill_ledger(place, size)


def add_long_cases(place: Place, count: int) -> list[str]:
    """Publishes so many cases of sixty entries and more, each another; returns their addresses."""
    world = World(_SEED_OF_LONG, TODAY)
    drafts = [_draft(body) for number in range(1, count + 1) for body in _long_case(world, number)]
    desk = engine(place.desk_url)
    with Session(desk) as session:
        take_turn(session)
        append(session, drafts)
        session.commit()
    desk.dispose()
    place.runs("publish")
    return [f"/cases/{case_slug(world, number)}" for number in range(1, count + 1)]


def _long_case(world: World, number: int) -> Iterator[bytes]:
    """A long case, after the people whom it brings in."""
    people = subjects_of(world, number)
    new = [person_document(who) for who in people if who.case == number]
    for each in (*new, case_document(world, number, people, longest=True)):
        yield canonical(parse(json.dumps(each).encode()))


def write_files(folder: Path, size: int, seed: int) -> None:
    """Invented documents as files to import, one for each case with those who are new in it."""
    folder.mkdir()
    for number in range(1, size + 1):
        found = [parse(body) for body in documents_of(World(seed, TODAY), number)]
        (folder / f"{number}.yaml").write_text(to_yaml(*found), encoding="utf-8")


def _fill_ledger(place: Place, size: int) -> None:
    """Appends an invented record to the ledger. The desk stays empty: only the ledger counts."""
    desk = engine(place.desk_url)
    drafts = map(_draft, every_document(World(1, TODAY), size))
    with Session(desk) as session:
        take_turn(session)
        key_for_slugs(session, _KEY)
        while some := list(islice(drafts, _CHUNK)):
            append(session, some)
        session.commit()
    desk.dispose()


def _draft(body: bytes) -> Draft:
    document = parse(body)
    if isinstance(document, Tombstone):
        raise TypeError("Nothing invented is withdrawn.")
    entering = items(document) if isinstance(document, Case) else ()
    return Draft(
        document=document.id or "",
        kind=kind_of(document),
        revision=1,
        cause="published",
        body=body,
        items=tuple((item.feed, item.uuid) for item in entering),
    )
