"""Who may open what at the desk, and how a draft comes to its review."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.models import Dossier
from app.cases.working import queries, reviewing
from app.cases.working.actions import begin, save
from app.cases.working.monitors import Monitor, NotAllowed, entrusted_to
from app.cases.working.queries import comments_on, documents_for, open_draft
from app.cases.working.reviewing import MovedOn
from app.document.others import Person
from app.staff.queries import trail_of

AYGUN = Monitor("aygun", "contributor")
ORXAN = Monitor("orxan", "contributor")
LEYLA = Monitor("leyla", "editor")


def begun(session: Session, monitor: Monitor = AYGUN) -> str:
    fields = {"parties": [{"id": "poet", "name": "Aydin"}], "title": "A poem"}
    return begin(session, monitor, fields).document_id


def published(session: Session, case_id: str) -> None:
    reviewing.mark_published(session, [case_id])


def entrusted(session: Session, monitor: Monitor) -> list[str]:
    return list(session.scalars(select(Dossier.document_id).where(entrusted_to(monitor))))


def test_a_draft_is_seen_by_who_began_it_and_by_editors_and_nobody_else(session: Session) -> None:
    case_id = begun(session)
    assert open_draft(session, AYGUN, case_id).version == 1
    assert open_draft(session, LEYLA, case_id).version == 1
    for read in (open_draft, queries.history, comments_on):
        with pytest.raises(KeyError):
            read(session, ORXAN, case_id)
    with pytest.raises(KeyError):
        save(session, ORXAN, case_id, {"slug": "mine-now"}, 1)
    assert documents_for(session, ORXAN) == []
    assert [each.document_id for each in documents_for(session, LEYLA)] == [case_id]


def test_only_an_editor_says_who_works_on_a_case(session: Session) -> None:
    case_id = begun(session)
    with pytest.raises(NotAllowed, match="editor"):
        reviewing.assign(session, AYGUN, case_id, "orxan", entrusted=True)
    reviewing.assign(session, LEYLA, case_id, "orxan", entrusted=False)
    assert open_draft(session, ORXAN, case_id).version == 1
    assert entrusted(session, ORXAN) == []
    reviewing.assign(session, LEYLA, case_id, "orxan", entrusted=True)
    assert entrusted(session, ORXAN) == [case_id]
    reviewing.unassign(session, LEYLA, case_id, "orxan")
    with pytest.raises(KeyError):
        open_draft(session, ORXAN, case_id)


def test_what_readers_see_anybody_may_change_but_that_entrusts_them_with_nothing(
    session: Session,
) -> None:
    case_id = begun(session)
    published(session, case_id)
    fields = open_draft(session, ORXAN, case_id).draft.fields
    save(session, ORXAN, case_id, fields | {"region": "Baku"}, 1)
    assert open_draft(session, ORXAN, case_id).version == 2
    assert entrusted(session, ORXAN) == []
    with pytest.raises(KeyError):
        open_draft(session, Monitor("samir", "contributor"), case_id)


def test_the_people_of_a_case_are_seen_with_it(session: Session) -> None:
    person = begin(session, LEYLA, {"slug": "aydin", "name": "Aydin"}, Person).document_id
    with pytest.raises(KeyError):
        open_draft(session, AYGUN, person)
    case_id = begin(session, LEYLA, {"parties": [{"person": "aydin"}]}).document_id
    reviewing.assign(session, LEYLA, case_id, "aygun", entrusted=False)
    assert open_draft(session, AYGUN, person).version == 1


def test_a_draft_is_sent_commented_on_and_sent_back(session: Session) -> None:
    case_id = begun(session)
    reviewing.send_for_review(session, AYGUN, case_id, 1)
    (standing,) = documents_for(session, LEYLA, state="for review")
    assert (standing.document_id, standing.saved_by) == (case_id, "aygun")
    reviewing.comment(session, LEYLA, case_id, "Who says so?")
    reviewing.send_back(session, LEYLA, case_id, "Please add a source.")
    said = [(each.who, each.text) for each in comments_on(session, AYGUN, case_id)]
    assert said == [("leyla", "Who says so?"), ("leyla", "Please add a source.")]
    assert documents_for(session, AYGUN, state="for review") == []
    assert [each.act for each in trail_of(session, case_id)] == [
        "began",
        "sent for review",
        "commented",
        "sent back",
        "commented",
    ]


def test_nobody_sends_what_they_have_not_seen(session: Session) -> None:
    case_id = begun(session)
    fields = open_draft(session, LEYLA, case_id).draft.fields
    save(session, LEYLA, case_id, fields | {"title": "Two poems"}, 1)
    with pytest.raises(MovedOn, match="leyla"):
        reviewing.send_for_review(session, AYGUN, case_id, 1)


def test_who_did_not_send_it_cannot_take_it_back(session: Session) -> None:
    case_id = begun(session)
    with pytest.raises(NotAllowed, match="draft"):
        reviewing.send_back(session, AYGUN, case_id, "Not yet.")
    reviewing.send_for_review(session, AYGUN, case_id, 1)
    reviewing.assign(session, LEYLA, case_id, "orxan", entrusted=False)
    with pytest.raises(NotAllowed, match="editor"):
        reviewing.send_back(session, ORXAN, case_id, "Not yet.")
    reviewing.send_back(session, AYGUN, case_id, "Not yet.")


def test_lists_tell_how_far_each_document_has_come(session: Session) -> None:
    first, second = begun(session), begun(session, LEYLA)
    published(session, first)
    states = {each.document_id: each.state for each in documents_for(session, LEYLA)}
    assert states == {first: "published", second: "draft"}
    mine = documents_for(session, LEYLA, mine=True)
    assert [each.document_id for each in mine] == [second]
    assert [each.document_id for each in documents_for(session, AYGUN)] == [first]
