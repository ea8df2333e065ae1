"""What waits for a monitor: terms that ended, orders that end soon, hearings, long silence.

Every save notes the days on which its case waits, by the rules of custody; a day is then looked
up among these, for drafts and public cases alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, get_args

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app.cases.models import Case as CaseRow
from app.cases.models import Document, Dossier, Party, Person, Waiting, Why
from app.cases.queries import documents_there, ids_of_kind
from app.cases.working.answers import Asked
from app.cases.working.monitors import Monitor, assigned_to, visible_to
from app.cases.working.noting import note_waits
from app.cases.working.waiting import Wait
from app.dates import Bounds
from app.db.keeping import batches

_ORDER: Final[Sequence[Why]] = get_args(Why)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits on the day asked. `name` is the party's, None for a hearing of all.

    `title` is a text of the case, in one language or by language.
    """

    case_id: str
    slug: str
    title: str | dict[str, str]
    version: int
    name: str | None
    wait: Wait

    @property
    def asked(self) -> Asked:
        """What an answer to it is given to; a hearing is no question of this kind."""
        return Asked(self.case_id, self.version, self.wait.party, self.wait.fact)


def due_on(session: Session, monitor: Monitor, day: date, *, mine: bool = False) -> tuple[Due, ...]:
    """What waits on a day in the cases somebody may open; `mine`: in those they work on.

    Hearings come first, then orders that end, then terms that ended without a release and people
    of whom nothing was heard for 90 days; the longest waiting first.
    """
    query = _waiting(monitor, day)
    rows = session.execute(query.where(assigned_to(monitor)) if mine else query)
    return tuple(sorted(map(_due, rows), key=_urgent))


def work_out_waits(session: Session) -> int:
    """Notes anew on which days every case waits; returns how many cases there are.

    Every save does that for its case: this is for cases that are older than the list of days.
    """
    ids = ids_of_kind(session, "case")
    for some in batches(ids):
        note_waits(session, documents_there(session, some).values())
    return len(ids)


def _waiting(monitor: Monitor, day: date) -> Select[*tuple[Any, ...]]:
    party = and_(Party.document_id == Waiting.document_id, Party.key == Waiting.party)
    return (
        select(
            Waiting,
            Document.slug,
            CaseRow.title,
            Dossier.version,
            func.coalesce(Party.name, Person.name).label("name"),
        )
        .join(Dossier, Dossier.document_id == Waiting.document_id)
        .join(Document, Document.id == Waiting.document_id)
        .join(CaseRow, CaseRow.document_id == Waiting.document_id)
        .outerjoin(Party, party)
        .outerjoin(Person, Person.document_id == Party.person_id)
        .where(Waiting.first <= day, or_(Waiting.until.is_(None), Waiting.until > day))
        .where(visible_to(monitor))
    )


def _due(row: Row[*tuple[Any, ...]]) -> Due:
    waiting = row.Waiting
    day = Bounds(waiting.lower, waiting.upper)
    wait = Wait(waiting.why, waiting.party, waiting.fact, waiting.first, waiting.until, day)
    return Due(waiting.document_id, row.slug, row.title, row.version, row.name, wait)


def _urgent(due: Due) -> tuple[int, date, str, str]:
    return _ORDER.index(due.wait.why), due.wait.first, due.slug, due.wait.fact
