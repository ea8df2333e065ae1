"""What changed between two states of a document: part by part and field by field, in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.document.case import FACT_LISTS, Case
from app.document.claimed import Claimed, Source
from app.document.facts import Related
from app.document.others import Version
from app.document.values import Model
from app.document.writing import written_order
from app.pages.field_values import Told, Value, fact_named, field_values, values
from app.pages.fields import field_name, list_name
from app.web.language import gettext

State = Literal["", "added", "taken out"]

# What a case holds as lists of its own, and what says nothing to a reader.
_LISTED: Final = frozenset({*FACT_LISTS, "related", "sources"})
_CALLED_BY: Final = ("text", "label", "citation", "kind")
"""The fields by which a part without an id is called, the first that says something."""
_SILENT: Final = frozenset({"speechwatch", "id"})


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed. `old` or `new` is empty where there was nothing."""

    field: str
    old: tuple[Value, ...]
    new: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that changed, was added or was taken out: its list, what it is called, its fields.

    The case itself is in no list and has no name.
    """

    listed: str
    what: Value | None
    state: State
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two states of a document, and what tells its values in words."""

    told: Told
    document: Model


def differences(old: Told, new: Told) -> tuple[Changed, ...]:
    """What differs, in the order of a case. Where two values read alike, they are left out."""
    own = [name for name in Case.model_fields if name not in _LISTED]
    sides = Side(old, old.showing.case), Side(new, new.showing.case)
    return document_differences(*sides, own, (*FACT_LISTS, "related", "sources"))


def document_differences(
    old: Side, new: Side, own: Sequence[str], lists: Iterable[str]
) -> tuple[Changed, ...]:
    """The same of any document: in its `own` fields first, then in each of these lists."""
    changes = _changes(old.told, new.told, old.document, new.document, own)
    found = [Changed("", None, "", changes)]
    for name in lists:
        found += _of_list(old, new, name)
    return tuple(each for each in found if each.changes)


def _of_list(old: Side, new: Side, name: str) -> Iterator[Changed]:
    before, after = _by_key(old.document, name), _by_key(new.document, name)
    for key in (*after, *(each for each in before if each not in after)):
        was, now = before.get(key), after.get(key)
        side, part = (new, now) if now else (old, was)
        if part and was != now:
            state: State = "added" if was is None else "" if now else "taken out"
            fields = [each for each in written_order(type(part)) if each not in _named_by(part)]
            changes = _changes(old.told, new.told, was, now, fields)
            yield Changed(list_name(name), part_called(side.told, part), state, changes)


def _by_key(document: Model, name: str) -> dict[str, Model]:
    """The entries of a list by what they are known by; one that has no id, by its place."""
    found: Iterable[Model] = getattr(document, name)
    return {
        getattr(each, "case", None) or getattr(each, "id", None) or f"/{place}": each
        for place, each in enumerate(found)
    }


def _named_by(part: Model) -> frozenset[str]:
    """The fields that the heading of a change says already."""
    return frozenset({"id", "case"}) if isinstance(part, Related) else frozenset({"id"})


def part_called(told: Told, part: Model) -> Value | None:
    """What a part of a document is called: by itself, else by the first thing it says."""
    if isinstance(part, Claimed):
        return fact_named(told, part)
    if isinstance(part, Related):
        return next(iter(values(told, "case", part.case)), None)
    if isinstance(part, Source):
        return Value(part.outlet)
    if isinstance(part, Version):
        return Value(_span(told, part))
    return next((each for name in _CALLED_BY for each in _line(told, part, name)), None)


def _span(told: Told, version: Version) -> str:
    """Since when an article stands so, else until when it stood so."""
    if version.since:
        return gettext("since %(day)s", day=told.showing.day(version.since))
    if version.until:
        return gettext("until %(day)s", day=told.showing.day(version.until))
    return gettext("since when is not known")


def _line(told: Told, part: Model, name: str) -> tuple[Value, ...]:
    return field_values(told, part, name) if name in type(part).model_fields else ()


def _changes(
    old: Told, new: Told, was: Model | None, now: Model | None, fields: Sequence[str]
) -> tuple[Change, ...]:
    found = (
        Change(field_name(name), _shown(old, was, name), _shown(new, now, name))
        for name in fields
        if name not in _SILENT and _differs(was, now, name)
    )
    return tuple(each for each in found if each.old != each.new)


def _differs(was: Model | None, now: Model | None, name: str) -> bool:
    there = [getattr(each, name) for each in (was, now) if each]
    if len(there) == 2:  # noqa: PLR2004
        return bool(there[0] != there[1])
    return bool(there[0] != _default(was or now, name))


def _default(part: Model | None, name: str) -> object:
    return type(part).model_fields[name].get_default(call_default_factory=True) if part else None


def _shown(told: Told, part: Model | None, name: str) -> tuple[Value, ...]:
    return field_values(told, part, name) if part else ()
