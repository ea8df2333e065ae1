"""Where a fact stands in a document: under its id, or, in a list without ids, by its number.

The numbers begin with 1 and belong to the version that a form was opened at, so a form goes on
meaning the same name or count when somebody takes one out before it.
"""

from collections.abc import Iterator

from app.cases.working.fields import Fields, entries


def numbered(fields: Fields, listed: str) -> Iterator[tuple[str, Fields]]:
    """The facts of a list, each with the key by which a form knows it."""
    for at, each in enumerate(entries(fields, listed), start=1):
        yield str(each.get("id", at)), each


def fact_at(fields: Fields, listed: str, key: str) -> Fields:
    """The fact with this key. Raises KeyError where the list has none."""
    return dict(numbered(fields, listed))[key]


def with_fact(fields: Fields, listed: str, key: str | None, fact: Fields) -> Fields:
    """The document with a fact in the place of the one with this key; without a key, a new one."""
    facts = [fact if own == key else each for own, each in numbered(fields, listed)]
    return {**fields, listed: facts if key else [*facts, fact]}


def without_fact(fields: Fields, listed: str, key: str) -> Fields:
    """The document without the fact that has this key."""
    return {**fields, listed: [each for own, each in numbered(fields, listed) if own != key]}


def anchor(listed: str, key: str) -> str:
    """What a fact is called on the page of its document."""
    return f"{listed}-{key}" if key.isdecimal() else key
