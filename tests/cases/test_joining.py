"""Two people who turn out to be one keep everything that either had."""

import pytest
from sqlalchemy.orm import Session

from app.cases.models import Person as PersonRow
from app.cases.working import queries, reviewing
from app.cases.working.actions import Saved, begin, restore, save
from app.cases.working.confidence import confide, reveal, reveal_before
from app.cases.working.fields import Fields
from app.cases.working.joining import Joined, join_people
from app.cases.working.monitors import Monitor, NotAllowed
from app.document.case import Case
from app.document.others import Person
from app.staff.queries import trail_of
from tests.working import settle

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")
PAPER = {"id": "paper", "outlet": "The Invented Paper"}


def person(session: Session, slug: str, name: str, **more: object) -> str:
    return begin(session, LEYLA, {"slug": slug, "name": name, **more}, Person).document_id


def case(session: Session, *slugs: str) -> str:
    parties = [{"person": slug} for slug in slugs]
    return begin(session, LEYLA, {"parties": parties, "title": "A poem"}).document_id


def fields_of(session: Session, document_id: str) -> Fields:
    return queries.open_draft(session, LEYLA, document_id).draft.fields


@pytest.fixture
def two(session: Session) -> tuple[str, str]:
    """One person under two names: with one source each, under the same id."""
    kept = person(
        session, "aydin-sadiqzade", "Aydin Sadiqzade", born="1990", source="paper", sources=[PAPER]
    )
    merged = person(
        session,
        "aydin-s",
        "Aydin S.",
        names=[{"text": "Айдын С.", "source": "paper"}, {"text": "Aydin Sadiqzade"}],
        roles=[{"text": "poet"}],
        died="2024",
        born="1991",
        source="paper",
        sources=[{**PAPER, "outlet": "Another Paper"}],
    )
    return kept, merged


def test_names_roles_and_sources_of_both_are_joined(session: Session, two: tuple[str, str]) -> None:
    join_people(session, LEYLA, *two)
    settle(session.connection())
    found = fields_of(session, two[0])
    assert [each["text"] for each in found["names"]] == ["Aydin S.", "Айдын С."]
    assert [each["source"] for each in found["names"]] == ["paper-1", "paper-1"]
    assert found["roles"] == [{"text": "poet", "source": "paper-1"}]
    assert [each["outlet"] for each in found["sources"]] == ["The Invented Paper", "Another Paper"]
    assert (found["born"], found["died"]) == ("1990", "2024")
    assert found["formerly"] == "aydin-s"
    with pytest.raises(KeyError):
        queries.open_draft(session, LEYLA, two[1])


def test_cases_of_the_other_show_the_one_who_is_kept(
    session: Session, two: tuple[str, str]
) -> None:
    one, both = case(session, "aydin-s"), case(session, "aydin-s", "aydin-sadiqzade")
    joined = join_people(session, LEYLA, *two)
    assert joined == Joined(two[0], tuple(sorted([one, both])), (both,))
    settle(session.connection())
    document = queries.open_draft(session, LEYLA, one).draft.document
    assert isinstance(document, Case)
    assert document.parties[0].person == "aydin-sadiqzade"


def test_a_form_that_was_open_meanwhile_names_the_one_who_is_kept(
    session: Session, two: tuple[str, str]
) -> None:
    case_id = case(session, "aydin-s")
    before = fields_of(session, case_id)
    join_people(session, LEYLA, *two)
    done = save(session, LEYLA, case_id, before | {"region": "Baku"}, 1)
    assert done == Saved(case_id, 2)
    assert fields_of(session, case_id)["parties"][0]["person"] == "aydin-sadiqzade"


def test_both_histories_are_kept_and_told_apart(session: Session, two: tuple[str, str]) -> None:
    kept, merged = two
    save(session, LEYLA, merged, fields_of(session, merged) | {"died": "2023"}, 1)
    reviewing.comment(session, LEYLA, merged, "Is this Sadiqzade?")
    join_people(session, LEYLA, kept, merged)
    history = queries.history(session, LEYLA, kept)
    told = [(each.origin == merged, each.number, each.act) for each in history]
    assert told == [
        (False, 2, "joined"),
        (True, 2, "saved"),
        (True, 1, "began"),
        (False, 1, "began"),
    ]
    assert queries.version_of(session, LEYLA, kept, 1, merged).fields["died"] == "2024"
    assert [each.text for each in queries.comments_on(session, LEYLA, kept)] == [
        "Is this Sadiqzade?"
    ]
    assert [each.act for each in trail_of(session, merged)][-1] == "joined into"
    assert isinstance(restore(session, LEYLA, kept, 1, 2), Saved)


def test_what_was_known_in_confidence_of_both_is_kept(
    session: Session, two: tuple[str, str]
) -> None:
    kept, merged = two
    contact = "people.contact"
    confide(session, LEYLA, kept, contact, "the mother", None)
    confide(session, LEYLA, merged, contact, "a friend", None)
    confide(session, LEYLA, merged, contact, "the sister", "a friend")
    join_people(session, LEYLA, kept, merged)
    assert reveal(session, LEYLA, kept, contact) == "the mother\nthe sister"
    assert [each.text for each in reveal_before(session, LEYLA, kept, contact)] == ["a friend"]
    assert session.get_one(PersonRow, kept).real_name is None


def test_who_is_not_the_same_stays_apart(session: Session, two: tuple[str, str]) -> None:
    kept, merged = two
    apart = person(session, "aydin-b", "Aydin B.", distinct_from=["aydin-sadiqzade"])
    with pytest.raises(NotAllowed, match="not to be the same"):
        join_people(session, LEYLA, kept, apart)
    with pytest.raises(NotAllowed, match="already"):
        join_people(session, LEYLA, kept, kept)
    with pytest.raises(NotAllowed, match="editor"):
        join_people(session, AYGUN, kept, merged)
    hidden = person(session, "a-poet", "A poet", protected=True, identification="pseudonym")
    with pytest.raises(NotAllowed, match="Protect"):
        join_people(session, LEYLA, kept, hidden)


def test_who_is_distinct_from_either_is_distinct_from_the_one(
    session: Session, two: tuple[str, str]
) -> None:
    third = person(session, "aydin-b", "Aydin B.", distinct_from=["aydin-s", "aydin-sadiqzade"])
    fourth = person(session, "aydin-c", "Aydin C.", distinct_from=["aydin-s"])
    join_people(session, LEYLA, *two)
    settle(session.connection())
    for each in (third, fourth):
        assert fields_of(session, each)["distinct_from"] == "aydin-sadiqzade"
