"""Reads of the law."""

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.keeping import Kept, kept_rows
from app.document.others import Provision as ProvisionDocument
from app.document.rows import whole
from app.law.mapping import PROVISIONS
from app.law.models import Provision

_NUMBER: Final = re.compile(r"[0-9]+")


def provision_rows(session: Session, ids: Sequence[str]) -> dict[str, Kept]:
    """The rows of these provisions, by id; an id that is not there has no rows."""
    return kept_rows(session, PROVISIONS.order, ids)


def provision_of(kept: Kept) -> ProvisionDocument:
    """The document that a provision's rows are."""
    document: ProvisionDocument = whole(
        ProvisionDocument, PROVISIONS.rows_of(ProvisionDocument, kept)
    )
    return document


def provision_document(session: Session, provision_id: str) -> ProvisionDocument:
    """The document of a provision. Raises KeyError when there is none with this id."""
    kept = provision_rows(session, [provision_id])[provision_id]
    if not kept:
        raise KeyError(provision_id)
    return provision_of(kept)


def provision_ids(session: Session) -> list[str]:
    """The ids of all provisions, by code and number."""
    query = select(Provision.id).order_by(Provision.code, Provision.path)
    return list(session.scalars(query))


def provision_with_key(session: Session, key: str) -> Provision | None:
    """The provision with a key such as `CAO:388-1`; None when we have no document for it."""
    code, _, path = key.partition(":")
    query = select(Provision).where(Provision.code == code, Provision.path == path)
    return session.scalars(query).one_or_none()


def an_article_of(session: Session, code: str) -> ProvisionDocument | None:
    """An article of a code, one that says its country before others; None where we have none."""
    query = select(Provision.id).where(Provision.code == code)
    found = session.scalars(query.order_by(Provision.country.is_(None), Provision.path)).first()
    return provision_document(session, found) if found else None


def countries_of(session: Session, code: str, but: str | None) -> set[str]:
    """The countries that the articles of a code name, `but` leaving one of them out by its id."""
    query = select(Provision.country).where(Provision.code == code, Provision.country.is_not(None))
    if but:
        query = query.where(Provision.id != but)
    return {str(each) for each in session.scalars(query)}


def articles_in(session: Session, code: str) -> Sequence[Provision]:
    """The articles of a code, by number."""
    found = session.scalars(select(Provision).where(Provision.code == code)).all()
    return sorted(found, key=lambda each: [int(part) for part in _NUMBER.findall(each.path)])
