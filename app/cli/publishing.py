"""`publish`, `withdraw`, `verify` and `export`: the ledger and the record from the command line."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app import dates
from app.db.engines import engine, reading
from app.db.errors import DatabaseAway, SchemaBehind
from app.db.field_key import use_field_key_file
from app.db.migrations import current_revision, upgrade
from app.document.writing import to_yaml
from app.publishing import queries
from app.publishing.catching_up import catch_up, rebuild
from app.publishing.errors import NotPublished, NotVerified
from app.publishing.readiness import check_desk
from app.publishing.verifying import verify
from app.publishing.withdrawing import withdraw
from app.record import queries as record_queries
from app.record.readiness import check_schema
from config import SettingError, Settings

_P = ParamSpec("_P")
_SAY_EVERY = 1000
_FOLDERS = {"case": "cases", "person": "people", "provision": "law", "tally": "tallies"}


@dataclass(frozen=True, slots=True)
class Databases:
    """The settings of this run and both databases, opened for writing."""

    settings: Settings
    desk: Engine
    record: Engine


@contextmanager
def databases() -> Iterator[Databases]:
    """Both databases as the environment names them. Raises what the caller tells as a sentence."""
    settings = Settings.from_environment()
    use_field_key_file(settings.field_key_file)
    desk, record = engine(settings.desk_url), engine(settings.record_url)
    try:
        check_desk(desk)
        yield Databases(settings, desk, record)
    finally:
        desk.dispose()
        record.dispose()


def in_sentences(command: Callable[_P, None]) -> Callable[_P, None]:
    """Tells every expected failure as one sentence, with a non-zero exit code."""

    @wraps(command)
    def told(*args: _P.args, **options: _P.kwargs) -> None:
        try:
            command(*args, **options)
        except (DatabaseAway, NotPublished, NotVerified, SchemaBehind, SettingError) as failure:
            raise click.ClickException(str(failure)) from failure

    return told


@click.command(name="publish")
@click.option("--all", "everything", is_flag=True, help="Refill the whole record.")
@in_sentences
def publish_command(everything: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Bring the record up to the ledger.

    With --all the record is filled again from the first entry on; readers go on meanwhile, and no
    revision, hash, instant or id changes. A record of an older version is always filled again.
    """
    with databases() as both:
        before = _record_revision(both.settings.record_url)
        now = upgrade(both.settings.record_url, "record")
        if everything or before not in (None, now):
            count = rebuild(both.desk, both.record, _progress)
            click.echo(f"The record was filled again from {_entries(count)} of the ledger.")
            return
        count = catch_up(both.desk, both.record, _progress)
        click.echo(f"The record is up to date; {_entries(count)} of the ledger were new to it.")


@click.command(name="withdraw")
@click.argument("slug")
@click.option("--why", required=True, help="The reason, kept in the desk's audit trail.")
@in_sentences
def withdraw_command(slug: str, why: str) -> None:
    """Take a published document away everywhere, for good.

    SLUG is the last part of its address. Its content goes from the desk, the ledger and the
    record, with the people who are in no other case; its address answers 410.
    """
    with databases() as both:
        today = dates.today(both.settings.timezone)
        with Session(both.desk) as session:
            done = withdraw(session, slug, why, getpass.getuser(), today)
            session.commit()
        catch_up(both.desk, both.record)
        click.echo(
            f"Withdrew {slug}: cases {done.cases}, people {done.people}, documents rewritten"
            f" without it {done.rewritten}. Nothing of it is left in the databases' files."
        )


@click.command(name="verify")
@click.option(
    "--head", help="A hash that a page, feed or download printed: the chain must hold it."
)
@in_sentences
def verify_command(head: str | None) -> None:
    """Prove that ledger and record are what was published.

    Without --head an edited, removed or reordered revision is found; with it a cut tail too, and
    a chain that was computed anew.
    """
    with databases() as both:
        check_schema(both.record)
        with reading(both.desk) as ledger, reading(both.record) as record:
            number = verify(ledger, record, head)
            behind = number - record_queries.release(record).version
            last = queries.head(ledger).hash
        late = (
            f" The record is {_entries(behind)} behind; run: speechwatch publish" if behind else ""
        )
        click.echo(f"Verified {_entries(number)}; the head is {last}.{late}")


@click.command(name="export")
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@in_sentences
def export_command(dest: Path) -> None:
    """Write every published document to DEST as a file that import accepts."""
    if dest.exists() and any(dest.iterdir()):
        raise click.ClickException(f"{dest} is not empty; name a new folder.")
    with databases() as both:
        check_schema(both.record)
        with reading(both.record) as connection:
            count = 0
            for each in record_queries.every_published(connection):
                _write(dest, each.kind, each.slug, to_yaml(each.document))
                count += 1
                _progress(count)
    click.echo(f"Wrote {count} documents to {dest}.")


def _write(dest: Path, kind: str, slug: str, text: str) -> None:
    folder = dest / _FOLDERS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{slug}.yaml").write_text(text, encoding="utf-8")


def _record_revision(url: str) -> str | None:
    """The schema of a record that may not be there yet."""
    source = engine(url, create=True)
    try:
        return current_revision(source)
    finally:
        source.dispose()


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _progress(count: int) -> None:
    if count % _SAY_EVERY == 0:
        click.echo(f"{count} …", err=True)
