"""The files that readers take away, as their page lists them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal

from app import addresses
from app.record.files import CONTENT_TYPES, Manifest
from app.web.language import gettext
from app.web.language import marked as _n

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
_DECIMAL: Final = 10


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file: its name and address, what it holds, its size in words, and its SHA-256."""

    name: str
    href: str
    told: str
    size: str
    sha256: str


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


@lru_cache(maxsize=256)
def _number(value: float, locale: str) -> str:
    shown = round(value, 1) if value < _DECIMAL else round(value)
    return str(format_decimal(shown, locale=locale.replace("-", "_")))


def in_units(size: int, locale: str) -> str:
    """A size in kilobytes or megabytes, with a decimal where it is small."""
    if size < _STEP * _STEP:
        return gettext("%(number)s kB", number=_number(size / _STEP, locale))
    return gettext("%(number)s MB", number=_number(size / _STEP / _STEP, locale))
