"""What strangers write is text in every file: never a formula, never the end of a cell."""

import sqlite3
from contextlib import closing

import pytest
from openpyxl import load_workbook

from app.pages.csv_lines import spelled
from tests.downloads import makes_files, served, table
from tests.records import Records

_FORMULAS = (
    '=HYPERLINK("https://bad.example","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "#N/A",
    "=",
)


def test_titles_that_look_like_formulas_are_texts(records: Records) -> None:
    records.publishes("---\n".join(_case(f"case-{n}", title) for n, title in enumerate(_FORMULAS)))
    settings = records.settings()
    makes_files(settings)
    guarded = [each if each == "#N/A" else f"'{each}" for each in _FORMULAS]
    assert [row["title"] for row in table(settings, "cases")] == guarded
    heads, *rows = load_workbook(served(settings, "cases.xlsx"))["cases"].iter_rows()
    place = [head.value for head in heads].index("title")
    assert [(row[place].value, row[place].data_type) for row in rows] == [
        (each, "s") for each in _FORMULAS
    ]
    with closing(sqlite3.connect(served(settings, "record.sqlite"))) as database:
        titles = database.execute("SELECT title FROM cases ORDER BY slug").fetchall()
    assert titles == [(each,) for each in _FORMULAS]


def _case(slug: str, title: str) -> str:
    quoted = title.replace('"', '\\"')
    return (
        f'speechwatch: case/1\nslug: {slug}\ntitle: "{quoted}"\nsource: paper\n'
        "parties:\n  - {id: poet, name: A Poet}\n"
        "sources:\n  - {id: paper, outlet: The Invented Paper}\n"
    )


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", "=x", "-x", "＠x"])
def test_no_cell_begins_a_formula(text: str) -> None:
    assert spelled(text) == f"'{text}"
    assert spelled((text, "y")) == f"'{text}; y"


def test_what_parts_cells_and_lines_stays_inside_its_cell(records: Records) -> None:
    records.publishes(
        'speechwatch: case/1\nslug: a-case\ntitle: a "quote", a comma\nsource: paper\n'
        "summary: |\n  first line\n  second; line\n"
        "parties:\n  - {id: poet, name: A Poet}\n"
        "sources:\n  - {id: paper, outlet: The Invented Paper}\n"
    )
    settings = records.settings()
    makes_files(settings)
    (row,) = table(settings, "cases")
    assert row["title"] == 'a "quote", a comma'
    assert row["summary"] == "first line\nsecond; line"


def test_a_quote_behind_a_warning_is_in_no_table(records: Records) -> None:
    records.publishes(
        "speechwatch: case/1\nslug: a-case\ntitle: a case\nsource: paper\n"
        "parties:\n  - {id: poet, name: A Poet}\n"
        "posts:\n"
        "  - {id: one, platform: facebook, quote: {text: zzhateful words, sensitive: true}}\n"
        "  - {id: two, platform: facebook, quote: {text: a short quote}}\n"
        "sources:\n  - {id: paper, outlet: The Invented Paper}\n"
    )
    settings = records.settings()
    makes_files(settings)
    assert [row["quote"] for row in table(settings, "posts")] == ["", "a short quote"]
    for name in ("posts.csv", "record.sqlite"):
        assert b"zzhateful" not in served(settings, name).read_bytes()
