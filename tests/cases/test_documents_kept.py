"""Nothing a monitor wrote is lost between a document and its tables."""

from pathlib import Path

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.cases.actions import import_documents
from app.cases.changes import refusals
from app.cases.queries import documents_of
from app.db.field_key import use_field_key_file
from app.document.case import Case
from app.document.checks import found
from app.document.reading import Document
from app.document.rows import flat, whole
from app.document.writing import canonical
from tests.strategies import generate_case, generate_person, generate_set, generate_tally
from tests.working import settle

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@pytest.fixture(autouse=True)
def key(tmp_path: Path) -> None:
    """An import keeps the version it replaces, encrypted."""
    use_field_key_file(tmp_path / "field.key")


def stored(desk: Engine, *sets: list[Document]) -> list[Document]:
    """What is kept after these sets were imported one after the other, in the last one's order."""
    with Session(desk) as session:
        for documents in sets:
            report = import_documents(session, documents, update=True, who="tests")
            assert report.problems == []
            settle(session.connection())
        there = documents_of(session, [str(each.id) for each in sets[-1]])
        session.rollback()
    return list(there.values())


def same(ours: list[Document], theirs: list[Document]) -> bool:
    return [canonical(each) for each in ours] == [canonical(each) for each in theirs]


@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
@given(documents=generate_set())
def test_every_document_comes_back_as_it_was_stored(
    desk: Engine, documents: list[Document]
) -> None:
    assert same(stored(desk, documents), documents)


@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
@given(before=generate_case(), after=generate_case())
def test_an_update_leaves_exactly_the_new_document(desk: Engine, before: Case, after: Case) -> None:
    _is_replaced(desk, before, after)


@pytest.mark.faults
@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(before=generate_case(), after=generate_case())
def test_many_updates_leave_exactly_the_new_document(
    desk: Engine, before: Case, after: Case
) -> None:
    _is_replaced(desk, before, after)


def _is_replaced(desk: Engine, before: Case, after: Case) -> None:
    after = after.model_copy(update={"id": before.id, "slug": before.slug, "formerly": ()})
    hypothesis.assume(not list(refusals(after, before, {})))
    assert same(stored(desk, [before], [after]), [after])


@pytest.mark.faults
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(documents=generate_set(), again=st.booleans())
def test_many_documents_come_back_as_they_were_stored(
    desk: Engine, documents: list[Document], again: bool
) -> None:
    assert same(stored(desk, documents, *([documents] if again else [])), documents)


@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
@given(st.one_of(generate_case(), generate_person(), generate_tally()))
def test_generated_documents_pass_every_check_and_survive_being_laid_flat(
    document: Document,
) -> None:
    assert list(found(document)) == []
    assert canonical(whole(type(document), flat(document))) == canonical(document)
