"""Every command can be found, and says how it is used."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
from click.testing import CliRunner

from app.cli import main

COMMANDS = [
    *("cite", "date", "demo", "export", "import", "match", "prepare", "publish", "verify"),
    *("bring-sheet", "withdraw"),
]


def test_every_command_is_listed_and_has_help() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output
    for name in COMMANDS:
        assert f"\n  {name} " in listed
        helped = CliRunner().invoke(main, [name, "--help"])
        assert helped.exit_code == 0
        assert "Usage:" in helped.output


def test_an_unknown_command_is_refused_with_a_sentence() -> None:
    answer = CliRunner().invoke(main, ["frobnicate"])
    assert answer.exit_code == 2
    assert "No such command 'frobnicate'" in answer.output


def test_the_list_says_of_each_command_what_its_own_help_begins_with() -> None:
    listed = " ".join(CliRunner().invoke(main, ["--help"], terminal_width=200).output.split())
    context = click.Context(main)
    assert isinstance(main, click.Group)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        first = " ".join((command.help or "").split("\n\n")[0].split())
        assert f"{name} {first.partition('. ')[0].rstrip('.')}." in listed


def test_listing_the_commands_loads_none_of_them() -> None:
    asked = (
        "import sys; from click.testing import CliRunner; from app.cli import main;"
        " CliRunner().invoke(main, ['--help']);"
        " print(sorted(each for each in sys.modules if each.startswith('app.')))"
    )
    assert _python(asked) == "['app.cli']"


def test_a_command_on_databases_of_today_does_not_load_what_migrates(
    sqlite_model: Path, tmp_path: Path
) -> None:
    shutil.copytree(sqlite_model, tmp_path, dirs_exist_ok=True)
    asked = (
        "import sys; from click.testing import CliRunner; from app.cli import main;"
        " done = CliRunner().invoke(main, ['verify']);"
        " print(done.exit_code, 'alembic' in sys.modules, 'flask' in sys.modules)"
    )
    told = _python(asked, SPEECHWATCH_DATA=str(tmp_path))
    assert told == "0 False False"


def _python(program: str, **settings: str) -> str:
    command = [sys.executable, "-c", program]
    environment = {**os.environ, **settings}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()
