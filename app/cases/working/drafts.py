"""Drafts: a document of which anything may be missing or unsure, and nothing typed is lost.

What fits the document is in it, typed and checked as any document is. What does not fit yet (a
date nobody can read, a decision without its court's instance) is *unfinished*: kept as it was
typed beside the document, with the sentence that says what is expected. So the tables hold only
what may be published one day, and a draft is saved whatever is wrong with it.
"""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from app.cases.working.errors import NotSaved
from app.cases.working.fields import Fields, Place, entries, keyed_lists, value_at, with_ids
from app.document.checks import found as misfits
from app.document.checks import parts
from app.document.others import Provision, article_slug
from app.document.raw import Path
from app.document.reading import Document, expected
from app.document.values import Line
from app.document.writing import plain
from app.law.fitting import CITABLE, is_key

Working = Document
"""Every kind of document is worked on at the desk."""
_FACT: Final = 2
_LARGEST: Final = 2**31 - 1
_LINE: Final = TypeAdapter[str](Line)
# What a document is known by has to fit: nothing can stand in for it.
_KNOWN_BY: Final = frozenset({("speechwatch",), ("id",), ("slug",), ("formerly",), ("lang",)})
_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
# Facts may lack these in a draft: a reader is told of it before the document is published.
_OWED: Final = frozenset({"of", "proceeding", "said_by", "parties"})


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was typed at a place and is not in the document yet, and what is expected there.

    `at` is where it stood in its list, if it is a whole fact or source.
    """

    place: Place
    typed: Any
    because: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as people work on it: what fits, and beside it what is unfinished."""

    document: Working
    unfinished: tuple[Unfinished, ...] = ()

    @property
    def fields(self) -> Fields:
        """All of it as a form shows and changes it, the unfinished in its place again."""
        fields: Fields = json.loads(json.dumps(plain(self.document)))
        for listed in keyed_lists(type(self.document)):
            if listed in fields:
                fields[listed] = entries(fields, listed)
        for each in sorted(self.unfinished, key=lambda each: (len(each.place) != _FACT, each.at)):
            _put_back(fields, each)
        return fields

    @property
    def lacks(self) -> tuple[tuple[Path, str], ...]:
        """What is missing before this can be published: places, with what is expected there."""
        told = tuple((each.place, each.because) for each in self.unfinished)
        return (*told, *misfits(self.document))


def understood(fields: Fields, model: type[Working], taken: Iterable[str] = ()) -> Draft:
    """A draft from fields as a form has them; every fact gets an id, none of those `taken`.

    What is empty is left out. Raises NotSaved for a slug that cannot be one and an article that
    cannot be cited, KeyError where there is no slug, and TypeError for a list of facts that holds
    something else.
    """
    whole = _addressed(with_ids(_filled(fields), model, taken), model)
    left = deepcopy(whole)
    aside: dict[Place, Unfinished] = {}
    while wrong := _wrong(left, model):
        if refused := [each for each in wrong.items() if each[0] in _KNOWN_BY]:
            raise NotSaved(*refused)
        for place, because in sorted(wrong.items(), key=_fields_before_facts):
            if place not in aside:
                typed = _taken_out(left, place)
                aside[place] = Unfinished(place, typed, because, _standing(whole, place))
    return Draft(model.model_validate(_called(left, model)), tuple(aside.values()))


def sealed(draft: Draft) -> str | None:
    """What is unfinished in a draft, as a text to be encrypted; None when nothing is."""
    rows = [[each.place, each.typed, each.because, each.at] for each in draft.unfinished]
    return json.dumps(rows) if rows else None


def unsealed(text: str | None) -> tuple[Unfinished, ...]:
    """What is unfinished, from that text."""
    rows = json.loads(text) if text else ()
    return tuple(Unfinished(tuple(row[0]), *row[1:]) for row in rows)


def _fields_before_facts(each: tuple[Place, str]) -> int:
    return -len(each[0])


def _put_back(fields: Fields, each: Unfinished) -> None:
    typed = deepcopy(each.typed)
    if len(each.place) == 1:
        fields[each.place[0]] = typed
    elif len(each.place) == _FACT:
        fields.setdefault(each.place[0], []).insert(each.at, typed)
    else:
        value_at(fields, each.place[:_FACT])[each.place[-1]] = typed


def _taken_out(fields: Fields, place: Place) -> Any:
    if len(place) == 1:
        return fields.pop(place[0])
    entry = value_at(fields, place[:_FACT])
    if len(place) > _FACT:
        return entry.pop(place[-1])
    fields[place[0]].remove(entry)
    return entry


def _standing(fields: Fields, place: Place) -> int:
    if len(place) != _FACT:
        return 0
    return [each["id"] for each in entries(fields, place[0])].index(place[1])


def _filled(fields: Fields) -> Fields:
    """The fields that hold something, those of facts too; their values are as they were."""
    kept: Fields = {}
    for name, value in fields.items():
        listed = value if isinstance(value, list) else ()
        inside = [_filled(each) if isinstance(each, dict) else each for each in listed]
        held = [each for each in inside if each not in (None, "")] if listed else value
        if held not in _EMPTY:
            kept[name] = held
    return kept


def _addressed(fields: Fields, model: type[Working]) -> Fields:
    """The same with the slug of an article, which follows from its code and number."""
    if model is not Provision:
        return fields
    if not is_key(f"{fields.get('code', '')}:{fields.get('path', '')}"):
        raise NotSaved((("code",), CITABLE))
    return {**fields, "slug": article_slug(str(fields["code"]), str(fields["path"]))}


def _called(fields: Fields, model: type[Working]) -> Fields:
    """The same with a title or a name: until it has one it is called after its first party."""
    parties = [each.get("name") or each.get("person") for each in fields.get("parties", ())]
    called = next((each for each in parties if _is_line(each)), fields["slug"])
    needed = {"parties": [], "title": called, "name": called}
    return {**{name: needed[name] for name in needed if name in model.model_fields}, **fields}


def _is_line(value: Any) -> bool:
    try:
        _LINE.validate_python(value)
    except ValidationError:
        return False
    return True


def _wrong(fields: Fields, model: type[Working]) -> dict[Place, str]:
    """The places whose values do not fit, with what is expected there; nothing for a document."""
    wrong: dict[Place, str] = {}
    try:
        document = model.model_validate(_called(fields, model))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            wrong.setdefault(_place(fields, model, detail["loc"]), expected(detail))
        return wrong
    for path, said in (*misfits(document), *_too_large(document)):
        place = _place(fields, model, path)
        given = len(path) > 1 and place[-1] == path[-1]
        if given or path[-1] not in _OWED:
            wrong.setdefault(place, said)
    return wrong


def _place(fields: Fields, model: type[Working], path: Path) -> Place:
    """The field that a path lies in; the whole fact, where the fact has no such field."""
    name = str(path[0])
    if len(path) == 1 or name not in keyed_lists(model) or not isinstance(path[1], int):
        return (name,)
    entry = fields[name][path[1]]
    field = str(path[_FACT]) if len(path) > _FACT else "id"
    whole = (name, str(entry["id"]))
    return whole if field == "id" or field not in entry else (*whole, field)


def _too_large(document: Working) -> Iterator[tuple[Path, str]]:
    for path, part in parts(document):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, int) and value > _LARGEST:
                yield (*path, name), f"a number up to {_LARGEST}"
