"""Reads of the working record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, String, cast, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.cases import mapping
from app.cases.models import (
    Account,
    Case,
    Charge,
    Claim,
    Decision,
    FormerSlug,
    Measure,
    Mention,
    Party,
    Person,
    Related,
    Tally,
    TallyCharge,
)
from app.cases.models import Document as KeptDocument
from app.db.keeping import Kept, batches, kept_rows
from app.document.reading import Document
from app.document.values import Text
from app.law.queries import provision_of, provision_rows


@dataclass(frozen=True, slots=True)
class GuardedName:
    """What must stand in no public text: every name and handle of a protected person or a minor."""

    person_id: str
    names: tuple[str, ...]


def document_of(session: Session, document_id: str) -> Document:
    """The document of a case, person, tally or provision, as it was stored.

    Raises KeyError when there is none with this id.
    """
    return documents_of(session, [document_id])[document_id]


def documents_of(session: Session, ids: Sequence[str]) -> dict[str, Document]:
    """The documents with these ids, in their order. Raises KeyError for an id that is not there."""
    found = documents_there(session, ids)
    return {each: found[each] for each in ids}


def documents_there(session: Session, ids: Sequence[str]) -> dict[str, Document]:
    """The documents of those ids that there are, cases, people, tallies and provisions alike."""
    found: dict[str, Document] = {}
    rows = {each: kept for each, kept in case_rows(session, ids).items() if kept}
    slugs = slugs_of(session, set().union(*map(mapping.ids_named, rows.values())))
    for each, kept in rows.items():
        found[each] = mapping.read(kept, slugs)
    others = [each for each in ids if each not in found]
    for each, kept in provision_rows(session, others).items() if others else ():
        if kept:
            found[each] = provision_of(kept)
    return found


def case_rows(session: Session, ids: Sequence[str]) -> dict[str, Kept]:
    """The rows of these cases, people and tallies, by id; an id that is not there has no rows.

    Only tables are asked that a document of its kind can stand in: for a person that is a fifth.
    """
    kinds = _of_documents(session, KeptDocument.kind, ids)
    found: dict[str, Kept] = {each: {} for each in ids}
    for kind, model in mapping.MODELS.items():
        if theirs := [each for each in ids if kinds.get(each) == kind]:
            found |= kept_rows(session, mapping.CASES.tables_of(model), theirs)
    return found


def slugs_of(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The slug that each of these cases, people and tallies has now."""
    return _of_documents(session, KeptDocument.slug, ids)


def _of_documents(
    session: Session, column: InstrumentedAttribute[str], ids: Iterable[str]
) -> dict[str, str]:
    """What the own row of each of these documents has in a column."""
    found: dict[str, str] = {}
    for some in batches(list(ids)):
        query = select(KeptDocument.id, column).where(KeptDocument.id.in_(some))
        found.update((id_, value) for id_, value in session.execute(query))
    return found


def titles_of(session: Session, ids: Sequence[str]) -> dict[str, tuple[Text, str]]:
    """What each of these cases is called, with the language that a plain title is in."""
    found: dict[str, tuple[Text, str]] = {}
    for some in batches(ids):
        query = (
            select(Case.document_id, Case.title, KeptDocument.lang)
            .join(KeptDocument, KeptDocument.id == Case.document_id)
            .where(Case.document_id.in_(some))
        )
        found.update((id_, (title, lang)) for id_, title, lang in session.execute(query))
    return found


def ids_of_kind(session: Session, kind: str) -> list[str]:
    """The ids of all documents of a kind (case, person or tally), by slug."""
    query = select(KeptDocument.id).where(KeptDocument.kind == kind).order_by(KeptDocument.slug)
    return list(session.scalars(query))


def find_document(session: Session, kind: str, slug: str) -> str | None:
    """The id of the document of this kind that has this slug now; None when there is none."""
    query = select(KeptDocument.id).where(KeptDocument.kind == kind, KeptDocument.slug == slug)
    return session.scalars(query).one_or_none()


def slugs_beginning(session: Session, kind: str, start: str) -> set[str]:
    """The slugs of a kind that are `start`, or begin with it and a hyphen, former ones too."""
    found: set[str] = set()
    for table in (KeptDocument, FormerSlug):
        begins = table.slug.startswith(f"{start}-", autoescape=True)
        query = select(table.slug).where(table.kind == kind, or_(table.slug == start, begins))
        found.update(session.scalars(query))
    return found


def cases_showing_person(session: Session, person_id: str) -> list[str]:
    """The ids of the cases in which a person is a party."""
    query = select(Party.document_id).where(Party.person_id == person_id)
    return _ids(session, query)


def documents_naming(session: Session, document_id: str) -> list[str]:
    """The ids of every case, person and tally that shows the slug of this document.

    Those are the cases of a person and the people they must not be confused with, the cases
    related to a case, and the tallies that overlap with it or belong to it.
    """
    query = (
        select(Party.document_id)
        .where(Party.person_id == document_id)
        .union(
            select(Related.document_id).where(Related.case_id == document_id),
            select(Tally.document_id).where(Tally.case_id == document_id),
            select(Mention.document_id).where(Mention.names_id == document_id),
        )
    )
    return sorted(session.scalars(query))


def cases_citing(session: Session, provision: str) -> list[str]:
    """The ids of the cases and tallies that cite an article, by a key such as `CAO:388-1`.

    Citing a part (`CAO:388-1.1`) shows the article too. A claim that brings another article than
    the fact it is about counts as well.
    """
    columns: tuple[InstrumentedAttribute[str | None], ...] = (
        Charge.provision,
        Measure.provision,
        Decision.provision,
        TallyCharge.provision,
    )
    found: set[str] = set()
    for column in columns:
        cites = or_(column == provision, column.startswith(f"{provision}.", autoescape=True))
        found.update(session.scalars(select(column.class_.document_id).where(cites)))
    says = cast(Claim.says, String)
    claimed = or_(
        says.contains(f'"{provision}"', autoescape=True),
        says.contains(f'"{provision}.', autoescape=True),
    )
    found.update(session.scalars(select(Claim.document_id).where(claimed)))
    return sorted(found)


def guarded_names(session: Session) -> list[GuardedName]:
    """Every name and handle of every protected person and minor, real ones among them.

    Their public pseudonym is not one of them. Accounts count that a case says they own.
    """
    query = select(Person).where(or_(Person.protected, Person.minor)).order_by(Person.document_id)
    people = session.scalars(query).all()
    ids = [person.document_id for person in people]
    names: dict[str, list[str]] = {each: [] for each in ids}
    for person in people:
        for secret in (person.real_name, person.handles):
            names[person.document_id] += (secret or "").splitlines()
    for owner, *handles in session.execute(_handles_of(ids)):
        names[str(owner)] += (handle for handle in handles if handle)
    return [GuardedName(each, tuple(dict.fromkeys(found))) for each, found in names.items()]


def _handles_of(people: Sequence[str]) -> Select[str | None, str | None, str | None]:
    return (
        select(Party.person_id, Account.handle, Account.name)
        .join(
            Mention,
            (Mention.document_id == Party.document_id)
            & (Mention.target == Party.key)
            & (Mention.field == literal("owner")),
        )
        .join(
            Account,
            (Account.document_id == Mention.document_id) & (Account.key == Mention.key),
        )
        .where(Party.person_id.in_(people))
    )


def _ids(session: Session, query: Select[str]) -> list[str]:
    return sorted(set(session.scalars(query)))
