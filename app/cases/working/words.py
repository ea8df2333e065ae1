"""Finding people, cases and tallies by the words they are called by, in any spelling.

The words lie folded in a table that every save writes, so that a list of twenty thousand cases is
searched by an index and not by reading every name.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.cases.models import NameWord, Party
from app.cases.queries import documents_there, ids_of_kind
from app.db.keeping import batches
from app.document.case import Case
from app.document.others import Person, Tally
from app.document.reading import Document
from app.document.values import Text
from app.folding import keys, tokens

Column = ColumnElement[str] | InstrumentedAttribute[str]
_REMEMBERED: Final = 100_000
_MANY: Final = 2_000
_EACH: Final = 5
_LAST: Final = "\U0010ffff"


def note_words(session: Session, documents: Iterable[Document]) -> None:
    """Notes by which words these documents are found, in the place of what was noted before."""
    called = {str(each.id): _called(each) for each in documents}
    for some in batches(list(called)):
        session.execute(delete(NameWord).where(NameWord.document_id.in_(some)))
    rows = [
        {"document_id": document_id, "key": key}
        for document_id, texts in called.items()
        for key in sorted({key for text in texts for word in tokens(text) for key in folded(word)})
    ]
    if rows:
        session.execute(insert(NameWord), rows)


def work_out_words(session: Session) -> None:
    """Notes anew by which words everything is found: the rules of spelling may have changed."""
    for kind in ("person", "case", "tally"):
        for some in batches(ids_of_kind(session, kind)):
            note_words(session, documents_there(session, some).values())


def has_words(session: Session, column: Column, like: str, most: int) -> ColumnElement[bool]:
    """That every word of a text begins a word by which a document is found, or is one.

    `column` has the id of the document. A case is found by the names of its parties too. A word
    that many have is looked for document by document, as `most` of them are soon found; one that
    few have is looked up first.
    """
    many = max(_MANY, most * _EACH)
    return and_(true(), *(_found_by(session, column, word, many) for word in tokens(like)))


def _found_by(session: Session, column: Column, word: str, many: int) -> ColumnElement[bool]:
    some = select(NameWord.document_id).where(_begun_by(word)).limit(many).subquery()
    if (session.scalar(select(func.count()).select_from(some)) or 0) < many:
        return column.in_(_with(word))
    own = exists().where(NameWord.document_id == column, _begun_by(word))
    party = and_(Party.document_id == column, Party.person_id == NameWord.document_id)
    return or_(own, exists().where(party, _begun_by(word)))


def begins(column: Column, key: str) -> ColumnElement[bool]:
    """That a column of folded words begins with a key, asked so that an index answers it."""
    first, last = (literal(each, String()) for each in (key, key + _LAST))
    return column.between(first, last)


@lru_cache(maxsize=_REMEMBERED)
def folded(word: str) -> frozenset[str]:
    """The folded spellings of a word, remembered: the same are asked with every letter typed."""
    return frozenset(keys(word))


def _with(word: str) -> ColumnElement[str]:
    own = select(NameWord.document_id).where(_begun_by(word))
    party = Party.person_id == NameWord.document_id
    theirs = select(Party.document_id).join(NameWord, party).where(_begun_by(word))
    return union(own, theirs).scalar_subquery()


def _begun_by(word: str) -> ColumnElement[bool]:
    return or_(false(), *(begins(NameWord.key, each) for each in sorted(folded(word))))


def _called(document: Document) -> Iterable[str]:
    """What a document is called; an article of the law is found elsewhere."""
    if isinstance(document, Person):
        return (document.name, *(each.text for each in document.names))
    if isinstance(document, Case):
        return (*_texts(document.title), *(each.name for each in document.parties if each.name))
    return _texts(document.title) if isinstance(document, Tally) else ()


def _texts(text: Text) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.values()
