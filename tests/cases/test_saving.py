"""People save their work: every save is a version, and no save undoes another's."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.cases.actions import delete_case
from app.cases.models import Dossier, Version
from app.cases.working import queries
from app.cases.working.actions import Chosen, Clashing, Saved, begin, restore, save
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.document.case import Case
from app.document.others import Person
from app.staff.queries import trail_of
from tests.working import kept, settle, written

SHORT: Fields = {
    "parties": [{"id": "poet", "name": "Aydin Sadiqzade"}],
    "source": "paper",
    "sources": [{"id": "paper", "outlet": "The Invented Paper"}],
}
REMAND: Fields = {"id": "remand", "kind": "pre-trial detention", "taken": "2024-03-01"}
IMPORTED = """
speechwatch: case/1
id: 11111111-1111-4111-8111-111111111111
slug: a-case
title: {title}
parties: [{{id: poet, name: Aydin}}]
"""
AYGUN = Monitor("aygun", "editor")
ORXAN = Monitor("orxan", "editor")
ID = "11111111-1111-4111-8111-111111111111"


def begun(session: Session, **fields: Any) -> str:
    return begin(session, AYGUN, {**SHORT, **fields}).document_id


def fields_of(session: Session, case_id: str) -> Fields:
    return queries.open_draft(session, AYGUN, case_id).draft.fields


def saved(session: Session, case_id: str, base: int, who: Monitor = AYGUN, **fields: Any) -> Saved:
    done = save(session, who, case_id, fields_of(session, case_id) | fields, base)
    assert isinstance(done, Saved)
    settle(session.connection())
    return done


def test_a_name_and_a_source_are_saved_and_found_again(session: Session) -> None:
    case_id = begun(session)
    settle(session.connection())
    opened = queries.open_draft(session, AYGUN, case_id)
    assert opened.version == 1
    assert isinstance(opened.draft.document, Case)
    assert opened.draft.document.parties[0].name == "Aydin Sadiqzade"
    assert [each.act for each in trail_of(session, case_id)] == ["began"]


def test_until_it_has_one_of_its_own_a_draft_has_a_slug_that_names_nobody(
    session: Session,
) -> None:
    case_id = begun(session)
    assert fields_of(session, case_id)["slug"] == f"draft-{case_id[:8]}"
    saved(session, case_id, 1, slug="sadiqzade-poem")
    document = queries.open_draft(session, AYGUN, case_id).draft.document
    assert (document.slug, document.formerly) == ("sadiqzade-poem", ())


def test_what_is_unfinished_comes_back_and_is_encrypted(session: Session) -> None:
    case_id = begun(session, detentions=[{**REMAND, "taken": "before the holiday"}])
    opened = queries.open_draft(session, AYGUN, case_id)
    assert opened.draft.fields["detentions"][0]["taken"] == "before the holiday"
    stored = session.execute(text("SELECT unfinished FROM dossiers")).scalar_one()
    assert b"holiday" not in bytes(stored)
    saved(session, case_id, 1, detentions=[REMAND])
    assert queries.open_draft(session, AYGUN, case_id).draft.unfinished == ()


def test_every_save_is_a_version_with_who_and_what(session: Session) -> None:
    case_id = begun(session)
    assert saved(session, case_id, 1, title="A poem").version == 2
    assert saved(session, case_id, 2, ORXAN, detentions=[REMAND]).version == 3
    history = queries.history(session, AYGUN, case_id)
    assert [(each.number, each.who, each.act) for each in history] == [
        (3, "orxan", "saved"),
        (2, "aygun", "saved"),
        (1, "aygun", "began"),
    ]
    assert trail_of(session, case_id)[-1].details == {"version": 3}
    changed = queries.version_differences(session, AYGUN, case_id, 1, 3)
    assert [each.place for each in changed] == [("title",), ("detentions", "remand")]


def test_a_save_that_changes_nothing_makes_no_version(session: Session) -> None:
    case_id = begun(session)
    assert saved(session, case_id, 1) == Saved(case_id, 1, changed=False)
    assert len(trail_of(session, case_id)) == 1


def test_two_editors_of_different_fields_are_both_saved(session: Session) -> None:
    case_id = begun(session, detentions=[REMAND])
    base = fields_of(session, case_id)
    saved(session, case_id, 1, ORXAN, title="A poem")
    mine = {**base, "detentions": [{**REMAND, "place": "Baku"}, {"kind": "prison"}]}
    done = save(session, AYGUN, case_id, mine, 1)
    assert done == Saved(case_id, 3)
    now = fields_of(session, case_id)
    assert now["title"] == "A poem"
    assert now["detentions"] == [
        {**REMAND, "place": "Baku"},
        {"id": "detention-1", "kind": "prison"},
    ]


def test_two_editors_of_one_field_are_asked_and_nothing_is_saved_until_then(
    session: Session,
) -> None:
    case_id = begun(session)
    base = fields_of(session, case_id)
    saved(session, case_id, 1, ORXAN, title="A poem")
    mine = {**base, "title": "A song", "region": "Baku"}
    done = save(session, AYGUN, case_id, mine, 1)
    assert isinstance(done, Clashing)
    assert [(each.name, each.theirs, each.mine) for each in done.clashes] == [
        ("title", "A poem", "A song")
    ]
    assert fields_of(session, case_id)["title"] == "A poem"
    chosen = Chosen(done.version, {"title": "mine"})
    assert save(session, AYGUN, case_id, mine, 1, chosen=chosen) == Saved(case_id, 3)
    assert fields_of(session, case_id)["title"] == "A song"
    assert fields_of(session, case_id)["region"] == "Baku"


def test_a_choice_counts_for_nothing_once_somebody_saved_again(session: Session) -> None:
    case_id = begun(session)
    base = fields_of(session, case_id)
    saved(session, case_id, 1, ORXAN, title="A poem")
    chosen = Chosen(2, {"title": "mine"})
    saved(session, case_id, 2, ORXAN, title="Two poems")
    done = save(session, AYGUN, case_id, {**base, "title": "A song"}, 1, chosen=chosen)
    assert isinstance(done, Clashing)
    assert done.clashes[0].theirs == "Two poems"


def test_facts_that_two_editors_added_at_once_are_both_there(session: Session) -> None:
    case_id = begun(session)
    base = fields_of(session, case_id)
    hearing = {"date": "2024-04-01"}
    saved(session, case_id, 1, ORXAN, hearings=[hearing])
    mine = {**base, "hearings": [{"date": "2024-05-01"}]}
    assert isinstance(save(session, AYGUN, case_id, mine, 1), Saved)
    assert [each["date"] for each in fields_of(session, case_id)["hearings"]] == [
        "2024-04-01",
        "2024-05-01",
    ]


def test_the_id_of_a_fact_that_was_removed_is_given_to_no_other(session: Session) -> None:
    case_id = begun(session, hearings=[{"date": "2024-04-01"}])
    saved(session, case_id, 1, hearings=[])
    saved(session, case_id, 2, hearings=[{"date": "2024-05-01"}])
    assert [each["id"] for each in fields_of(session, case_id)["hearings"]] == ["hearing-2"]


def test_any_version_can_be_restored_and_that_is_a_save_too(session: Session) -> None:
    case_id = begun(session, detentions=[REMAND])
    saved(session, case_id, 1, slug="a-case", title="A poem", detentions=[])
    assert restore(session, ORXAN, case_id, 1, 2) == Saved(case_id, 3)
    settle(session.connection())
    now = fields_of(session, case_id)
    assert (now["title"], now["slug"], now["detentions"]) == ("Aydin Sadiqzade", "a-case", [REMAND])
    assert queries.history(session, AYGUN, case_id)[0].act == "restored 1"
    with pytest.raises(queries.NoSuchVersion):
        restore(session, ORXAN, case_id, 9, 3)


def test_an_old_version_names_people_as_they_are_called_today(session: Session) -> None:
    person = begin(session, AYGUN, {"slug": "aydin", "name": "Aydin"}, Person).document_id
    case_id = begun(session, parties=[{"id": "poet", "person": "aydin"}])
    saved(session, case_id, 1, parties=[{"id": "poet", "name": "Somebody"}])
    session.get_one(Dossier, person).published_version = 1
    saved(session, person, 1, slug="aydin-sadiqzade")
    assert isinstance(restore(session, ORXAN, case_id, 1, 2), Saved)
    assert fields_of(session, case_id)["parties"] == [{"id": "poet", "person": "aydin-sadiqzade"}]


def test_an_import_is_a_version_too_and_no_save_undoes_it(session: Session) -> None:
    kept(session, *written(IMPORTED.format(title="A post")))
    base = queries.open_draft(session, AYGUN, ID)
    kept(session, *written(IMPORTED.format(title="Two posts")), update=True)
    edited = {**base.draft.fields, "region": "Baku"}
    assert isinstance(save(session, AYGUN, ID, edited, base.version), Saved)
    assert fields_of(session, ID)["title"] == "Two posts"
    acts = [each.act for each in queries.history(session, AYGUN, ID)]
    assert acts == ["saved", "imported", "imported"]
    assert queries.version_of(session, AYGUN, ID, 1).fields["title"] == "A post"


def test_an_import_that_changes_nothing_is_no_version(session: Session) -> None:
    kept(session, *written(IMPORTED.format(title="A post")))
    kept(session, *written(IMPORTED.format(title="A post")), update=True)
    assert queries.open_draft(session, AYGUN, ID).version == 1


def test_a_slug_that_is_taken_is_refused_where_it_stands(session: Session) -> None:
    begun(session, slug="a-case")
    with pytest.raises(NotSaved) as refused:
        begun(session, slug="a-case")
    assert [path for path, _ in refused.value.problems] == [("slug",)]
    with pytest.raises(NotSaved) as unknown:
        begun(session, parties=[{"person": "nobody-here"}])
    assert [path for path, _ in unknown.value.problems] == [("parties", 0, "person")]


def test_kept_versions_are_encrypted_and_go_with_the_case(session: Session) -> None:
    case_id = begun(session, title="A zzrare word")
    saved(session, case_id, 1, title="Another")
    stored = session.execute(text("SELECT body FROM versions")).scalar_one()
    assert b"zzrare" not in bytes(stored)
    delete_case(session, case_id, "aygun")
    assert session.scalars(select(Version)).all() == []
    with pytest.raises(KeyError):
        queries.open_draft(session, AYGUN, case_id)
