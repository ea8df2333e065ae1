"""What is worked out of a document when it is answered: facts of a day, outside the stored bytes.

Each says as of which day it is told, and names the facts it was worked out from by their ids.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app import addresses, custody
from app.api.v1.told import Length, Span, Told, length, span, spans
from app.custody import Custody, GapKind, State, facts_counted, known_by
from app.document import allowed, holding
from app.document.facts import Party
from app.document.lives import joined, parts_of
from app.document.naming import called
from app.document.vocabulary import HowEnded
from app.pages.reading import CaseRead, PersonRead
from app.record.answers import Published
from app.web.deployment import absolute, locale


class Fact(Told):
    """A fact of a day about one subject; `facts` are the ids of those it was worked out from."""

    as_of: date
    subject: str
    facts: tuple[str, ...] = ()


class Held(Fact):
    """In which state of custody a subject is.

    `since` is the start of the custody, or its end where it is over; `last_seen` the last dated
    fact that says the person is in custody; `how` the way it ended, in the record's word.
    """

    state: State
    since: Span | None = None
    last_seen: Span | None = None
    how: HowEnded | None = None


class DaysInCustody(Fact):
    """The days a subject had spent in custody; left out where nothing can be counted: never 0."""

    days: Length | None = None


class ExpectedRelease(Fact):
    """When a custody should end by the order that governs it, as each source would have it.

    The preferred day stands first. `assumes_credit`: the days before the sentence are counted in.
    """

    custody: str
    days: tuple[Span, ...]
    assumes_credit: bool


class Gap(Fact):
    """What is missing in the record, or where the law seems not to have been kept.

    `terms` are what was imposed and then what was allowed, as ISO 8601 durations.
    """

    kind: GapKind
    day: Span | None = None
    until: Span | None = None
    provisions: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class PostToArrest(Fact):
    """The days from the posts a subject's ties name to the first reported taking, if known."""

    days: Length | None = None


class Called(Told):
    """What a party is called in the language of the answer; without a name they are not named.

    `person` is the address of their document, which only subjects have.
    """

    party: str
    name: str | None = None
    person: str | None = None


class Standing(Told):
    """Where a document stands in the ledger. `page` shows it to people.

    `commitment` is that of this revision, `hash` chains it to all before it; `published` is the
    instant of the first revision and `changed` that of this one.
    """

    url: str
    page: str
    revision: int
    number: int
    commitment: str
    hash: str
    published: str
    changed: str


class OfPeople(Told):
    """The facts of a day about subjects, each kind as a list; most have one of each kind."""

    as_of: date
    held: tuple[Held, ...] = ()
    days_in_custody: tuple[DaysInCustody, ...] = ()
    expected_release: tuple[ExpectedRelease, ...] = ()


class OfCase(OfPeople, Standing):
    """What is worked out of a case: who is held, for how long, until when, what is missing."""

    parties: tuple[Called, ...] = ()
    gaps: tuple[Gap, ...] = ()
    post_to_arrest: tuple[PostToArrest, ...] = ()


class OfPerson(OfPeople, Standing):
    """What is worked out of all cases of a subject; the ids of facts are `slug#id`."""

    cases: tuple[str, ...] = ()


def of_case(read: CaseRead, url: str, page: str, as_of: date) -> OfCase:
    """What is worked out of a case, at the address it is asked for."""
    case = read.case
    subjects = [each.id or "" for each in case.subjects]
    custodies = {each: holding.custodies(case, each) for each in subjects}
    people = _of_people(custodies.items(), as_of)
    return OfCase(
        **standing(read.published, url, page).model_dump(),
        **dict(people),
        parties=tuple(_called(read, each) for each in case.parties),
        gaps=tuple(gap for each in subjects for gap in _gaps(read, each, as_of)),
        post_to_arrest=tuple(_post_to_arrest(read, each, as_of) for each in subjects),
    )


def of_person(read: PersonRead, url: str, page: str, as_of: date) -> OfPerson:
    """What is worked out of all cases of a subject."""
    cases = [read.cases[line.id] for line in read.lines if line.id in read.cases]
    life = joined(parts_of(read.person, reversed(cases), read.people))
    people = _of_people([(read.published.slug, life)], as_of)
    documents = (absolute(addresses.api_document("case", line.slug)) for line in read.lines)
    return OfPerson(
        **standing(read.published, url, page).model_dump(),
        **dict(people),
        cases=tuple(documents),
    )


def standing(published: Published, url: str, page: str) -> Standing:
    """Where a document stands in the ledger."""
    return Standing(
        url=absolute(url),
        page=absolute(page),
        revision=published.revision,
        number=published.number,
        commitment=published.commitment,
        hash=published.hash,
        published=published.published,
        changed=published.changed,
    )


def _of_people(found: Iterable[tuple[str, Sequence[Custody]]], as_of: date) -> OfPeople:
    every = list(found)
    return OfPeople(
        as_of=as_of,
        held=tuple(_held(subject, custodies, as_of) for subject, custodies in every),
        days_in_custody=tuple(_days(subject, custodies, as_of) for subject, custodies in every),
        expected_release=tuple(
            release
            for subject, custodies in every
            for release in _releases(subject, custodies, as_of)
        ),
    )


def _held(subject: str, custodies: Sequence[Custody], as_of: date) -> Held:
    found = custody.held(custodies, as_of)
    return Held(
        as_of=as_of,
        subject=subject,
        facts=found.ids,
        state=found.state,
        since=span(found.since),
        last_seen=span(found.last_seen),
        how=found.word,
    )


def _days(subject: str, custodies: Sequence[Custody], as_of: date) -> DaysInCustody:
    days = custody.days_in_custody(custodies, as_of)
    used = facts_counted(custodies, as_of) if days else ()
    return DaysInCustody(as_of=as_of, subject=subject, facts=used, days=length(days))


def _releases(subject: str, custodies: Sequence[Custody], as_of: date) -> Iterator[ExpectedRelease]:
    for each in custodies:
        end = custody.expected_release(known_by(each, as_of))
        if end:
            yield ExpectedRelease(
                as_of=as_of,
                subject=subject,
                facts=end.ids,
                custody=each.id,
                days=spans(end.days),
                assumes_credit=end.credited,
            )


def _gaps(read: CaseRead, subject: str, as_of: date) -> Iterator[Gap]:
    for found in allowed.gaps(read.case, subject, as_of, read.shown.provisions):
        yield Gap(
            as_of=as_of,
            subject=subject,
            facts=found.ids,
            kind=found.kind,
            day=span(found.day),
            until=span(found.until),
            provisions=found.provisions,
            terms=tuple(term.iso() for term in found.terms),
        )


def _post_to_arrest(read: CaseRead, subject: str, as_of: date) -> PostToArrest:
    """Nothing while the taking was still to come."""
    taking = custody.first_taking(holding.custodies(read.case, subject))
    known = taking and taking.day and taking.day.upper and taking.day.upper <= as_of
    days = holding.post_to_arrest(read.case, subject) if known else None
    posts = (each.id or "" for each in holding.tied_posts(read.case, subject) if each.date)
    used = (*posts, *(taking.ids if taking else ())) if days else ()
    return PostToArrest(as_of=as_of, subject=subject, facts=used, days=length(days))


def _called(read: CaseRead, party: Party) -> Called:
    person = read.shown.people.get(party.person or "")
    if person is None:
        return Called(party=party.id or "", name=party.name)
    url = absolute(addresses.api_document("person", person.slug))
    has_document = party.part == "subject"
    return Called(
        party=party.id or "", name=called(person, locale()), person=url if has_document else None
    )
