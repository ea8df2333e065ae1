"""The commands. Each is thin: it calls queries and actions, commits once, and says what it did."""

from importlib import import_module

import click

# Where each command is. It is loaded when it is called: reading a date needs no database.
_COMMANDS = {
    "add-user": "app.cli.members:add_user_command",
    "cite": "app.cli.citations:cite_command",
    "date": "app.cli.dates:date_command",
    "demo": "app.cli.demo:demo_command",
    "export": "app.cli.publishing:export_command",
    "import": "app.cli.documents:import_command",
    "match": "app.cli.names:match_command",
    "prepare": "app.cli.preparing:prepare_command",
    "publish": "app.cli.publishing:publish_command",
    "verify": "app.cli.publishing:verify_command",
    "withdraw": "app.cli.publishing:withdraw_command",
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
        module, _, command = _COMMANDS[name].partition(":")
        found: click.Command = getattr(import_module(module), command)
        return found


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Speechwatch: a record of people prosecuted over what they said online."""
