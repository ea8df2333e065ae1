"""What a save changes in a document, once it is found to fit all else that is at the desk."""

from sqlalchemy.orm import Session

from app.cases.changes import Change, change_of, refusals
from app.cases.identity import Slug, header_of, settle, slugs_after
from app.cases.known import known_for, removed_keys
from app.cases.working.beginning import TAKEN
from app.cases.working.drafts import Working
from app.cases.working.errors import NotSaved


def change_to(
    session: Session, document: Working, old: Working | None, *, redirects: bool = True
) -> tuple[Change, dict[Slug, str]]:
    """What a save changes, and the id of every kind and slug that the document names.

    A slug that was never public `redirects` to nothing when it changes. Raises NotSaved.
    """
    header = header_of(document)
    header.hides = header.hides or not redirects
    known = known_for(session, [header])
    problems = [
        (("slug",), TAKEN) if path == ("id",) else (path, said)
        for _, path, said in settle([header], known, update=old is not None)
    ]
    removed = removed_keys(session, [header.id])[header.id] if old else {}
    problems += refusals(document, old, removed)
    if problems:
        raise NotSaved(*problems)
    return change_of(document, header, old, removed), slugs_after([header], known)
