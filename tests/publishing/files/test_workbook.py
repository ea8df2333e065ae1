"""What the sheets of the workbook are given row by row, and how a long table goes on."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from app.cli.downloads import deployment
from app.cli.wording import in_words
from app.pages.dataset.declaring import Column, Kind
from app.pages.dataset.tables import TABLES
from app.publishing.downloads import in_xlsx
from app.publishing.downloads.about import About
from app.publishing.downloads.sheet_rows import LONGEST, sheet_rows
from config import Settings
from tests.downloads import served, table


def column(kind: Kind) -> Column[Any]:
    return Column(kind, kind, "A column.", lambda row: row)


def cell(kind: Kind, stored: object) -> ElementTree.Element:
    """The only cell of a row with one value, as XML."""
    (row,) = sheet_rows((column(kind),), [(stored,)], 7)
    (found,) = ElementTree.fromstring(row)
    return found


def test_a_table_longer_than_a_sheet_goes_on_in_a_further_one(
    filed: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_xlsx, "MOST_ROWS", 11)
    path, rows = tmp_path / "cases.xlsx", served(filed, "record.sqlite")
    about = About(deployment(filed), 1, "head", None, datetime.now(UTC), date(2026, 1, 1))
    with in_words(filed):
        in_xlsx.write_workbook(path, TABLES, rows, about)
    book = load_workbook(path, read_only=True)
    slugs: list[object] = []
    for name in ("cases", "cases 2"):
        heads, *rows = book[name].iter_rows(values_only=True)
        assert heads[0] == "slug"
        slugs += [row[0] for row in rows]
    assert slugs == [row["slug"] for row in table(filed, "cases")]
    assert len(slugs) > 10
    assert "cases 3" not in book.sheetnames


@pytest.mark.parametrize("text", ["=1+1", "#REF!", "a < b & c > d", "]]>", " two\nlines ", "ə–Ə"])
def test_a_text_is_a_text_whatever_it_says(text: str) -> None:
    found = cell("text", text)
    assert found.get("t") == "inlineStr"
    assert "".join(found.itertext()) == text


def test_a_text_longer_than_a_cell_says_where_the_rest_is() -> None:
    text = "".join(cell("text", "x" * 40_000).itertext())
    assert text == "x" * LONGEST + " […] → record.sqlite"
    assert len(text) < 32_767


def test_several_values_are_one_text() -> None:
    assert "".join(cell("words", '["reported", "fine"]').itertext()) == "reported; fine"


def test_a_day_is_a_number_that_looks_like_a_day_and_one_too_early_a_text() -> None:
    known = cell("day", "2026-05-04")
    assert known.get("s") == "7"
    days = (datetime(2026, 5, 4) - datetime(1899, 12, 30)).days  # noqa: DTZ001 - days of a sheet
    assert "".join(known.itertext()) == str(days)
    assert "".join(cell("day", "1900-02-28").itertext()) == "1900-02-28"


def test_an_empty_cell_is_left_out_and_the_others_keep_their_places() -> None:
    columns = (column("text"), column("number"), column("yes or no"))
    (row,) = sheet_rows(columns, [(None, 3, 1)], 7)
    assert [each.get("r") for each in ElementTree.fromstring(row)] == ["B2", "C2"]
