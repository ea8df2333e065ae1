"""Reads of the work on documents: what there is to open, and what was before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.cases.known import known_documents
from app.cases.models import (
    CONFIDENTIAL_COLUMNS,
    Assignment,
    Comment,
    Document,
    Dossier,
    Party,
    Version,
)
from app.cases.queries import document_of
from app.cases.working.bodies import draft_in, slugs_named, with_present_slugs
from app.cases.working.drafts import Draft, unsealed
from app.cases.working.merging import Difference, differences
from app.cases.working.monitors import Monitor, assigned_to, visible_to
from app.law.models import Provision

State = Literal["draft", "for review", "approved", "published"]


class NoSuchVersion(KeyError):
    """There is no such version, or its content was taken away to protect somebody."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document to work on: `version` is the base that a save of it names."""

    draft: Draft
    version: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One version in a document's history. `there` is whether its content can be opened.

    `origin` is the document it is a version of: another, where two people turned out to be one.
    """

    origin: str
    number: int
    who: str
    when: datetime
    act: str
    there: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A comment: who said what, when, about which version."""

    who: str
    when: datetime
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Working:
    """Somebody who works on a document; `entrusted`, they see what is confidential in it too."""

    who: str
    entrusted: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A document in a list of the desk, by its kind and slug, and how far it has come."""

    document_id: str
    kind: str
    slug: str
    state: State
    version: int
    saved_by: str


_PUBLISHED = Dossier.published_version.is_not_distinct_from(Dossier.version)
_STATES: Final[Mapping[State, ColumnElement[bool]]] = {
    "published": _PUBLISHED,
    "approved": and_(~_PUBLISHED, Dossier.approved_by.is_not(None)),
    "for review": and_(~_PUBLISHED, Dossier.approved_by.is_(None), Dossier.sent_by.is_not(None)),
    "draft": and_(~_PUBLISHED, Dossier.approved_by.is_(None), Dossier.sent_by.is_(None)),
}


def open_draft(session: Session, monitor: Monitor, document_id: str) -> Opened:
    """A document to work on. Raises KeyError when there is none they may open."""
    return opened(session, dossier_of(session, monitor, document_id))


def opened(session: Session, dossier: Dossier) -> Opened:
    """The document of a dossier as it stands."""
    document = document_of(session, dossier.document_id)
    return Opened(Draft(document, unsealed(dossier.unfinished)), dossier.version)


def dossier_of(
    session: Session, monitor: Monitor, document_id: str, *, locked: bool = False
) -> Dossier:
    """The dossier of a document; `locked`, others who want to write it wait for this transaction.

    Raises KeyError when there is none that this monitor may open.
    """
    query = select(Dossier).where(Dossier.document_id == document_id, visible_to(monitor))
    query = query.execution_options(populate_existing=True)
    found = session.scalars(query.with_for_update(of=Dossier) if locked else query).one_or_none()
    if found is None:
        raise KeyError(document_id)
    return found


def history(session: Session, monitor: Monitor, document_id: str) -> list[Kept]:
    """Every version of a document, the present one first. Raises KeyError as `open_draft` does."""
    now = dossier_of(session, monitor, document_id)
    own = Kept(document_id, now.version, now.saved_by, now.saved_at, now.act, there=True)
    query = (
        select(Version)
        .where(Version.document_id == document_id)
        .order_by(Version.saved_at.desc(), Version.origin, Version.number.desc())
    )
    return [own, *(_kept(each) for each in session.scalars(query))]


def version_of(
    session: Session, monitor: Monitor, document_id: str, number: int, origin: str | None = None
) -> Draft:
    """One version of a document, with the people and cases it names under their slugs of today.

    Raises NoSuchVersion, and KeyError as `open_draft` does.
    """
    now = dossier_of(session, monitor, document_id)
    if number == now.version and origin in (None, document_id):
        return opened(session, now).draft
    kept = session.get(Version, (document_id, origin or document_id, number))
    if kept is None or kept.body is None:
        raise NoSuchVersion(document_id, number)
    return with_slugs_of_today(session, draft_in(kept.body))


def version_differences(
    session: Session, monitor: Monitor, document_id: str, older: int, newer: int
) -> tuple[Difference, ...]:
    """What differs between two versions of a document, field by field. Raises NoSuchVersion."""
    drafts = [version_of(session, monitor, document_id, number) for number in (older, newer)]
    before, after = drafts
    return differences(before.fields, after.fields, type(after.document))


def due(session: Session, today: date) -> list[str]:
    """The documents whose present version was approved for this day or an earlier one."""
    query = select(Dossier.document_id).where(Dossier.not_before <= today)
    return list(session.scalars(query.order_by(Dossier.not_before, Dossier.document_id)))


def people_never_published(session: Session, case_id: str) -> list[str]:
    """The people who are parties of a case and whom no reader has seen."""
    query = (
        select(Dossier.document_id)
        .join(Party, Party.person_id == Dossier.document_id)
        .where(Party.document_id == case_id, Dossier.published_version.is_(None))
        .distinct()
    )
    return sorted(session.scalars(query))


def comments_on(session: Session, monitor: Monitor, document_id: str) -> list[Said]:
    """What was said about a document, oldest first. Raises KeyError as `open_draft` does."""
    dossier_of(session, monitor, document_id)
    query = (
        select(Comment)
        .where(Comment.document_id == document_id)
        .order_by(Comment.said_at, Comment.id)
    )
    return [
        Said(each.who, each.said_at, each.version, each.text) for each in session.scalars(query)
    ]


def people_on(session: Session, monitor: Monitor, document_id: str) -> list[Working]:
    """Who works on a document, by name. Raises KeyError as `open_draft` does."""
    dossier_of(session, monitor, document_id)
    query = select(Assignment).where(Assignment.document_id == document_id)
    found = session.scalars(query.order_by(Assignment.who))
    return [Working(each.who, each.entrusted) for each in found]


def documents_for(
    session: Session, monitor: Monitor, *, state: State | None = None, mine: bool = False
) -> list[Standing]:
    """The documents somebody may open, saved last first; `mine`: what they work on.

    With `state`, those that are drafts (never published or changed since), for review, waiting for
    their day, or published as they stand.
    """
    query = (
        select(
            Dossier,
            func.coalesce(Document.kind, "provision"),
            func.coalesce(Document.slug, Provision.slug),
        )
        .outerjoin(Document, Document.id == Dossier.document_id)
        .outerjoin(Provision, Provision.id == Dossier.document_id)
        .where(visible_to(monitor))
        .order_by(Dossier.saved_at.desc(), Dossier.document_id)
    )
    if mine:
        query = query.where(assigned_to(monitor))
    if state:
        query = query.where(_STATES[state])
    return [
        Standing(each.document_id, kind, slug, state_of(each), each.version, each.saved_by)
        for each, kind, slug in session.execute(query)
    ]


def standing(state: State) -> ColumnElement[bool]:
    """That a document of the desk has come just as far."""
    return _STATES[state]


def state_of(dossier: Dossier) -> State:
    """How far a document has come."""
    if dossier.published_version == dossier.version:
        return "published"
    if dossier.approved_by:
        return "approved"
    return "for review" if dossier.sent_by else "draft"


def confidential_of(session: Session, document_id: str) -> dict[str, str]:
    """All that is known in confidence of a document: `cases.notes`, `sources.paper.contact`.

    It is for what is kept encrypted again. People are shown it by `reveal`, which is audited.
    """
    found: dict[str, str] = {}
    for column in CONFIDENTIAL_COLUMNS:
        query = _fields(column, column.expression, document_id).where(column.is_not(None))
        found |= dict(_named(session, column, query))
    return found


def confidential_fields(session: Session, document_id: str) -> dict[str, bool]:
    """The confidential fields a document has, and whether each holds something."""
    found: dict[str, bool] = {}
    for column in CONFIDENTIAL_COLUMNS:
        query = _fields(column, column.is_not(None), document_id)
        found |= {field: bool(held) for field, held in _named(session, column, query)}
    return found


def _fields(
    column: InstrumentedAttribute[Any], wanted: ColumnElement[Any], document_id: str
) -> Select[*tuple[Any, ...]]:
    table = column.class_.__table__
    keys = [each for each in table.primary_key if each.name != "document_id"]
    return select(wanted, *keys).where(table.c.document_id == document_id).order_by(*keys)


def _named(
    session: Session, column: InstrumentedAttribute[Any], query: Select[*tuple[Any, ...]]
) -> Iterator[tuple[str, Any]]:
    for held, *key in session.execute(query):
        yield ".".join([column.class_.__tablename__, *key, column.key]), held


def _kept(row: Version) -> Kept:
    there = row.body is not None
    return Kept(row.origin, row.number, row.saved_by, row.saved_at, row.act, there)


def with_slugs_of_today(session: Session, draft: Draft) -> Draft:
    """A draft that names people and cases, who may have other slugs since, by those they have."""
    known = known_documents(session, slugs_named(draft), ())
    return with_present_slugs(draft, known)
