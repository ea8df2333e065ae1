"""The rows of the list of cases, each drawn once and kept while nothing that it shows changes.

Under most filters stand cases that another one has shown a moment ago. A row depends on its case
and all that the case shows, whose version tells, on the day of its states, and on the language.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from flask import current_app
from markupsafe import Markup
from sqlalchemy import Connection

from app import addresses
from app.document.case import Case
from app.pages.case_lines import CaseRow, case_rows
from app.record.answers import CaseLine
from app.record.facets.finding import Found
from app.record.queries.known import lines_at, revisions_at
from app.record.queries.several import cases_at, cases_of, lines_of
from app.record.versions import versions_of
from app.web.language import words_in_use
from app.web.remembering import Remembered

# About two kilobytes each, in other letters than Latin ones.
_MOST: Final = 640
_ROWS: Final = Remembered["Row"](_MOST)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands on the page, and the address it leads to."""

    href: str
    html: Markup


@dataclass(frozen=True, slots=True)
class RowsRead:
    """What the rows of a page are made of, by opaque id: those drawn before, and the other cases.

    `looks` is what a row depends on, `revisions` are those of a record asked as it was, where rows
    lead to them.
    """

    ids: tuple[str, ...]
    day: date
    kept: Mapping[str, Row]
    looks: Mapping[str, Hashable]
    lines: Mapping[str, CaseLine]
    documents: Mapping[str, Case]
    revisions: Mapping[str, int]


def read_rows(connection: Connection, ids: tuple[str, ...], answer: Found) -> RowsRead:
    """The rows of these cases, and of those not drawn before what they are drawn of."""
    if answer.at is not None:
        return _read_then(connection, ids, answer.day, answer.at)
    about = (answer.day, words_in_use(), addresses.spoken())
    versions = versions_of(connection, ids)
    looks = {each: (each, version, *about) for each, version in versions.items()}
    known = {each: _ROWS.get(look) for each, look in looks.items()}
    kept = {each: row for each, row in known.items() if row}
    new = [each for each in ids if each not in kept]
    lines, documents = lines_of(connection, new), cases_of(connection, new)
    return RowsRead(ids, answer.day, kept, looks, lines, documents, {})


def _read_then(connection: Connection, ids: tuple[str, ...], day: date, at: int) -> RowsRead:
    """The same of the record as it was at an entry; none of these rows is kept."""
    lines, documents = lines_at(connection, ids, at), cases_at(connection, ids, at)
    return RowsRead(ids, day, {}, {}, lines, documents, revisions_at(connection, ids, at))


def drawn_rows(read: RowsRead, locale: str) -> tuple[Row, ...]:
    """The rows in the order of their cases; what is drawn now is kept for the next page."""
    lines = tuple(read.lines[each] for each in read.ids if each in read.lines)
    rows = zip(lines, case_rows(lines, read.documents, locale, read.day), strict=True)
    drawn = {**read.kept, **{line.id: _drawn(read, line, row) for line, row in rows}}
    return tuple(drawn[each] for each in read.ids if each in drawn)


def _drawn(read: RowsRead, line: CaseLine, row: CaseRow) -> Row:
    if line.id in read.revisions:
        row = replace(row, href=addresses.case_at(line.slug, read.revisions[line.id]))
    pieces = current_app.jinja_env.get_template("pieces/rows.html").module
    made = Row(row.href, pieces.row(row))  # type: ignore[attr-defined]
    return _ROWS.keep(read.looks[line.id], made) if line.id in read.looks else made
