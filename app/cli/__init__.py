"""The commands. Each is thin: it calls queries and actions, commits once, and says what it did."""

from importlib import import_module
from typing import Final, NamedTuple

import click


class _Told(NamedTuple):
    """Where a command is, and what the list of commands says of it."""

    where: str
    told: str


# A command is loaded when it is called, and listing them all loads none: reading a date needs no
# database.
_COMMANDS: Final = {
    "add-user": _Told(
        "app.cli.members:add_user_command",
        "Let NAME in at the desk: print a link that works once, for 48 hours.",
    ),
    "bring-sheet": _Told(
        "app.cli.sheets:bring_sheet_command",
        "Do what was asked at the desk for a long sheet: check it, bring it in, or undo it.",
    ),
    "cite": _Told(
        "app.cli.citations:cite_command", "Print how the citation TEXT is understood, as JSON."
    ),
    "date": _Told(
        "app.cli.dates:date_command",
        "Show how a date is understood, as JSON with edtf, lower, upper and display.",
    ),
    "demo": _Told(
        "app.cli.demo:demo_command",
        "Invent cases, people and tallies, and publish them, each marked as invented.",
    ),
    "export": _Told(
        "app.cli.publishing:export_command",
        "Write every published document to DEST as a file that import accepts.",
    ),
    "files": _Told(
        "app.cli.downloads:files_command",
        "Make the files that readers take away: CSV, a workbook, SQLite, a data package.",
    ),
    "import": _Told(
        "app.cli.documents:import_command",
        "Take documents into the desk: files or folders of YAML, JSON, or articles in Markdown.",
    ),
    "match": _Told(
        "app.cli.names:match_command", "Say whether a search for QUERY finds NAME, and why."
    ),
    "prepare": _Told(
        "app.cli.preparing:prepare_command",
        "Set up or upgrade both databases, load what ships where the ledger is empty, catch up.",
    ),
    "publish": _Told(
        "app.cli.publishing:publish_command",
        "Publish what was approved for today, and bring the record up to the ledger.",
    ),
    "verify": _Told(
        "app.cli.publishing:verify_command", "Prove that ledger and record are what was published."
    ),
    "withdraw": _Told(
        "app.cli.publishing:withdraw_command",
        "Take a published case, tally or person away everywhere, for good.",
    ),
}


class _Commands(click.Group):
    """The commands by name."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Every command, in the order of the alphabet."""
        return sorted(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command with this name, None when there is none."""
        if name not in _COMMANDS:
            return None
        module, _, command = _COMMANDS[name].where.partition(":")
        found: click.Command = getattr(import_module(module), command)
        return found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands that stands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, _COMMANDS[name].told) for name in self.list_commands(context)]
            )


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Speechwatch: a record of people prosecuted over what they said online."""
