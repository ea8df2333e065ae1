"""Writes of people's work on documents. They flush and record who did it; the caller commits.

One save is one transaction: the document's new state, its version, the state before kept whole,
and the entry in the audit trail.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.cases.known import removed_keys
from app.cases.models import Dossier
from app.cases.storing import step_aside, store
from app.cases.working import queries
from app.cases.working.beginning import begin_all
from app.cases.working.drafts import Draft, Working, understood
from app.cases.working.fields import Fields, ids_in
from app.cases.working.fitting import change_to
from app.cases.working.lawful import refuse_misfit
from app.cases.working.merging import Clash, Merged, Side, merge
from app.cases.working.monitors import ITSELF, Monitor
from app.cases.working.noting import note_waits
from app.cases.working.reviewing import keep_in_sight
from app.cases.working.taken_out import bring_back, set_aside, sources_confided
from app.cases.working.versions import (
    keep_unfinished,
    move_on,
    showing,
    take_away_words,
)
from app.cases.working.words import note_words
from app.document.case import Case
from app.staff.actions import record_act


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is done. `version` is the base of the next; unchanged, nothing was to be done."""

    document_id: str
    version: int
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Clashing:
    """Nothing was saved: somebody else has saved other values of the same fields since.

    `version` is the version that theirs belong to, `fields` what both edits lead to, with theirs
    where they clash. To answer, send the same edit and base again with `Chosen`.
    """

    version: int
    clashes: tuple[Clash, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose value counts for each clash, by its name, chosen with the version at hand before one.

    When somebody saves again meanwhile, the choice counts for nothing and is asked for anew.
    """

    version: int
    sides: Mapping[str, Side]


def begin(session: Session, monitor: Monitor, fields: Fields, model: type[Working] = Case) -> Saved:
    """Saves a new document, entrusted to who begins it; a name and a source are enough, or less.

    Without a slug it gets one that names nobody, to be replaced before it is published. Raises
    NotSaved when its slug is taken, or it names a document that is not there.
    """
    (document_id,) = begin_all(session, monitor, model, [fields])
    return Saved(document_id, 1)


def save(
    session: Session,
    monitor: Monitor,
    document_id: str,
    edited: Fields,
    base: int,
    *,
    chosen: Chosen | None = None,
    act: str = "saved",
) -> Saved | Clashing:
    """Saves an edit of a document that was opened at version `base`.

    `edited` is what `Draft.fields` gives, changed; facts without an id are new. What somebody else
    saved since is joined with it. Raises KeyError when there is no such document that they may
    open, NoSuchVersion when the base was taken away to protect somebody, and NotSaved.
    """
    dossier = queries.dossier_of(session, monitor, document_id, locked=True)
    now = queries.opened(session, dossier).draft
    merged = _merged(session, dossier, now, (edited, base), chosen)
    if merged.clashes:
        return Clashing(dossier.version, merged.clashes, merged.fields)
    draft = understood({**merged.fields, "id": document_id}, type(now.document))
    if draft.fields == now.fields:
        return Saved(document_id, dossier.version, changed=False)
    refuse_misfit(session, draft.document)
    move_on(session, dossier, now, monitor.name, act)
    _store(session, dossier, draft, now)
    keep_in_sight(session, monitor, document_id)
    record_act(session, monitor.name, act, document_id, {"version": dossier.version})
    return Saved(document_id, dossier.version)


def restore(
    session: Session, monitor: Monitor, document_id: str, number: int, base: int
) -> Saved | Clashing:
    """Saves an earlier version of a document as its newest; `base` is what the person saw.

    The document keeps its slug. Raises what `save` does, and NoSuchVersion.
    """
    then = queries.version_of(session, monitor, document_id, number)
    now = queries.open_draft(session, monitor, document_id)
    own = {name: now.draft.fields.get(name) for name in ("slug", "formerly")}
    return save(session, monitor, document_id, then.fields | own, base, act=f"restored {number}")


def _merged(
    session: Session,
    dossier: Dossier,
    now: Draft,
    edit: tuple[Fields, int],
    chosen: Chosen | None,
) -> Merged:
    model, document_id = type(now.document), dossier.document_id
    edited, base = edit
    theirs = now.fields
    before = theirs
    if base != dossier.version:
        before = queries.version_of(session, ITSELF, document_id, base).fields
    taken = ids_in(before, model) | ids_in(theirs, model)
    taken |= removed_keys(session, [document_id])[document_id].keys()
    taken |= sources_confided(session, document_id)
    written = understood({**edited, "id": document_id}, model, taken)
    mine = queries.with_slugs_of_today(session, written).fields
    sides = chosen.sides if chosen and chosen.version == dossier.version else {}
    return merge(before, theirs, mine, model, sides)


def _store(session: Session, dossier: Dossier, draft: Draft, now: Draft) -> None:
    public = dossier.published_version is not None
    change, ids = change_to(session, draft.document, now.document, redirects=public)
    if now.document.slug != change.document.slug:
        step_aside(session, [dossier.document_id])
    who, document_id = dossier.saved_by, dossier.document_id
    set_aside(session, who, document_id, change)
    store(session, [change], ids)
    bring_back(session, who, document_id, change)
    keep_unfinished(session, dossier, draft)
    note_waits(session, [change.document])
    note_words(session, [change.document])
    if change.hidden:
        take_away_words(session, showing(session, dossier.document_id))
