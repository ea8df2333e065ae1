"""Making a set of files: written aside, put on the disk, and then served in the place of the last.

A kill at any moment leaves the last set whole. If the files are taken away meanwhile, because
something in them was withdrawn, nothing of what is being written can take their place: its folder
is gone, and it is begun anew from the record as it then is.
"""

import hashlib
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine

from app import dates
from app.db.engines import reading
from app.pages.dataset.tables import TABLES
from app.publishing.downloads.about import About, Deployment
from app.publishing.downloads.gathering import scenes, tables_of
from app.publishing.downloads.in_csv import CsvFiles
from app.publishing.downloads.in_package import write_package
from app.publishing.downloads.in_sqlite import SqliteFile
from app.publishing.downloads.in_xlsx import write_workbook
from app.publishing.downloads.turns import taking_turn
from app.record.files import CONTENT_TYPES, CURRENT, MANIFEST, File, Manifest
from app.record.queries import release

Progress = Callable[[int], None]
_ASIDE: Final = ".making-"
_TABLES: Final = "tables"
_DOCUMENTS: Final = "documents"
_NAMES: Final = {"case": "cases", "person": "people", "provision": "provisions", "tally": "tallies"}
_TRIES: Final = 3
_BLOCK: Final = 1 << 20


class TakenAway(Exception):
    """What was being written is gone: something in it was withdrawn meanwhile."""


class NotWritten(Exception):
    """The disk would not take the files. The message says why."""


def make(
    record: Engine, folder: Path, deployment: Deployment, progress: Progress | None = None
) -> Manifest:
    """Makes the files of the record as it is, and serves them in the place of the last ones.

    Raises AlreadyMaking where another process is at it, TakenAway when what is written was taken
    away again and again, and NotWritten when the disk refuses; then the last ones are still served.
    """
    with taking_turn(folder):
        for _ in range(_TRIES):
            with suppress(TakenAway):
                return _made(record, folder, deployment, progress)
    raise TakenAway("Documents are being withdrawn; make the files when that is done.")


def _made(
    record: Engine, folder: Path, deployment: Deployment, progress: Progress | None
) -> Manifest:
    began = time.monotonic()
    # The folder is made before the record is read: whoever takes files away does so after the
    # record has followed, so what is read later than that holds nothing of what went.
    with _aside(folder) as aside:
        with reading(record) as connection:
            about = _about(connection, deployment)
            _gather(connection, aside, about, progress)
        write_workbook(aside / "cases.xlsx", TABLES, aside / "record.sqlite", about)
        _pack(aside, about)
        return _serve(folder, aside, about, began)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder beside the sets. Whatever a killed process left there goes first."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_ASIDE}*"):
        shutil.rmtree(left)
    aside = folder / f"{_ASIDE}{secrets.token_hex(8)}"
    for place in (aside, aside / _TABLES, aside / _DOCUMENTS):
        place.mkdir(parents=True)
    try:
        yield aside
    except (OSError, sqlite3.Error) as gone:
        if not aside.exists():
            raise TakenAway(str(aside)) from gone
        raise NotWritten(f"The files could not be written: {gone}. Free some space.") from gone
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _about(connection: Connection, deployment: Deployment) -> About:
    known, now = release(connection), datetime.now(UTC)
    as_of = dates.today(deployment.timezone, now)
    return About(deployment, known.version, known.head, known.instant, now, as_of)


def _gather(connection: Connection, aside: Path, about: About, progress: Progress | None) -> None:
    """Reads every document once, and writes its rows and its line."""
    with ExitStack() as stack:
        sheets = CsvFiles(stack, aside / _TABLES, TABLES)
        rows = stack.enter_context(SqliteFile(aside / "record.sqlite", TABLES))
        lines = {
            kind: stack.enter_context((aside / _DOCUMENTS / f"{name}.ndjson").open("wb"))
            for kind, name in _NAMES.items()
        }
        count = 0
        for some in scenes(connection, about):
            _still_there(aside)
            for scene in some:
                lines[scene.published.kind].write(scene.published.body + b"\n")
            for table, found in tables_of(some):
                sheets.add(table, found)
                rows.add(table, found)
            count += len(some)
            if progress:
                progress(count)
        rows.finish(about)


def _still_there(aside: Path) -> None:
    """A long read of the record must not go on for files that nobody may have."""
    if not aside.exists():
        raise TakenAway(str(aside))


def _pack(aside: Path, about: About) -> None:
    """Packs tables and documents, and keeps beside the package those that are offered alone."""
    inside = [*(aside / _TABLES).iterdir(), *(aside / _DOCUMENTS).iterdir()]
    order = {f"{table.name}.csv": place for place, table in enumerate(TABLES)}
    inside.sort(key=lambda path: (order.get(path.name, len(order)), path.name))
    parts = [(f"{path.parent.name}/{path.name}", path, _file(path)) for path in inside]
    write_package(aside / "speechwatch.zip", TABLES, parts, about)
    for path in inside:
        if path.name in CONTENT_TYPES:
            path.rename(aside / path.name)
    for place in (_TABLES, _DOCUMENTS):
        shutil.rmtree(aside / place)


def _serve(folder: Path, aside: Path, about: About, began: float) -> Manifest:
    """Puts a set on the disk, turns the link to it, and lets the other sets go."""
    files = tuple(_file(aside / name) for name in CONTENT_TYPES)
    made, took = about.made.replace(microsecond=0), round(time.monotonic() - began)
    manifest = Manifest(about.version, about.head, about.instant, made, about.as_of, took, files)
    (aside / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    for path in (*aside.iterdir(), aside):
        _on_the_disk(path)
    place = folder / f"{about.version:09}-{secrets.token_hex(4)}"
    aside.rename(place)
    _turn(folder, place)
    for other in folder.iterdir():
        if other.is_dir() and not other.is_symlink() and other != place:
            shutil.rmtree(other)
    return manifest


def _turn(folder: Path, place: Path) -> None:
    link = folder / f"{CURRENT}-{place.name}"
    try:
        link.symlink_to(place.name)
        link.replace(folder / CURRENT)
        _on_the_disk(folder)
    except FileNotFoundError as gone:
        raise TakenAway(str(place)) from gone


def _file(path: Path) -> File:
    digest = hashlib.sha256()
    with path.open("rb") as written:
        while block := written.read(_BLOCK):
            digest.update(block)
    return File(path.name, path.stat().st_size, digest.hexdigest())


def _on_the_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
