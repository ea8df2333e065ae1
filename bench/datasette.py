"""The same list with the same filter and facets in Datasette, from the file readers take away.

Datasette is the tool that analysts would otherwise put such a file into. Its limits of time are
raised, so that it answers with every count and not with fewer.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from app.cli.downloads import deployment
from app.cli.wording import in_words
from app.db.engines import engine, reading
from app.pages.dataset.tables import TABLES
from app.publishing.downloads.about import About
from app.publishing.downloads.gathering import scenes, tables_of
from app.publishing.downloads.in_sqlite import SqliteFile
from app.record.filters import FACETS
from app.record.queries import release
from bench.places import Place
from bench.reading import Pace, times
from bench.serving import Server, free_port, started
from config import Settings

OURS: Final = "/cases?basis=pretext&tie=explicit"
_THEIRS: Final = [
    ("_size", "50"),
    ("basis__arraycontains", "pretext"),
    ("tie__arraycontains", "explicit"),
    *(("_facet_array", name) for name in FACETS if name not in ("place", "cluster")),
    *(("_facet", name) for name in ("place", "cluster")),
]
_PATIENT: Final = {"facet_time_limit_ms": 60_000, "sql_time_limit_ms": 60_000}
_FEWER: Final = 10
"""It is asked so many times less often than we are: it may take seconds."""


def times_faster(place: Place, ours: Server, pace: Pace) -> tuple[float, float]:
    """How many times as long as ours its page takes: as it comes, and without suggested facets."""
    file = place.folder / "taken-away" / "record.sqlite"
    file.parent.mkdir()
    _write(place, file)
    middle = times(ours, OURS, pace.requests).middle
    asked = f"/record/cases?{urlencode(_THEIRS)}"
    taken = []
    for suggested in ("on", "off"):
        with _datasette(file, suggested) as theirs:
            taken.append(times(theirs, asked, max(1, pace.requests // _FEWER)).middle)
    return taken[0] / middle, taken[1] / middle


def _write(place: Place, file: Path) -> None:
    """The file by itself: with a workbook and a package it would take several times as long."""
    settings = Settings.from_environment()
    record = engine(place.record_url, read_only=True)
    with in_words(settings), reading(record) as connection:
        known = release(connection)
        made = datetime.now(UTC)
        about = About(
            deployment(settings), known.version, known.head, known.instant, made, made.date()
        )
        with SqliteFile(file, TABLES) as rows:
            for table, found in chain.from_iterable(map(tables_of, scenes(connection, about))):
                rows.add(table, found)
            rows.finish(about)
    record.dispose()


@contextmanager
def _datasette(file: Path, suggested: str) -> Iterator[Server]:
    port = free_port()
    settings = _PATIENT | {"suggest_facets": suggested}
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(file), "--port", str(port)]
    for name, value in settings.items():
        command += ["--setting", name, str(value)]
    with started(command, port, {}) as server:
        yield server
