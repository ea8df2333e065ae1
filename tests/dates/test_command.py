"""The command `date`."""

import json

import pytest
from click.testing import CliRunner

from app.cli.dates import date_command


def _printed(*words: str) -> dict[str, str | None]:
    result = CliRunner().invoke(date_command, words)
    assert result.exit_code == 0, result.output
    printed: dict[str, str | None] = json.loads(result.stdout)
    return printed


def test_a_date_is_printed_with_its_days_and_its_words() -> None:
    assert _printed("26–27 March 2020") == {
        "edtf": "2020-03-26/2020-03-27",
        "lower": "2020-03-26",
        "upper": "2020-03-27",
        "display": "26-27 March 2020",
    }


@pytest.mark.parametrize("words", [["22 June"], ["22", "June"], ["XXXX-06-22"]])
def test_a_day_without_a_year_gets_none(words: list[str]) -> None:
    assert _printed(*words) == {
        "edtf": "XXXX-06-22",
        "lower": None,
        "upper": None,
        "display": "22 June, year not known",
    }


def test_an_open_end_has_no_day() -> None:
    assert _printed("since July 2021") == {
        "edtf": "2021-07/..",
        "lower": "2021-07-01",
        "upper": None,
        "display": "since July 2021",
    }


@pytest.mark.parametrize("text", ["", "unknown", "no date", "date not known", "-"])
def test_an_unknown_date_is_printed_as_nulls(text: str) -> None:
    assert _printed(text) == {
        "edtf": None,
        "lower": None,
        "upper": None,
        "display": "date not known",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [("31 June", "June has 30 days"), ("6/24/23", "month as a word"), ("--535", "not a date")],
)
def test_what_is_no_date_fails_with_a_sentence(text: str, says: str) -> None:
    result = CliRunner().invoke(date_command, [text])
    assert result.exit_code != 0
    assert says in result.stderr
    assert not result.stdout
