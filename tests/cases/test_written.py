"""Courts and places are offered as they stand at the desk already."""

import pytest
from sqlalchemy.orm import Session

from app.cases.working.actions import begin
from app.cases.working.monitors import Monitor
from app.cases.working.written import written_before
from app.document.others import Provision

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")


def case(session: Session, court: str, cited: str = "", who: Monitor = LEYLA) -> str:
    """A case with a decision of a court and, where an article is cited, a charge; its id."""
    charge = {"citation": cited.partition(":")[2], "provision": cited}
    fields = {
        "title": "A case",
        "parties": [{"id": "who", "name": "Somebody"}],
        "decisions": [{"id": "verdict", "instance": "first", "court": court}],
        "charges": [{"id": "charge", **charge}] if cited else [],
    }
    return begin(session, who, fields).document_id


def article(session: Session, code: str, country: str) -> None:
    """An article of a code of a country."""
    fields = {"code": code, "path": "150", "country": country, "title": "coercion"}
    begin(session, LEYLA, fields, Provision)


@pytest.fixture(autouse=True)
def courts(session: Session) -> None:
    """Two cases at one court and one at another, all of one country."""
    for court in ("Nasimi District Court", "Baku Court of Appeal", "Nasimi District Court"):
        case(session, court, "CC:147")


def test_what_stands_there_most_often_is_offered_first(session: Session) -> None:
    expected = ["Nasimi District Court", "Baku Court of Appeal"]
    assert written_before(session, LEYLA, "court") == expected


def test_names_of_another_field_are_not_offered(session: Session) -> None:
    fields = {
        "title": "A case",
        "region": "Shaki",
        "parties": [{"id": "who", "name": "Somebody"}],
        "detentions": [{"id": "held", "kind": "police custody", "place": "Mingachevir"}],
        "events": [{"id": "beaten", "kind": "ill-treatment", "place": "Mingachevir"}],
    }
    begin(session, LEYLA, fields)
    assert written_before(session, LEYLA, "place") == ["Mingachevir"]
    assert written_before(session, LEYLA, "region") == ["Shaki"]


def test_names_of_the_same_country_come_before_more_usual_ones(session: Session) -> None:
    article(session, "CC", "AZ")
    article(session, "GECC", "GE")
    article(session, "GEAC", "GE")
    case(session, "Tbilisi City Court", "GECC:150.2")
    another = case(session, "", "GEAC:150")
    first, *others = written_before(session, LEYLA, "court", another)
    assert first == "Tbilisi City Court"
    assert others == ["Nasimi District Court", "Baku Court of Appeal"]
    assert written_before(session, LEYLA, "court")[0] == "Nasimi District Court"


def test_nobody_is_offered_words_of_a_case_that_they_may_not_open(session: Session) -> None:
    assert written_before(session, AYGUN, "court") == []
    case(session, "Shaki City Court", who=AYGUN)
    assert written_before(session, AYGUN, "court") == ["Shaki City Court"]
