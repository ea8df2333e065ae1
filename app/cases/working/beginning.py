"""Beginning documents: one from a form, or all that a sheet brings, by as few statements for each.

To begin five hundred one after another would keep other writers of SQLite waiting for longer than
they wait.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.cases.changes import Change, change_of, refusals
from app.cases.identity import header_of, settle, slugs_after
from app.cases.known import known_for
from app.cases.mapping import kind_of
from app.cases.models import Assignment, Dossier
from app.cases.storing import store
from app.cases.working.drafts import Draft, sealed, understood
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.cases.working.noting import note_waits
from app.cases.working.words import note_words
from app.document.others import Provision
from app.document.raw import Path
from app.document.reading import Document
from app.law.fitting import misfits
from app.staff.actions import Act, record_acts

TAKEN: Final = "another document has this slug; choose another"
THERE: Final = "this article is there already; change it instead"
_BEGAN: Final = "began"


class NotBegun(NotSaved):
    """Nothing was saved. `at` is which of the documents stands in the way, counted from 0."""

    def __init__(self, at: int, *problems: tuple[Path, str]) -> None:
        super().__init__(*problems)
        self.at = at


def begin_all(
    session: Session, monitor: Monitor, model: type[Document], several: Sequence[Fields]
) -> list[str]:
    """Saves new documents of one kind, entrusted to who begins them; their ids.

    Each is what `begin` makes of its fields. Raises NotBegun.
    """
    drafts = [_draft(fields, model) for fields in several]
    headers = [header_of(each.document) for each in drafts]
    known = known_for(session, headers)
    _refuse(session, drafts, list(settle(headers, known, update=False)))
    changes = [
        change_of(each.document, header, None, {})
        for each, header in zip(drafts, headers, strict=True)
    ]
    store(session, changes, slugs_after(headers, known))
    _open(session, monitor, drafts)
    _note(session, monitor, changes)
    return [str(each.document.id) for each in drafts]


def _draft(fields: Fields, model: type[Document]) -> Draft:
    document_id = str(uuid4())
    return understood({"slug": f"draft-{document_id[:8]}", **fields, "id": document_id}, model)


def _refuse(session: Session, drafts: Sequence[Draft], found: list[tuple[int, Path, str]]) -> None:
    """Raises NotBegun for the first document that cannot be there, with all that is wrong in it."""
    found = [(at, *(_slug_taken(drafts[at], path, said))) for at, path, said in found]
    for at, each in enumerate(drafts):
        found += ((at, path, said) for path, said in refusals(each.document, None, {}))
        if isinstance(each.document, Provision):
            found += ((at, path, said) for path, said in misfits(session, each.document))
    if found:
        first = min(at for at, _, _ in found)
        raise NotBegun(first, *((path, said) for at, path, said in found if at == first))


def _slug_taken(draft: Draft, path: Path, said: str) -> tuple[Path, str]:
    """What is told of a new document is never about its id, which we made."""
    taken = THERE if isinstance(draft.document, Provision) else TAKEN
    return (("slug",), taken) if path == ("id",) else (path, said)


def _open(session: Session, monitor: Monitor, drafts: Sequence[Draft]) -> None:
    """Opens the dossiers of new documents, at version 1."""
    now = datetime.now(UTC)
    rows: list[dict[str, Any]] = [
        {
            "document_id": each.document.id,
            "version": 1,
            "saved_by": monitor.name,
            "saved_at": now,
            "act": _BEGAN,
            "unfinished": sealed(each),
        }
        for each in drafts
    ]
    session.execute(insert(Dossier), rows)


def _note(session: Session, monitor: Monitor, changes: Sequence[Change]) -> None:
    """Notes what follows from new documents: what they wait for, how they are found, whose work."""
    documents = [each.document for each in changes]
    note_waits(session, documents)
    note_words(session, documents)
    ids = [str(each.id) for each in documents]
    theirs = [{"document_id": each, "who": monitor.name, "entrusted": True} for each in ids]
    session.execute(insert(Assignment), theirs)
    kinds = [{"kind": kind_of(each)} for each in documents]
    pairs = zip(ids, kinds, strict=True)
    record_acts(session, monitor.name, [Act(_BEGAN, id_, kind) for id_, kind in pairs])
