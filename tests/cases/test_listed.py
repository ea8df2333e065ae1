"""The list of cases: found by the words of names and titles, a page at a time."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.models import Dossier, NameWord
from app.cases.working import queries
from app.cases.working.actions import Saved, begin, save
from app.cases.working.listed import Wanted, cases_counted, cases_listed, people_listed
from app.cases.working.monitors import Monitor
from app.cases.working.reviewing import assign
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


@pytest.mark.parametrize("few", [1, 500])
def test_a_contributor_finds_the_same_whether_they_may_open_few_or_many(
    session: Session, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("app.cases.working.monitors._FEW", few)
    person_id = person(session, "shahin-hajiyev", "Şahin Hacıyev")
    person(session, "aydin-s", "Aydin S.")
    case(session, "Theirs", {"person": "aydin-s"})
    given, public = case(session, "Given", {"person": "shahin-hajiyev"}), case(session, "Public")
    own = begin(session, AYGUN, {"title": "Own"}).document_id
    assign(session, LEYLA, given, AYGUN.name, entrusted=False)
    session.get_one(Dossier, public).published_version = 1
    assert set(found(session, "", AYGUN)) == {given, public, own}
    assert found(session, "given", AYGUN) == [given]
    listed = people_listed(session, AYGUN, "", begin=0, most=9)
    assert [each.id for each in listed] == [person_id]


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


def test_a_word_that_many_have_finds_the_same_as_when_few_had_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(session, AYGUN, {"slug": "elvin", "name": "Elvin Mustafayev"}, Person)
    for number in range(3):
        parties = [{"id": "him", "person": "elvin"}] if number else []
        begin(session, AYGUN, {"slug": f"case-{number}", "title": "Elvin", "parties": parties})
    for like in ("elvin", "mustafa", "elvin mustafa", "nobody"):
        found = looked_for(session, like)
        monkeypatch.setattr("app.cases.working.words._MANY", 0)
        monkeypatch.setattr("app.cases.working.words._EACH", 0)
        assert looked_for(session, like) == found
        monkeypatch.undo()


def looked_for(session: Session, like: str) -> tuple[list[str], list[tuple[str, int]]]:
    """The cases and the people that are found by a text."""
    cases = cases_listed(session, LEYLA, like=like)
    people = people_listed(session, LEYLA, like, begin=0, most=40)
    return [each.id for each in cases], [(each.id, each.cases) for each in people]


def test_of_more_than_can_be_looked_through_it_is_said_that_there_are_more(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        begin(session, AYGUN, {"slug": f"case-{number}", "title": f"Case {number}"})
    monkeypatch.setattr("app.cases.working.listed.COUNTED", 3)
    assert cases_counted(session, LEYLA, Wanted()) == 4
