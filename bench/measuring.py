"""What is measured of one size on one engine, row by row."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from app.db.engines import engine, reading
from app.record import tables
from bench import rows
from bench.datasette import times_faster
from bench.places import SHIPPED, Place, add_long_cases, fill, write_files
from bench.publishing import while_publishing
from bench.reading import NoLoad, Pace, first_ratio, rate, rate_ratio, tag_of, time_ratio
from bench.rows import Row
from bench.serving import APPLICATION, Server, serving

Cell = tuple[Row, float | str]
_MEGABYTE: Final = 1024 * 1024
_LONGEST_SHIPPED: Final = "/cases/hasanzade-salamov-private-prosecution"
_COMMON: Final = "/search?q=post"
_RARE: Final = "/search?q=a+flooded+school"
_FILTERED: Final = "/cases?basis=pretext&held=presumed+released"
_FILTERED_SEARCH: Final = "/cases?q=post&basis=pretext"
_LONG_CASES: Final = 100


@dataclass(frozen=True, slots=True)
class Controls:
    """The servers of the two controls."""

    bytes: Server
    view: Server


def column(
    place: Place, size: int, controls: Controls, pace: Pace, say: Callable[[str], None]
) -> Iterator[Cell]:
    """Every row of one size on one engine, in an empty place that it fills."""
    say("filling the ledger")
    fill(place, size)
    if size != SHIPPED:
        yield from _filling(place, size, pace, say)
    addresses = _addresses(place, size)
    say("reading what is kept")
    yield from _kept(place, addresses, controls, pace)
    say("reading what is not kept")
    yield from _not_kept(place, addresses, controls, pace)
    say("publishing while it is read")
    yield from _while_published(place, addresses, pace)


def _filling(place: Place, size: int, pace: Pace, say: Callable[[str], None]) -> Iterator[Cell]:
    say("refilling the record")
    yield rows.REBUILD, size / place.runs("publish", "--all").seconds * 60
    say("filling a record with inventions")
    with place.beside() as other:
        ran = other.runs("demo", "--cases", size, "--record-only", "--today", "2026-01-01")
        yield rows.DEMO, size / ran.seconds * 60
    say("importing")
    count = min(size, pace.imports)
    taken = {share: _imported(place, count // share) for share in (4, 1)}
    (_, before), (speed, after) = taken[4], taken[1]
    yield rows.IMPORT, speed
    yield rows.IMPORT_GROWTH, after / before


def _imported(place: Place, count: int) -> tuple[float, float]:
    """Cases a minute of an import of files into an empty desk, and its memory at the most."""
    with place.beside() as other:
        write_files(other.folder / "files", count, seed=2)
        ran = other.runs("import", other.folder / "files", "--publish")
        return count / ran.seconds * 60, float(ran.memory)


def _kept(place: Place, addresses: list[str], controls: Controls, pace: Pace) -> Iterator[Cell]:
    settings = place.settings
    longest = addresses[0]
    with serving(APPLICATION, settings | {"SPEECHWATCH_HALF": "public"}) as public:
        yield rows.PUBLIC_START, public.started_in
        for page, row in rows.WARM.items():
            yield row, _against_bytes(public, longest if page == "case" else page, controls, pace)
        tag = tag_of(public, longest)
        yield rows.UNCHANGED, _against_bytes(public, longest, controls, pace, tag)
        for address in addresses[:200]:
            public.get(address)
        yield rows.PUBLIC_MEMORY, public.memory() / _MEGABYTE
    with serving(APPLICATION, settings) as whole:
        yield rows.WHOLE_START, whole.started_in
        for address in addresses[:200]:
            whole.get(address)
        yield rows.WHOLE_MEMORY, whole.memory() / _MEGABYTE


def _against_bytes(
    server: Server, address: str, controls: Controls, pace: Pace, known: str = ""
) -> float | str:
    server.get(address)
    try:
        return rate_ratio(
            lambda: rate(server, [address], pace.seconds, known),
            lambda: rate(controls.bytes, ["/"], pace.seconds),
            pace.rounds,
        )
    except NoLoad:
        return "no wrk"


def _not_kept(place: Place, addresses: list[str], controls: Controls, pace: Pace) -> Iterator[Cell]:
    """Answers made anew each time. Most of what they are made of is kept, except of a first one."""
    asked = {
        rows.FEED: "/feed.atom",
        rows.SEARCH: _RARE,
        rows.SEARCH_COMMON: _COMMON,
        rows.FILTERED: _FILTERED,
        rows.FILTERED_SEARCH: _FILTERED_SEARCH,
    }
    settings = place.settings | {"SPEECHWATCH_HALF": "public"}
    spreads = []
    with serving("bench.uncached:app", settings) as server:
        for row, address in asked.items():
            if server.get(address)[0] != 200:
                yield row, "not there"
                continue
            ratio, spread = time_ratio(server, address, controls.view, pace)
            spreads.append(spread)
            yield row, ratio
        faster = times_faster(place, server, pace)
        yield from zip((rows.DATASETTE, rows.DATASETTE_PLAIN), faster, strict=True)
        long = add_long_cases(place, min(_LONG_CASES, pace.requests * pace.rounds))
        server.get(addresses[0])  # the templates are compiled once a worker, not once a case
        for row, ratio, spread in _long_cases(server, long, controls, pace):
            spreads.append(spread)
            yield row, ratio
    yield rows.SPREAD, max(spreads)


def _long_cases(
    server: Server, addresses: list[str], controls: Controls, pace: Pace
) -> Iterator[tuple[Row, float, float]]:
    """Cases that the worker never drew, each asked for once; then one of them again and again."""
    yield rows.CASE, *first_ratio(server, addresses, controls.view, pace)
    yield rows.REDRAWN, *time_ratio(server, addresses[0], controls.view, pace)


def _while_published(place: Place, addresses: list[str], pace: Pace) -> Iterator[Cell]:
    with ExitStack() as stack:
        server = stack.enter_context(serving(APPLICATION, place.settings))
        try:
            share, stale = while_publishing(place, server, addresses[:200], pace)
        except NoLoad:
            yield rows.WHILE_PUBLISHING, "no wrk"
            return
    yield rows.WHILE_PUBLISHING, share
    yield rows.STALE, stale


def _addresses(place: Place, size: int) -> list[str]:
    """The addresses of some cases, the longest of the record first."""
    longest = _LONGEST_SHIPPED if size == SHIPPED else "/cases/demo-case-1-60"
    document = tables.document
    source = engine(place.record_url, read_only=True)
    with reading(source) as connection:
        query = select(document.c.slug).where(document.c.kind == "case").order_by(func.random())
        found = [f"/cases/{slug}" for slug in connection.execute(query.limit(200)).scalars()]
    source.dispose()
    return [longest, *(each for each in found if each != longest)]
