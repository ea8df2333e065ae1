"""What waits for a monitor on a day, and the one-step answers to it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import custody
from app.cases.actions import delete_case
from app.cases.models import Waiting
from app.cases.working import queries, reviewing
from app.cases.working.actions import Clashing, Saved, begin, save
from app.cases.working.answers import (
    Answer,
    Extended,
    NobodyKnows,
    Released,
    StillHeld,
    Told,
    answer,
)
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.cases.working.queue import Due, due_on, work_out_waits
from app.cases.working.waiting import QUIET, waits_of
from app.document.case import Case
from app.document.holding import custodies
from app.document.others import Person
from tests.strategies import generate_case
from tests.working import kept, settle, written

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")
CALL = {"outlet": "A call to the lawyer", "published": "2024-05-10"}
CASE: Fields = {
    "title": "Held over a poem",
    "source": "paper",
    "parties": [{"id": "poet", "name": "Aydin Sadiqzade"}],
    "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
}
REMAND: Fields = {
    "id": "remand",
    "kind": "pre-trial detention",
    "taken": "2024-03-05",
    "term": "P2M",
}
IMPORTED = """
speechwatch: case/1
slug: a-poem
title: A poem
parties: [{{id: poet, name: Aydin}}]
detentions: [{{id: remand, kind: prison, taken: 2024-03-05, term: P2M{ended}}}]
"""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def held(session: Session, *detentions: Fields, **more: Any) -> str:
    detained = [*detentions] or [REMAND]
    return begin(session, LEYLA, {**CASE, "detentions": detained, **more}).document_id


def why(session: Session, day: date, monitor: Monitor = LEYLA) -> list[str]:
    return [each.wait.why for each in due_on(session, monitor, day)]


def asked(session: Session, day: date) -> Due:
    (due,) = due_on(session, LEYLA, day)
    return due


def answers(session: Session, day: date, given_: Answer) -> Fields:
    due = asked(session, day)
    done = answer(session, LEYLA, due.asked, given_)
    assert isinstance(done, Saved)
    settle(session.connection())
    opened = queries.open_draft(session, LEYLA, due.case_id)
    assert opened.draft.unfinished == ()
    return opened.draft.fields


def test_an_order_is_asked_about_from_a_week_before_it_ends(session: Session) -> None:
    held(session)
    assert why(session, date(2024, 4, 27)) == []
    assert why(session, date(2024, 4, 28)) == ["order ends"]
    assert why(session, date(2024, 5, 4)) == ["order ends"]
    assert why(session, date(2024, 5, 5)) == ["term ended"]


def test_somebody_of_whom_nothing_was_heard_for_90_days_is_asked_about(session: Session) -> None:
    held(session, {"id": "custody", "kind": "police custody", "taken": "2024-03-05"})
    assert why(session, date(2024, 6, 3)) == []
    assert why(session, date(2024, 6, 4)) == ["not confirmed"]


def test_a_hearing_is_told_from_the_day_before(session: Session) -> None:
    hearings = [
        {"date": "2024-04-02"},
        {"date": "2024-05"},
        {"date": "2024-04-02", "state": "held"},
    ]
    held(session, {**REMAND, "ended": "2024-03-09"}, hearings=hearings)
    days = [date(2024, 3, 31) + timedelta(days=each) for each in range(4)]
    assert [why(session, day) for day in days] == [[], ["hearing"], ["hearing"], []]


def test_each_thing_due_names_the_case_the_person_and_the_fact(session: Session) -> None:
    person = begin(session, LEYLA, {"slug": "aydin", "name": "Aydin Sadiqzade"}, Person)
    assert person.version == 1
    case_id = held(session, parties=[{"id": "poet", "person": "aydin"}])
    due = asked(session, date(2024, 5, 5))
    assert (due.case_id, due.title, due.name) == (case_id, "Held over a poem", "Aydin Sadiqzade")
    assert (due.wait.party, due.wait.fact, due.version) == ("poet", "remand", 1)


def test_everybody_sees_what_is_theirs(session: Session) -> None:
    case_id = held(session)
    day = date(2024, 5, 5)
    assert why(session, day, AYGUN) == []
    reviewing.assign(session, LEYLA, case_id, "aygun", entrusted=False)
    assert why(session, day, AYGUN) == ["term ended"]
    assert [each.case_id for each in due_on(session, AYGUN, day, mine=True)] == [case_id]
    assert due_on(session, Monitor("samir", "editor"), day, mine=True) == ()


def test_still_held_is_a_dated_and_sourced_sign_of_custody(session: Session) -> None:
    held(session, {"id": "custody", "kind": "police custody", "taken": "2024-03-05"})
    told = Told("2024-06-10", CALL, said_by=("lawyer",))
    fields = answers(session, date(2024, 6, 11), StillHeld(told))
    (update,) = fields["updates"]
    assert (update["kind"], update["happened"], update["facts"]) == (
        "status",
        "2024-06-10",
        "custody",
    )
    assert (update["source"], update["said_by"]) == ("source-1", "lawyer")
    assert fields["sources"][-1] == {**CALL, "id": "source-1"}
    assert why(session, date(2024, 6, 11)) == []
    assert why(session, date(2024, 9, 9)) == ["not confirmed"]


def test_released_ends_the_custody_and_cites_who_says_so(session: Session) -> None:
    held(session)
    told = Told("2024-05-05", CALL)
    fields = answers(session, date(2024, 5, 10), Released(told, "term served"))
    (remand,) = fields["detentions"]
    assert (remand["ended"], remand["how_ended"]) == ("2024-05-05", "term served")
    assert remand["source"] == ["paper", "source-1"]
    assert fields["updates"][0]["kind"] == "release"
    assert why(session, date(2024, 5, 10)) == []


def test_extended_moves_the_day_that_is_asked_about(session: Session) -> None:
    held(session)
    given_ = Extended(Told("2024-05-03", "paper"), term="P1M")
    fields = answers(session, date(2024, 5, 5), given_)
    (extension,) = fields["detentions"][0]["extensions"]
    assert (extension["date"], extension["term"], extension["source"]) == (
        "2024-05-03",
        "P1M",
        "paper",
    )
    assert why(session, date(2024, 5, 10)) == []
    assert why(session, date(2024, 5, 30)) == ["order ends"]


def test_that_nobody_knows_is_no_sign_of_custody_and_rests_for_a_while(session: Session) -> None:
    case_id = held(session)
    day = date(2024, 5, 10)
    text = "Neither lawyer nor court could say."
    fields = answers(session, day, NobodyKnows(Told(day.isoformat(), CALL, text=text)))
    assert fields["updates"][0]["id"] == "not-known-1"
    assert "facts" not in fields["updates"][0]
    document = queries.open_draft(session, LEYLA, case_id).draft.document
    assert isinstance(document, Case)
    assert custody.held(custodies(document, "poet"), day).state == "presumed released"
    assert why(session, day) == why(session, day + QUIET - timedelta(days=1)) == []
    assert why(session, day + QUIET) == ["term ended"]


def test_two_who_answer_differently_are_asked_which_it_is(session: Session) -> None:
    held(session)
    due = asked(session, date(2024, 5, 10))
    first = Released(Told("2024-05-05", "paper"), "term served")
    assert isinstance(answer(session, LEYLA, due.asked, first), Saved)
    second = Released(Told("2024-05-06", "paper"), "released early")
    done = answer(session, LEYLA, due.asked, second)
    assert isinstance(done, Clashing)
    assert {each.name for each in done.clashes} == {
        "detentions.remand.ended",
        "detentions.remand.how_ended",
    }


@pytest.mark.parametrize(
    ("field", "given_"),
    [
        ("on", StillHeld(Told("some day", "paper"))),
        ("source", StillHeld(Told("2024-05-01", "nobody"))),
        ("source", StillHeld(Told("2024-05-01", {"title": "no outlet"}))),
        ("until", Extended(Told("2024-05-01", "paper"))),
        ("until", Extended(Told("2024-05-01", "paper"), term="long")),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused(
    session: Session, field: str, given_: Answer
) -> None:
    held(session)
    due = asked(session, date(2024, 5, 5))
    with pytest.raises(NotSaved) as refused:
        answer(session, LEYLA, due.asked, given_)
    assert [path for path, _ in refused.value.problems] == [(field,)]
    assert queries.open_draft(session, LEYLA, due.case_id).version == 1


def test_what_was_saved_since_is_seen_at_once(session: Session) -> None:
    case_id = held(session)
    day = date(2024, 5, 10)
    assert why(session, day) == ["term ended"]
    fields = queries.open_draft(session, LEYLA, case_id).draft.fields
    ended = [{**REMAND, "ended": "2024-05-05"}]
    save(session, LEYLA, case_id, {**fields, "detentions": ended}, 1)
    assert why(session, day) == []


def test_cases_that_are_older_than_the_list_of_days_are_noted_too(session: Session) -> None:
    held(session)
    day = date(2024, 5, 10)
    session.execute(delete(Waiting))
    assert why(session, day) == []
    assert work_out_waits(session) == 1
    assert why(session, day) == ["term ended"]


def test_an_import_is_noted_and_a_case_that_goes_waits_no_more(session: Session) -> None:
    kept(session, *written(IMPORTED.format(ended="")))
    day = date(2024, 5, 10)
    assert why(session, day) == ["term ended"]
    kept(session, *written(IMPORTED.format(ended=", ended: 2024-05-05")), update=True)
    assert why(session, day) == []
    kept(session, *written(IMPORTED.format(ended="")), update=True)
    delete_case(session, asked(session, day).case_id, "leyla")
    assert session.scalars(select(Waiting.why)).all() == []


@given(generate_case(), st.dates(date(2019, 1, 1), date(2025, 1, 1)))
@settings(max_examples=3, deadline=None, suppress_health_check=SLOW)
def test_the_queue_asks_exactly_where_the_rules_of_custody_leave_a_question(
    case: Case, day: date
) -> None:
    asked_about = {
        (each.party, each.why) for each in waits_of(case) if each.on(day) and each.why in _STATES
    }
    states = {each.id: custody.held(custodies(case, each.id or ""), day) for each in case.subjects}
    assert asked_about == {
        (party, name)
        for party, found in states.items()
        for name, state in _STATES.items()
        if found.state == state
    }


_STATES = {"term ended": "presumed released", "not confirmed": "last known held"}
