"""What changed between two revisions of a document, field by field, in a reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.document.values import Model
from app.document.writing import plain
from app.pages.fields import field_name, list_name

Values = dict[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed. `old` or `new` is empty where there was nothing."""

    where: str
    old: str
    new: str


def differences(old: Model | None, new: Model) -> tuple[Change, ...]:
    """The fields that differ, in the order of the newer document; those that went come last."""
    before = _values(old) if old else {}
    after = _values(new)
    places = [*after, *(place for place in before if place not in after)]
    return tuple(
        Change(_where(place), before.get(place, ""), after.get(place, ""))
        for place in places
        if before.get(place) != after.get(place)
    )


def _values(document: Model) -> Values:
    return dict(_flat(plain(document), ()))


def _flat(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, (*place, name))
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value, start=1):
            known = each.get("id") if isinstance(each, dict) else None
            yield from _flat(each, (*place, f"#{known or number}"))
    else:
        yield place, ", ".join(value) if isinstance(value, list) else str(value)


def _where(place: tuple[str, ...]) -> str:
    """`detentions, custody: taken on` for a place in a document."""
    *outer, last = place
    named = [list_name(outer[0])] if outer else []
    named += [part.removeprefix("#") for part in outer[1:] if part.startswith("#")]
    inner = [field_name(part) for part in (*outer[1:], last) if not part.startswith("#")]
    return ": ".join(each for each in (", ".join(named), ", ".join(inner)) if each)
