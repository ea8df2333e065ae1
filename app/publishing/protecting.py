"""Protecting somebody: their name goes from everything public, and from every version at the desk.

It waits for no review, since it cannot wait; that it was done, and by whom, stands in the trail.
Nothing here commits; the caller commits, then catches the record up.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.cases.working.actions import Clashing, save
from app.cases.working.monitors import Monitor, require
from app.cases.working.queries import opened
from app.cases.working.reviewing import MovedOn, at_version
from app.publishing.actions import publish_documents
from app.publishing.appending import take_turn
from app.publishing.reviewing import refuse_unready


def protect_person(
    session: Session,
    editor: Monitor,
    person_id: str,
    version: int,
    shown: tuple[str, str],
    cases: Mapping[str, int] | None = None,
) -> int:
    """Protects a person, under the name and the slug `shown` to readers; returns the revisions.

    Their real name stays at the desk, encrypted. What was said, typed and kept of earlier versions
    of them and of their cases is taken away, and every earlier revision that showed them loses its
    content. `cases` are those whose words had to be changed first: their ids, with the version the
    editor looked at; these are published as they stand. Raises NotAllowed, KeyError, MovedOn,
    NotSaved for a name they were public under, and NotPublished where their name still stands
    somewhere, or a case is not ready; then nothing is to be committed.
    """
    require(editor, "editor", "protect somebody")
    take_turn(session)
    dossier = at_version(session, editor, person_id, version)
    for case_id, looked_at in (cases or {}).items():
        at_version(session, editor, case_id, looked_at)
        refuse_unready(session, case_id)
    was_public = dossier.published_version is not None
    name, slug = shown
    fields = {
        **opened(session, dossier).draft.fields,
        "name": name,
        "slug": slug,
        "names": [],
        "formerly": [],
        "protected": True,
        "identification": "pseudonym",
    }
    done = save(session, editor, person_id, fields, version, act="protected")
    if isinstance(done, Clashing):  # the dossier is locked, so nobody can have saved meanwhile
        raise MovedOn("Somebody saved this just now. Look at it again first.")
    public = [*([person_id] if was_public else []), *(cases or {})]
    return publish_documents(session, public, None, editor.name) if public else 0
