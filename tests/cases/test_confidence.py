"""What must not be known: real names, contacts, and how they are kept."""

from pathlib import Path
from stat import S_IMODE

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.cases.confiding import keep_in_confidence
from app.cases.mapping import CASES
from app.cases.models import CONFIDENTIAL_COLUMNS, Person, Source
from app.cases.queries import document_of, documents_of, guarded_names
from app.db.field_key import WrongFieldKey, use_field_key_file
from app.db.types import Encrypted
from app.document.others import Person as PersonDocument
from app.document.writing import canonical
from app.staff.queries import trail_of
from tests.working import kept, refused, written

PERSON = """
speechwatch: person/1
id: 11111111-1111-4111-8111-111111111111
slug: {slug}
name: {name}
{more}
sources: [{{id: friend, outlet: A friend}}]
"""
NAMED = PERSON.format(slug="rasul-x", name="Rasul X", more="names: [{text: Расул Х}]")
SHIELDED = "protected: true\nidentification: pseudonym"
SECRET = "+994 50 000 00 00"
ID = "11111111-1111-4111-8111-111111111111"
CASE = """
speechwatch: case/1
slug: a-case
title: A post
parties: [{id: blogger, person: rasul-x}]
accounts: [{id: page, handle: '@rasul_writes', owner: blogger}]
"""


def person(session: Session) -> PersonDocument:
    found = document_of(session, ID)
    assert isinstance(found, PersonDocument)
    return found


def test_protecting_somebody_moves_their_names_to_the_desk(session: Session) -> None:
    kept(session, *written(NAMED))
    kept(session, *written(PERSON.format(slug="a-blogger", name="A", more=SHIELDED)), update=True)
    found = person(session)
    assert (found.name, found.names, found.formerly) == ("A", (), ())
    assert session.get_one(Person, ID).real_name == "Rasul X\nРасул Х"
    (guarded,) = guarded_names(session)
    assert guarded.person_id == ID
    assert guarded.names == ("Rasul X", "Расул Х")


def test_somebody_cannot_be_protected_under_the_name_they_had(session: Session) -> None:
    kept(session, *written(NAMED))
    same = written(PERSON.format(slug="a-blogger", name="rasul x", more=SHIELDED))
    assert [field for field, _ in refused(session, *same, update=True)] == ["name"]


def test_names_of_somebody_protected_from_the_start_stay_at_the_desk(session: Session) -> None:
    more = f"{SHIELDED}\nnames: [{{text: Rasul X}}]"
    kept(session, *written(PERSON.format(slug="a-blogger", name="A", more=more)))
    assert person(session).names == ()
    assert guarded_names(session)[0].names == ("Rasul X",)


def test_the_names_of_somebody_found_to_be_a_minor_are_guarded(session: Session) -> None:
    kept(session, *written(NAMED))
    more = "minor: true\nidentification: initials"
    kept(session, *written(PERSON.format(slug="r-x", name="R. X.", more=more)), update=True)
    assert guarded_names(session)[0].names == ("Rasul X", "Расул Х")


def test_the_accounts_of_a_protected_person_are_guarded(session: Session) -> None:
    kept(session, *written(f"{NAMED}---{CASE}"))
    assert guarded_names(session) == []
    kept(session, *written(PERSON.format(slug="a-blogger", name="A", more=SHIELDED)), update=True)
    assert "@rasul_writes" in guarded_names(session)[0].names


def test_a_confidential_field_survives_an_update_and_is_in_no_document(session: Session) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Source.contact, (ID, "friend"), SECRET, "aygun")
    keep_in_confidence(session, Person.contact, (ID,), SECRET, "aygun")
    kept(session, *written(NAMED.replace("Rasul X", "Rasul Y")), update=True)
    session.expire_all()
    assert session.get_one(Source, (ID, "friend")).contact == SECRET
    assert session.get_one(Person, ID).contact == SECRET
    assert SECRET.encode() not in canonical(documents_of(session, [ID])[ID])


WITHOUT = NAMED.partition("sources:")[0]


def test_a_source_that_an_import_takes_out_comes_back_with_what_was_known_of_it(
    session: Session,
) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Source.contact, (ID, "friend"), SECRET, "aygun")
    kept(session, *written(WITHOUT), update=True)
    assert session.get(Source, (ID, "friend"), populate_existing=True) is None
    kept(session, *written(NAMED), update=True)
    back = session.get_one(Source, (ID, "friend"), populate_existing=True)
    assert (back.contact, back.real_name) == (SECRET, None)


def test_what_was_cleared_before_an_import_took_its_source_out_stays_cleared(
    session: Session,
) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Source.contact, (ID, "friend"), SECRET, "aygun")
    for text_known in (SECRET, ""):
        keep_in_confidence(session, Source.contact, (ID, "friend"), text_known, "aygun")
        kept(session, *written(WITHOUT), update=True)
        kept(session, *written(NAMED), update=True)
        back = session.get_one(Source, (ID, "friend"), populate_existing=True)
        assert (back.contact or "") == text_known


def test_what_an_import_keeps_of_a_source_is_sealed(session: Session) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Source.contact, (ID, "friend"), SECRET, "aygun")
    kept(session, *written(WITHOUT), update=True)
    (stored,) = session.execute(text("SELECT text FROM confidences")).scalars()
    assert SECRET.encode() not in bytes(stored)


def test_the_trail_tells_which_field_was_set_but_never_to_what(session: Session) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Person.contact, (ID,), SECRET, "aygun")
    last = trail_of(session, ID)[-1]
    assert (last.who, last.act) == ("aygun", "kept in confidence")
    assert last.details == {"field": "Person.contact"}


def test_only_confidential_fields_are_kept_in_confidence(session: Session) -> None:
    kept(session, *written(NAMED))
    with pytest.raises(KeyError):
        keep_in_confidence(session, Person.name, (ID,), "Somebody", "aygun")
    with pytest.raises(KeyError):
        keep_in_confidence(session, Source.contact, (ID, "nobody"), SECRET, "aygun")


def test_the_database_holds_no_confidential_text_in_the_clear(session: Session) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Person.contact, (ID,), SECRET, "aygun")
    stored = session.execute(text("SELECT contact FROM people")).scalar_one()
    assert SECRET.encode() not in bytes(stored)


def test_the_list_of_confidential_columns_has_every_one_of_a_document() -> None:
    sealed = {
        (table.name, column.name)
        for table in CASES.order
        for column in table.columns
        if isinstance(column.type, Encrypted)
    }
    listed = {(each.class_.__tablename__, each.key) for each in CONFIDENTIAL_COLUMNS}
    assert listed == sealed
    assert len(listed) >= 8


def test_the_key_is_made_once_and_for_its_owner_alone(session: Session, tmp_path: Path) -> None:
    key = tmp_path / "field.key"
    kept(session, *written(NAMED))
    assert not key.exists()
    keep_in_confidence(session, Person.contact, (ID,), SECRET, "aygun")
    first = key.read_bytes()
    keep_in_confidence(session, Person.contact, (ID,), "another", "aygun")
    assert key.read_bytes() == first
    assert S_IMODE(key.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["field.key"]


def test_another_key_opens_nothing_and_says_so(session: Session, tmp_path: Path) -> None:
    kept(session, *written(NAMED))
    keep_in_confidence(session, Person.contact, (ID,), SECRET, "aygun")
    session.expire_all()
    use_field_key_file(tmp_path / "other.key")
    with pytest.raises(WrongFieldKey, match="right key file"):
        session.get_one(Person, ID)


def test_a_file_that_holds_no_key_is_refused(session: Session, tmp_path: Path) -> None:
    kept(session, *written(NAMED))
    (tmp_path / "field.key").write_text("not a key")
    with pytest.raises(WrongFieldKey, match="holds no key"):
        keep_in_confidence(session, Person.contact, (ID,), SECRET, "aygun")
