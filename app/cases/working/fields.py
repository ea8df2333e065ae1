"""A document as the desk edits it: plain maps, lists and values, in which anything may be missing.

A *place* names one field: `("title",)`, or `("detentions", "remand", "taken")` for a field of a
fact or source with an id. A field is the smallest thing that is changed, compared or set aside: a
date with all that is known about it is one. `("detentions", "remand")` is the whole fact.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from app.document.case import FACT_LISTS, Case
from app.document.rows import SOURCES, shape_of
from app.document.values import Model

Fields = dict[str, Any]
Place = tuple[str, ...]

WORDS_OF_IDS: Final = {SOURCES: "source"}


def keyed_lists(model: type[Model]) -> tuple[str, ...]:
    """The lists of a kind of document whose entries have ids."""
    return (*FACT_LISTS, SOURCES) if model is Case else (SOURCES,)


@cache
def word_of(model: type[Model], listed: str) -> str:
    """What a new id in a list begins with: `detention` in `detentions`."""
    inner = shape_of(model).lists[listed]
    return str(getattr(inner, "identifies", WORDS_OF_IDS.get(listed, "fact")))


def entries(fields: Fields, listed: str) -> list[Fields]:
    """The facts or sources in one list of a document. Raises TypeError for what is no map."""
    value = fields.get(listed, [])
    found = value if isinstance(value, list) else [value]
    if not all(isinstance(each, dict) for each in found):
        raise TypeError(f"{listed} holds facts; write each as a map of its fields")
    return found


def ids_in(fields: Fields, model: type[Model]) -> set[str]:
    """Every id that an entry of the document has."""
    lists = keyed_lists(model)
    return {str(each["id"]) for name in lists for each in entries(fields, name) if "id" in each}


def with_ids(fields: Fields, model: type[Model], taken: Iterable[str] = ()) -> Fields:
    """The document with an id for each fact and source that had none, or another's.

    An entry that holds nothing is left out. No id of `taken` is given to any of them.
    """
    used, seen = ids_in(fields, model) | set(taken), set[str]()
    given = dict(fields)
    for listed in keyed_lists(model):
        found = [each for each in entries(fields, listed) if each]
        if listed in fields:
            given[listed] = list(_named(found, word_of(model, listed), used, seen))
    return given


def new_id(word: str, taken: Iterable[str]) -> str:
    """An id that begins with a word and is not taken: `detention-2`."""
    taken, number = set(taken), 1
    while f"{word}-{number}" in taken:
        number += 1
    return f"{word}-{number}"


def value_at(fields: Fields, place: Place) -> Any:
    """What stands at a place; None for nothing, since no field holds nothing."""
    if len(place) == 1:
        return fields.get(place[0])
    entry = next((each for each in entries(fields, place[0]) if each.get("id") == place[1]), None)
    return entry if entry is None or len(place) == 2 else entry.get(place[2])  # noqa: PLR2004


def _named(found: list[Fields], word: str, used: set[str], seen: set[str]) -> Iterator[Fields]:
    for each in found:
        own = each.get("id")
        if not isinstance(own, str) or own in seen:
            own = new_id(word, used)
        used.add(own)
        seen.add(own)
        yield {"id": own, **{name: value for name, value in each.items() if name != "id"}}
