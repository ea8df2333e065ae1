"""The command `cite`."""

import json

import pytest
from click.testing import CliRunner

from app.cli.citations import cite_command


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["CAO 388.1"], [{"canonical": "CAO:388-1", "flags": ["alias of 388.1"]}]),
        (["CAO", "535.1"], [{"canonical": "CAO:535.1", "flags": []}]),
        (["nothing of the kind"], []),
        (["--535"], []),
        ([""], []),
    ],
)
def test_cite_prints_json_and_succeeds(words: list[str], printed: list[object]) -> None:
    result = CliRunner().invoke(cite_command, words)
    assert result.exit_code == 0
    assert json.loads(result.output) == printed
