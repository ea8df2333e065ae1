"""An editor protects somebody: their name is nowhere any more but in the one encrypted field."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.models import Comment, Typed, Version
from app.cases.queries import find_document
from app.cases.working import reviewing
from app.cases.working.actions import save
from app.cases.working.confidence import reveal
from app.cases.working.errors import NotSaved
from app.cases.working.forms import keep_typing
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import history, open_draft
from app.db.engines import reading
from app.document.writing import canonical
from app.publishing.errors import NotPublished
from app.publishing.protecting import protect_person
from app.record import queries
from tests.publishing.conftest import Office
from tests.publishing.papers import article, case, person

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")
SHOWN = ("a poet", "a-poet")
REAL = "Zzhidden Nagiyev"


@pytest.fixture
def published(office: Office) -> Office:
    """Somebody in a case whose words name them."""
    named = case("a-poem", "zzhidden-nagiyev", summary=f"{REAL} wrote it.")
    office.publishes(person("zzhidden-nagiyev", REAL), article(), named)
    return office


def ids(session: Session) -> tuple[str, str]:
    person_id = find_document(session, "person", "zzhidden-nagiyev")
    return str(person_id), str(find_document(session, "case", "a-poem"))


def rewritten(session: Session, case_id: str) -> None:
    """The case without the name in its words, and people working on it."""
    opened = open_draft(session, LEYLA, case_id)
    fields = opened.draft.fields | {"summary": "They wrote it."}
    save(session, LEYLA, case_id, fields, opened.version)
    reviewing.comment(session, LEYLA, case_id, f"Is {REAL} safe?")
    keep_typing(session, LEYLA, "update", case_id, {"text": REAL})


def test_nothing_is_protected_while_the_name_stands_in_a_case(published: Office) -> None:
    with Session(published.desk) as session:
        person_id, _ = ids(session)
        with pytest.raises(NotPublished, match="a-poem: summary"):
            protect_person(session, LEYLA, person_id, 1, SHOWN)


def test_name_and_words_go_from_everywhere_at_once(published: Office) -> None:
    with Session(published.desk) as session:
        person_id, case_id = ids(session)
        rewritten(session, case_id)
        assert protect_person(session, LEYLA, person_id, 1, SHOWN, {case_id: 2}) == 2
        session.commit()
    published.catches_up()
    with reading(published.record) as connection:
        for each in queries.every_published(connection):
            assert b"zzhidden" not in canonical(each.document).lower()
        assert queries.moved_to(connection, "person", "zzhidden-nagiyev") is None
    with Session(published.desk) as session:
        assert session.scalars(select(Version.body).where(Version.body.is_not(None))).all() == []
        for gone in (Comment.id, Typed.who):
            assert session.scalars(select(gone)).all() == []
        assert [each.there for each in history(session, LEYLA, case_id)] == [True, False]
        assert reveal(session, LEYLA, person_id, "people.real_name") == REAL


def test_only_an_editor_protects_and_under_another_name(published: Office) -> None:
    with Session(published.desk) as session:
        person_id, _ = ids(session)
        with pytest.raises(NotAllowed, match="editor"):
            protect_person(session, AYGUN, person_id, 1, SHOWN)
        with pytest.raises(NotSaved, match="name"):
            protect_person(session, LEYLA, person_id, 1, (REAL, "a-poet"))
