"""What publishing and the desk ask of the working record."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.actions import delete_case
from app.cases.models import Item, Mention, Source
from app.cases.queries import (
    cases_citing,
    cases_showing_person,
    document_of,
    documents_naming,
    find_document,
    ids_of_kind,
)
from app.document.case import Case
from app.document.others import Tally
from app.staff.queries import trail_of
from tests.working import kept, settle, written

DOCUMENTS = """
speechwatch: person/1
slug: somebody
name: Somebody
---
speechwatch: person/1
slug: someone
name: Someone
distinct_from: somebody
---
speechwatch: case/1
slug: part
title: Cites a part
source: outlet
parties: [{id: one, person: somebody}, {id: two, name: Another}]
accounts: [{id: page, owner: one}]
posts: [{id: post, author: one, account: page}, {id: answer, parent: post}]
ties: [{id: tie, of: one, level: explicit, post: post, to: charge, said_by: two}]
charges: [{id: charge, of: one, citation: 388-1.1, provision: CAO:388-1.1, source: outlet}]
detentions:
  - {id: held, of: one, kind: police custody}
  - {id: remand, of: one, kind: prison, follows: held, under: verdict}
decisions:
  - {id: verdict, of: one, instance: first, date: {edtf: 2021, relative_to: held}}
  - {id: appeal, of: one, instance: appeal, reviews: [verdict, remand]}
sources: [{id: outlet, outlet: One, via: other}, {id: other, outlet: Other}]
---
speechwatch: case/1
slug: whole
title: Cites the article in a measure
parties: [{person: someone}]
measures: [{kind: fine, citation: 388-1, provision: CAO:388-1}]
related: [{case: part, how: the same post}]
---
speechwatch: case/1
slug: claimed
title: Somebody else says another article
parties: [{name: Nobody}]
charges:
  - {citation: 510, provision: CAO:510, claims: [{said_by: lawyer, says: {provision: CAO:388-1}}]}
---
speechwatch: case/1
slug: longer
title: Cites a longer number
parties: [{name: Nobody}]
charges: [{citation: 388-12, provision: CAO:388-12}]
---
speechwatch: tally/1
slug: count
title: A count
case: part
overlaps: [whole, part]
charges: [{citation: 388-1, provision: CAO:388-1}]
"""


@pytest.fixture
def full(session: Session) -> Session:
    kept(session, *written(DOCUMENTS))
    return session


def id_of(session: Session, kind: str, slug: str) -> str:
    found = find_document(session, kind, slug)
    assert found is not None
    return found


def slugs(session: Session, ids: list[str]) -> set[str]:
    return {document_of(session, each).slug for each in ids}


def test_citing_a_part_is_citing_the_article_but_a_longer_number_is_not(full: Session) -> None:
    found = slugs(full, cases_citing(full, "CAO:388-1"))
    assert found == {"part", "whole", "claimed", "count"}
    assert slugs(full, cases_citing(full, "CAO:388-1.1")) == {"part"}
    assert cases_citing(full, "CC:388-1") == []


def test_who_shows_a_person(full: Session) -> None:
    somebody = id_of(full, "person", "somebody")
    assert slugs(full, cases_showing_person(full, somebody)) == {"part"}
    assert slugs(full, documents_naming(full, somebody)) == {"part", "someone"}


def test_who_shows_a_case(full: Session) -> None:
    assert slugs(full, documents_naming(full, id_of(full, "case", "part"))) == {"whole", "count"}


def test_documents_of_a_kind_come_by_slug(full: Session) -> None:
    cases = [document_of(full, each).slug for each in ids_of_kind(full, "case")]
    assert cases == ["claimed", "longer", "part", "whole"]


def test_an_unknown_document_is_a_key_error(full: Session) -> None:
    with pytest.raises(KeyError):
        document_of(full, "00000000-0000-4000-8000-000000000000")


def test_a_deleted_case_leaves_no_row_and_no_reference(full: Session) -> None:
    gone = id_of(full, "case", "part")
    touched = slugs(full, delete_case(full, gone, "tests"))
    settle(full.connection())
    assert touched == {"whole", "count"}
    for table in (Item, Mention, Source):
        query = select(func.count()).select_from(table).where(table.document_id == gone)
        assert full.scalar(query) == 0
    whole, count = (
        document_of(full, id_of(full, kind, slug))
        for kind, slug in (("case", "whole"), ("tally", "count"))
    )
    assert isinstance(whole, Case)
    assert isinstance(count, Tally)
    assert whole.related == ()
    assert (count.case, count.overlaps) == (None, ("whole",))
    assert trail_of(full, gone)[-1].act == "deleted"


def test_only_a_case_is_deleted_as_a_case(full: Session) -> None:
    with pytest.raises(KeyError):
        delete_case(full, id_of(full, "person", "somebody"), "tests")
