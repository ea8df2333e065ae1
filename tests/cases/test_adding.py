"""Facts are added to many cases at once: each as if it had been saved, and none over others."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.models import Assignment, Dossier, NameWord, Version, Waiting
from app.cases.working import queries
from app.cases.working.actions import begin, save
from app.cases.working.adding import Addition, addition_to, outdated, write_additions
from app.cases.working.confidence import confide
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.cases.working.reviewing import assign
from app.document.others import Person
from app.staff.queries import broken_entries, trail_of
from tests.working import settle

AYGUN = Monitor("aygun", "editor")
MURAD = Monitor("murad", "contributor")
RENA = Monitor("rena", "editor")
CASE: Fields = {
    "title": "A poem",
    "parties": [{"id": "poet", "person": "aydin-sadiqzade", "part": "subject"}],
    "detentions": [{"id": "remand", "of": ["poet"], "kind": "pre-trial detention",
                    "taken": {"as_written": "1 March 2024", "edtf": "2024-03-01"},
                    "source": ["paper"]}],
    "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
}  # fmt: skip
UPDATE: Fields = {
    "about": ["poet"],
    "happened": {"as_written": "2 May 2024", "edtf": "2024-05-02"},
    "text": "He is held.",
    "source": ["paper"],
}
TOUCHED: dict[str, Callable[[Session, str, str], object]] = {
    "saved": lambda session, case_id, _: saved(session, case_id, region="Baku"),
    "in confidence": lambda session, case_id, _: confide(
        session, AYGUN, case_id, "cases.notes", "Zz", None
    ),
    "its person": lambda session, _, person_id: saved(session, person_id, name="A. S."),
}


def person(session: Session) -> str:
    fields = {"slug": "aydin-sadiqzade", "name": "Aydin Sadiqzade"}
    return begin(session, AYGUN, fields, Person).document_id


def saved(session: Session, document_id: str, **fields: Any) -> None:
    now = queries.open_draft(session, AYGUN, document_id)
    save(session, AYGUN, document_id, {**now.draft.fields, **fields}, now.version)


def with_update(*updates: Fields) -> Callable[[Fields, set[str]], Fields]:
    return lambda fields, _taken: {**fields, "updates": [*fields.get("updates", []), *updates]}


def added(session: Session, case_id: str, *updates: Fields, who: Monitor = AYGUN) -> Addition:
    return addition_to(session, who, case_id, with_update(*updates or [UPDATE]))


def state(session: Session, case_id: str) -> list[object]:
    """All that a save leaves of a case, but for its id and the time."""
    now = session.get_one(Dossier, case_id, populate_existing=True)
    fields = queries.open_draft(session, AYGUN, case_id).draft.fields
    own = {name: said for name, said in fields.items() if name not in ("id", "slug")}
    return [
        own,
        (now.version, now.saved_by, now.act, now.sent_by, now.approved_by, now.not_before),
        [
            (each.number, each.who, each.act, each.there)
            for each in queries.history(session, AYGUN, case_id)
        ],
        queries.version_of(session, AYGUN, case_id, 1).fields["title"],
        rows(session, Waiting, case_id),
        rows(session, NameWord, case_id),
        rows(session, Assignment, case_id),
        [(each.who, each.act, each.details) for each in trail_of(session, case_id)],
    ]


def rows(session: Session, table: Any, case_id: str) -> list[tuple[object, ...]]:
    names = [each.name for each in table.__table__.c if each.name != "document_id"]
    query = select(*(getattr(table, name) for name in names))
    return sorted(map(tuple, session.execute(query.where(table.document_id == case_id))), key=str)


@pytest.mark.parametrize(
    "updates",
    [(UPDATE,), (UPDATE, {**UPDATE, "text": "He was visited."}),
     ({**UPDATE, "happened": "in the spring"},)],
    ids=["one", "two", "with a date that nobody can read"],
)  # fmt: skip
def test_an_addition_leaves_what_a_save_leaves(session: Session, updates: Sequence[Fields]) -> None:
    person(session)
    one, other = (begin(session, AYGUN, CASE).document_id for _ in range(2))
    several = [added(session, one, *updates, who=RENA)]
    assert outdated(session, RENA, several) == []
    write_additions(session, RENA, several)
    settle(session.connection())
    now = queries.open_draft(session, AYGUN, other)
    fields = with_update(*updates)(now.draft.fields, set())
    save(session, RENA, other, fields, now.version)
    assert state(session, one) == state(session, other)
    assert several[0].version == 2
    assert several[0].ids == tuple(f"update-{at + 1}" for at in range(len(updates)))
    assert broken_entries(session) == []


@pytest.mark.parametrize("touched", TOUCHED)
def test_an_addition_is_outdated_when_its_case_or_whom_it_names_is_touched(
    session: Session, touched: str
) -> None:
    person_id = person(session)
    case_id, beside = (begin(session, AYGUN, CASE).document_id for _ in range(2))
    alone = begin(session, AYGUN, {**CASE, "parties": [{"id": "poet", "name": "X"}]}).document_id
    several = [added(session, each) for each in (case_id, beside, alone)]
    TOUCHED[touched](session, case_id, person_id)
    theirs = [case_id, beside] if touched == "its person" else [case_id]
    assert outdated(session, AYGUN, several) == theirs


def test_an_addition_is_outdated_when_its_author_may_not_open_the_case_any_more(
    session: Session,
) -> None:
    person(session)
    case_id = begin(session, AYGUN, CASE).document_id
    assign(session, AYGUN, case_id, MURAD.name, entrusted=False)
    several = [added(session, case_id, who=MURAD)]
    session.query(Assignment).where(Assignment.who == MURAD.name).delete()
    assert outdated(session, MURAD, several) == [case_id]
    with pytest.raises(KeyError):
        added(session, case_id, who=MURAD)


def test_what_was_taken_out_of_sight_meanwhile_does_not_come_back_with_a_version(
    session: Session,
) -> None:
    person(session)
    case_id = begin(session, AYGUN, CASE).document_id
    confide(session, AYGUN, case_id, "cases.notes", "Zzsecret", None)
    first = added(session, case_id)
    confide(session, AYGUN, case_id, "cases.notes", "", "Zzsecret")
    assert outdated(session, AYGUN, [first]) == [case_id]
    write_additions(session, AYGUN, [added(session, case_id)])
    body = session.scalars(select(Version.body).where(Version.document_id == case_id)).one()
    assert body is not None
    assert "Zzsecret" not in body


@pytest.mark.parametrize("change", [{"slug": "another"}, {"detentions": []}])
def test_nothing_but_facts_and_sources_can_be_added(session: Session, change: Fields) -> None:
    person(session)
    case_id = begin(session, AYGUN, CASE).document_id
    with pytest.raises(ValueError, match="nothing else"):
        addition_to(session, AYGUN, case_id, lambda fields, _taken: {**fields, **change})
