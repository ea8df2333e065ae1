"""What strangers put into sheets: refused or warned, never stored wrong, never an error."""

import pytest

from tests.desk.newsroom import Newsroom
from tests.desk.sheets.looks import rows_kept, titles
from tests.desk.sheets.uploads import acts, as_csv, as_xlsx, brings, sends_file, uploads

HEADERS = ("Name", "Source", "Date of detention", "Place", "Link")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n1 0 obj", "This is a PDF, whatever it is called."),
        (b"Name,Source\nA\0,B\n", "This is no text that we can read."),
        (b"a" * 5_500_000, "The file is larger than 5 MB."),
        (b"", "The file is empty."),
        (b"PK\x03\x04nothing", "This is no workbook that can be opened."),
        (b"Name,Source\n", "There is nothing below the first row"),
    ],
)
def test_what_is_no_sheet_is_refused_by_a_sentence(
    newsroom: Newsroom, content: bytes, said: str
) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    assert said in uploads(monitor, content, "cases.csv")
    assert monitor.page.status_code == 422
    assert rows_kept(newsroom) == 0


def test_far_too_much_is_refused_before_it_is_read(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    monitor.open("/desk/sheets")
    sends_file(monitor, "/desk/sheets", b"a" * 7_000_000)
    assert monitor.page.status_code == 413


def test_no_file_at_all_is_refused_by_a_sentence(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    monitor.open("/desk/sheets")
    assert "Choose the one with your rows" in acts(monitor, "/desk/sheets", kind="cases")


@pytest.mark.parametrize("content", [as_csv, as_xlsx])
def test_a_formula_is_refused_by_row_and_column(newsroom: Newsroom, content: object) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    assert callable(content)
    rows = [("A", "Turan", "", '=HYPERLINK("http://x.example")', ""), ("B", " =1+1", "", "", "")]
    sheet = brings(monitor, content(rows, HEADERS))
    assert "“Place”: This cell is a formula. Paste its value instead." in monitor.page.text
    assert "“Source”: This cell is a formula." in monitor.page.text
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert titles(newsroom) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Name", "Elvin \u202eavaH"),
        ("Place", "Baku\x07"),
        ("Date of detention", "35 June 2023"),
        ("Date of detention", "9" * 300),
        ("Link", "javascript:alert(1)"),
        ("Name", "x" * 20_000),
    ],
)
def test_a_hostile_cell_is_wrong_in_its_column_or_kept_as_text(
    newsroom: Newsroom, column: str, cell: str
) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    row = {"Name": "A B", "Source": "Turan", column: cell}
    sheet = brings(monitor, as_csv([tuple(row.get(each, "") for each in HEADERS)], HEADERS))
    assert monitor.page.status_code == 200
    if len(cell) < 20_000:
        assert f"“{column}”:" in monitor.page.text
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert monitor.page.status_code in (200, 422)
    assert len(titles(newsroom)) == (len(cell) == 20_000)


def test_markup_in_headers_and_cells_is_shown_as_text(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    hostile = "<script>alert(1)</script>"
    uploads(monitor, as_csv([(hostile, hostile)], ("Name", hostile)), name=f"{hostile}.csv")
    assert hostile not in monitor.page.text
    assert "&lt;script&gt;" in monitor.page.text


def test_a_row_that_is_not_there_is_not_found(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([("A", "B", "", "", "")], HEADERS))
    for number in (0, 1, 3, 2**31, 10**40):
        assert monitor.open(f"/desk/sheets/{sheet}/rows/{number}").status_code == 404
    assert monitor.open(f"/desk/sheets/{sheet}?begin={10**30}&only=what").status_code == 200
