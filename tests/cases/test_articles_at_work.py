"""Articles are worked on as every document is: versions, drafts, and imports over them."""

import pytest
from sqlalchemy.orm import Session

from app.cases.working import queries
from app.cases.working.actions import Clashing, Saved, begin, restore, save
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.document.others import Provision
from tests.working import kept, settle, written

AYGUN = Monitor("aygun", "contributor")
LEYLA = Monitor("leyla", "editor")
COERCION: Fields = {
    "code": "GECC",
    "path": "150",
    "country": "GE",
    "title": "coercion",
    "versions": [{"since": "2000", "basis": "pretext"}],
    "source": ["gazette"],
    "sources": [{"id": "gazette", "outlet": "The Invented Gazette"}],
}
IMPORTED = """
speechwatch: provision/1
slug: gecc-150
code: GECC
path: '150'
title: duress
"""


def begun(session: Session, **changes: object) -> str:
    document_id = begin(session, AYGUN, {**COERCION, **changes}, Provision).document_id
    settle(session.connection())
    return document_id


def titles(session: Session, article_id: str) -> list[object]:
    """What each version of an article calls it, the newest first."""
    every = queries.history(session, AYGUN, article_id)
    drafts = (queries.version_of(session, AYGUN, article_id, each.number) for each in every)
    return [each.fields["title"] for each in drafts]


def test_every_save_of_an_article_keeps_the_version_before_it(session: Session) -> None:
    article_id = begun(session)
    then = queries.open_draft(session, AYGUN, article_id).draft.fields
    assert save(session, LEYLA, article_id, {**then, "title": "duress"}, 1) == Saved(article_id, 2)
    assert titles(session, article_id) == ["duress", "coercion"]
    assert restore(session, AYGUN, article_id, 1, 2) == Saved(article_id, 3)
    assert titles(session, article_id) == ["coercion", "duress", "coercion"]
    assert queries.open_draft(session, AYGUN, article_id).draft.fields == then


def test_what_cannot_be_read_yet_is_kept_beside_the_article(session: Session) -> None:
    versions = [{"since": "soon"}]
    article_id = begun(session, versions=versions)
    draft = queries.open_draft(session, AYGUN, article_id).draft
    assert draft.fields["versions"] == versions
    assert [place for place, _ in draft.lacks] == [("versions",)]


def test_two_who_change_one_field_are_asked(session: Session) -> None:
    article_id = begun(session)
    then = queries.open_draft(session, AYGUN, article_id).draft.fields
    save(session, LEYLA, article_id, {**then, "title": "duress"}, 1)
    mine = {**then, "title": "force", "explanation": "Who forces another."}
    asked = save(session, AYGUN, article_id, mine, 1)
    assert isinstance(asked, Clashing)
    assert [each.name for each in asked.clashes] == ["title"]
    assert asked.fields["explanation"] == "Who forces another."


def test_an_import_over_an_article_is_a_version_of_it(session: Session) -> None:
    article_id = begun(session)
    kept(session, *written(IMPORTED), update=True)
    assert titles(session, article_id) == ["duress", "coercion"]


def test_an_imported_article_can_be_worked_on(session: Session) -> None:
    (article_id,) = kept(session, *written(IMPORTED)).new
    opened = queries.open_draft(session, LEYLA, article_id)
    assert (opened.version, opened.draft.fields["title"]) == (1, "duress")


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"code": "x"}, "the code is two to eight large Latin letters"),
        ({"path": ""}, "the code is two to eight large Latin letters"),
        ({"code": "CC"}, "another country has a code called CC"),
        ({"code": "GEAC"}, "another country has a code called GEAC"),
        ({}, "this article is there already"),
    ],
)
def test_an_article_that_does_not_fit_the_law_is_not_begun(
    session: Session, changed: dict[str, str], because: str
) -> None:
    begun(session)
    begun(session, code="GEAC", path="1", country="AM")
    with pytest.raises(NotSaved, match=because):
        begun(session, **changed)


def test_the_slug_of_an_article_follows_its_code_and_number(session: Session) -> None:
    article_id = begun(session)
    then = queries.open_draft(session, AYGUN, article_id).draft.fields
    save(session, AYGUN, article_id, {**then, "path": "150-1"}, 1)
    document = queries.open_draft(session, AYGUN, article_id).draft.document
    assert document.slug == "gecc-150-1"
    assert document.formerly == ()
