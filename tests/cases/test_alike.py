"""While a name is typed, the desk says whom it has already, and why they may be meant."""

import pytest
from sqlalchemy.orm import Session

from app.cases.working import reviewing
from app.cases.working.actions import begin
from app.cases.working.alike import MOST, people_like
from app.cases.working.monitors import Monitor
from app.document.others import Person

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")


def known(session: Session, slug: str, name: str, *forms: str) -> str:
    fields = {"slug": slug, "name": name, "names": [{"text": each} for each in forms]}
    return begin(session, LEYLA, fields, Person).document_id


@pytest.mark.parametrize("typed", ["Шахин Гаджиев", "Hajiyev Shahin", "Haciyev", "shahin"])
def test_one_name_in_any_script_is_found_with_the_reason(session: Session, typed: str) -> None:
    person = known(session, "shahin-hajiyev", "Şahin Hacıyev")
    known(session, "aydin-sadiqzade", "Aydın Sadıqzadə")
    (found,) = people_like(session, LEYLA, typed)
    assert (found.person_id, found.name) == (person, "Şahin Hacıyev")
    assert all(each.why for each in found.meetings)


def test_an_unfinished_name_is_enough_from_three_letters_on(session: Session) -> None:
    known(session, "shahin-hajiyev", "Şahin Hacıyev")
    (found,) = people_like(session, LEYLA, "Shahin Haji")
    assert found.begun == "Hacıyev"
    assert people_like(session, LEYLA, "Sh") == ()
    assert people_like(session, LEYLA, "") == ()


def test_who_meets_more_of_the_words_comes_first(session: Session) -> None:
    known(session, "a-mammadov", "Anar Məmmədov")
    known(session, "b-mammadov", "Aydın Məmmədov")
    found = people_like(session, LEYLA, "Айдын Мамедов")
    assert [each.slug for each in found] == ["b-mammadov", "a-mammadov"]


def test_another_form_of_a_name_counts_as_well(session: Session) -> None:
    known(session, "ibrahim-salamov", "Ibrahim Salamov", "Ibrahim Turksoy")
    (found,) = people_like(session, LEYLA, "Türksoy")
    assert found.meetings[0].alias == "Ibrahim Turksoy"


def test_nobody_is_shown_whom_they_may_not_open(session: Session) -> None:
    person = known(session, "shahin-hajiyev", "Şahin Hacıyev")
    assert people_like(session, AYGUN, "Hajiyev") == ()
    reviewing.mark_published(session, [person])
    assert len(people_like(session, AYGUN, "Hajiyev")) == 1


def test_no_more_candidates_come_than_anybody_compares(session: Session) -> None:
    for number in range(MOST + 2):
        known(session, f"mammadov-{number}", "Anar Məmmədov")
    assert len(people_like(session, LEYLA, "Mammadov")) == MOST
