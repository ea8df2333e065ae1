"""What the rows of one document are read from: the document, and what it shows of others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from app import addresses
from app.custody import Custody
from app.document.case import Case
from app.document.claimed import Claimed, Fact
from app.document.facts import Party
from app.document.holding import custodies
from app.document.others import Person
from app.document.reading import Document
from app.document.values import Text
from app.document.vocabulary import SPEAKERS
from app.record.answers import Published
from app.record.moments import Moment, moments

_F = TypeVar("_F", bound=Claimed)


@dataclass(frozen=True)
class Scene:
    """One published document on the way into the tables.

    `people` are those it names, by slug; `subjects` the slugs of those who are the subject of some
    case, as only they have a row of their own; `articles` the keys of the articles that have one.
    `as_of` is the day for which facts of the calendar are worked out. `related` has the slugs of
    published cases: of those that a case names, only these may be told.
    """

    published: Published
    document: Document
    people: Mapping[str, Person]
    subjects: frozenset[str]
    articles: frozenset[str]
    as_of: date
    site_url: str
    related: frozenset[str] = frozenset()

    @property
    def case(self) -> Case:
        """The document of a case. Raises TypeError for another kind."""
        if not isinstance(self.document, Case):
            raise TypeError(f"{self.document.slug} is no case")
        return self.document

    def url(self, address: str) -> str:
        """An address of ours as others may keep it, without a language."""
        return self.site_url + addresses.in_language(address, None)

    def fact_url(self, fact_id: str) -> str:
        """The place on the page of a case where a fact stands, as others may keep it."""
        return f"{self._case_url}#{fact_id}"

    def text(self, text: Text | None) -> str | None:
        """A text in the document's own language, else in the first one it has."""
        if not isinstance(text, dict):
            return text
        return text.get(self.document.lang) or next(iter(text.values()), None)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Everything dated in a case."""
        return tuple(moments(self.case))

    @cached_property
    def parties(self) -> dict[str, Party]:
        """The parties of a case by id."""
        return {party.id or "": party for party in self.case.parties}

    @cached_property
    def outlets(self) -> dict[str, str]:
        """The outlets of the sources by the source's id."""
        return {each.id: each.outlet for each in self.document.sources}

    @cached_property
    def _case_url(self) -> str:
        return self.url(addresses.case(self.case.slug))

    def name(self, party: Party | None) -> str | None:
        """What a party is called in the record; None for somebody unnamed."""
        if party is None or party.name or not party.person:
            return party.name if party else None
        person = self.people.get(party.person)
        return person.name if person else None

    def person(self, party: Party | None) -> str | None:
        """The slug of a party's page; None where they have none."""
        slug = party.person if party else None
        person = self.people.get(slug) if slug else None
        return person.slug if person and person.slug in self.subjects else None

    def speakers(self, said_by: Sequence[str]) -> tuple[str, ...]:
        """Who says it, in the closed words; a party speaks in its part."""
        return tuple(dict.fromkeys(self._part(each) for each in said_by))

    def named_speakers(self, said_by: Sequence[str]) -> tuple[str, ...]:
        """The names of the parties who say it, as far as they have one."""
        names = (self.name(self.parties.get(each)) for each in said_by if each not in SPEAKERS)
        return tuple(name for name in names if name)

    def custodies(self, party: Party) -> tuple[Custody, ...]:
        """The custodies of a subject of the case."""
        return custodies(self.case, party.id or "")

    def _part(self, speaker: str) -> str:
        party = self.parties.get(speaker)
        return party.part if party else speaker


@dataclass(frozen=True, slots=True)
class Of(Generic[_F]):
    """One fact of a case; `party` is the one that a row is about, where each has its own row."""

    scene: Scene
    fact: _F
    party: Party | None = None

    @property
    def case(self) -> Case:
        """The case it belongs to."""
        return self.scene.case

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources: its own, or the case's."""
        return self.case.sources_of(self.fact)


Rows = Callable[[Scene], Iterator[Of[Any]]]


def each_fact(name: str) -> Rows:
    """One row for each fact in a list of a case."""

    def rows(scene: Scene) -> Iterator[Of[Any]]:
        return (Of(scene, fact) for fact in getattr(scene.case, name))

    return rows


def each_party(name: str) -> Rows:
    """One row for each fact in a list of a case and each party it is about."""

    def rows(scene: Scene) -> Iterator[Of[Any]]:
        for fact in getattr(scene.case, name):
            for party in about(scene.case, fact):
                yield Of(scene, fact, scene.parties[party])

    return rows


def about(case: Case, fact: Fact) -> tuple[str, ...]:
    """The ids of the parties a fact is about: those it names, or every subject."""
    return fact.of or tuple(party.id or "" for party in case.subjects)
