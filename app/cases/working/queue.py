"""What waits for a monitor: terms that ended, orders that end soon, hearings, long silence.

It is worked out of the cases at the desk, drafts among them, for the day that is asked. What a
case waits for is worked out once a save and remembered; a process that begins reads every case
in which somebody may be held, and then only those that were saved since.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from app.cases.models import Case as CaseRow
from app.cases.models import Detention, Document, Dossier, Hearing, Party, Person
from app.cases.queries import documents_there
from app.cases.working.answers import Asked
from app.cases.working.monitors import Monitor, assigned_to, visible_to
from app.cases.working.waiting import Wait, Why, waits_of
from app.db.keeping import batches
from app.document.case import Case

_ORDER: Final[tuple[Why, ...]] = ("hearing", "order ends", "term ended", "not confirmed")
_Stamp = tuple[int, datetime]
# By case: the save it was worked out of, and what the case waits for. Cases that wait for nothing
# are remembered too, as they are most.
_REMEMBERED: Final[dict[str, tuple[_Stamp, tuple[Wait, ...]]]] = {}
_MOST: Final = 100_000


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
    rows = session.execute(_cases(monitor, day, mine=mine)).all()
    waiting = _waiting(session, rows)
    found = [(row, wait) for row in rows for wait in waiting[row.document_id] if wait.on(day)]
    names = _names(session, {row.document_id for row, _ in found})
    dues = [
        Due(
            row.document_id,
            row.slug,
            row.title,
            row.version,
            names.get((row.document_id, wait.party)),
            wait,
        )
        for row, wait in found
    ]
    return tuple(sorted(dues, key=_urgent))


def _urgent(due: Due) -> tuple[int, date, str, str]:
    return _ORDER.index(due.wait.why), due.wait.first, due.slug, due.wait.fact


def _cases(monitor: Monitor, day: date, *, mine: bool) -> Select[*tuple[Any, ...]]:
    """The cases in which somebody may be held, or that have a hearing ahead."""
    ended = Detention.__table__.c.ended_edtf
    open_ended = exists().where(
        Detention.document_id == Dossier.document_id,
        or_(
            and_(ended.is_(None), Detention.how_ended.is_(None)),
            Detention.how_ended == "re-arrested at the gate",
        ),
    )
    ahead = exists().where(
        Hearing.document_id == Dossier.document_id,
        func.coalesce(_upper("postponed_to"), _upper("date")) >= day,
    )
    query = (
        select(Dossier.document_id, Dossier.version, Dossier.saved_at, Document.slug, CaseRow.title)
        .join(Document, Document.id == Dossier.document_id)
        .join(CaseRow, CaseRow.document_id == Dossier.document_id)
        .where(visible_to(monitor), or_(open_ended, ahead))
    )
    return query.where(assigned_to(monitor)) if mine else query


def _upper(field: str) -> Any:
    return Hearing.__table__.c[f"{field}_upper"]


def _waiting(
    session: Session, rows: Sequence[Row[*tuple[Any, ...]]]
) -> dict[str, tuple[Wait, ...]]:
    stamps = {row.document_id: (row.version, row.saved_at) for row in rows}
    known = {
        each: _REMEMBERED[each][1]
        for each, stamp in stamps.items()
        if each in _REMEMBERED and _REMEMBERED[each][0] == stamp
    }
    unknown = [each for each in stamps if each not in known]
    if len(_REMEMBERED) + len(unknown) > _MOST:
        _REMEMBERED.clear()
    for each, waits in _worked_out(session, unknown):
        known[each] = waits
        _REMEMBERED[each] = (stamps[each], waits)
    return known


def _worked_out(
    session: Session, case_ids: Sequence[str]
) -> Iterator[tuple[str, tuple[Wait, ...]]]:
    for some in batches(case_ids):
        for id_, document in documents_there(session, some).items():
            yield id_, waits_of(document) if isinstance(document, Case) else ()


def _names(session: Session, case_ids: Iterable[str]) -> dict[tuple[str, str], str]:
    """What each party of these cases is called, by case and party."""
    found: dict[tuple[str, str], str] = {}
    for some in batches(sorted(case_ids)):
        query = (
            select(Party.document_id, Party.key, func.coalesce(Party.name, Person.name))
            .outerjoin(Person, Person.document_id == Party.person_id)
            .where(Party.document_id.in_(some))
        )
        found |= {(case_id, key): name for case_id, key, name in session.execute(query)}
    return found
