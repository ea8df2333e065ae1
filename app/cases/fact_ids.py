"""Ids for facts, and for their dated parts, that were written without one.

An id says which fact of its document it is, and is never used again for another. So a fact that
was stored before keeps its id although the file does not name it: the one that says the same, or,
when as many facts without an id came as stored ones are left over, the one in the same order. The
steps of a charge, the extensions of a detention and the fates of a post fare likewise.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from app.document.case import FACT_LISTS, Case
from app.document.claimed import Claimed, DatedPart, Identified
from app.document.dated_parts import part_id, parts_of, stem
from app.document.others import Provision
from app.document.raw import Path
from app.document.reading import Document

_Named = TypeVar("_Named", bound=Identified)


def fact_lists(document: Document | None) -> tuple[str, ...]:
    """The names of the lists of a document whose entries have ids."""
    if isinstance(document, Case):
        return FACT_LISTS
    return ("facts",) if isinstance(document, Provision) else ()


def ids_of(document: Document | None) -> dict[str, str]:
    """The list that each fact of a document, and each dated part of one, stands in, by its id."""
    return {found: name for found, name, _ in placed_ids(document)}


def placed_ids(document: Document | None) -> Iterator[tuple[str, str, Path]]:
    """Every id there is, with the list it stands in and its place in the document."""
    for name in fact_lists(document):
        for at, fact in enumerate(getattr(document, name)):
            if fact.id:
                yield fact.id, name, (name, at, "id")
            for place, part in enumerate(parts_of(fact)):
                if part.id:
                    inner = fact.dated_parts
                    yield part.id, inner, (name, at, inner, place, "id")


def as_known(document: Document | None) -> Document | None:
    """A stored document in which parts without an id have the one they are known by."""
    changed: dict[str, Any] = {}
    for name in fact_lists(document):
        facts = getattr(document, name)
        if not all(part.id for fact in facts for part in parts_of(fact)):
            changed[name] = tuple(map(_as_known, facts))
    return document.model_copy(update=changed) if document and changed else document


def _as_known(fact: Claimed) -> Claimed:
    parts = enumerate(parts_of(fact))
    known = (
        part.model_copy(update={"id": part_id(fact.id or "", place, part)}) for place, part in parts
    )
    return _with_parts(fact, known)


def with_fact_ids(document: Document, old: Document | None, removed: Iterable[str]) -> Document:
    """The document with an id for each fact and each dated part.

    `old` is the document as known, if it was stored; `removed` are ids its facts had before.
    """
    lists = fact_lists(document)
    if all(_complete(fact) for name in lists for fact in getattr(document, name)):
        return document
    given = set(ids_of(document))
    taken = given | set(ids_of(old)) | set(removed)
    changed: dict[str, Any] = {}
    for name in lists:
        stored = getattr(old, name, ())
        facts = _named(getattr(document, name), stored, given, taken)
        there = {each.id: each for each in stored}
        changed[name] = tuple(_whole(each, there.get(each.id), given, taken) for each in facts)
    return document.model_copy(update=changed)


def _complete(fact: Claimed) -> bool:
    return bool(fact.id) and all(part.id for part in parts_of(fact))


def _whole(fact: Claimed, old: Claimed | None, given: set[str], taken: set[str]) -> Claimed:
    """A fact that has an id, with an id for each of its parts."""
    if _complete(fact):
        return fact
    stored = parts_of(old) if old else ()
    return _with_parts(fact, _named(parts_of(fact), stored, given, taken, fact.id or ""))


def _with_parts(fact: Claimed, parts: Iterable[DatedPart]) -> Claimed:
    return fact.model_copy(update={fact.dated_parts: tuple(parts)}) if fact.dated_parts else fact


def _named(
    facts: Sequence[_Named],
    stored: Sequence[_Named],
    given: set[str],
    taken: set[str],
    fact_id: str = "",
) -> Iterator[_Named]:
    """Facts with their ids, or the parts of the fact with this id with theirs."""
    nameless = [fact for fact in facts if not fact.id]
    left = [each for each in stored if each.id not in given]
    ids = iter(_kept_ids(nameless, left, fact_id) if nameless else ())
    for fact in facts:
        if fact.id:
            yield fact
        else:
            own = next(ids) or _next_id(_start(fact, fact_id), taken)
            yield fact.model_copy(update={"id": own})


def _kept_ids(
    nameless: Sequence[_Named], stored: Sequence[_Named], fact_id: str
) -> list[str | None]:
    """For each of those without an id, that of the stored one it is, if it is one."""
    left = {each.id: each for each in stored if each.id}
    kept: list[str | None] = []
    for fact in map(_bare, nameless):
        same = next((id_ for id_, each in left.items() if _bare(each) == fact), None)
        left.pop(same or "", None)
        kept.append(same)
    own = [id_ for id_, each in left.items() if _was_given(id_, _start(each, fact_id))]
    if len(own) == kept.count(None):
        rest = iter(own)
        kept = [id_ or next(rest) for id_ in kept]
    return kept


def _bare(fact: _Named) -> _Named:
    """What a fact says, without its id and those of its parts."""
    if isinstance(fact, Claimed) and fact.dated_parts:
        parts = (part.model_copy(update={"id": None}) for part in parts_of(fact))
        return fact.model_copy(update={"id": None, fact.dated_parts: tuple(parts)})
    return fact.model_copy(update={"id": None})


def _start(fact: Identified, fact_id: str) -> str:
    """What a given id begins with: the word for a kind of fact; for a part its fact's id too."""
    return stem(fact_id, fact) if isinstance(fact, DatedPart) else fact.identifies


def _was_given(fact_id: str, start: str) -> bool:
    """Whether an id was given here, not written by a monitor."""
    word, _, number = fact_id.rpartition("-")
    return word == start and number.isdigit()


def _next_id(start: str, taken: set[str]) -> str:
    number = 1
    while f"{start}-{number}" in taken:
        number += 1
    taken.add(f"{start}-{number}")
    return f"{start}-{number}"
