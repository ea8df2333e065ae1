"""Lists of documents: cases under any filter, people, articles, reported counts, revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from app import addresses
from app.api.v1.items import (
    Cases,
    PersonItem,
    ProvisionItem,
    RevisionItem,
    TallyItem,
    case_item,
    person_item,
    provision_item,
    revision_item,
    tally_item,
)
from app.api.v1.told import FacetValue, Listed
from app.document.case import Case
from app.document.others import Person
from app.folding import ordering
from app.pages.addressed import document_at
from app.pages.facet_words import label
from app.pages.filtering import known_until
from app.pages.paged import key_of
from app.record import queries
from app.record.answers import PeoplePage
from app.record.facets.counting import Facet
from app.record.facets.finding import Found, found
from app.record.facets.ordering import Page, page
from app.record.filters import Filter
from app.record.queries.several import cases_at, people_called, people_in
from app.record.queries.turning import Turn
from app.web import page_keys
from app.web.deployment import absolute, locale, today
from app.web.record import from_record

A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class _Cases:
    """A page of the cases a filter finds, as they stood when the filter asks the record."""

    found: Found
    page: Page
    cases: Mapping[str, Case]
    people: Mapping[str, Person]
    named: Mapping[str, str]
    version: int


def cases(asked: Filter) -> Cases:
    """The cases a filter finds, a page at a time, with the counts beside every value."""
    read = from_record(lambda connection: _cases(connection, asked))
    listed = (read.cases[each] for each in read.page.ids if each in read.cases)
    facets = read.found.facets
    return Cases(
        items=tuple(case_item(each, read.people, read.found.day) for each in listed),
        next=_next("case", read.page.next, asked),
        version=read.version,
        facets={name: _values(name, each, read.named) for name, each in facets.items()},
        as_of=read.found.day,
        count=read.found.count,
        may=read.found.may,
        more={name: each.more for name, each in facets.items() if each.more},
    )


def people(after: str | None) -> Listed[PersonItem]:
    """Everybody who is the subject of a case, by name in the alphabet of the answer's language."""
    alphabet = ordering.alphabet_of(locale())

    def read(connection: Connection) -> tuple[PeoplePage, int]:
        found = queries.people_page(connection, alphabet, None, after, A_PAGE)
        return found, queries.release(connection).version

    listed, version = from_record(read)
    return Listed[PersonItem](
        items=tuple(person_item(each) for each in listed.people),
        next=_next("person", (listed.next,) if listed.next else None),
        version=version,
        facets={},
    )


def law() -> Listed[ProvisionItem]:
    """Every published article, by code and number."""
    lines, version = from_record(
        lambda each: (queries.provisions(each), queries.release(each).version)
    )
    items = tuple(provision_item(each) for each in lines)
    return Listed[ProvisionItem](items=items, next=None, version=version, facets={})


def tallies(after: str | None) -> Listed[TallyItem]:
    """The reported counts without names, the newest period first, a page at a time."""
    turn = Turn(after=after)
    listed, version = from_record(
        lambda each: (queries.tallies_page(each, turn, A_PAGE), queries.release(each).version)
    )
    return Listed[TallyItem](
        items=tuple(tally_item(each) for each in listed.rows),
        next=_next("tally", (listed.older,) if listed.older else None),
        version=version,
        facets={},
    )


def revisions(slug: str) -> Listed[RevisionItem]:
    """Every revision of a case, the first one first."""

    def read(connection: Connection) -> tuple[tuple[RevisionItem, ...], int]:
        published = document_at(connection, "case", slug)
        found = queries.revisions(connection, published.id)
        items = tuple(revision_item(published.slug, each) for each in found)
        return items, queries.release(connection).version

    items, version = from_record(read)
    return Listed[RevisionItem](items=items, next=None, version=version, facets={})


def _cases(connection: Connection, asked: Filter) -> _Cases:
    answer = found(connection, asked, today(), known_until(asked))
    listed = page(connection, answer, asked.sort, A_PAGE, key_of(asked, asked.sort))
    documents = cases_at(connection, listed.ids, answer.at)
    subjects = people_called(connection, asked.values("subject"))
    return _Cases(
        answer,
        listed,
        documents,
        people_in(connection, documents.values()),
        {slug: each.name for slug, each in subjects.items()},
        queries.release(connection).version,
    )


def _next(kind: str, key: tuple[str, ...] | None, asked: Filter | None = None) -> str | None:
    """The address of the next page of a list, in the language of this one."""
    if key is None:
        return None
    given = asked.parameters() if asked else ()
    return absolute(addresses.api_list(kind, given, page_keys.encode(*key)))


def _values(name: str, facet: Facet, named: Mapping[str, str]) -> tuple[FacetValue, ...]:
    return tuple(
        FacetValue(
            value=each.value, label=label(name, each.value, locale(), named), count=each.count
        )
        for each in facet.values
    )
