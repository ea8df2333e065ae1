"""People the desk may have already, while a name is being typed, with the reason why they match."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.cases.models import Document, Dossier, NameWord, Person, PersonName
from app.cases.working.monitors import Monitor, visible_to
from app.cases.working.words import begins, folded
from app.db.among import among
from app.folding import Meeting, match, tokens

MOST: Final = 10
"""More candidates than these nobody compares."""
_BEGUN: Final = 3
_COMPARED: Final = 100
_REMEMBERED: Final = 100_000


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be meant. `meetings` says which typed word met which of theirs, and why.

    `begun` is the name of theirs that the last typed word begins, when it is not finished.
    """

    person_id: str
    slug: str
    name: str
    meetings: tuple[Meeting, ...]
    begun: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    person_id: str
    slug: str
    name: str
    others: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for name in (self.name, *self.others) for word in _words(name))


def people_like(session: Session, monitor: Monitor, typed: str) -> tuple[Alike, ...]:
    """The people whom somebody may open and whose names meet a typed one, the likeliest first.

    Spellings and scripts count as one (Гаджиев is Hacıyev), and one word that meets is enough:
    a second surname may be learnt later. The last word may be unfinished. Real names of protected
    people are not searched.
    """
    words = tokens(typed)
    people = _people(session, monitor, words)
    found = [each for known in people if (each := _alike(words, known))]
    found.sort(key=lambda each: (-_met(each), each.name, each.person_id))
    return tuple(found[:MOST])


def _alike(words: Sequence[str], known: _Known) -> Alike | None:
    """How a person is met, asking for reasons only where some word can meet one of theirs."""
    theirs = known.words
    meeting = [word for word in words if any(folded(word) & folded(each) for each in theirs)]
    found = [match(word, known.name, known.others) for word in meeting]
    meetings = tuple(each for one in found if one for each in one.meetings)
    begun = None
    if words and words[-1] not in meeting:
        begun = _begins(words[-1], theirs)
    if not meetings and begun is None:
        return None
    return Alike(known.person_id, known.slug, known.name, meetings, begun)


def _begins(word: str, names: Iterable[str]) -> str | None:
    """The first of these names that an unfinished word begins, in any spelling."""
    begun = tuple(each for each in folded(word) if len(each) >= _BEGUN)
    if not begun:
        return None
    return next(
        (each for each in names if any(key.startswith(begun) for key in folded(each))), None
    )


def _met(alike: Alike) -> int:
    return len(alike.meetings) + (alike.begun is not None)


def _people(session: Session, monitor: Monitor, words: Sequence[str]) -> Iterable[_Known]:
    """The people whom one may open and of whose names a word may be meant, the likeliest first."""
    met = _met_by(words)
    if met is None:
        return
    likely = (
        select(Person.document_id, Document.slug, Person.name)
        .join(Document, Document.id == Person.document_id)
        .join(Dossier, Dossier.document_id == Person.document_id)
        .join(NameWord, NameWord.document_id == Person.document_id)
        .where(visible_to(monitor), met)
        .group_by(Person.document_id, Document.slug, Person.name)
        .order_by(func.count().desc(), Person.name, Person.document_id)
        .limit(_COMPARED)
    )
    found = session.execute(likely).all()
    others: dict[str, list[str]] = defaultdict(list)
    ids = [each.document_id for each in found]
    forms = select(PersonName.document_id, PersonName.text).where(PersonName.document_id.in_(ids))
    for owner, text in session.execute(forms):
        others[owner].append(text)
    for id_, slug, name in found:
        yield _Known(id_, slug, name, tuple(others.get(id_, ())))


def _met_by(words: Sequence[str]) -> ColumnElement[bool] | None:
    """That a noted word is one of these, or begun by the last; None for no words."""
    if not words:
        return None
    spellings = sorted({key for word in words for key in folded(word)})
    begun = [key for key in sorted(folded(words[-1])) if len(key) >= _BEGUN]
    return or_(
        among(NameWord.__table__.c.key, spellings), *(begins(NameWord.key, each) for each in begun)
    )


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    return tuple(tokens(name))
