"""What was reviewed is published, by somebody else than its author, at once or on its day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.cases.working import reviewing
from app.cases.working.actions import Saved, begin, save
from app.cases.working.corrections import Correction
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import comments_on, documents_for, open_draft, state_of
from app.cases.working.queries import dossier_of as dossier
from app.db.engines import reading
from app.document.case import Case
from app.document.others import Person
from app.publishing.errors import NotPublished
from app.publishing.reviewing import Done, Rules, publish_due, publish_reviewed
from app.publishing.withdrawing import withdraw
from app.record import queries
from tests.publishing.conftest import Office

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")
SAMIR = Monitor("samir", "editor")
TODAY = date(2024, 4, 1)
LATER = date(2024, 4, 3)
RULES = Rules(one_editor=False, today=TODAY)
POEM: Fields = {
    "slug": "sadiqzade-poem",
    "title": "Held over a poem",
    "source": "paper",
    "parties": [{"id": "poet", "name": "Aydin Sadiqzade"}],
    "detentions": [{"id": "remand", "kind": "pre-trial detention", "taken": "2024-03-05"}],
    "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
}


@contextmanager
def working(office: Office) -> Iterator[Session]:
    """A request of the desk: what it did is committed, and then the record catches up."""
    with Session(office.desk) as session:
        yield session
        session.commit()
    office.catches_up()


def begun(office: Office, *, sent: bool = True, **changes: object) -> str:
    with working(office) as session:
        case_id = begin(session, AYGUN, {**POEM, **changes}).document_id
        if sent:
            reviewing.send_for_review(session, AYGUN, case_id, 1)
    return case_id


def edited(session: Session, monitor: Monitor, case_id: str, **changes: object) -> int:
    opened = open_draft(session, monitor, case_id)
    done = save(session, monitor, case_id, {**opened.draft.fields, **changes}, opened.version)
    assert isinstance(done, Saved)
    return done.version


def shown(office: Office, slug: str = "sadiqzade-poem", kind: str = "case") -> Case | None:
    with reading(office.record) as connection:
        found = queries.published(connection, kind, slug)
    return found.document if found else None  # type: ignore[return-value]


def test_somebody_else_than_the_author_publishes_a_reviewed_case(office: Office) -> None:
    case_id = begun(office)
    assert shown(office) is None
    with working(office) as session, pytest.raises(NotAllowed, match="editor"):
        publish_reviewed(session, AYGUN, case_id, 1, RULES)
    with working(office) as session:
        assert publish_reviewed(session, LEYLA, case_id, 1, RULES) == Done(1)
        assert state_of(dossier(session, LEYLA, case_id)) == "published"
    found = shown(office)
    assert found is not None
    assert found.title == "Held over a poem"


def test_nobody_publishes_what_they_wrote_unless_there_is_one_editor(office: Office) -> None:
    case_id = begun(office)
    with working(office) as session:
        version = edited(session, LEYLA, case_id, region="Baku")
        with pytest.raises(NotAllowed, match="Somebody else"):
            publish_reviewed(session, LEYLA, case_id, version, RULES)
    with working(office) as session:
        alone = Rules(one_editor=True, today=TODAY)
        assert publish_reviewed(session, LEYLA, case_id, version, alone) == Done(1)


def test_a_draft_that_nobody_sent_is_not_published(office: Office) -> None:
    case_id = begun(office, sent=False)
    with working(office) as session, pytest.raises(NotAllowed, match="review"):
        publish_reviewed(session, LEYLA, case_id, 1, RULES)


def test_a_draft_says_what_it_lacks_and_is_not_published(office: Office) -> None:
    unnamed = {name: value for name, value in POEM.items() if name != "slug"}
    with working(office) as session:
        vague = [{"kind": "prison", "taken": "in spring some time"}]
        case_id = begin(session, AYGUN, {**unnamed, "detentions": vague}).document_id
        reviewing.send_for_review(session, AYGUN, case_id, 1)
    with working(office) as session:
        with pytest.raises(NotPublished) as refused:
            publish_reviewed(session, LEYLA, case_id, 1, RULES)
        session.rollback()
    assert "detentions.detention-1.taken" in str(refused.value)
    assert "slug: choose" in str(refused.value)


def test_people_who_are_new_come_with_their_case(office: Office) -> None:
    with working(office) as session:
        begin(session, AYGUN, {"slug": "aydin-sadiqzade", "name": "Aydin Sadiqzade"}, Person)
    case_id = begun(office, parties=[{"id": "poet", "person": "aydin-sadiqzade"}])
    with working(office) as session:
        assert publish_reviewed(session, LEYLA, case_id, 1, RULES) == Done(2)
    assert shown(office, "aydin-sadiqzade", "person") is not None


def test_what_waits_for_a_day_is_published_on_it_and_not_before(office: Office) -> None:
    case_id = begun(office)
    with working(office) as session:
        done = publish_reviewed(session, LEYLA, case_id, 1, RULES, not_before=LATER)
        assert done == Done(0, LATER)
        assert state_of(dossier(session, LEYLA, case_id)) == "approved"
    with working(office) as session:
        assert publish_due(session, TODAY) == ()
    assert shown(office) is None
    with working(office) as session:
        assert publish_due(session, LATER) == (case_id,)
        assert publish_due(session, LATER) == ()
    assert shown(office) is not None


def test_an_edit_after_the_approval_ends_it(office: Office) -> None:
    case_id = begun(office)
    with working(office) as session:
        publish_reviewed(session, LEYLA, case_id, 1, RULES, not_before=LATER)
        edited(session, AYGUN, case_id, title="Held over two poems")
    with working(office) as session:
        assert publish_due(session, LATER) == ()
    assert shown(office) is None


def test_what_cannot_be_published_on_its_day_goes_back_and_stops_nothing_else(
    office: Office,
) -> None:
    with working(office) as session:
        hidden = {"slug": "a-poet", "name": "A poet", "protected": True}
        begin(session, LEYLA, {**hidden, "identification": "pseudonym"} | NAMES, Person)
    bad = begun(office, slug="zz-poem", title="Zzhidden Nagiyev held over a poem")
    good = begun(office)
    for case_id in (bad, good):
        with working(office) as session:
            publish_reviewed(session, LEYLA, case_id, 1, RULES, not_before=LATER)
    with working(office) as session:
        assert publish_due(session, LATER) == (good,)
    with working(office) as session:
        (comment,) = comments_on(session, AYGUN, bad)
        assert comment.text.startswith("Nothing was published: the name of a protected person")
        assert [each.document_id for each in documents_for(session, AYGUN, state="draft")] == [bad]


NAMES: Fields = {"names": [{"text": "Zzhidden Nagiyev"}]}


def test_a_correction_tells_readers_what_was_wrong_and_why(office: Office) -> None:
    case_id = begun(office)
    wrong = Correction("remand.taken", "5 March 2024", "6 March 2024", "The lawyer was misread.")
    with working(office) as session:
        publish_reviewed(session, LEYLA, case_id, 1, RULES)
        detentions = [{**POEM["detentions"][0], "taken": "2024-03-06"}]
        version = edited(session, AYGUN, case_id, detentions=detentions)
        reviewing.send_for_review(session, AYGUN, case_id, version)
        publish_reviewed(session, SAMIR, case_id, version, RULES, corrections=[wrong])
    found = shown(office)
    assert found is not None
    (update,) = found.updates
    assert (update.kind, update.field, update.old) == ("correction", "remand.taken", "5 March 2024")
    assert update.published is not None
    assert update.published.edtf == "2024-04-01"


def test_an_import_that_publishes_leaves_nothing_to_review(office: Office) -> None:
    case_id = begun(office)
    with working(office) as session:
        document = open_draft(session, LEYLA, case_id).draft.document
    office.publishes(document.model_copy(update={"region": "Baku"}), update=True)
    with working(office) as session:
        assert state_of(dossier(session, LEYLA, case_id)) == "published"


def test_a_withdrawn_case_leaves_no_work_behind(office: Office) -> None:
    case_id = begun(office)
    with working(office) as session:
        reviewing.comment(session, LEYLA, case_id, "Who says so?")
        publish_reviewed(session, LEYLA, case_id, 1, RULES)
    with working(office) as session:
        withdraw(session, "sadiqzade-poem", "The family asked.", "leyla", TODAY)
    with working(office) as session:
        assert documents_for(session, LEYLA) == []
