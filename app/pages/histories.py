"""The history of a document: each revision with its cause and what it changed, newest first."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from babel.dates import format_time

from app import dates
from app.document.others import Tombstone
from app.document.reading import Document, parse
from app.pages.differences import Change, differences
from app.record.answers import Revision
from app.web.language import gettext

MOST_CHANGES: Final = 60


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One revision. `changes` are against the one before; `more` were left out to keep it short.

    `redacted` says that its content was taken out; it then has no page of its own.
    """

    number: int
    day: str
    iso: str
    cause: str
    first: bool
    redacted: bool
    unknown_before: bool
    changes: tuple[Change, ...]
    more: int
    hash: str


def history_rows(revisions: tuple[Revision, ...], locale: str) -> tuple[HistoryRow, ...]:
    """The rows of revisions that are given oldest first."""
    rows: list[HistoryRow] = []
    before: Document | None = None
    for place, revision in enumerate(revisions):
        document = _document(revision)
        known = place == 0 or before is not None
        found = differences(before, document) if document and before else ()
        rows.append(_row(revision, found, locale, first=place == 0, known=known))
        before = document
    return tuple(reversed(rows))


def _row(
    revision: Revision, found: tuple[Change, ...], locale: str, *, first: bool, known: bool
) -> HistoryRow:
    return HistoryRow(
        number=revision.revision,
        day=_day_and_time(revision.instant, locale),
        iso=revision.instant,
        cause=_cause(revision.cause),
        first=first,
        redacted=revision.body is None,
        unknown_before=not known,
        changes=found[:MOST_CHANGES],
        more=len(found) - len(found[:MOST_CHANGES]),
        hash=revision.hash,
    )


def _document(revision: Revision) -> Document | None:
    found = parse(revision.body) if revision.body is not None else None
    return None if isinstance(found, Tombstone) else found


def _day_and_time(instant: str, locale: str) -> str:
    """The day and the minute in UTC, which is the ledger's own time."""
    when = datetime.fromisoformat(instant).astimezone(UTC)
    day = dates.display(when.date().isoformat(), locale)
    time = format_time(when.time(), "HH:mm", locale=locale.replace("-", "_"))
    return gettext("%(day)s, %(time)s UTC", day=day, time=time)


def _cause(cause: str) -> str:
    """Why there is a revision, in words; another cause keeps its own word."""
    return {
        "published": gettext("First published"),
        "updated": gettext("Updated"),
        "corrected": gettext("Corrected"),
        "renamed": gettext("Somebody in it is shown under another name"),
        "amended": gettext("The law it cites is described anew"),
        "protected": gettext("Somebody in it is protected from now on"),
        "withdrawn": gettext("Withdrawn"),
    }.get(cause, cause)
