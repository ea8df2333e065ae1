"""`prepare`: what has to be true before a server can start."""

import click

from app import content
from app.cli.documents import take_in
from app.cli.downloads import make_files
from app.cli.opening import Databases, databases, in_sentences, keep_desk_private
from app.db.engines import reading
from app.db.schemas import revision_of, upgrade_if_behind
from app.publishing import queries
from app.publishing.catching_up import catch_up, rebuild
from app.record import queries as record_queries
from config import Settings


@click.command(name="prepare")
@in_sentences
def prepare_command() -> None:
    """Set up or upgrade both databases, load what ships where the ledger is empty, catch up.

    A record of an older version is filled again from the ledger.
    """
    settings = Settings.from_environment()
    keep_desk_private(settings)
    upgrade_if_behind(settings.desk_url, "desk")
    before = revision_of(settings.record_url)
    now = upgrade_if_behind(settings.record_url, "record")
    settings.secret_key()
    with databases() as both:
        if before not in (None, now):
            rebuild(both.desk, both.record, both.settings.files)
        _fill(both)


def _fill(both: Databases) -> None:
    with reading(both.desk) as ledger, reading(both.record) as record:
        empty = queries.head(ledger).number == 0
        followed = record_queries.release(record).version
    if empty and followed:
        click.echo("Ready; no ledger has what the record holds, so it is served as it is.")
        return
    if empty:
        take_in(both, content.shipped(), publish=True, update=False)
        _first_files(both)
        return
    count = catch_up(both.desk, both.record, both.settings.files)
    click.echo(f"Ready; {count} entries of the ledger were new to the record.")


def _first_files(both: Databases) -> None:
    """A server looks after half a minute: until then it would offer nothing to take away.

    Where they cannot be made it serves all else, and tries again.
    """
    try:
        make_files(both)
    except click.ClickException as refused:
        click.echo(refused.format_message(), err=True)
