"""Typed documents are kept while there is room, and never stand for others."""

from app.document.case import Case
from app.document.writing import canonical
from app.record.kept_documents import Kept


def body(number: int) -> bytes:
    fields = {"slug": f"case-{number}", "title": "A case", "parties": [{"name": "Somebody"}]}
    return canonical(Case.model_validate(fields))


def test_a_document_asked_for_again_is_the_same_one() -> None:
    kept = Kept()
    assert kept.document(body(1)) is kept.document(body(1))
    assert kept.document(body(1)) is not kept.document(body(2))


def test_another_revision_is_another_document() -> None:
    kept = Kept()
    bodies = [body(number) for number in range(1, 30)]
    documents = [kept.document(each) for each in bodies]
    assert [canonical(each) for each in documents] == bodies


def test_those_used_last_are_kept_and_the_room_is_never_exceeded() -> None:
    kept = Kept(room=len(body(1)) * 3)
    first = kept.document(body(1))
    for number in range(2, 9):
        kept.document(body(number))
        assert kept.document(body(1)) is first
        assert len(kept) <= 3
    for number in range(2, 9):
        kept.document(body(number))
    assert kept.document(body(1)) is not first


def test_a_document_larger_than_the_room_is_read_and_not_kept() -> None:
    kept = Kept(room=10)
    assert canonical(kept.document(body(1))) == body(1)
    assert len(kept) == 0
