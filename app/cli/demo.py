"""`demo`: an invented record, clearly marked, for trying out and for measuring."""

from collections.abc import Iterator
from datetime import datetime

import click
from sqlalchemy.orm import Session

from app import dates
from app.cases.known import known_documents
from app.cli.demonstration.articles import provisions
from app.cli.demonstration.filling import fill
from app.cli.demonstration.people import World
from app.cli.demonstration.record import PREFIX, every_document
from app.cli.documents import store
from app.cli.opening import Databases, databases, in_sentences
from app.db.engines import engine, reading
from app.db.schemas import set_up_if_new
from app.document.others import Tombstone
from app.document.reading import Document, parse
from app.publishing import queries
from app.record.readiness import check_schema
from config import Settings

_DAY = click.DateTime(["%Y-%m-%d"])
_SAY_EVERY = 10_000


class Invented:
    """The documents of an invented record but for those articles that the desk has already.

    They are made up anew, the same each time, whenever they are gone through.
    """

    def __init__(self, world: World, cases: int, there: frozenset[str]) -> None:
        self._world = world
        self._cases = cases
        self._there = there

    def __iter__(self) -> Iterator[Document]:
        for body in every_document(self._world, self._cases):
            document = parse(body)
            if not isinstance(document, Tombstone) and document.slug not in self._there:
                yield document


@click.command(name="demo")
@click.option("--cases", type=click.IntRange(min=1), required=True, help="How many cases.")
@click.option("--record-only", is_flag=True, help="Fill an empty record, without desk and ledger.")
@click.option("--seed", type=click.IntRange(min=0), default=1, help="Another set of inventions.")
@click.option("--today", type=_DAY, help="The last day of the record (default: today).")
@click.option("--among-real", is_flag=True, help="Do it although real cases are published here.")
@in_sentences
def demo_command(
    cases: int,
    record_only: bool,  # noqa: FBT001 - click passes flags so
    seed: int,
    today: datetime | None,
    among_real: bool,  # noqa: FBT001
) -> None:
    """Invent cases, people and tallies, and publish them, each marked as invented.

    The same seed and day give the same documents. With --record-only an empty record is filled for
    its size alone: none of it is in a ledger, and the head that pages print says `invented`.
    """
    settings = Settings.from_environment()
    last = today.date() if today else dates.today(settings.timezone)
    world = World(seed, last)
    if record_only:
        _fill_record(settings, world, cases)
        return
    with databases() as both:
        _refuse_among_real(both, allowed=among_real)
        store(both, Invented(world, cases, _articles_there(both)), publish=True)


def _fill_record(settings: Settings, world: World, cases: int) -> None:
    set_up_if_new(settings.record_url, "record")
    record = engine(settings.record_url)
    try:
        check_schema(record)
        count = fill(record, world, cases, _progress)
    finally:
        record.dispose()
    click.echo(
        f"Filled the record with {cases} invented cases, {count} documents in all. No ledger has"
        " them: run the server as it is, and speechwatch publish --all to be rid of them."
    )


def _refuse_among_real(both: Databases, *, allowed: bool) -> None:
    with reading(both.desk) as ledger:
        real = queries.has_others(ledger, "case", PREFIX)
    if real and not allowed:
        raise click.ClickException(
            "Real cases are published here, and readers would find invented ones among them. Set"
            " SPEECHWATCH_DATA to a new folder, or pass --among-real if that is meant."
        )


def _articles_there(both: Databases) -> frozenset[str]:
    slugs = [each.slug for each in provisions()]
    with Session(both.desk) as session:
        known = known_documents(session, (("provision", slug) for slug in slugs), ())
    return frozenset(slug for _, slug in known.by_slug)


def _progress(count: int) -> None:
    if count % _SAY_EVERY == 0:
        click.echo(f"{count} cases …", err=True)
