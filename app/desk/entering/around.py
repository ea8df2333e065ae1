"""What a form shows of the document it belongs to, whichever kind of document that is."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.cases.working import queries
from app.cases.working.drafts import Draft
from app.desk.entering import telling
from app.desk.entering.drawn import Choices
from app.desk.entering.kinds import DocumentKind
from app.desk.working import monitor
from app.web.deployment import settings


@dataclass(frozen=True, slots=True)
class Around:
    """A document as its forms show it: what it is called, and what its fields may name.

    `langs` are the language it is written in and those that readers read besides.
    """

    draft: Draft
    title: str
    choices: Choices
    langs: tuple[str, ...]


def around(session: Session, kind: DocumentKind, document_id: str) -> Around:
    """What stands around a form. Raises KeyError for no such document that they may open."""
    draft = open_of_kind(session, kind, document_id).draft
    told = telling.told_of(session, draft)
    lang = draft.document.lang
    langs = dict.fromkeys((lang, *settings().locales))
    return Around(draft, telling.title_of(told), telling.choices_in(told, draft), tuple(langs))


def open_of_kind(session: Session, kind: DocumentKind, document_id: str) -> queries.Opened:
    """A document to work on. Raises KeyError where it is of another kind, or not for them."""
    found = queries.open_draft(session, monitor(session), document_id)
    if not isinstance(found.draft.document, kind.model):
        raise KeyError(document_id)
    return found
