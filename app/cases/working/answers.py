"""Answers to what the queue asks: still held, released, extended, nobody knows.

Each adds a dated, sourced fact to the case in one step, through the same save as every form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from app.cases.working import queries
from app.cases.working.actions import Clashing, Saved, save
from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields, entries, ids_in, new_id, value_at
from app.cases.working.monitors import Monitor
from app.cases.working.taken_out import sources_confided
from app.cases.working.waiting import NOT_KNOWN
from app.document.case import Case
from app.document.claimed import Source
from app.document.facts import Extension
from app.document.reading import expected
from app.document.values import Date, Line, Several, Text
from app.document.vocabulary import HowEnded


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is to: a custody of a party in a case, as the case stood at a version.

    `detention` is the period of it that the answer is about.
    """

    case_id: str
    version: int
    party: str
    detention: str


@dataclass(frozen=True, slots=True)
class Told:
    """When it was so, and who says so.

    `on` is a date as documents have it: EDTF, or a map with it. `source` is the id of a source of
    the case, or the fields of a new one. `text` is our words about it, if any are needed.
    """

    on: str | Mapping[str, Any]
    source: str | Mapping[str, Any]
    said_by: tuple[str, ...] = ()
    text: str | Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class StillHeld:
    """They were in custody on that day."""

    told: Told


@dataclass(frozen=True, slots=True)
class Released:
    """The custody ended on that day, in this way."""

    told: Told
    how: HowEnded


@dataclass(frozen=True, slots=True)
class Extended:
    """On that day the custody was extended: by a term, or until a day, as documents have them."""

    told: Told
    term: str | None = None
    until: str | Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class NobodyKnows:
    """Somebody asked on that day, and nobody knows: a sign of neither custody nor freedom."""

    told: Told


Answer = StillHeld | Released | Extended | NobodyKnows


def answer(session: Session, monitor: Monitor, asked: Asked, given: Answer) -> Saved | Clashing:
    """Saves an answer. What somebody else saved since the question is joined with it, or clashes.

    Raises NotSaved for a date, term or source that cannot be read, KeyError when the case has no
    such custody or they may not open it, and what else `save` raises.
    """
    _refuse_unreadable(given)
    then = queries.version_of(session, monitor, asked.case_id, asked.version).fields
    fields = answered(then, asked, given, sources_confided(session, asked.case_id))
    said = f"answered: {_SAID[type(given)]}"
    return save(session, monitor, asked.case_id, fields, asked.version, act=said)


def answered(fields: Fields, asked: Asked, given: Answer, taken: Collection[str]) -> Fields:
    """The fields of a case with an answer in them; a new source has no id of those `taken`.

    Raises KeyError for no such custody.
    """
    held = value_at(fields, ("detentions", asked.detention))
    if held is None or value_at(fields, ("parties", asked.party)) is None:
        raise KeyError(asked.detention)
    sources, source = _with_source(fields, given.told, taken)
    changed = {**held, **_change(fields, held, source, given)}
    detentions = [changed if each is held else each for each in fields["detentions"]]
    updates = [*fields.get("updates", ()), _update(fields, asked, source, given)]
    return {**fields, "detentions": detentions, "updates": updates, "sources": sources}


_SAID: Final[Mapping[type[Answer], str]] = {
    StillHeld: "still held",
    Released: "released",
    Extended: "extended",
    NobodyKnows: "not known",
}
_KINDS: Final[Mapping[type[Answer], str]] = {
    StillHeld: "status",
    Released: "release",
    Extended: "update",
    NobodyKnows: "status",
}


def _change(fields: Fields, held: Fields, source: str, given: Answer) -> Fields:
    """What an answer says of the period in custody itself."""
    if isinstance(given, Released):
        cited = _listed(held.get("source", fields.get("source", ())))
        both = list(dict.fromkeys([*cited, source]))
        return {"ended": given.told.on, "how_ended": given.how, "source": both}
    if isinstance(given, Extended):
        extension = {"date": given.told.on, "source": [source], **_length(given)}
        return {"extensions": [*held.get("extensions", ()), extension]}
    return {}


def _length(given: Extended) -> Fields:
    told = {"term": given.term, "until": given.until}
    return {name: value for name, value in told.items() if value}


def _update(fields: Fields, asked: Asked, source: str, given: Answer) -> Fields:
    """The entry that tells readers. Nobody's knowing names no custody: it shows nobody in it."""
    told = given.told
    update: Fields = {
        "kind": _KINDS[type(given)],
        "happened": told.on,
        "of": asked.party,
        "said_by": list(told.said_by),
        "text": told.text,
        "source": source,
    }
    if isinstance(given, NobodyKnows):
        return {"id": new_id(NOT_KNOWN, ids_in(fields, Case)), **update}
    return {**update, "facts": asked.detention}


def _with_source(fields: Fields, told: Told, taken: Collection[str]) -> tuple[list[Fields], str]:
    """The sources of the case, a new one among them, and the id of the one that says so."""
    known = entries(fields, "sources")
    if isinstance(told.source, str):
        if told.source not in {each["id"] for each in known}:
            raise NotSaved((("source",), f"no source has the id {told.source}"))
        return known, told.source
    key = new_id("source", ids_in(fields, Case).union(taken))
    return [*known, {**told.source, "id": key}], key


def _refuse_unreadable(given: Answer) -> None:
    """Raises NotSaved where a part of an answer would wait unfinished: an answer is whole."""
    told = given.told
    checks: list[tuple[str, Any, Any]] = [
        ("on", Date, told.on),
        ("said_by", Several[Line], told.said_by),
    ]
    if not isinstance(told.source, str):
        checks.append(("source", Source, {**told.source, "id": "source-1"}))
    if told.text is not None:
        checks.append(("text", Text, told.text))
    if isinstance(given, Extended):
        checks.append(("until", Extension, _length(given)))
        if not _length(given):
            raise NotSaved((("until",), "an extension has a term, or a day it runs until"))
    for name, kind, value in checks:
        try:
            TypeAdapter(kind).validate_python(value)
        except ValidationError as error:
            raise NotSaved(((name,), expected(error.errors(include_url=False)[0]))) from None


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
