import json

import pytest
from click.testing import CliRunner

from app.cli.names import match_command


def test_a_match_is_one_line_with_its_reason_and_leaves_with_zero() -> None:
    result = CliRunner().invoke(match_command, ["Mamedov", "Məmmədov"])
    assert result.exit_code == 0
    assert result.output == (
        "Match: “Mamedov” finds “Məmmədov”: a, e and ə are one letter, double letters count once.\n"
    )


def test_no_match_says_so_and_leaves_with_one() -> None:
    result = CliRunner().invoke(match_command, ["Ibrahimov", "Elçin İbrahimli"])
    assert result.exit_code == 1
    assert result.output == (
        "No match: a search for “Ibrahimov” does not find “Elçin İbrahimli”.\n"
    )


def test_aliases_are_searched_too() -> None:
    arguments = ["Алескер", "Ələsgər Məmmədli"]
    assert CliRunner().invoke(match_command, arguments).exit_code == 1
    found = CliRunner().invoke(match_command, [*arguments, "--alias", "X", "--alias", "Алескер"])
    assert found.exit_code == 0
    assert "stored alias" in found.output


def test_json_carries_the_codes_of_the_reasons() -> None:
    result = CliRunner().invoke(match_command, ["--json", "N!DA", "NIDA"])
    answer = json.loads(result.output)
    assert answer["match"] is True
    assert answer["meetings"] == [
        {
            "query": "N!DA",
            "name": "NIDA",
            "why": ["organisation's own spelling"],
            "codes": ["own"],
            "alias": None,
        }
    ]


@pytest.mark.parametrize("broken", ["\udce9lvin", "a\x00b", "x" * 5000])
def test_what_cannot_be_printed_is_still_one_line(broken: str) -> None:
    result = CliRunner().invoke(match_command, [broken, broken])
    assert result.exit_code == 0
    assert result.output.count("\n") == 1
