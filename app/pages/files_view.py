"""The files that readers take away, as their page lists them."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal

from app import addresses
from app.record.files import CONTENT_TYPES, Manifest, instant
from app.web.deployment import absolute, settings
from app.web.language import gettext
from app.web.language import marked as _n

NAME: Final = "Speechwatch"
_SHOWN: Final = 16
_TOLD: Final = {
    "cases.csv": _n("Cases: one row each, with what each is filed under and both reasons."),
    "charges.csv": _n("Charges: one row for each person charged."),
    "detentions.csv": _n("Periods in custody: one row for each person and period."),
    "posts.csv": _n("What was said online, and what became of it."),
    "updates.csv": _n("Every dated update, corrections included."),
    "cases.xlsx": _n("All tables as a workbook, one sheet each."),
    "cases.ndjson": _n("Every case as the document it is, one a line."),
    "record.sqlite": _n("All tables as one database with views, ready for Datasette."),
    "speechwatch.zip": _n(
        "Everything: a data package with all tables, all documents, the codebook."
    ),
}
_STEP: Final = 1000
# Proxies refuse answers whose headers are larger than a few kilobytes.
_LONGEST_CITED: Final = 2000
_DECIMAL: Final = 10


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file: its name and address, what it holds, its size in words, and its SHA-256."""

    name: str
    href: str
    told: str
    size: str
    sha256: str


def file_says(cited: str = "", explained: str = "") -> dict[str, str]:
    """What a file that readers take away says of itself beside its rows, which have no room for it.

    `cited` is the address to cite it by, `explained` that of what its columns mean: without them
    the page of all files and the codebook.
    """
    page = absolute(cited if 0 < len(cited) <= _LONGEST_CITED else addresses.data())
    codebook = absolute(explained or addresses.codebook())
    return {
        "Link": f'<{page}>; rel="cite-as", <{codebook}>; rel="describedby"',
        "Speechwatch-Licence": settings().licence.encode("ascii", "replace").decode(),
    }


def file_lines(manifest: Manifest, locale: str) -> tuple[FileLine, ...]:
    """The files of a set in the order in which they are offered."""
    return tuple(
        FileLine(
            each.name,
            addresses.data(each.name),
            gettext(_TOLD[each.name]),
            in_units(each.size, locale),
            each.sha256,
        )
        for each in manifest.files
        if each.name in CONTENT_TYPES
    )


def citation(version: int, head: str, made: datetime, page: str, licence: str) -> str:
    """How to cite the files, ready to copy; `page` is the address that offers them."""
    return gettext(
        "%(name)s, the record as files, version %(version)s (head %(head)s), made on %(day)s,"
        " %(page)s, %(licence)s.",
        name=NAME,
        version=str(version),
        head=head[:_SHOWN],
        day=instant(made)[: len("2025-11-22")],
        page=page,
        licence=licence,
    )


def before_counting() -> tuple[str, ...]:
    """What whoever counts with the files has to know."""
    return (
        gettext("An empty cell means that we do not know; “unknown”, that a source says so."),
        gettext("Dates stand as they are known: first day, last day, and their form in EDTF."),
        gettext("Several values in one cell are parted by a semicolon."),
        gettext("What the state says and what is reported are two things, never one."),
        gettext("Whoever is not known to be released is not counted as free."),
        gettext("Tallies are counts by others. They overlap with cases: never add them."),
        gettext(
            "Say what you count: people, cases or proceedings. A person may be in several cases."
        ),
        gettext("What is withdrawn, to protect somebody, is gone. Let your copies go too."),
    )


@lru_cache(maxsize=256)
def _number(value: float, locale: str) -> str:
    shown = round(value, 1) if value < _DECIMAL else round(value)
    return str(format_decimal(shown, locale=locale.replace("-", "_")))


def in_units(size: int, locale: str) -> str:
    """A size in kilobytes or megabytes, with a decimal where it is small."""
    if size < _STEP * _STEP:
        return gettext("%(number)s kB", number=_number(size / _STEP, locale))
    return gettext("%(number)s MB", number=_number(size / _STEP / _STEP, locale))
