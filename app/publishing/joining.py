"""Two published people become one: the cases that show either show the one who is kept.

The other's address leads on to the one kept. What the ledger has of the other's document is erased
as in a withdrawal, so that nothing remains of it should the one kept be protected one day; the
desk keeps its versions, encrypted.
"""

import secrets
from datetime import date

from sqlalchemy.orm import Session

from app.cases.working import queries as work
from app.cases.working.joining import Joined, join_people
from app.cases.working.monitors import Monitor, NotAllowed
from app.document.reading import Document
from app.document.writing import canonical
from app.publishing import queries, working
from app.publishing.appending import (
    Draft,
    append,
    forget_names,
    key_for_slugs,
    redact,
    replace_names,
    take_turn,
)
from app.publishing.dependents import with_slugs
from app.publishing.screening import refuse_guarded
from app.publishing.withdrawing import tombstone
from app.record.answers import typed
from app.record.ledger import Cause
from app.record.shown import kind_of


def merge_people(
    session: Session, editor: Monitor, kept_id: str, merged_id: str, today: date
) -> Joined:
    """Makes two people one, in public too when both are; the caller commits, then catches up.

    Both histories are the kept person's, and both addresses work. Where readers do not know the
    kept person yet, or one of both has changes that nobody reviewed, the other way round or a
    review comes first. Raises NotAllowed, KeyError, and NotPublished when a name that must not be
    public would be; then nothing is to be committed.
    """
    public = _both_public(session, editor, kept_id, merged_id)
    if public:
        take_turn(session)
    slugs = [name.partition(":")[2] for name in queries.names_of(session, merged_id, own=True)]
    showing = list(queries.showing(session, [f"person:{slug}" for slug in slugs]))
    joined = join_people(session, editor, kept_id, merged_id)
    if public:
        _publish(session, joined, merged_id, slugs, showing, today)
        working.mark_published(session, [kept_id])
    return joined


def _both_public(session: Session, editor: Monitor, kept_id: str, merged_id: str) -> bool:
    kept, merged = (work.dossier_of(session, editor, each) for each in (kept_id, merged_id))
    if merged.published_version is None:
        return False
    if kept.published_version is None:
        raise NotAllowed("Readers know only one of them. Keep that one.")
    if kept.version != kept.published_version or merged.version != merged.published_version:
        raise NotAllowed("One of them has changes that nobody reviewed. Publish those first.")
    return True


def _publish(
    session: Session,
    joined: Joined,
    merged_id: str,
    slugs: list[str],
    showing: list[str],
    today: date,
) -> None:
    """Appends the one person, what is left of the other, and all that showed the other."""
    (kept,) = working.documents(session, [joined.person_id])
    moved = dict.fromkeys(slugs, kept.slug)
    shown = [
        with_slugs(typed(before.body), moved)
        for id_, before in queries.latest(session, showing).items()
        if id_ != joined.person_id and before.body is not None and before.cause != "withdrawn"
    ]
    refuse_guarded([kept, *shown], working.guarded_names(session))
    key = key_for_slugs(session, secrets.token_bytes(32))
    names = [f"person:{slug}" for slug in slugs]
    left = tombstone(session, merged_id, "person", names, key, today)
    following = [_revision(session, each, "renamed") for each in shown]
    numbers = append(session, [left, _revision(session, kept, "updated"), *following])
    redact(session, [merged_id], numbers)
    forget_names(session, [merged_id])
    replace_names(session, [kept, *shown])


def _revision(session: Session, document: Document, cause: Cause) -> Draft:
    id_ = str(document.id)
    before = queries.latest(session, [id_])[id_]
    return Draft(id_, kind_of(document), before.revision + 1, cause, canonical(document))
