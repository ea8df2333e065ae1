"""Our own bytes, read without a second check, give what checking them gives."""

import pytest
from hypothesis import given, settings

from app import content
from app.document.case import Case
from app.document.others import Tombstone
from app.document.reading import Document, parse, read
from app.document.trusted import trusted
from app.document.writing import canonical
from tests.strategies import generate_set

TOMBSTONE = Tombstone.model_validate(
    {
        "speechwatch": "tombstone/1",
        "id": "0f0f0f0f-0000-4000-8000-000000000001",
        "slug_hash": "ab" * 32,
        "withdrawn": "2024-01-02",
    }
)


def assert_same(document: Document | Tombstone) -> None:
    body = canonical(document)
    checked, made = parse(body), trusted(body)
    assert made == checked
    assert repr(made) == repr(checked)
    assert made.model_fields_set == checked.model_fields_set
    assert canonical(made) == body


def test_every_shipped_document_is_read_as_it_was_checked() -> None:
    documents = [
        document
        for path in content.shipped()
        if path.suffix == ".yaml"
        for _, document in read(path.read_text())[0]
    ]
    assert len(documents) > 20
    for document in documents:
        assert_same(document)


@settings(max_examples=4, deadline=None)
@given(generate_set())
def test_any_document_is_read_as_it_was_checked(documents: list[Document]) -> None:
    for document in documents:
        assert_same(document)


@pytest.mark.faults
@settings(max_examples=200, deadline=None)
@given(generate_set())
def test_many_documents_are_read_as_they_were_checked(documents: list[Document]) -> None:
    for document in documents:
        assert_same(document)


def test_what_a_withdrawal_leaves_is_read_too() -> None:
    assert_same(TOMBSTONE)


def test_a_copy_takes_along_nothing_that_was_worked_out() -> None:
    parties = [{"id": "one", "name": "One"}, {"id": "two", "name": "Two"}]
    case = Case.model_validate({"slug": "a-case", "title": "A case", "parties": parties})
    assert len(case.subjects) == len(parties)
    case.kept["asked",] = "answered"
    changed = case.model_copy(update={"parties": case.parties[:1]})
    assert [each.id for each in changed.subjects] == ["one"]
    assert changed.kept == {}
    assert case == Case.model_validate(case.model_dump())
