"""What the desk knows in confidence: who may read it, what the trail tells, what was before."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.cases.working import reviewing
from app.cases.working.actions import begin, restore, save
from app.cases.working.confidence import (
    Differs,
    confide,
    known_in_confidence,
    reveal,
    reveal_before,
)
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import confidential_fields, confidential_of, open_draft
from app.document.others import Person
from app.document.writing import canonical
from app.staff.queries import trail_of

AYGUN = Monitor("aygun", "contributor")
ORXAN = Monitor("orxan", "contributor")
LEYLA = Monitor("leyla", "editor")
SECRET = "+994 50 000 00 00, zzsister"
CONTACT = "cases.family_contact"


@pytest.fixture
def case_id(session: Session) -> str:
    fields = {
        "parties": [{"name": "Aydin"}],
        "sources": [{"id": "friend", "outlet": "A friend"}],
    }
    return begin(session, AYGUN, fields).document_id


def test_what_is_confided_is_revealed_to_who_is_entrusted_and_audited(
    session: Session, case_id: str
) -> None:
    assert confide(session, AYGUN, case_id, CONTACT, SECRET, None) is None
    assert reveal(session, LEYLA, case_id, CONTACT) == SECRET
    last = trail_of(session, case_id)[-1]
    assert (last.who, last.act, last.details) == ("leyla", "revealed", {"field": CONTACT})
    assert all(SECRET not in str(each.details) for each in trail_of(session, case_id))


def test_who_is_assigned_without_trust_sees_no_word_of_it(session: Session, case_id: str) -> None:
    confide(session, AYGUN, case_id, CONTACT, SECRET, None)
    reviewing.assign(session, LEYLA, case_id, "orxan", entrusted=False)
    before = len(trail_of(session, case_id))
    for read in (reveal, reveal_before):
        with pytest.raises(NotAllowed, match="entrusted"):
            read(session, ORXAN, case_id, CONTACT)
    with pytest.raises(NotAllowed):
        confide(session, ORXAN, case_id, CONTACT, "", SECRET)
    with pytest.raises(NotAllowed):
        known_in_confidence(session, ORXAN, case_id)
    assert len(trail_of(session, case_id)) == before
    with pytest.raises(KeyError):
        reveal(session, Monitor("samir", "contributor"), case_id, CONTACT)


def test_a_document_tells_which_fields_hold_something_but_not_what(
    session: Session, case_id: str
) -> None:
    confide(session, AYGUN, case_id, "sources.friend.contact", SECRET, None)
    assert known_in_confidence(session, AYGUN, case_id) == {
        "cases.notes": False,
        "cases.family_contact": False,
        "cases.lawyer_contact": False,
        "sources.friend.real_name": False,
        "sources.friend.contact": True,
    }


def test_what_was_known_of_a_source_that_was_taken_out_is_there_when_it_is_restored(
    session: Session, case_id: str
) -> None:
    contact = "sources.friend.contact"
    confide(session, AYGUN, case_id, contact, SECRET, None)
    opened = open_draft(session, AYGUN, case_id)
    save(session, AYGUN, case_id, {**opened.draft.fields, "sources": []}, opened.version)
    restore(session, AYGUN, case_id, opened.version, opened.version + 1)
    assert reveal(session, AYGUN, case_id, contact) == SECRET


def test_a_new_source_is_not_told_what_was_known_of_one_that_is_gone(
    session: Session, case_id: str
) -> None:
    opened = open_draft(session, AYGUN, case_id)
    sources = opened.draft.fields["sources"]
    one, other = {"id": "source-1", "outlet": "A cousin"}, {"outlet": "Turan"}
    save(session, AYGUN, case_id, {**opened.draft.fields, "sources": [*sources, one]}, 1)
    confide(session, AYGUN, case_id, "sources.source-1.contact", SECRET, None)
    save(session, AYGUN, case_id, opened.draft.fields, 2)
    save(session, AYGUN, case_id, {**opened.draft.fields, "sources": [*sources, other]}, 3)
    assert "sources.source-2.contact" in confidential_fields(session, case_id)
    assert SECRET not in confidential_of(session, case_id).values()


def test_restoring_leaves_what_is_kept_of_the_case_as_it_is(session: Session, case_id: str) -> None:
    confide(session, AYGUN, case_id, CONTACT, SECRET, None)
    opened = open_draft(session, AYGUN, case_id)
    save(session, AYGUN, case_id, {**opened.draft.fields, "title": "Anew"}, opened.version)
    confide(session, AYGUN, case_id, CONTACT, "", SECRET)
    restore(session, AYGUN, case_id, opened.version, opened.version + 1)
    assert reveal(session, AYGUN, case_id, CONTACT) is None


def test_two_who_change_one_field_are_told_and_nothing_is_overwritten(
    session: Session, case_id: str
) -> None:
    confide(session, AYGUN, case_id, CONTACT, "the mother", None)
    done = confide(session, LEYLA, case_id, CONTACT, "the sister", None)
    assert done == Differs(CONTACT, "the mother", "the sister")
    assert reveal(session, LEYLA, case_id, CONTACT) == "the mother"


def test_what_was_before_is_kept_with_who_replaced_it(session: Session, case_id: str) -> None:
    confide(session, AYGUN, case_id, CONTACT, SECRET, None)
    confide(session, LEYLA, case_id, CONTACT, "the sister", SECRET)
    confide(session, AYGUN, case_id, CONTACT, "", "the sister")
    assert reveal(session, LEYLA, case_id, CONTACT) is None
    told = [
        (each.text, each.replaced_by) for each in reveal_before(session, LEYLA, case_id, CONTACT)
    ]
    assert told == [("the sister", "aygun"), (SECRET, "leyla")]
    rows = session.execute(text("SELECT text FROM confidences")).scalars()
    assert all(b"zzsister" not in bytes(each) for each in rows)


def test_a_word_in_confidence_is_no_version_and_survives_every_save(
    session: Session, case_id: str
) -> None:
    confide(session, AYGUN, case_id, CONTACT, SECRET, None)
    opened = open_draft(session, AYGUN, case_id)
    assert opened.version == 1
    assert SECRET.encode() not in canonical(opened.draft.document)
    save(session, AYGUN, case_id, opened.draft.fields | {"title": "A poem"}, 1)
    assert reveal(session, AYGUN, case_id, CONTACT) == SECRET


def test_only_confidential_fields_of_the_document_are_revealed(
    session: Session, case_id: str
) -> None:
    for field in (
        "cases.title",
        "people.contact",
        "sources.nobody.contact",
        "sources.contact",
        "x.y",
    ):
        with pytest.raises(KeyError):
            reveal(session, LEYLA, case_id, field)


def test_the_real_name_of_somebody_protected_is_read_in_the_same_way(session: Session) -> None:
    hidden = {
        "slug": "a-poet",
        "name": "A poet",
        "protected": True,
        "identification": "pseudonym",
        "names": [{"text": "Aydin Sadiqzade"}],
    }
    person = begin(session, LEYLA, hidden, Person).document_id
    assert reveal(session, LEYLA, person, "people.real_name") == "Aydin Sadiqzade"
