"""What is uploaded is read by its content, and what is no sheet is refused with a reason."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.cases.sheets.files import NoSheet, read_csv
from app.cases.sheets.workbook import read_sheet
from tests.desk.sheets.uploads import as_csv, as_xlsx

ROWS = [("Elçin Həsənzadə", "Turan"), ("Гаджиев", "AIW")]
HEADERS = ("Ad", "Mənbə")


def reason(content: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(NoSheet) as refused:
        read_sheet(content)
    return refused.value.reason


def zipped(**members: bytes) -> bytes:
    """A ZIP file with these members, their names with dots for slashes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def with_member(content: bytes, name: str, inside: bytes) -> bytes:
    """A workbook with one member more, or another in its place."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, inside)
    return made.getvalue()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16")],
)
def test_a_file_is_read_in_the_encoding_it_has(encoding: str, told: str) -> None:
    read = read_sheet(as_csv(ROWS, HEADERS).decode().encode(encoding))
    assert read.headers == HEADERS
    assert read.rows == ((2, ROWS[0]), (3, ROWS[1]))
    assert (read.read_as, read.parted_by) == (told, ",")


def test_cyrillic_of_an_old_program_is_read_and_told() -> None:
    read = read_sheet("Имя;Источник\r\nГаджиев;Туран\r\n".encode("windows-1251"))
    assert read.rows == ((2, ("Гаджиев", "Туран")),)
    assert (read.read_as, read.parted_by) == ("windows-1251", ";")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_cells_may_be_parted_by_what_programs_part_them_by(separator: str) -> None:
    read = read_csv(f"Name{separator}Source\nA{separator}B\n".encode())
    assert read.headers == ("Name", "Source")
    assert read.parted_by == separator


def test_a_column_alone_is_a_sheet_too() -> None:
    assert read_csv(b"Name\nElvin, the blogger\n").headers == ("Name",)


def test_rows_keep_their_number_where_others_are_empty() -> None:
    read = read_csv(b"Name,Source\n\n,\nA,B\n")
    assert read.rows == ((4, ("A", "B")),)


def test_a_workbook_is_read_as_somebody_would_have_typed_it() -> None:
    read = read_sheet(as_xlsx([("A", 7.0, True, None), ("B", 1.5, "x", "y")], tuple("abcd")))
    assert read.rows == ((2, ("A", "7", "yes", "")), (3, ("B", "1.5", "x", "y")))
    assert read.read_as == "xlsx"


def test_a_formula_is_read_as_its_text_and_never_as_its_value() -> None:
    read = read_sheet(as_xlsx([("=1+1", "=HYPERLINK(A1)")], ("a", "b")))
    assert read.rows == ((2, ("=1+1", "=HYPERLINK(A1)")),)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"a" * 5_000_001, "large"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook"),
        (b"Name,Source\nA\0B,C\n", "no text"),
        (b"Name\x98,\xff\n", "no text"),
        (b"Name,Source\n", "no rows"),
        (b"PK\x03\x04 is no workbook", "damaged"),
        (b"Name,Source\nA," + b"x" * 20_001, "cell"),
        ((",".join("abc" * 21) + "\n" + ",".join("xyz" * 21)).encode(), "columns"),
        (b"Name\n" + b"A\n" * 5_001, "rows"),
    ],
)
def test_what_is_no_sheet_is_refused_with_the_reason(content: bytes, why: str) -> None:
    assert reason(content) == why


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    assert reason(zipped(**{"document.txt": b"hello"})) == "damaged"


def test_a_bomb_is_refused_before_it_is_read() -> None:
    book = as_xlsx([("A", "B")], HEADERS)
    assert reason(with_member(book, "xl/worksheets/sheet9.xml", b"0" * 80_000_000)) == "bomb"


def test_a_bomb_of_many_members_is_refused() -> None:
    members = {f"m{number}": b"" for number in range(600)}
    assert reason(zipped(xl__workbook=b"", **members)) == "bomb"


def test_a_workbook_in_which_xml_expands_is_refused() -> None:
    book = as_xlsx([("A", "B")], HEADERS)
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY lol "lol">]><x>&lol;</x>'
    assert reason(with_member(book, "xl/sharedStrings.xml", laughs)) == "no xml"


def test_a_workbook_cut_short_is_refused() -> None:
    assert reason(as_xlsx([("A", "B")], HEADERS)[:-200]) == "damaged"


def test_a_workbook_that_says_it_has_a_million_rows_is_read_in_time() -> None:
    book = Workbook()
    book.active["A1"] = "Name"
    book.active["A2"] = "A"
    book.active["A1048576"] = "far away"
    made = io.BytesIO()
    book.save(made)
    assert read_sheet(made.getvalue()).rows == ((2, ("A",)),)


_CELL = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\0\ufeff"), max_size=12
).map(str.strip)
_ROW = st.tuples(_CELL.filter(bool), _CELL, _CELL)


@settings(deadline=None)
@given(st.lists(_ROW, min_size=1, max_size=6))
def test_whatever_a_sheet_says_comes_back_from_commas(rows: list[tuple[str, str, str]]) -> None:
    read = read_csv(as_csv(rows, ("Name", "Source", "Place")))
    assert [cells for _, cells in read.rows] == rows
    assert [number for number, _ in read.rows] == list(range(2, 2 + len(rows)))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_whatever_is_uploaded_is_read_or_refused(content: bytes) -> None:
    for each in (content, b"PK\x03\x04" + content, b"\xff\xfe" + content):
        with suppress(NoSheet):
            read = read_sheet(each)
            assert all(len(cells) == len(read.headers) for _, cells in read.rows)
