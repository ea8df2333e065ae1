"""The cases somebody may open, as a list: what each is called, about whom, how far it came."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.orm import Session

from app.cases.models import Case, Document, Dossier, Party, Person, Tally
from app.cases.working.monitors import Monitor, listed_for, visible_to
from app.cases.working.queries import State, standing, state_of
from app.cases.working.words import has_words
from app.db.keeping import batches
from app.document.values import Text
from app.law.models import Provision
from app.law.queries import articles_in

COUNTED: Final = 1000
"""As many lines of a list are counted; of more it is only said that there are more."""
_EVERY: Final = 1_000_000


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
class ListedArticle:
    """An article in the list of its code; `number` is as it is written, such as `388-1`."""

    id: str
    number: str
    title: Text
    lang: str
    state: State


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
        .where(_wanted(session, monitor, Wanted(like, state), most))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
        .offset(begin)
        .limit(most)
    )
    return [_listed(*each) for each in session.execute(query)]


def cases_counted(session: Session, monitor: Monitor, wanted: Wanted) -> int:
    """How many cases of a list there are; one more than `COUNTED` for any greater number."""
    query = select(Dossier.document_id).join(Case, Case.document_id == Dossier.document_id)
    return _counted(session, query.where(_wanted(session, monitor, wanted, COUNTED)))


def _counted(session: Session, query: Select[str]) -> int:
    """How many rows there are: nobody looks through a thousand, and to count all takes longest."""
    some = query.limit(COUNTED + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def _wanted(
    session: Session, monitor: Monitor, wanted: Wanted, most: int | None
) -> ColumnElement[bool]:
    stands = standing(wanted.state) if wanted.state else true()
    found = has_words(session, Dossier.document_id, wanted.like, most or _EVERY)
    return and_(listed_for(session, monitor), stands, found)


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
    query = (
        select(Dossier, Person.name, Person.kind)
        .join(Person, Person.document_id == Dossier.document_id)
        .where(_wanted(session, monitor, Wanted(like), most))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id.desc())
        .offset(begin)
        .limit(most)
    )
    found = session.execute(query).all()
    cases = _cases_naming(session, [each.document_id for each, _, _ in found])
    return [
        Listed(each.document_id, name, kind, cases[each.document_id], each.saved_at, each.saved_by)
        for each, name, kind in found
    ]


def _cases_naming(session: Session, person_ids: Sequence[str]) -> Counter[str]:
    """How many cases name each of these people."""
    named = func.count(Party.document_id.distinct())
    query = select(Party.person_id, named).group_by(Party.person_id)
    found: Counter[str] = Counter()
    for some in batches(person_ids):
        for person_id, count in session.execute(query.where(Party.person_id.in_(some))):
            found[str(person_id)] = count
    return found


def people_counted(session: Session, monitor: Monitor, like: str) -> int:
    """How many people a list has; one more than `COUNTED` for any greater number."""
    query = select(Dossier.document_id).join(Person, Person.document_id == Dossier.document_id)
    return _counted(session, query.where(_wanted(session, monitor, Wanted(like), COUNTED)))


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


def articles_listed(session: Session, monitor: Monitor, code: str) -> list[ListedArticle]:
    """The articles of a code that somebody may open, by number."""
    found = {each.id: each for each in articles_in(session, code)}
    query = select(Dossier).where(visible_to(monitor), Dossier.document_id.in_(_of_code(code)))
    states = {each.document_id: state_of(each) for each in session.scalars(query)}
    return [
        ListedArticle(id_, each.path, each.title, each.lang, states[id_])
        for id_, each in found.items()
        if id_ in states
    ]


def codes_counted(session: Session, monitor: Monitor) -> dict[str, int]:
    """How many articles of each code somebody may open, by its key."""
    query = (
        select(Provision.code, func.count())
        .join(Dossier, Dossier.document_id == Provision.id)
        .where(visible_to(monitor))
        .group_by(Provision.code)
    )
    return dict(session.execute(query).all())


def _of_code(code: str) -> Select[str]:
    return select(Provision.id).where(Provision.code == code)


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
