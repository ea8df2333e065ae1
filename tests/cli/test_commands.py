"""Every command can be found, and says how it is used."""

from click.testing import CliRunner

from app.cli import main

COMMANDS = [
    *("cite", "date", "demo", "export", "import", "match", "prepare", "publish", "verify"),
    "withdraw",
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
