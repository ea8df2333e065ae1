"""The lines of lists: enough to choose by. Each has its `slug`, and the `url` of its document."""

from collections.abc import Iterable, Mapping
from datetime import date

from app import addresses
from app.api.v1.told import Listed, Told
from app.custody import State, held
from app.document import holding
from app.document.case import Case
from app.document.facts import Party
from app.document.naming import called
from app.document.others import Person
from app.document.values import Text
from app.document.vocabulary import Basis, Identification, SubjectKind
from app.record.answers import PersonLine, ProvisionLine, Revision, TallyLine
from app.record.ledger import Cause
from app.web.deployment import absolute, locale


class Item(Told):
    """A line of a list: `url` is the document, `page` shows it to people."""

    slug: str
    url: str
    page: str


class Subject(Told):
    """Whom a case is about, and in which state of custody; `name` is null for who is not named.

    `person` is the slug of their document, null where they have none.
    """

    party: str
    name: str | None
    person: str | None
    kind: SubjectKind
    held: State


class Charge(Told):
    """What somebody is charged with, as the source wrote it; `basis` where the case says it."""

    fact: str
    subjects: tuple[str, ...]
    label: str | None
    citation: str | None
    provision: str | None
    basis: Basis | None


class CaseItem(Item):
    """A case in a list. Texts are in the document's `lang`, or by language."""

    lang: str
    title: Text
    summary: Text | None
    cluster: str | None
    region: str | None
    subjects: tuple[Subject, ...]
    charges: tuple[Charge, ...]


class Cases(Listed[CaseItem]):
    """A page of the cases that a filter finds, as of a day.

    Of `count` cases, `may` are known by days so coarse that they only may lie in the range that is
    asked for. `more` says how many values of a facet are not listed, where some are not.
    """

    as_of: date
    count: int
    may: int
    more: dict[str, int]


class PersonItem(Item):
    """The subject of a case, with the number of cases."""

    name: str
    kind: SubjectKind
    identification: Identification
    cases: int


class ProvisionItem(Item):
    """An article, with the number of cases with a charge under it or a part of it."""

    key: str
    code: str
    path: str
    title: Text
    lang: str
    cases: int


class TallyItem(Item):
    """A reported count without names."""

    title: Text
    lang: str


class RevisionItem(Item):
    """A revision of a case; `taken_out` says that its content was, to protect somebody."""

    revision: int
    number: int
    instant: str
    cause: Cause
    commitment: str
    hash: str
    taken_out: bool


def case_item(case: Case, people: Mapping[str, Person], as_of: date) -> CaseItem:
    """A case, with the state of its subjects on a day; `people` by the slugs that it uses."""
    return CaseItem(
        **_addressed("case", case.slug, addresses.case(case.slug)),
        lang=case.lang,
        title=case.title,
        summary=case.summary,
        cluster=case.cluster,
        region=case.region,
        subjects=tuple(_subject(case, each, people, as_of) for each in case.subjects),
        charges=tuple(_charges(case)),
    )


def person_item(line: PersonLine) -> PersonItem:
    """A subject by the name under which the list has them."""
    return PersonItem(
        **_addressed("person", line.slug, addresses.person(line.slug)),
        name=line.name,
        kind=line.kind,
        identification=line.identification,
        cases=line.cases,
    )


def provision_item(line: ProvisionLine) -> ProvisionItem:
    """An article of the law."""
    return ProvisionItem(
        **_addressed("provision", line.slug, addresses.provision(line.slug)),
        key=line.key,
        code=line.code,
        path=line.path,
        title=line.title,
        lang=line.lang,
        cases=line.cases,
    )


def tally_item(line: TallyLine) -> TallyItem:
    """A reported count."""
    return TallyItem(
        **_addressed("tally", line.slug, addresses.tally(line.slug)),
        title=line.title,
        lang=line.lang,
    )


def revision_item(slug: str, revision: Revision) -> RevisionItem:
    """A revision of the case at a slug of today."""
    return RevisionItem(
        slug=slug,
        url=absolute(addresses.api_revision(slug, revision.revision)),
        page=absolute(addresses.case_at(slug, revision.revision)),
        revision=revision.revision,
        number=revision.number,
        instant=revision.instant,
        cause=revision.cause,
        commitment=revision.commitment,
        hash=revision.hash,
        taken_out=revision.body is None,
    )


def _addressed(kind: str, slug: str, page: str) -> dict[str, str]:
    url = addresses.api_document(kind, slug)
    return {"slug": slug, "url": absolute(url), "page": absolute(page)}


def _subject(case: Case, party: Party, people: Mapping[str, Person], as_of: date) -> Subject:
    person = people.get(party.person or "")
    party_id = party.id or ""
    return Subject(
        party=party_id,
        name=called(person, locale()) if person else party.name,
        person=person.slug if person else None,
        kind=person.kind if person else party.kind,
        held=held(holding.custodies(case, party_id), as_of).state,
    )


def _charges(case: Case) -> Iterable[Charge]:
    subjects = tuple(each.id or "" for each in case.subjects)
    for charge in case.charges:
        yield Charge(
            fact=charge.id or "",
            subjects=charge.of or (subjects if len(subjects) == 1 else ()),
            label=charge.label,
            citation=charge.citation,
            provision=charge.provision,
            basis=charge.basis,
        )
