"""What is measured of one size on one engine, row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from app.db.engines import engine, reading
from app.record import tables
from bench import rows
from bench.datasette import times_faster
from bench.dawdling import beside_dawdlers
from bench.places import (
    SHIPPED,
    WITH_A_LEDGER,
    Place,
    add_long_cases,
    fill,
    fill_record,
    has_record,
    write_files,
)
from bench.publishing import while_publishing
from bench.reading import NoLoad, Pace, first_ratio, rate, rate_ratio, tag_of, time_ratio
from bench.rows import Row
from bench.serving import APPLICATION, Server, serving

Cell = tuple[Row, float | str]
_Drawn = tuple[Row, float, float]  # p50 beside the control's, and p99 beside p50
_MEGABYTE: Final = 1024 * 1024
_LONGEST_SHIPPED: Final = "/cases/hasanzade-salamov-private-prosecution"
_THE_SAME: Final = "/cases/demo-case-1-60"
_ASKED: Final = {
    rows.FEED: "/feed.atom",
    rows.SEARCH: "/search?q=a+flooded+school",
    rows.SEARCH_COMMON: "/search?q=post",
    rows.FILTERED: "/cases?basis=pretext&held=presumed+released",
    rows.FILTERED_SEARCH: "/cases?q=post&basis=pretext",
}
_LONG_CASES: Final = 100
_UNCACHED: Final = "bench.uncached:app"


@dataclass(frozen=True, slots=True)
class Controls:
    """The servers of the two controls."""

    bytes: Server
    view: Server


def column(
    place: Place, size: int, controls: Controls, pace: Pace, say: Callable[[str], None]
) -> Iterator[Cell]:
    """Every row of one size on one engine, in an empty place that it fills.

    Above `WITH_A_LEDGER` the place may have its record already, and what needs a ledger, or the
    file for Datasette, is left out.
    """
    if size > WITH_A_LEDGER:
        yield from _record_alone(place, size, controls, pace, say)
        return
    say("filling the ledger")
    fill(place, size)
    if size != SHIPPED:
        yield from _filling(place, size, pace, say)
    addresses = _addresses(place, size)
    say("reading what is kept")
    yield from _kept(place, addresses, controls, pace)
    say("reading what is not kept")
    yield from _not_kept(place, size, addresses, controls, pace)
    say("publishing while it is read")
    yield from _while_published(place, addresses, pace)


def _filling(place: Place, size: int, pace: Pace, say: Callable[[str], None]) -> Iterator[Cell]:
    say("refilling the record")
    yield rows.REBUILD, size / place.runs("publish", "--all").seconds * 60
    say("filling a record with inventions")
    with place.beside() as other:
        yield rows.DEMO, size / fill_record(other, size).seconds * 60
    say("importing")
    count = min(size, pace.imports)
    taken = {share: _imported(place, count // share) for share in (4, 1)}
    (_, before), (speed, after) = taken[4], taken[1]
    yield rows.IMPORT, speed
    yield rows.IMPORT_GROWTH, after / before


def _record_alone(
    place: Place, size: int, controls: Controls, pace: Pace, say: Callable[[str], None]
) -> Iterator[Cell]:
    if not has_record(place):
        say("filling a record with inventions")
        yield rows.DEMO, size / fill_record(place, size).seconds * 60
    addresses = _addresses(place, size)
    settings = place.settings | {"SPEECHWATCH_HALF": "public"}
    say("reading what is kept")
    yield from _public_half(settings, addresses, controls, pace)
    say("reading what is not kept")
    with serving(_UNCACHED, settings) as server:
        asked = {rows.SAME_CASE: _THE_SAME} | _ASKED
        yield from _with_spread(_drawn_anew(server, asked, controls, pace))


def _imported(place: Place, count: int) -> tuple[float, float]:
    """Cases a minute of an import of files into an empty desk, and its memory at the most."""
    with place.beside() as other:
        write_files(other.folder / "files", count, seed=2)
        ran = other.runs("import", other.folder / "files", "--publish")
        return count / ran.seconds * 60, float(ran.memory)


def _kept(place: Place, addresses: list[str], controls: Controls, pace: Pace) -> Iterator[Cell]:
    settings = place.settings | {"SPEECHWATCH_HALF": "public"}
    yield from _public_half(settings, addresses, controls, pace)
    with serving(APPLICATION, settings) as dawdled:
        yield rows.BESIDE_DAWDLERS, beside_dawdlers(dawdled, "/", pace.seconds * 5)
    with serving(APPLICATION, place.settings) as whole:
        yield rows.WHOLE_START, whole.started_in
        for address in addresses[:200]:
            whole.get(address)
        yield rows.WHOLE_MEMORY, whole.memory() / _MEGABYTE


def _public_half(
    settings: Mapping[str, str], addresses: list[str], controls: Controls, pace: Pace
) -> Iterator[Cell]:
    longest = addresses[0]
    with serving(APPLICATION, settings):
        pass  # what the first start of a deployment compiles is kept, as Python keeps its modules
    with serving(APPLICATION, settings) as public:
        yield rows.PUBLIC_START, public.started_in
        for page, row in rows.WARM.items():
            yield row, _against_bytes(public, longest if page == "case" else page, controls, pace)
        tag = tag_of(public, longest)
        yield rows.UNCHANGED, _against_bytes(public, longest, controls, pace, tag)
        for address in addresses[:200]:
            public.get(address)
        yield rows.PUBLIC_MEMORY, public.memory() / _MEGABYTE


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


def _not_kept(
    place: Place, size: int, addresses: list[str], controls: Controls, pace: Pace
) -> Iterator[Cell]:
    """Answers made anew each time. Most of what they are made of is kept, except of a first one."""
    asked = _ASKED if size == SHIPPED else {rows.SAME_CASE: _THE_SAME} | _ASKED
    with serving(_UNCACHED, place.settings | {"SPEECHWATCH_HALF": "public"}) as server:
        drawn = list(_drawn_anew(server, asked, controls, pace))
        faster = times_faster(place, server, pace)
        yield from zip((rows.DATASETTE, rows.DATASETTE_PLAIN), faster, strict=True)
        long = add_long_cases(place, min(_LONG_CASES, pace.requests * pace.rounds))
        server.get(addresses[0])  # the templates are compiled once a worker, not once a case
        drawn += _long_cases(server, long, controls, pace)
    yield from _with_spread(drawn)


def _drawn_anew(
    server: Server, asked: Mapping[Row, str], controls: Controls, pace: Pace
) -> Iterator[_Drawn]:
    for row, address in asked.items():
        yield row, *time_ratio(server, address, controls.view, pace)


def _long_cases(
    server: Server, addresses: list[str], controls: Controls, pace: Pace
) -> Iterator[_Drawn]:
    """Cases that the worker never drew, each asked for once; then one of them again and again."""
    yield rows.CASE, *first_ratio(server, addresses, controls.view, pace)
    yield rows.REDRAWN, *time_ratio(server, addresses[0], controls.view, pace)


def _with_spread(drawn: Iterable[_Drawn]) -> Iterator[Cell]:
    spreads = []
    for row, ratio, spread in drawn:
        yield row, ratio
        spreads.append(spread)
    yield rows.SPREAD, max(spreads)


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
    longest = _LONGEST_SHIPPED if size == SHIPPED else _THE_SAME
    document = tables.document
    source = engine(place.record_url, read_only=True)
    with reading(source) as connection:
        query = select(document.c.slug).where(document.c.kind == "case").order_by(func.random())
        found = [f"/cases/{slug}" for slug in connection.execute(query.limit(200)).scalars()]
    source.dispose()
    return [longest, *(each for each in found if each != longest)]
