"""The commands. Each is thin: it calls queries and actions, commits once, and says what it did."""

import click

from app.cli.citations import cite_command
from app.cli.dates import date_command
from app.cli.documents import import_command
from app.cli.names import match_command
from app.cli.preparing import prepare_command
from app.cli.publishing import export_command, publish_command, verify_command, withdraw_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Speechwatch: a record of people prosecuted over what they said online."""


for _command in (
    cite_command,
    date_command,
    export_command,
    import_command,
    match_command,
    prepare_command,
    publish_command,
    verify_command,
    withdraw_command,
):
    main.add_command(_command)
