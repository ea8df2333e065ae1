"""`publish`, `withdraw`, `verify` and `export`: the ledger and the record from the command line."""

import getpass
from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy.orm import Session

from app import dates
from app.cases.working.queue import work_out_waits
from app.cases.working.words import work_out_words
from app.cli.opening import Databases, databases, in_sentences
from app.db.engines import reading
from app.db.erasing import erase_traces
from app.db.schemas import revision_of, upgrade_if_behind
from app.document.writing import to_yaml
from app.publishing import queries
from app.publishing.catching_up import catch_up, rebuild
from app.publishing.reviewing import publish_due
from app.publishing.verifying import verify
from app.publishing.withdrawing import withdraw
from app.record import queries as record_queries
from app.record.readiness import check_schema
from app.staff.actions import record_act
from app.staff.queries import broken_entries
from app.tips.actions import erase_closed

_SAY_EVERY = 1000
_FOLDERS = {"case": "cases", "person": "people", "provision": "law", "tally": "tallies"}


@click.command(name="publish")
@click.option("--all", "everything", is_flag=True, help="Refill the whole record.")
@in_sentences
def publish_command(everything: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Publish what was approved for today, and bring the record up to the ledger.

    With --all the record is filled again from the first entry on; readers go on meanwhile, and no
    revision, hash, instant or id changes. A record of an older version is always filled again.
    """
    with databases() as both:
        before = revision_of(both.settings.record_url)
        now = upgrade_if_behind(both.settings.record_url, "record")
        if everything or before not in (None, now):
            count = rebuild(both.desk, both.record, both.settings.files, _progress)
            _work_out_lists(both)
            click.echo(f"The record was filled again from {_entries(count)} of the ledger.")
            return
        due = _publish_due(both)
        count = catch_up(both.desk, both.record, both.settings.files, _progress)
        told = f" Approved for today, and published: {due}." if due else ""
        if gone := _erase_tips(both):
            told += f" Tips that were done with, and are gone now: {gone}."
        click.echo(
            f"The record is up to date; {_entries(count)} of the ledger were new to it.{told}"
        )


@click.command(name="withdraw")
@click.argument("slug")
@click.option("--why", required=True, help="The reason, kept in the desk's audit trail.")
@in_sentences
def withdraw_command(slug: str, why: str) -> None:
    """Take a published case, tally or person away everywhere, for good.

    SLUG is the last part of its address. Its content goes from the desk, the ledger and the
    record, with the people who are in no other case; its address answers 410. An article of the
    law names nobody: it is corrected, not withdrawn. The files for readers at /data go too; the
    server of the writing half makes them anew, and so does: speechwatch files
    """
    with databases() as both:
        today = dates.today(both.settings.timezone)
        with Session(both.desk) as session:
            done = withdraw(session, slug, why, getpass.getuser(), today)
            session.commit()
        catch_up(both.desk, both.record, both.settings.files)
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

    The log of the desk is looked at too: nobody may have changed what it tells.

    Without --head an edited, removed or reordered revision is found; with it a cut tail too, and
    a chain that was computed anew.
    """
    with databases() as both:
        check_schema(both.record)
        with reading(both.desk) as ledger, reading(both.record) as record:
            number = verify(ledger, record, head)
            behind = number - record_queries.release(record).version
            last = queries.head(ledger).hash
        _verify_trail(both)
        late = (
            f" The record is {_entries(behind)} behind; run: speechwatch publish" if behind else ""
        )
        click.echo(f"Verified {_entries(number)}; the head is {last}.{late}")


def _verify_trail(both: Databases) -> None:
    with Session(both.desk) as session:
        broken = broken_entries(session)
    if broken:
        raise click.ClickException(
            f"The desk's log was changed at its act {broken[0]} or before; look at a backup."
        )


@click.command(name="export")
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@in_sentences
def export_command(dest: Path) -> None:
    """Write every published document to DEST as a file that import accepts.

    The desk's log tells of it.
    """
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
        _note_export(both, count)
    click.echo(f"Wrote {count} documents to {dest}.")


def _note_export(both: Databases, count: int) -> None:
    with Session(both.desk) as session:
        record_act(session, getpass.getuser(), "exported", None, {"documents": count})
        session.commit()


def _work_out_lists(both: Databases) -> None:
    """The desk's own lists of days and words are filled again: they may be older than the code."""
    with Session(both.desk) as session:
        work_out_waits(session)
        work_out_words(session)
        session.commit()


def _publish_due(both: Databases) -> int:
    with Session(both.desk) as session:
        done = publish_due(session, dates.today(both.settings.timezone))
        session.commit()
    return len(done)


def _erase_tips(both: Databases) -> int:
    """What is left of closed tips goes when its time has come, from the files of the desk too."""
    before = dates.today(both.settings.timezone) - timedelta(days=both.settings.tip_days)
    with Session(both.desk) as session:
        count = erase_closed(session, before)
        session.commit()
    if count:
        erase_traces(both.desk, ("tips",))
    return count


def _write(dest: Path, kind: str, slug: str, text: str) -> None:
    folder = dest / _FOLDERS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{slug}.yaml").write_text(text, encoding="utf-8")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _progress(count: int) -> None:
    if count % _SAY_EVERY == 0:
        click.echo(f"{count} …", err=True)
