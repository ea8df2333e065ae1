"""The table of dates from real reports: bounds, words, and what the typed text means."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.dates import bounds, check, display, understand

TABLE = json.loads(
    (Path(__file__).parent.parent / "tables" / "dates.json").read_text(encoding="utf-8")
)
ROWS = TABLE["edtf_examples"]

TYPED = {
    "On February 21": "XXXX-02-21",
    "On June 22 (no year)": "XXXX-06-22",
    "in April, 2021": "2021-04",
    "in August 2009": "2009-08",
    "Incident date: October 28-29, 2024": "2024-10-28/2024-10-29",
    "December 2012": "2012-12",
    "a day in November 2021 not reported": "2021-11-XX",
    "27 May, year not known at all": "XXXX-05-27",
}
"""Rows whose words are a date by themselves; the year of the first two stood elsewhere."""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=[str(row["edtf"]) for row in ROWS])
def test_a_date_of_the_table_covers_its_days_and_reads_as_it_says(row: dict[str, str]) -> None:
    span = bounds(row["edtf"])
    assert [span.lower, span.upper] == [_day(bound) for bound in row["bounds"]]
    assert display(row["edtf"]) == row["display_en"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["edtf"]], ids=lambda row: row["edtf"])
def test_a_date_of_the_table_is_canonical_and_typed_as_shown_is_itself(row: dict[str, str]) -> None:
    assert check(row["edtf"]) == row["edtf"]
    assert understand(row["edtf"]).edtf == row["edtf"]
    assert understand(row["display_en"]).edtf == row["edtf"]


@pytest.mark.parametrize(("words", "edtf"), TYPED.items())
def test_the_words_of_a_report_mean_their_date(words: str, edtf: str) -> None:
    assert words in {row["as_written"] for row in ROWS}
    assert understand(words).edtf == edtf
