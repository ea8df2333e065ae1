"""Two published people become one: both addresses work, and every case shows the one."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.cases.queries import find_document
from app.cases.working.actions import save
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import dossier_of, open_draft, state_of
from app.db.engines import reading
from app.document.case import Case
from app.publishing.catching_up import rebuild
from app.publishing.joining import merge_people
from app.record import queries
from tests.publishing.conftest import Office
from tests.publishing.papers import article, case, person
from tests.publishing.test_publishing import rows

LEYLA = Monitor("leyla", "editor")
TODAY = date(2024, 4, 1)
ONE, OTHER = "aydin-sadiqzade", "aydin-s"


@pytest.fixture
def published(office: Office) -> Office:
    """One person under two names, each in a case of their own."""
    office.publishes(
        person(ONE),
        person(OTHER, "Aydin S."),
        article(),
        case("one-poem", ONE),
        case("other-poem", OTHER, title="Held over another poem"),
    )
    return office


def ids(session: Session) -> tuple[str, str]:
    found = [find_document(session, "person", slug) for slug in (ONE, OTHER)]
    return str(found[0]), str(found[1])


def merges(office: Office) -> None:
    with Session(office.desk) as session:
        kept, _ = both = ids(session)
        merge_people(session, LEYLA, *both, TODAY)
        assert state_of(dossier_of(session, LEYLA, kept)) == "published"
        session.commit()
    office.catches_up()


def test_both_addresses_work_and_both_cases_show_the_one(published: Office) -> None:
    merges(published)
    with reading(published.record) as connection:
        assert queries.published(connection, "person", OTHER) is None
        assert queries.moved_to(connection, "person", OTHER) == ONE
        for slug in ("one-poem", "other-poem"):
            found = queries.published(connection, "case", slug)
            assert found is not None
            assert isinstance(found.document, Case)
            assert found.document.parties[0].person == ONE
    assert published.verifies() == 8


def test_a_record_filled_anew_is_the_same(published: Office) -> None:
    merges(published)
    followed = rows(published)
    rebuild(published.desk, published.record, published.files)
    assert rows(published) == followed


def test_a_draft_of_a_case_is_not_published_with_the_merge(published: Office) -> None:
    with Session(published.desk) as session:
        case_id = str(find_document(session, "case", "other-poem"))
        opened = open_draft(session, LEYLA, case_id)
        save(session, LEYLA, case_id, opened.draft.fields | {"title": "Not yet public"}, 1)
        session.commit()
    merges(published)
    with reading(published.record) as connection:
        found = queries.published(connection, "case", "other-poem")
    assert found is not None
    assert isinstance(found.document, Case)
    assert found.document.title == "Held over another poem"
    with Session(published.desk) as session:
        draft = open_draft(session, LEYLA, case_id).draft
        assert draft.fields["title"] == "Not yet public"
        assert draft.fields["parties"][0]["person"] == ONE


def test_changes_that_nobody_reviewed_are_not_published_with_it(published: Office) -> None:
    with Session(published.desk) as session:
        kept, merged = ids(session)
        opened = open_draft(session, LEYLA, kept)
        save(session, LEYLA, kept, opened.draft.fields | {"born": "1990"}, 1)
        with pytest.raises(NotAllowed, match="reviewed"):
            merge_people(session, LEYLA, kept, merged, TODAY)
        session.rollback()
