"""What is read of the record for one document, whichever door shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.document.reading import parse
from app.pages.addressed import document_at
from app.pages.law_view import ProvisionRead
from app.record import queries
from app.record.answers import CaseLine, Published, Release, Shown
from app.record.queries.several import cases_of, people_called, people_in
from app.record.queries.titles import Title, titles
from app.record.queries.turning import Turn
from app.record.rows import tally_order
from app.web.errors import Gone, Unknown

_CASES_OF_AN_ARTICLE: Final = 20
# What is said of one takes about two kilobytes; a page stays well under sixty.
TALLIES_OF_A_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case as published, with what it shows of others."""

    published: Published
    case: Case
    shown: Shown
    titles: dict[str, Title]


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A subject as published, with their cases and everybody in them."""

    published: Published
    person: Person
    lines: tuple[CaseLine, ...]
    cases: dict[str, Case]
    people: dict[str, Person]
    release: Release


@dataclass(frozen=True, slots=True)
class TalliesRead:
    """Some counts, the newest period first, with the titles of cases beside them, by slug.

    `newer` and `older` are the keys of the pages beside this one.
    """

    tallies: tuple[Tally, ...]
    titles: dict[str, Title]
    newer: str | None
    older: str | None


def read_case(connection: Connection, slug: str) -> CaseRead:
    """A case with what it shows, in three statements. Raises what `document_at` raises."""
    published = document_at(connection, "case", slug)
    case = published.document
    assert isinstance(case, Case)  # noqa: S101
    return _shown_case(connection, published, case)


def read_revision(connection: Connection, slug: str, number: int) -> CaseRead:
    """A case as one revision published it, with the people and the law as they stood then.

    Raises Unknown for a revision there is not, and Gone for one whose content was taken out.
    """
    published = document_at(connection, "case", slug)
    revision = queries.revision(connection, published.id, number)
    if revision is None:
        raise Unknown(f"{slug} {number}")
    if revision.body is None:
        raise Gone(slug)
    case = parse(revision.body)
    assert isinstance(case, Case)  # noqa: S101
    then = replace(
        published,
        revision=revision.revision,
        number=revision.number,
        commitment=revision.commitment,
        hash=revision.hash,
        changed=revision.instant,
        body=revision.body,
    )
    return _shown_case(connection, then, case, revision.number)


def read_person(connection: Connection, slug: str) -> PersonRead:
    """A subject and their cases. Raises Unknown for anybody else: nobody else has a page."""
    published = document_at(connection, "person", slug)
    found = published.document
    lines = queries.person_cases(connection, published.id)
    if not isinstance(found, Person) or not lines:
        raise Unknown(slug)
    cases = cases_of(connection, [line.id for line in lines])
    people = people_in(connection, cases.values())
    others = people_called(connection, found.distinct_from)
    return PersonRead(published, found, lines, cases, people | others, queries.release(connection))


def read_article(
    connection: Connection, article: Provision, after: str | None = None
) -> tuple[ProvisionRead, str | None]:
    """An article with what its page shows of others, and the key of the cases that do not fit."""
    key = article.key
    listed = queries.charged_page(connection, key, after, _CASES_OF_AN_ARTICLE)
    read = ProvisionRead(
        provision=article,
        lines=listed.cases,
        cases=cases_of(connection, [line.id for line in listed.cases]),
        charged=queries.charged(connection, key),
        tallies=queries.tallies_citing(connection, key),
        beside=queries.articles_beside(connection, article),
        successors=queries.successors(connection, key),
    )
    return read, listed.next


def read_tallies(connection: Connection, turn: Turn) -> TalliesRead:
    """A page of the reported counts, in three statements."""
    page = queries.tallies_page(connection, turn, TALLIES_OF_A_PAGE)
    found = (each.published.document for each in page.rows)
    tallies = tuple(each for each in found if isinstance(each, Tally))
    return TalliesRead(tallies, titles_beside(connection, tallies), page.newer, page.older)


def turn_to_tally(connection: Connection, tally: Tally) -> Turn:
    """Where the page begins that has a count, published or not yet."""
    return queries.turn_to_tally(connection, tally_order(tally), TALLIES_OF_A_PAGE)


def titles_beside(connection: Connection, tallies: Iterable[Tally]) -> dict[str, Title]:
    """The titles of the cases that these counts overlap with or belong to, by slug."""
    named = {slug for each in tallies for slug in (*each.overlaps, each.case or "") if slug}
    return titles(connection, named)


def _shown_case(
    connection: Connection, published: Published, case: Case, at_number: int | None = None
) -> CaseRead:
    """A case with the people, the law and the titles it shows, as they stood at a number."""
    shown = queries.shown_by(connection, case, at_number)
    others = titles(connection, [each.case for each in case.related])
    return CaseRead(published, case, shown, others)
