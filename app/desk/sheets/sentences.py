"""What a page says of a sheet that cannot be read, and of how one was read."""

from collections.abc import Mapping
from typing import Final

from app.cases.sheets.files import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, NoSheet, Reason
from app.web.language import gettext
from app.web.language import marked as _n
from app.web.numerals import numeral

_REFUSED: Final[Mapping[Reason, str]] = {
    "empty": _n("The file is empty. Choose the one with your rows."),
    "large": _n("The file is larger than 5 MB. Bring it in as several sheets."),
    "pdf": _n("This is a PDF, whatever it is called. Save the sheet itself as CSV or XLSX."),
    "picture": _n("This is a picture, whatever it is called. Save the sheet as CSV or XLSX."),
    "old workbook": _n(
        "This is a workbook of an old kind, or one with a password. Save it as XLSX, without one."
    ),
    "no text": _n("This is no text that we can read. Save the sheet as CSV in UTF-8, or as XLSX."),
    "damaged": _n("This is no workbook that can be opened. Save it anew as XLSX, or as CSV."),
    "bomb": _n("This workbook unpacks to far more than it holds. Save its rows anew, as CSV."),
    "no xml": _n("This workbook holds what no workbook needs. Save its rows anew, as CSV."),
    "locked": _n("This workbook has a password. Save it without one."),
    "rows": _n("This sheet has more than %(most)s rows. Bring it in as several sheets."),
    "columns": _n("Row %(row)s has more than %(most)s columns. Take out what is not needed."),
    "cell": _n("A cell in row %(row)s has more than %(most)s signs. Shorten it."),
    "no rows": _n("There is nothing below the first row, which has to hold the headers."),
}
_MOST: Final[Mapping[Reason, int]] = {
    "rows": MOST_ROWS,
    "columns": MOST_COLUMNS,
    "cell": LONGEST_CELL,
}
_SEPARATORS: Final = {
    ",": _n("commas"),
    ";": _n("semicolons"),
    "\t": _n("tabs"),
    "|": _n("upright strokes"),
}


def refusal(refused: NoSheet) -> str:
    """Why a file was not taken, and what to do."""
    most = numeral(_MOST.get(refused.reason, 0), "en")
    return gettext(_REFUSED[refused.reason], row=refused.at, most=most)


def how_read(read_as: str, parted_by: str) -> str:
    """As what a file was read, so that whoever sees strange letters knows why."""
    if read_as == "xlsx":
        return gettext("We read it as a workbook: its first sheet.")
    return gettext(
        "We read it as text in %(encoding)s, with %(separators)s between the cells. If letters look"
        " wrong, save it as CSV in UTF-8 and upload it again.",
        encoding=read_as.upper(),
        separators=gettext(_SEPARATORS.get(parted_by, _SEPARATORS[","])),
    )
