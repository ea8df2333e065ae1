"""The cases somebody may open, as a list: what each is called, about whom, how far it came."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from app.cases.models import Case, Document, Dossier, Party, Person, Tally
from app.cases.working.monitors import Monitor, visible_to
from app.cases.working.queries import State, standing, state_of
from app.cases.working.words import has_words
from app.db.keeping import batches
from app.document.values import Text


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case in the list of the desk. `subjects` are the names of those it is about."""

    id: str
    title: Text
    lang: str
    subjects: tuple[str, ...]
    state: State
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words of names or titles, and how far it has come.

    Each word meets a word of the title or of a party's name, in any spelling, or begins one.
    """

    like: str = ""
    state: State | None = None


def cases_listed(
    session: Session,
    monitor: Monitor,
    *,
    like: str = "",
    state: State | None = None,
    begin: int = 0,
    most: int | None = None,
) -> list[ListedCase]:
    """The cases that somebody may open, saved last first; `most` of them after the first `begin`.

    `like` and `state` are as in `Wanted`.
    """
    query = (
        select(Dossier, Case.title, Document.lang)
        .join(Case, Case.document_id == Dossier.document_id)
        .join(Document, Document.id == Dossier.document_id)
        .where(_wanted(monitor, Wanted(like, state)))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
        .offset(begin)
        .limit(most)
    )
    return [_listed(*each) for each in session.execute(query)]


def cases_counted(session: Session, monitor: Monitor, wanted: Wanted) -> int:
    """How many cases of a list there are."""
    query = (
        select(func.count())
        .select_from(Dossier)
        .join(Case, Case.document_id == Dossier.document_id)
        .where(_wanted(monitor, wanted))
    )
    return session.scalar(query) or 0


def _wanted(monitor: Monitor, wanted: Wanted) -> ColumnElement[bool]:
    stands = standing(wanted.state) if wanted.state else true()
    found = has_words(Dossier.document_id, wanted.like) if wanted.like else true()
    return and_(visible_to(monitor), stands, found)


def with_subjects(session: Session, cases: Sequence[ListedCase]) -> list[ListedCase]:
    """These cases with the names of those they are about."""
    names = _names(session, [each.id for each in cases])
    return [replace(each, subjects=tuple(names.get(each.id, ()))) for each in cases]


def _listed(dossier: Dossier, title: Text, lang: str) -> ListedCase:
    state = state_of(dossier)
    return ListedCase(
        dossier.document_id, title, lang, (), state, dossier.saved_at, dossier.saved_by
    )


def _names(session: Session, case_ids: Sequence[str]) -> dict[str, list[str]]:
    """The names of the subjects of these cases, by case, in their order."""
    name = func.coalesce(Person.name, Party.name)
    query = (
        select(Party.document_id, name)
        .outerjoin(Person, Person.document_id == Party.person_id)
        .where(Party.part == "subject")
        .order_by(Party.document_id, Party.key)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for some in batches(case_ids):
        for case_id, called in session.execute(query.where(Party.document_id.in_(some))):
            found[case_id].append(called)
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A person, organisation or site in the list of the desk, and how many cases name them."""

    id: str
    name: str
    kind: str
    cases: int
    saved_at: datetime
    saved_by: str


def people_listed(
    session: Session, monitor: Monitor, like: str, *, begin: int, most: int
) -> list[Listed]:
    """Those whom somebody may open and whose names have these words, saved last first."""
    named = func.count(Party.document_id.distinct())
    query = (
        select(Dossier, Person.name, Person.kind, named)
        .join(Person, Person.document_id == Dossier.document_id)
        .outerjoin(Party, Party.person_id == Person.document_id)
        .where(_wanted(monitor, Wanted(like)))
        .group_by(Dossier.document_id, Person.document_id)
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
        .offset(begin)
        .limit(most)
    )
    return [
        Listed(each.document_id, name, kind, cases, each.saved_at, each.saved_by)
        for each, name, kind, cases in session.execute(query)
    ]


def people_counted(session: Session, monitor: Monitor, like: str) -> int:
    """How many people a list has in all."""
    query = (
        select(func.count())
        .select_from(Dossier)
        .join(Person, Person.document_id == Dossier.document_id)
        .where(_wanted(monitor, Wanted(like)))
    )
    return session.scalar(query) or 0


def cases_of(session: Session, monitor: Monitor, person_id: str) -> list[ListedCase]:
    """The cases that name somebody, of those that one may open, saved last first."""
    shown = select(Party.document_id).where(Party.person_id == person_id)
    query = (
        select(Dossier, Case.title, Document.lang)
        .join(Case, Case.document_id == Dossier.document_id)
        .join(Document, Document.id == Dossier.document_id)
        .where(visible_to(monitor), Dossier.document_id.in_(shown))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
    )
    return [_listed(*each) for each in session.execute(query)]


def is_a_subject(session: Session, person_id: str) -> bool:
    """Whether a case is about somebody: only those have a page that readers see."""
    query = select(Party.key).where(Party.person_id == person_id, Party.part == "subject")
    return session.execute(query.limit(1)).first() is not None


def tallies_listed(session: Session, monitor: Monitor) -> list[ListedCase]:
    """The reported counts that somebody may open, saved last first."""
    query = (
        select(Dossier, Tally.title, Document.lang)
        .join(Tally, Tally.document_id == Dossier.document_id)
        .join(Document, Document.id == Dossier.document_id)
        .where(visible_to(monitor))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
    )
    return [_listed(*each) for each in session.execute(query)]
