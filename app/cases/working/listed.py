"""The cases somebody may open, as a list: what each is called, about whom, how far it came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.cases.models import Case, Document, Dossier, Party, Person
from app.cases.working.monitors import Monitor, visible_to
from app.cases.working.queries import State, state_of
from app.db.keeping import batches
from app.document.values import Text
from app.folding import keys, tokens

_REMEMBERED: Final = 100_000


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


def cases_listed(
    session: Session, monitor: Monitor, *, like: str = "", state: State | None = None
) -> list[ListedCase]:
    """The cases that somebody may open, saved last first.

    `like` is what somebody looks for: each word of it meets a word of a party's name or of the
    title, in any spelling, or begins one.
    """
    found = [
        _listed(dossier, title, lang)
        for dossier, title, lang in session.execute(_cases(monitor))
        if state is None or state_of(dossier) == state
    ]
    names = _names(session, [each.id for each in found], subjects=False) if like else {}
    words = tokens(like)
    return [each for each in found if _meets(words, [*_texts(each.title), *names.get(each.id, ())])]


def with_subjects(session: Session, cases: Sequence[ListedCase]) -> list[ListedCase]:
    """These cases with the names of those they are about."""
    names = _names(session, [each.id for each in cases], subjects=True)
    return [replace(each, subjects=tuple(names.get(each.id, ()))) for each in cases]


def _listed(dossier: Dossier, title: Text, lang: str) -> ListedCase:
    state = state_of(dossier)
    return ListedCase(
        dossier.document_id, title, lang, (), state, dossier.saved_at, dossier.saved_by
    )


def _cases(monitor: Monitor) -> Select[Dossier, Text, str]:
    return (
        select(Dossier, Case.title, Document.lang)
        .join(Case, Case.document_id == Dossier.document_id)
        .join(Document, Document.id == Dossier.document_id)
        .where(visible_to(monitor))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id)
    )


def _names(session: Session, case_ids: Sequence[str], *, subjects: bool) -> dict[str, list[str]]:
    """The names of the parties of these cases, by case, in their order."""
    name = func.coalesce(Person.name, Party.name)
    query = (
        select(Party.document_id, name)
        .outerjoin(Person, Person.document_id == Party.person_id)
        .order_by(Party.document_id, Party.key)
    )
    if subjects:
        query = query.where(Party.part == "subject")
    found: dict[str, list[str]] = defaultdict(list)
    for some in batches(case_ids):
        for case_id, called in session.execute(query.where(Party.document_id.in_(some))):
            found[case_id].append(called)
    return found


def _texts(title: Text) -> Iterable[str]:
    return (title,) if isinstance(title, str) else title.values()


def _meets(words: Sequence[str], texts: Iterable[str]) -> bool:
    theirs = set().union(*(_keys(word) for text in texts for word in tokens(text)))
    return all(
        any(each.startswith(own) for own in _keys(word) for each in theirs) for word in words
    )


@lru_cache(maxsize=_REMEMBERED)
def _keys(word: str) -> frozenset[str]:
    return frozenset(keys(word))
