"""Refusing an article that does not fit the law of the desk."""

from sqlalchemy.orm import Session

from app.cases.working.errors import NotSaved
from app.document.others import Provision
from app.document.reading import Document
from app.law.fitting import misfits


def refuse_misfit(session: Session, document: Document) -> None:
    """Raises NotSaved for an article that the desk cannot have; other documents always fit."""
    if isinstance(document, Provision) and (found := tuple(misfits(session, document))):
        raise NotSaved(*found)
