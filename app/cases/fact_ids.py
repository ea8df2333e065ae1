"""Ids for facts that were written without one.

An id says which fact of its document it is, and is never used again for another. So a fact that
was stored before keeps its id although the file does not name it: the one that says the same, or,
when as many facts without an id came as stored ones are left over, the one in the same order.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.document.case import FACT_LISTS, Case
from app.document.claimed import Claimed
from app.document.others import Provision
from app.document.reading import Document


def fact_lists(document: Document) -> tuple[str, ...]:
    """The names of the lists of a document whose entries have ids."""
    if isinstance(document, Case):
        return FACT_LISTS
    return ("facts",) if isinstance(document, Provision) else ()


def facts_of(document: Document | None) -> dict[str, str]:
    """The list that each fact of a document stands in, by the fact's id."""
    if document is None:
        return {}
    return {
        fact.id: name
        for name in fact_lists(document)
        for fact in getattr(document, name)
        if fact.id
    }


def with_fact_ids(document: Document, old: Document | None, removed: Iterable[str]) -> Document:
    """The document with an id for each fact.

    `old` is the document as stored, if it was; `removed` are ids its facts had before.
    """
    lists = fact_lists(document)
    if all(fact.id for name in lists for fact in getattr(document, name)):
        return document
    given = set(facts_of(document))
    taken = given | set(facts_of(old)) | set(removed)
    changed: dict[str, Any] = {}
    for name in lists:
        facts = getattr(document, name)
        stored = [each for each in getattr(old, name, ()) if each.id not in given]
        kept = _kept_ids([fact for fact in facts if not fact.id], stored)
        changed[name] = tuple(_named(facts, kept, taken))
    return document.model_copy(update=changed)


def _kept_ids(nameless: list[Claimed], stored: list[Claimed]) -> list[str | None]:
    """For each fact without an id, that of the stored fact it is, if it is one."""
    left = {each.id: each.model_copy(update={"id": None}) for each in stored if each.id}
    kept: list[str | None] = []
    for fact in nameless:
        same = next((id_ for id_, each in left.items() if each == fact), None)
        left.pop(same or "", None)
        kept.append(same)
    own = [id_ for id_, each in left.items() if _was_given(id_, each)]
    if len(own) == kept.count(None):
        rest = iter(own)
        kept = [id_ or next(rest) for id_ in kept]
    return kept


def _was_given(fact_id: str, fact: Claimed) -> bool:
    """Whether an id was given here, not written by a monitor."""
    word, _, number = fact_id.rpartition("-")
    return word == fact.identifies and number.isdigit()


def _named(facts: Sequence[Claimed], kept: list[str | None], taken: set[str]) -> Iterator[Claimed]:
    ids = iter(kept)
    for fact in facts:
        if fact.id:
            yield fact
        else:
            yield fact.model_copy(update={"id": next(ids) or _next_id(fact.identifies, taken)})


def _next_id(word: str, taken: set[str]) -> str:
    number = 1
    while f"{word}-{number}" in taken:
        number += 1
    taken.add(f"{word}-{number}")
    return f"{word}-{number}"
