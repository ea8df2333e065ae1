"""`files`: makes what readers take away at /data."""

import os

import click

from app.cli.opening import Databases, databases, in_sentences
from app.cli.wording import in_words
from app.publishing.downloads.about import Deployment
from app.publishing.downloads.due import is_due
from app.publishing.downloads.making import NotWritten, TakenAway, make
from app.publishing.downloads.turns import AlreadyMaking
from app.record.readiness import check_schema
from config import Settings

_SAY_EVERY = 1000
_MILDLY = 10


@click.command(name="files")
@click.option(
    "--when-due", is_flag=True, help="Only if they are older than ten minutes and not up to date."
)
@in_sentences
def files_command(when_due: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Make the files that readers take away: CSV, a workbook, SQLite, a data package.

    They take the place of the last ones as a whole. The server of the writing half does this by
    itself; where none runs, a timer can, with --when-due.
    """
    with databases() as both:
        check_schema(both.record)
        if when_due:
            os.nice(_MILDLY)
        if when_due and not is_due(both.record, both.settings.files, both.settings.timezone):
            click.echo("The files are up to date, or less than ten minutes old.")
            return
        click.echo(make_files(both))


def make_files(both: Databases) -> str:
    """Makes the files; what came of it, in a sentence. Raises ClickException if they cannot be."""
    settings = both.settings
    try:
        with in_words(settings):
            found = make(both.record, settings.files, deployment(settings), _progress)
    except AlreadyMaking as making:
        return str(making)
    except (NotWritten, TakenAway) as failure:
        raise click.ClickException(str(failure)) from failure
    return f"Made {len(found.files)} files of version {found.version} in {settings.files}."


def deployment(settings: Settings) -> Deployment:
    """What files say of the deployment they come from."""
    return Deployment(
        settings.site_url,
        settings.licence,
        settings.contact,
        settings.locales,
        settings.timezone,
    )


def _progress(count: int) -> None:
    if count % _SAY_EVERY == 0:
        click.echo(f"{count} …", err=True)
