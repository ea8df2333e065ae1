"""Whether what speakers claim of a fact is something the fact could hold."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.document.claimed import Claimed
from app.document.others import Tally
from app.document.raw import Path
from app.document.reading import expected
from app.document.values import Model

Found = Iterator[tuple[Path, str]]


def claims(path: Path, fact: Claimed | Tally) -> Found:
    """A claim names fields of its fact, and gives each a value that the field could have."""
    fields = type(fact).model_fields
    for place, claim in enumerate(fact.claims):
        here = (*path, "claims", place)
        for name in (*claim.about, *claim.says):
            if name not in fields:
                yield (*here, "says"), f"this fact has no field {name}"
        for name, value in claim.says.items():
            if name in fields:
                yield from _says(here, type(fact), name, value)
        if not (claim.says or claim.about or claim.text or claim.said_by or claim.source):
            yield here, "a claim names a speaker, a source, or another value"


def _says(here: Path, fact: type[Model], name: str, value: Any) -> Found:
    try:
        adapter(fact, name).validate_python(value)
    except ValidationError as error:
        yield (*here, "says", name), expected(error.errors(include_url=False)[0])


def said_value(fact: type[Model], name: str, value: Any) -> Any:
    """The value a claim gives to a field of a fact, typed as the field is.

    Raises ValidationError for a value the field could not have.
    """
    return adapter(fact, name).validate_python(value)


@cache
def adapter(fact: type[Model], name: str) -> TypeAdapter[Any]:
    """What reads a value for one field of a fact, as a claim gives it."""
    field = fact.model_fields[name]
    return TypeAdapter(field.rebuild_annotation())
