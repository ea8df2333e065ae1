"""The list of cases: found by the words of names and titles, a page at a time."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.models import NameWord
from app.cases.working import queries
from app.cases.working.actions import Saved, begin, save
from app.cases.working.listed import Wanted, cases_counted, cases_listed
from app.cases.working.monitors import Monitor
from app.cases.working.words import work_out_words
from app.document.others import Person

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")


def person(session: Session, slug: str, name: str) -> str:
    return begin(session, LEYLA, {"slug": slug, "name": name}, Person).document_id


def case(session: Session, title: object, *parties: dict[str, str]) -> str:
    return begin(session, LEYLA, {"title": title, "parties": list(parties)}).document_id


def found(session: Session, like: str, who: Monitor = LEYLA) -> list[str]:
    listed = [each.id for each in cases_listed(session, who, like=like)]
    assert cases_counted(session, who, Wanted(like)) == len(listed)
    return listed


@pytest.mark.parametrize(
    "like", ["Şeir", "poem held", "Гаджиев", "haji", "Shahin poem", "ministry", ""]
)
def test_a_case_is_found_by_its_title_in_any_language_and_by_its_parties(
    session: Session, like: str
) -> None:
    person(session, "shahin-hajiyev", "Şahin Hacıyev")
    parties = {"person": "shahin-hajiyev"}, {"name": "The ministry", "part": "complainant"}
    wanted = case(session, {"en": "Held over a poem", "az": "Şeirə görə tutulub"}, *parties)
    assert found(session, like) == [wanted]
    assert found(session, f"{like} Aydin") == []
    assert found(session, like, AYGUN) == []


def test_a_case_follows_the_name_of_somebody_in_it(session: Session) -> None:
    person_id = person(session, "aydin-s", "Aydin S.")
    wanted = case(session, "A poem", {"person": "aydin-s"})
    assert found(session, "Sadiqzade") == []
    fields = queries.open_draft(session, LEYLA, person_id).draft.fields
    named = {**fields, "name": "Aydin Sadiqzade"}
    assert isinstance(save(session, LEYLA, person_id, named, 1), Saved)
    assert found(session, "Sadıqzadə") == [wanted]
    assert found(session, "Aydin") == [wanted]


def test_pages_of_the_list_hold_each_case_once(session: Session) -> None:
    every = {case(session, f"Case {number}") for number in range(5)}
    pages = [cases_listed(session, LEYLA, begin=begin, most=2) for begin in (0, 2, 4)]
    assert [len(each) for each in pages] == [2, 2, 1]
    assert {each.id for page in pages for each in page} == every
    assert cases_counted(session, LEYLA, Wanted(state="published")) == 0
    assert cases_counted(session, LEYLA, Wanted(state="draft")) == 5


def test_words_that_are_worked_out_anew_are_those_that_saves_noted(session: Session) -> None:
    person(session, "shahin-hajiyev", "Şahin Hacıyev")
    case(session, {"en": "A poem", "az": "Şeir"}, {"name": "Somebody else"})
    columns = select(NameWord.document_id, NameWord.key)
    before = set(session.execute(columns.order_by(NameWord.key)).all())
    work_out_words(session)
    assert set(session.execute(columns).all()) == before != set()
