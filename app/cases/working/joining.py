"""Two people who turn out to be one: one document is kept, and takes all that hung on the other.

Nothing of either is lost: names, roles and sources are joined, versions and comments move over,
the other's slug leads on to the one that is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.cases.models import (
    Assignment,
    Comment,
    Confidence,
    Dossier,
    Mention,
    Party,
    Version,
)
from app.cases.models import Person as KeptPerson
from app.cases.queries import cases_showing_person
from app.cases.storing import take_out
from app.cases.working import queries
from app.cases.working.actions import Saved, save
from app.cases.working.bodies import body_of
from app.cases.working.fields import Fields, new_id
from app.cases.working.monitors import Monitor, NotAllowed, require
from app.document.others import Person
from app.staff.actions import record_act

_SECRETS = ("real_name", "contact", "handles")


@dataclass(frozen=True, slots=True)
class Joined:
    """The person who is kept, and the cases that showed the other. In `both` they were two parties.

    There the two parties stand until somebody makes them one.
    """

    person_id: str
    cases: tuple[str, ...]
    both: tuple[str, ...]


def join_people(session: Session, editor: Monitor, kept_id: str, merged_id: str) -> Joined:
    """Makes two people one at the desk; what is published is the caller's business.

    Raises KeyError when either is no person at the desk, and NotAllowed for who is no editor, for
    people who are said not to be the same, and where only one of them is protected or a minor.
    """
    require(editor, "editor", "say that two people are one")
    if kept_id == merged_id:
        raise NotAllowed("This is one person already.")
    dossiers = {
        each: queries.dossier_of(session, editor, each, locked=True)
        for each in sorted((kept_id, merged_id))
    }
    kept, merged = (_person(session, dossiers[each]) for each in (kept_id, merged_id))
    _refuse_apart(kept[0], merged[0])
    cases, others = (cases_showing_person(session, each) for each in (merged_id, kept_id))
    _move_work(session, dossiers[merged_id], dossiers[kept_id])
    secrets = _secrets(session, kept_id, merged_id)
    _point_at(session, merged_id, kept_id)
    take_out(session, [merged_id])
    session.expire_all()
    _keep_joined(session, editor, kept_id, _together(*kept, *merged))
    for name, text in secrets.items():
        setattr(session.get_one(KeptPerson, kept_id, populate_existing=True), name, text)
    session.flush()
    record_act(session, editor.name, "joined", kept_id, {"with": merged_id})
    record_act(session, editor.name, "joined into", merged_id, {"kept": kept_id})
    return Joined(kept_id, tuple(cases), tuple(sorted(set(cases) & set(others))))


def _person(session: Session, dossier: Dossier) -> tuple[Person, Fields]:
    draft = queries.opened(session, dossier).draft
    if not isinstance(draft.document, Person):
        raise KeyError(dossier.document_id)
    return draft.document, draft.fields


def _refuse_apart(kept: Person, merged: Person) -> None:
    if merged.slug in kept.distinct_from or kept.slug in merged.distinct_from:
        raise NotAllowed("They are said not to be the same. Take that out first.")
    if (kept.protected, kept.minor) != (merged.protected, merged.minor):
        raise NotAllowed("Only one of them is protected or a minor. Protect the other first.")
    if kept.kind != merged.kind:
        raise NotAllowed(f"One is a {kept.kind}, the other a {merged.kind}.")


def _together(kept: Person, mine: Fields, merged: Person, other: Fields) -> Fields:
    """The fields of the person who is kept with all that the other's say besides."""
    theirs = _with_own_sources(other, mine)
    shown = {mine["name"], *(each["text"] for each in mine.get("names", ()))}
    forms = [{"text": theirs["name"], **_cited(theirs)}, *theirs.get("names", ())]
    new = [each for each in forms if each["text"] not in shown]
    roles = [each for each in theirs.get("roles", ()) if each not in mine.get("roles", ())]
    joined: Fields = {
        **{name: theirs[name] for name in ("born", "died", "note") if name in theirs},
        **mine,
        "names": [*mine.get("names", ()), *({each["text"]: each for each in new}.values())],
        "roles": [*mine.get("roles", ()), *roles],
        "sources": [*mine.get("sources", ()), *theirs.get("sources", ())],
        "formerly": _once(kept.formerly, (merged.slug,), merged.formerly),
        "distinct_from": _once(kept.distinct_from, merged.distinct_from),
    }
    if merged.protected:
        joined["formerly"], joined["names"] = list(kept.formerly), mine.get("names", [])
    return joined


def _with_own_sources(theirs: Fields, mine: Fields) -> Fields:
    """The other's fields, citing sources under ids that the kept person's do not have.

    What cited nothing of its own cites what their whole document did.
    """
    taken = {each["id"] for each in mine.get("sources", ())}
    new: dict[str, str] = {}
    for each in theirs.get("sources", ()):
        new[each["id"]] = new_id(each["id"], taken) if each["id"] in taken else each["id"]
        taken.add(new[each["id"]])
    moved = dict(theirs)
    for name in ("names", "roles"):
        parts = [{**_cited(theirs), **each} for each in theirs.get(name, ())]
        moved[name] = [_citing(each, new) for each in parts]
    moved["sources"] = [
        {**each, "id": new[each["id"]], **({"via": new[each["via"]]} if "via" in each else {})}
        for each in theirs.get("sources", ())
    ]
    return _citing(moved, new)


def _cited(fields: Fields) -> Fields:
    return {"source": fields["source"]} if "source" in fields else {}


def _citing(part: Fields, new: Mapping[str, str]) -> Fields:
    cited = part.get("source")
    if cited is None:
        return part
    listed = cited if isinstance(cited, list) else [cited]
    return {**part, "source": [new.get(each, each) for each in listed]}


def _once(*several: Any) -> list[str]:
    return list(dict.fromkeys(slug for each in several for slug in each))


def _keep_joined(session: Session, editor: Monitor, kept_id: str, fields: Fields) -> None:
    now = queries.dossier_of(session, editor, kept_id)
    done = save(session, editor, kept_id, fields, now.version, act="joined")
    if not isinstance(done, Saved):  # the dossier is locked, so nobody can have saved meanwhile
        raise NotAllowed("Somebody saved this just now. Look at it again first.")


def _move_work(session: Session, merged: Dossier, kept: Dossier) -> None:
    """Both histories are the kept person's: the other's present state becomes a version of it."""
    now = queries.opened(session, merged).draft
    session.add(
        Version(
            document_id=kept.document_id,
            origin=merged.document_id,
            number=merged.version,
            saved_by=merged.saved_by,
            saved_at=merged.saved_at,
            act=merged.act,
            body=body_of(now, queries.confidential_of(session, merged.document_id)),
        )
    )
    for table in (Version, Comment):
        theirs = update(table).where(table.document_id == merged.document_id)
        session.execute(theirs.values(document_id=kept.document_id))
    _move_trust(session, merged.document_id, kept.document_id)
    _move_confidences(session, merged.document_id, kept.document_id)
    session.flush()


def _move_trust(session: Session, merged_id: str, kept_id: str) -> None:
    for each in session.scalars(select(Assignment).where(Assignment.document_id == merged_id)):
        if session.get(Assignment, (kept_id, each.who)) is None:
            session.add(Assignment(document_id=kept_id, who=each.who, entrusted=each.entrusted))


def _move_confidences(session: Session, merged_id: str, kept_id: str) -> None:
    """What their confidential fields held before is told after what the kept person's held."""
    query = select(Confidence).where(Confidence.document_id.in_((kept_id, merged_id)))
    found = session.scalars(query.order_by(Confidence.number)).all()
    last = {each.field: each.number for each in found if each.document_id == kept_id}
    for each in found:
        if each.document_id == merged_id:
            last[each.field] = last.get(each.field, 0) + 1
            _add_confidence(session, each, kept_id, last[each.field])


def _add_confidence(session: Session, each: Confidence, kept_id: str, number: int) -> None:
    session.add(
        Confidence(
            document_id=kept_id,
            field=each.field,
            number=number,
            replaced_by=each.replaced_by,
            replaced_at=each.replaced_at,
            text=each.text,
        )
    )


def _secrets(session: Session, kept_id: str, merged_id: str) -> dict[str, str | None]:
    """What is known in confidence of both, a line each, none of it twice."""
    both = [
        session.get_one(KeptPerson, each, populate_existing=True) for each in (kept_id, merged_id)
    ]
    joined = {}
    for name in _SECRETS:
        lines = [line for each in both for line in (getattr(each, name) or "").splitlines()]
        joined[name] = "\n".join(dict.fromkeys(lines)) or None
    return joined


def _point_at(session: Session, merged_id: str, kept_id: str) -> None:
    """Lets what named the one name the other, and nobody said to be distinct from themselves."""
    session.execute(update(Party).where(Party.person_id == merged_id).values(person_id=kept_id))
    named = select(Mention.document_id).where(Mention.names_id == kept_id)
    twice = Mention.document_id.in_(named.scalar_subquery())
    theirs = Mention.names_id == merged_id
    session.execute(delete(Mention).where(theirs, twice))
    session.execute(update(Mention).where(theirs).values(names_id=kept_id))
