"""The history of a case: each revision with its cause and what it changed, newest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from babel.dates import format_time

from app import dates
from app.document.case import Case
from app.document.others import Person
from app.document.trusted import trusted
from app.pages.differences import Changed, differences
from app.pages.field_values import Told
from app.pages.showing import Showing
from app.record.answers import Revision
from app.record.queries.titles import Title
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
    changes: tuple[Changed, ...]
    more: int
    hash: str


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """The revisions of a case, oldest first, and whom and what they name, as it is called today."""

    revisions: tuple[Revision, ...]
    people: Mapping[str, Person]
    titles: Mapping[str, Title]


def cases_told(revisions: Iterable[Revision]) -> Iterator[Case]:
    """The case as each revision tells it, but for those whose content was taken out."""
    return (case for each in revisions if (case := _case(each)))


def history_rows(read: HistoryRead, locale: str, as_of: date) -> tuple[HistoryRow, ...]:
    """The rows of the revisions of a case."""
    rows: list[HistoryRow] = []
    before: Told | None = None
    for place, revision in enumerate(read.revisions):
        case = _case(revision)
        now = Told(Showing(case, read.people, {}, locale, as_of), read.titles) if case else None
        known = place == 0 or before is not None
        found = differences(before, now) if now and before else ()
        rows.append(_row(revision, found, locale, first=place == 0, known=known))
        before = now
    return tuple(reversed(rows))


def _some(found: tuple[Changed, ...]) -> Iterator[Changed]:
    """The first changes, as many fields as are shown."""
    left = MOST_CHANGES
    for each in found:
        if left > 0:
            yield replace(each, changes=each.changes[:left])
        left -= len(each.changes)


def _row(
    revision: Revision, found: tuple[Changed, ...], locale: str, *, first: bool, known: bool
) -> HistoryRow:
    fields = sum(len(each.changes) for each in found)
    return HistoryRow(
        number=revision.revision,
        day=_day_and_time(revision.instant, locale),
        iso=revision.instant,
        cause=_cause(revision.cause),
        first=first,
        redacted=revision.body is None,
        unknown_before=not known,
        changes=tuple(_some(found)),
        more=max(0, fields - MOST_CHANGES),
        hash=revision.hash,
    )


def _case(revision: Revision) -> Case | None:
    found = trusted(revision.body) if revision.body is not None else None
    return found if isinstance(found, Case) else None


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
