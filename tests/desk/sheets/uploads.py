"""Sheets as people make them, and a browser that brings them in."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from tests.desk.newsroom import Browser

HEADERS = ("Name", "Source", "Date of detention", "Place", "Article")
UPDATES = ("Case", "Happened on", "What happened", "Source")
COLUMNS = {
    "Name": "parties.name",
    "Source": "sources.outlet",
    "Date of detention": "detentions.taken",
    "Place": "detentions.place",
    "Article": "charges.citation",
}
_ONCE = re.compile(r'name="once" value="([\w-]+)"')
_ID = re.compile(r"/desk/sheets/([0-9a-f-]{36})")
_TYPED = re.compile(r'<input id="f-c\d+" name="(c\d+)" value="([^"]*)" list=')
_SELECTED = re.compile(r'value="([^"]*)" selected')


def as_csv(rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS) -> bytes:
    """A sheet as a file of commas."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([headers, *rows])
    return made.getvalue().encode()


def as_xlsx(rows: Sequence[Sequence[object]], headers: Sequence[str] = HEADERS) -> bytes:
    """The same as a workbook."""
    book = Workbook()
    sheet = book.active
    for row in (headers, *rows):
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def person(number: int) -> tuple[str, ...]:
    """A row about somebody invented, each of another name and day."""
    letters = "".join(chr(ord("a") + int(each)) for each in f"{number:03}")
    day = f"{1 + number % 28} June 20{10 + number // 28 % 16}"
    return (f"Person {letters.title()}", "Turan", day, "Baku", "Article 510 CAO")


def uploads(browser: Browser, content: bytes, name: str = "cases.csv", kind: str = "cases") -> str:
    """Uploads a sheet from the page of sheets; the text of the page that follows."""
    browser.open("/desk/sheets")
    return sends_file(browser, "/desk/sheets", content, name, kind=kind)


def sends_file(
    browser: Browser, address: str, content: bytes, name: str = "cases.csv", **typed: str
) -> str:
    """Sends a file with the form of the page."""
    found = _ONCE.search(browser.page.text)
    given: Mapping[str, object] = {
        "form_token": browser.token(),
        "once": found[1] if found else "",
        "file": FileStorage(io.BytesIO(content), name),
        **typed,
    }
    stream, _, boundary = stream_encode_multipart(given, use_tempfile=False)
    kind = f'multipart/form-data; boundary="{boundary}"'
    browser.page = browser.client.post(
        address, data=stream.read(), content_type=kind, follow_redirects=True
    )
    return browser.page.text


def acts(browser: Browser, address: str, **typed: str) -> str:
    """Sends a form of the page that does its work once."""
    found = _ONCE.search(browser.page.text)
    browser.send(address, once=found[1] if found else "", **typed)
    return browser.page.text


def sheet_id(browser: Browser) -> str:
    """The id of the sheet whose page is open."""
    found = _ID.search(browser.page.request.path)
    assert found, browser.page.text
    return found[1]


def chosen(browser: Browser) -> dict[str, str]:
    """Where the page of columns would have each of them go."""
    found = {}
    for box in re.finditer(r'<select id="f-(c\d+)".*?</select>', browser.page.text, re.S):
        selected = _SELECTED.search(box[0])
        found[box[1]] = selected[1] if selected else ""
    return found | dict(_TYPED.findall(browser.page.text))


def says_columns(browser: Browser, **changed: str) -> str:
    """Sends the page of columns as it was guessed, but for what is changed."""
    address = browser.page.request.path
    return acts(browser, address, **{**chosen(browser), **changed})


def brings(browser: Browser, content: bytes, **given: str) -> str:
    """Uploads a sheet, says its columns as they were guessed; the id of the sheet."""
    uploads(browser, content, **given)
    says_columns(browser)
    return sheet_id(browser)


def brings_updates(browser: Browser, *rows: tuple[str, ...]) -> str:
    """Brings in updates; the id of their sheet."""
    uploads(browser, as_csv(rows, UPDATES), kind="updates")
    says_columns(browser)
    sheet = sheet_id(browser)
    acts(browser, f"/desk/sheets/{sheet}/bring")
    return sheet
