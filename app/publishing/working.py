"""What publishing takes from the working record."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.cases import actions as case_actions
from app.cases import queries as cases
from app.cases.working import reviewing
from app.cases.working.versions import take_away_words
from app.document.reading import Document


def documents(session: Session, ids: Sequence[str]) -> list[Document]:
    """The documents with these ids as the desk has them now. Raises KeyError for an unknown id."""
    return list(cases.documents_of(session, ids).values())


def guarded_names(session: Session) -> tuple[str, ...]:
    """Every name and handle that may stand in nothing public."""
    return tuple(name for each in cases.guarded_names(session) for name in each.names)


def forget_former_slugs(session: Session, ids: Sequence[str]) -> None:
    """Lets the slugs these documents had before lead nowhere."""
    case_actions.forget_former_slugs(session, ids)


def mark_published(session: Session, ids: Sequence[str]) -> None:
    """Notes at the desk that readers see these documents as they are there now."""
    reviewing.mark_published(session, ids)


def forget_work(session: Session, ids: Sequence[str]) -> None:
    """Takes away earlier versions of these documents, and what was said and typed about them."""
    take_away_words(session, ids)


def remove(session: Session, gone: Mapping[str, str], who: str) -> None:
    """Takes withdrawn documents, given as ids and kinds, out of the desk for good.

    A person whom a draft still shows stays at the desk.
    """
    for id_ in sorted(gone, key=lambda each: gone[each] == "person"):
        if id_ not in cases.slugs_of(session, [id_]):
            continue
        if gone[id_] == "person" and cases.cases_showing_person(session, id_):
            continue
        case_actions.delete_document(session, id_, who)
