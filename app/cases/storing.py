"""Putting changed documents into their tables, many at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, insert, select, update
from sqlalchemy.orm import Session

from app.cases import mapping
from app.cases.changes import Change
from app.cases.identity import Slug
from app.cases.models import Document, Dossier, Item, Person, Related, RemovedKey
from app.cases.queries import case_rows
from app.db.keeping import batches, merged, replace_rows
from app.document.others import Provision
from app.law.actions import store_provisions
from app.law.models import Provision as KeptProvision
from app.law.queries import provision_rows


def step_aside(session: Session, renamed: Sequence[str]) -> None:
    """Frees the slugs that these documents are about to give up, so that others may take them."""
    for table in (Document, KeptProvision):
        for some in batches(renamed):
            session.execute(update(table).where(table.id.in_(some)).values(slug=_own_id(table)))


def _own_id(table: type[Document] | type[KeptProvision]) -> ColumnElement[str]:
    return cast(table.id, String)


def store(session: Session, changes: Sequence[Change], ids: Mapping[Slug, str]) -> None:
    """Makes the stored documents what these changes say, part by part.

    `ids` has the id of every kind and slug that they name.
    """
    law = [each.document for each in changes if isinstance(each.document, Provision)]
    if law:
        there = {
            id_: kept
            for id_, kept in provision_rows(session, [str(each.id) for each in law]).items()
            if kept
        }
        store_provisions(session, law, there)
    _store_cases(session, [each for each in changes if each.document not in law], ids)
    for each in changes:
        if each.hidden:
            hide_names(session, str(each.document.id), each.hidden)


def take_out(session: Session, document_ids: Sequence[str]) -> None:
    """Takes documents out with everything that belongs to them.

    Their parts go one table after another, those that point to others first: PostgreSQL checks the
    pointers between them before a cascade from the document has reached them all.
    """
    for some in batches(document_ids):
        _unrelate(session, some)
        kept = merged(case_rows(session, some).values())
        parts = {table: rows for table, rows in kept.items() if table != Document.__table__}
        replace_rows(session, mapping.CASES.order, parts, {})
        session.execute(delete(Dossier).where(Dossier.document_id.in_(some)))
        session.execute(delete(Document).where(Document.id.in_(some)))
    session.expire_all()


def _unrelate(session: Session, case_ids: Sequence[str]) -> None:
    """Takes these cases out of the related cases of others, with their places in the lists."""
    query = select(Related.document_id, Related.key).where(Related.case_id.in_(case_ids))
    for owner, key in session.execute(query).all():
        for table in (Related, Item):
            session.execute(delete(table).where(table.document_id == owner, table.key == key))


def hide_names(session: Session, person_id: str, names: Sequence[str]) -> None:
    """Adds names to the confidential real names of a person."""
    person = session.get_one(Person, person_id, populate_existing=True)
    real = dict.fromkeys([*(person.real_name or "").splitlines(), *names])
    person.real_name = "\n".join(real)
    session.flush()


def _store_cases(session: Session, changes: Sequence[Change], ids: Mapping[Slug, str]) -> None:
    stored = [str(each.document.id) for each in changes if each.old is not None]
    old = merged(case_rows(session, stored).values()) if stored else {}
    new = merged(mapping.laid_out(each.document, ids) for each in changes)
    replace_rows(session, mapping.CASES.order, old, new)
    _keep_removed(session, changes)


def _keep_removed(session: Session, changes: Sequence[Change]) -> None:
    rows: list[dict[str, Any]] = []
    for each in changes:
        if each.old is None:
            continue
        back = RemovedKey.key.in_(each.returned)
        session.execute(delete(RemovedKey).where(RemovedKey.document_id == each.document.id, back))
        rows += (
            {"document_id": each.document.id, "key": key, "listed": name}
            for key, name in each.removed.items()
        )
    if rows:
        session.execute(insert(RemovedKey), rows)
