"""The command behind `make bench`."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Final

import click

from bench.measuring import Cell, Controls, column
from bench.places import WITH_A_LEDGER, Place, empty_place, kept_place
from bench.reading import Pace
from bench.rows import Row
from bench.serving import serving
from bench.table import Column, beside_a_thousand, printed
from tests.postgres import NoPostgres, Postgres, running

_ENGINES: Final = ("sqlite", "postgresql")
_PACES: Final = {
    "quick": Pace(rounds=1, seconds=1, requests=30, imports=400),
    "full": Pace(rounds=5, seconds=2, requests=300, imports=1000),
}


@click.command()
@click.option("--sizes", default="18 1000 20000", help="How many cases, one column each.")
@click.option("--engines", default="sqlite postgresql", help="On which engines.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for records of over 100,000 cases on SQLite, to be measured again.",
)
@click.option("--quick", is_flag=True, help="One short round of each: to see that all of it runs.")
@click.option("--strict", is_flag=True, help="Fail when something falls short.")
def main(
    sizes: str,
    engines: str,
    keep: Path | None,
    quick: bool,  # noqa: FBT001 - click passes flags so
    strict: bool,  # noqa: FBT001
) -> None:
    """Measure this machine against the bars, and print one table.

    Everything is served as `make run` serves it and kept in temporary folders.
    """
    # Ended from outside, it still ends its servers and removes its folders.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("The benchmark was ended."))
    pace = _PACES["quick" if quick else "full"]
    found: dict[Column, dict[Row, float | str]] = {}
    with _controls() as controls, _server(engines) as server:
        for size in map(int, sizes.split()):
            for name in engines.split():
                if name not in _ENGINES:
                    raise click.BadParameter(f"{name} is none of: {', '.join(_ENGINES)}")
                if name == "postgresql" and server is None:
                    continue
                place = _place(size, server if name == "postgresql" else None, keep)
                found[size, name] = dict(_column(size, name, place, controls, pace))
    lines = list(printed(beside_a_thousand(found)))
    click.echo(_machine())
    click.echo("\n".join(lines))
    if strict and any(line.startswith("FALLS SHORT") for line in lines):
        sys.exit(1)


def _place(size: int, server: Postgres | None, keep: Path | None) -> AbstractContextManager[Place]:
    if keep and server is None and size > WITH_A_LEDGER:
        return nullcontext(kept_place(keep / str(size)))
    return empty_place(server)


def _column(
    size: int,
    name: str,
    where: AbstractContextManager[Place],
    controls: Controls,
    pace: Pace,
) -> Iterator[Cell]:
    def say(what: str) -> None:
        click.echo(f"{size:,} cases on {name}: {what} …", err=True)

    with where as place:
        yield from column(place, size, controls, pace, say)


@contextmanager
def _controls() -> Iterator[Controls]:
    with (
        serving("bench.controls.bytes:app", {}) as plain,
        serving("bench.controls.view:app", {}) as view,
    ):
        yield Controls(plain, view)


@contextmanager
def _server(engines: str) -> Iterator[Postgres | None]:
    """A PostgreSQL of our own, if one is asked for and there is one to run."""
    with ExitStack() as stack:
        server = None
        if "postgresql" in engines:
            try:
                server = stack.enter_context(running())
            except NoPostgres as missing:
                click.echo(f"MISSING: {missing} Its columns are left out.", err=True)
        yield server


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, load {os.getloadavg()[0]:.1f} at the end; ratios are medians of rounds."


if __name__ == "__main__":
    main()
