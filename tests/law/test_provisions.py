"""Provisions in their tables."""

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.document.others import Provision
from app.document.rows import flat
from app.document.writing import canonical
from app.law.actions import store_provisions
from app.law.queries import (
    provision_document,
    provision_ids,
    provision_rows,
    provision_with_key,
)
from tests.strategies import generate_provision
from tests.working import kept, refused, settle, written

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
ARTICLE = """
speechwatch: provision/1
slug: cao-388-1
code: CAO
path: 388-1
title: {en: prohibited information, az: qadağan edilmiş məlumat}
aliases: ['388.1', 388.1.1]
versions:
  - {since: 2017-12, until: 2020-03, basis: speech}
  - since: 2020-03
    changed_by: 27-VIQD
    penalties:
      - {who: individual, kind: fine, min: 500 AZN, max: 1000 AZN, source: aiw}
      - {who: individual, kind: administrative detention, max: P1M}
facts:
  - {text: Used for the first time in 2020., date: 2020, said_by: ngo, source: aiw}
sources:
  - {id: aiw, outlet: Azerbaijan Internet Watch, published: 2020-04-01}
"""


def article(session: Session) -> Provision:
    (document,) = written(ARTICLE)
    (id_,) = kept(session, document).new
    return provision_document(session, id_)


def test_an_article_comes_back_with_every_version_and_penalty(session: Session) -> None:
    (given_document,) = written(ARTICLE)
    found = article(session)
    assert found.facts[0].id == "fact-1"
    assert found.versions == given_document.versions  # type: ignore[union-attr]
    assert found.title == {"en": "prohibited information", "az": "qadağan edilmiş məlumat"}


def test_an_article_is_found_by_its_code_and_number(session: Session) -> None:
    id_ = article(session).id
    found = provision_with_key(session, "CAO:388-1")
    assert found is not None
    assert found.id == id_
    assert provision_with_key(session, "CC:388-1") is None
    assert provision_ids(session) == [id_]


def test_an_amended_article_is_reported_by_its_key(session: Session) -> None:
    article(session)
    (amended,) = written(ARTICLE.replace("27-VIQD", "28-VIQD"))
    report = kept(session, amended, update=True)
    assert report.provisions == ["CAO:388-1"]
    assert kept(session, amended, update=True).provisions == []


def test_the_same_article_twice_is_a_problem(session: Session) -> None:
    article(session)
    (again,) = written(ARTICLE)
    assert refused(session, again)[0][0] == "slug"


def test_an_unknown_provision_is_a_key_error(session: Session) -> None:
    with pytest.raises(KeyError):
        provision_document(session, "00000000-0000-4000-8000-000000000000")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE provision_versions SET basis = 'guess'",
        "UPDATE provision_versions SET since_lower = '2021-01-01', since_upper = '2020-01-01'",
        (
            "UPDATE provision_versions SET since_lower = '2030-01-01', since_upper = NULL"
            " WHERE until_edtf IS NOT NULL"
        ),
        "UPDATE allowed_penalties SET kind = 'flogging'",
        "UPDATE provisions SET prosecution = 'secret'",
        "UPDATE provision_items SET position = -1",
        "UPDATE provision_items SET parent = key WHERE key <> '/'",
        (
            "INSERT INTO provisions (id, slug, lang, code, path, title)"
            " VALUES ('00000000000040008000000000000000', 'x', 'en', 'CAO', '388-1', '\"x\"')"
        ),
    ],
)
def test_the_law_cannot_hold_an_impossible_row(session: Session, change: str) -> None:
    article(session)
    with pytest.raises(IntegrityError):
        session.execute(text(change))


def test_the_law_cites_no_source_that_is_not_there(session: Session) -> None:
    article(session)
    with pytest.raises((IntegrityError, LookupError)):  # noqa: PT012 - when depends on the engine
        session.execute(text("UPDATE provision_citings SET source = 'nobody'"))
        settle(session.connection())


@settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
@given(before=generate_provision(), after=generate_provision())
def test_every_article_comes_back_as_it_was_stored(
    desk: Engine, before: Provision, after: Provision
) -> None:
    _comes_back(desk, before, after)


@pytest.mark.faults
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(before=generate_provision(), after=generate_provision())
def test_many_articles_come_back_as_they_were_stored(
    desk: Engine, before: Provision, after: Provision
) -> None:
    _comes_back(desk, before, after)


def _comes_back(desk: Engine, before: Provision, after: Provision) -> None:
    after = after.model_copy(update={"id": before.id})
    with Session(desk) as session:
        store_provisions(session, [before], {})
        rows = provision_rows(session, [str(before.id)])
        assert canonical(provision_document(session, str(before.id))) == canonical(before)
        store_provisions(session, [after], rows)
        assert canonical(provision_document(session, str(before.id))) == canonical(after)
        session.rollback()
    assert flat(after).parts[0].key == "/"
