"""People the desk may have already, while a name is being typed, with the reason why they match."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.models import Document, Dossier, Person, PersonName
from app.cases.working.monitors import Monitor, visible_to
from app.folding import Meeting, keys, match, tokens

MOST: Final = 10
"""More candidates than these nobody compares."""
_BEGUN: Final = 3
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
    found = [each for known in _people(session, monitor) if (each := _alike(words, known))]
    found.sort(key=lambda each: (-_met(each), each.name, each.person_id))
    return tuple(found[:MOST])


def _alike(words: Sequence[str], known: _Known) -> Alike | None:
    """How a person is met, asking for reasons only where some word can meet one of theirs."""
    theirs = known.words
    meeting = [word for word in words if any(_keys(word) & _keys(each) for each in theirs)]
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
    begun = tuple(each for each in _keys(word) if len(each) >= _BEGUN)
    if not begun:
        return None
    return next((each for each in names if any(key.startswith(begun) for key in _keys(each))), None)


def _met(alike: Alike) -> int:
    return len(alike.meetings) + (alike.begun is not None)


def _people(session: Session, monitor: Monitor) -> Iterable[_Known]:
    people = (
        select(Person.document_id, Document.slug, Person.name)
        .join(Document, Document.id == Person.document_id)
        .join(Dossier, Dossier.document_id == Person.document_id)
        .where(visible_to(monitor))
    )
    others: dict[str, list[str]] = defaultdict(list)
    for owner, text in session.execute(select(PersonName.document_id, PersonName.text)):
        others[owner].append(text)
    for id_, slug, name in session.execute(people):
        yield _Known(id_, slug, name, tuple(others.get(id_, ())))


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    return tuple(tokens(name))


@lru_cache(maxsize=_REMEMBERED)
def _keys(word: str) -> frozenset[str]:
    """The keys of a word, remembered: the same names are asked with every letter typed."""
    return frozenset(keys(word))
