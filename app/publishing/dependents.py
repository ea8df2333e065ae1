"""Documents that show another one: found when it changes, and rewritten without the desk.

A working copy may hold drafts, so a document that is republished only because another one changed
is taken from the ledger, with nothing but the other's slug changed in it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.document.reading import Document


def shows_otherwise(old: Document, new: Document) -> bool:
    """Whether documents that show this one look different since: a new name, a new article."""
    if isinstance(old, Person) and isinstance(new, Person):
        return _face(old) != _face(new)
    return isinstance(old, Provision) and old != new


def with_slugs(document: Document, moved: Mapping[str, str]) -> Document:
    """The document with people's new slugs in the place of their old ones."""
    if isinstance(document, Case):
        parties = tuple(
            party.model_copy(update={"person": moved.get(party.person, party.person)})
            if party.person
            else party
            for party in document.parties
        )
        return document.model_copy(update={"parties": parties})
    if isinstance(document, Person):
        distinct = tuple(moved.get(slug, slug) for slug in document.distinct_from)
        return document.model_copy(update={"distinct_from": distinct})
    return document


def without(document: Document, gone: Iterable[str]) -> Document:
    """The document without its references to others, given as `case:<slug>` or `person:<slug>`."""
    names = frozenset(gone)
    changed: dict[str, Any] = {}
    if isinstance(document, Case):
        changed["related"] = tuple(
            each for each in document.related if f"case:{each.case}" not in names
        )
    elif isinstance(document, Tally):
        changed["overlaps"] = tuple(
            slug for slug in document.overlaps if f"case:{slug}" not in names
        )
        if f"case:{document.case}" in names:
            changed["case"] = None
    elif isinstance(document, Person):
        changed["distinct_from"] = tuple(
            slug for slug in document.distinct_from if f"person:{slug}" not in names
        )
    return document.model_copy(update=changed)


def _face(person: Person) -> tuple[object, ...]:
    """What a case shows of a person."""
    return (
        person.slug,
        person.name,
        person.names,
        person.kind,
        person.identification,
        person.minor,
        person.protected,
    )
