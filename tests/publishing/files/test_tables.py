"""The tables that readers take away say what the documents say, in every form alike."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app import dates
from app.document.case import Case
from app.pages.dataset.declaring import SEVERAL, Column
from app.pages.dataset.tables import TABLES
from config import Settings
from tests.downloads import makes_files, rows_of, served, table
from tests.ledger import shipped as shipped_documents
from tests.records import Records

OFFERED = ("cases", "charges", "detentions", "posts", "updates")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cases() -> tuple[Case, ...]:
    return tuple(each for each in shipped_documents() if isinstance(each, Case))


@pytest.fixture(scope="module")
def database(filed: Settings) -> Iterator[sqlite3.Connection]:
    path = served(filed, "record.sqlite")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        yield opened


def test_both_engines_give_the_same_tables(
    shipped_on_each: Records, filed: Settings, tmp_path: Path
) -> None:
    settings = replace(shipped_on_each.settings(CONTACT="desk@tracker.example"), folder=tmp_path)
    makes_files(settings)
    for each in TABLES:
        ours = [_undated(row) for row in table(settings, each.name)]
        assert ours == [_undated(row) for row in table(filed, each.name)]


def _undated(row: dict[str, str]) -> dict[str, str]:
    """A row without what is another one in each ledger: its ids, its instants and its hashes."""
    return {name: row[name] for name in row.keys() - {"id", "published", "changed", "hash"}}


def test_the_cases_of_any_filter_have_the_cells_they_have_in_the_file_of_all(
    filed: Settings, shipped: Records
) -> None:
    whole = {row["slug"]: row for row in table(filed, "cases")}
    with shipped.reader() as reader:
        every = rows_of(reader.get("/cases.csv").data)
        some = rows_of(reader.get("/cases.csv?basis=pretext&sort=oldest").data)
    assert 0 < len(some) < len(every) == len(whole)
    for row in (*every, *some):
        same = {name: row.pop(name) for name in whole[row["slug"]]}
        assert same == whole[same["slug"]]
        assert set(row) == {"as_of", "days_in_custody"}


def test_every_case_is_one_row_and_every_charge_one_for_each_person_charged(
    filed: Settings,
) -> None:
    assert {row["slug"] for row in table(filed, "cases")} == {each.slug for each in cases()}
    charged = {
        (case.slug, charge.id, party)
        for case in cases()
        for charge in case.charges
        for party in charge.of or [each.id for each in case.subjects]
    }
    rows = table(filed, "charges")
    assert {(row["slug"], row["fact"], row["party"]) for row in rows} == charged
    assert len(rows) == len(charged)


@pytest.mark.parametrize("name", OFFERED)
def test_a_csv_begins_with_a_mark_and_a_slug_and_ends_its_lines_as_the_standard_says(
    filed: Settings, name: str
) -> None:
    text = served(filed, f"{name}.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfslug,")
    assert text.endswith(b"\r\n")
    assert rows_of(text) == table(filed, name)


@pytest.mark.parametrize("each", TABLES, ids=lambda each: each.name)
def test_a_table_is_the_same_as_csv_as_sheet_and_in_the_database(
    filed: Settings, database: sqlite3.Connection, each: Any
) -> None:
    rows = table(filed, each.name)
    stored = database.execute(f'SELECT * FROM "{each.name}" ORDER BY rowid').fetchall()
    book = load_workbook(served(filed, "cases.xlsx"), read_only=True)
    _, *sheet = book[each.name].iter_rows(values_only=True)
    assert [list(row.values()) for row in rows] == [_texts(each.columns, row) for row in stored]
    assert [list(row.values()) for row in rows] == [_shown(row, len(each.columns)) for row in sheet]


def _texts(columns: tuple[Column[Any], ...], row: tuple[Any, ...]) -> list[str]:
    """A row of the database as the CSV spells it."""
    return [_text(column, value) for column, value in zip(columns, row, strict=True)]


def _text(column: Column[Any], value: Any) -> str:
    if value is None:
        return ""
    if column.kind in SEVERAL:
        value = "; ".join(json.loads(value))
    if column.kind == "yes or no":
        return "true" if value else "false"
    return f"'{value}" if str(value).startswith(_FORMULA) else str(value)


def _shown(row: tuple[Any, ...], width: int) -> list[str]:
    """A row of the workbook as the CSV spells it; it ends with its last cell that is not empty."""
    return [_of_sheet(value) for value in row] + [""] * (width - len(row))


def _of_sheet(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"'{value}" if str(value).startswith(_FORMULA) else str(value)


def test_a_workbook_says_what_it_is_to_whoever_looks_at_its_properties(filed: Settings) -> None:
    told = load_workbook(served(filed, "cases.xlsx"), read_only=True).properties
    assert (told.title, told.creator) == ("Speechwatch", "Speechwatch")
    assert filed.site_url in told.description


def test_days_are_days_in_the_workbook(filed: Settings) -> None:
    book = load_workbook(served(filed, "cases.xlsx"), read_only=True)
    heads, *rows = book["detentions"].iter_rows(values_only=True)
    taken = [row[heads.index("taken_from")] for row in rows]
    assert {type(day) for day in taken} == {datetime, type(None)}


def test_the_two_accounts_of_the_reason_stand_apart_each_with_its_speaker(
    filed: Settings,
) -> None:
    for case in cases():
        (row,) = (each for each in table(filed, "cases") if each["slug"] == case.slug)
        assert bool(row["official_reason"]) == bool(case.official_reason)
        assert bool(row["reported_reason"]) == bool(case.reported_reason)
    reasons = table(filed, "reasons")
    said = {(row["slug"], row["fact"]): row["account"] for row in reasons}
    for case in cases():
        assert all(said[case.slug, str(each.id)] == "official" for each in case.official_reason)
        assert all(said[case.slug, str(each.id)] == "reported" for each in case.reported_reason)
    assert {row["said_by"] for row in reasons if row["account"] == "official"} != {""}
    assert all(row["outlets"] for row in reasons)


def test_a_date_is_given_as_days_and_as_it_is_known(filed: Settings) -> None:
    (row,) = (
        each
        for each in table(filed, "decisions")
        if each["slug"] == "hasanzade-salamov-private-prosecution"
        and each["fact"] == "verdict"
        and each["party"] == "blogger"
    )
    assert row["date_edtf"] == "2020-11?"
    assert (row["date_from"], row["date_to"]) == ("2020-11-01", "2020-11-30")
    assert row["date_as_written"] == "dates back to November 2020"


def test_documents_stand_one_a_line_as_they_are_published(filed: Settings) -> None:
    lines = served(filed, "cases.ndjson").read_text(encoding="utf-8").splitlines()
    found = [Case.model_validate_json(line) for line in lines]
    assert {each.slug for each in found} == {each.slug for each in cases()}


def test_every_file_says_its_version_its_licence_and_how_to_cite_it(
    filed: Settings, database: sqlite3.Connection
) -> None:
    about = dict(database.execute("SELECT name, value FROM about"))
    book = load_workbook(served(filed, "cases.xlsx"), read_only=True)
    in_book = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True) if len(row) > 1}
    with zipfile.ZipFile(served(filed, "speechwatch.zip")) as package:
        readme = package.read("README.md").decode()
        described = json.loads(package.read("datapackage.json"))
    assert about["Licence"] == in_book["Licence"] == "CC BY 4.0"
    assert about["Version"] == in_book["Version"] == described["version"]
    assert about["How to cite"] in readme
    assert f"version {about['Version']}" in about["How to cite"]
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert date.fromisoformat(about["Custody as of"]) <= dates.today(filed.timezone)


def test_a_row_leads_to_the_rows_it_names(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    lost = database.execute(
        "SELECT count(*) FROM charges LEFT JOIN parties USING (slug, party)"
        " WHERE parties.party IS NULL"
    ).fetchone()
    assert lost == (0,)
