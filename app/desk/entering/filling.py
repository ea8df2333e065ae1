"""A whole fact as the texts of a form, and back; what nobody touched keeps its value.

Texts are by the name of their box: `taken`, `taken.year`, `claims.0.stance`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.cases.working.fields import Fields
from app.desk.entering import boxes
from app.desk.entering.described import Field, fields_of
from app.desk.numbers import whole_number

Typed = Mapping[str, list[str]]

_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
MOST_PARTS: Final = 200
"""More steps or claims than these no fact of a case has."""
_SIMPLE: Final = frozenset(
    {
        "line",
        "date",
        "term",
        "money",
        "count",
        "number",
        "truth",
        "truth or term",
        "article",
        "word",
        "language",
        "other",
    }
)


def texts_of(form: Iterable[Field], values: Fields, prefix: str = "") -> dict[str, list[str]]:
    """What stands in each box of a form that shows these values."""
    found: dict[str, list[str]] = {}
    for field in form:
        key, value = prefix + field.name, values.get(field.name)
        if field.kind == "part":
            found |= texts_of(_inner(field), _map(value), f"{key}.")
        elif field.kind == "parts":
            for at, each in enumerate(boxes.listed(value)):
                found |= texts_of(_inner(field), _map(each), f"{key}.{at}.")
        elif field.kind == "says":
            found |= _says_shown(_map(value), key)
        else:
            found |= {key + suffix: texts for suffix, texts in boxes.shown(field, value).items()}
    return found


def values_of(
    form: Iterable[Field],
    typed: Typed,
    old: Fields,
    prefix: str = "",
    said_of: tuple[Field, ...] = (),
) -> Fields:
    """The values that a filled form leads to. `old` is what it showed; other fields stay.

    `said_of` are the fields of the fact that claims give other values for.
    """
    form = tuple(form)
    said_of = said_of or form
    values = dict(old)
    for field in form:
        value = _value(field, typed, old.get(field.name), prefix + field.name, said_of)
        if value in _EMPTY:
            values.pop(field.name, None)
        else:
            values[field.name] = value
    return values


def parts_in(typed: Typed, key: str) -> int:
    """How many parts of a fact a form has boxes for, by the highest number among their names."""
    start = f"{key}."
    numbers = (name[len(start) :].partition(".")[0] for name in typed if name.startswith(start))
    found = (whole_number(each) for each in numbers)
    return max((each + 1 for each in found if each is not None and each < MOST_PARTS), default=0)


def _value(field: Field, typed: Typed, old: Any, key: str, said_of: tuple[Field, ...]) -> Any:
    if field.kind == "part":
        return values_of(_inner(field), typed, _map(old), f"{key}.", said_of)
    if field.kind == "parts":
        return _parts(field, typed, boxes.listed(old), key, said_of)
    if field.kind == "says":
        return _says_read(typed, _map(old), key, said_of)
    was = {suffix: _tidy(texts) for suffix, texts in boxes.shown(field, old).items()}
    given = {suffix: _tidy(typed.get(key + suffix, texts)) for suffix, texts in was.items()}
    if all(_same(field, given[suffix], was[suffix]) for suffix in was.keys() - {boxes.MORE_LANG}):
        return old
    return boxes.read(field, given, old)


def _parts(
    field: Field, typed: Typed, old: list[Any], key: str, said_of: tuple[Field, ...]
) -> list[Fields]:
    found = []
    for at in range(max(len(old), parts_in(typed, key))):
        before = _map(old[at]) if at < len(old) else {}
        part = values_of(_inner(field), typed, before, f"{key}.{at}.", said_of)
        untouched = at < len(old) and part == before
        if untouched or part.keys() - {"id"}:
            found.append(part)
    return found


def _same(field: Field, given: list[str], was: list[str]) -> bool:
    if field.kind in boxes.TICKED:
        return {*given, ""} == {*was, ""}
    return given == was


def _tidy(texts: Iterable[str]) -> list[str]:
    return [each.replace("\r\n", "\n").replace("\r", "\n").strip() for each in texts] or [""]


def _inner(field: Field) -> tuple[Field, ...]:
    return fields_of(field.part) if field.part else ()


def _map(value: Any) -> Fields:
    return value if isinstance(value, dict) else {}


def _says_shown(says: Fields, key: str) -> dict[str, list[str]]:
    """Each field that a speaker gives another value for, and that value as a text."""
    found: dict[str, list[str]] = {}
    for at, (name, value) in enumerate(says.items()):
        found |= {f"{key}.{at}.field": [name], f"{key}.{at}.value": [_said(value)]}
    return found


def _said(value: Any) -> str:
    if isinstance(value, dict) and "edtf" in value:
        return str(value["edtf"])
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _says_read(typed: Typed, old: Fields, key: str, said_of: tuple[Field, ...]) -> Fields:
    before = _says_shown(old, key)
    kinds = {each.name: each for each in said_of}
    says: Fields = {}
    for at in range(max(len(old), parts_in(typed, key))):
        name, text = (
            _tidy(typed.get(box, before.get(box, [""])))[0]
            for box in (f"{key}.{at}.field", f"{key}.{at}.value")
        )
        if name and name in old and text == _tidy([_said(old[name])])[0]:
            says[name] = old[name]
        elif name and text:
            says[name] = _said_value(kinds.get(name), text)
    return says


def _said_value(field: Field | None, text: str) -> Any:
    """Another value for a field, as the field reads it; what is no single value is JSON."""
    if field is not None and field.kind in _SIMPLE:
        blank = boxes.shown(field, None)
        return boxes.read(field, {**blank, "": [text]}, None)
    if field is not None and field.kind in ("words", "lines"):
        return [each.strip() for each in text.split(",") if each.strip()]
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
