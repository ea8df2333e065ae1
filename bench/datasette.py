"""The same list with the same filter and facets in Datasette, from the file readers take away.

Datasette is the tool that analysts would otherwise put such a file into. Its limits of time are
raised, so that it answers with every count and not with fewer.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from app.record.filters import FACETS
from bench.places import Place
from bench.reading import Pace, times
from bench.serving import Server, free_port, started

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
    """How many times as long as ours its page takes: as it comes, and without suggested facets.

    The files of the place must have been made.
    """
    middle = times(ours, OURS, pace.requests).middle
    file = place.folder / "files" / "current" / "record.sqlite"
    asked = f"/record/cases?{urlencode(_THEIRS)}"
    taken = []
    for suggested in ("on", "off"):
        with _datasette(file, suggested) as theirs:
            taken.append(times(theirs, asked, max(1, pace.requests // _FEWER)).middle)
    return taken[0] / middle, taken[1] / middle


@contextmanager
def _datasette(file: Path, suggested: str) -> Iterator[Server]:
    port = free_port()
    settings = _PATIENT | {"suggest_facets": suggested}
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(file), "--port", str(port)]
    for name, value in settings.items():
        command += ["--setting", name, str(value)]
    with started(command, port, {}) as server:
        yield server
