"""Documents as flat rows and back, losing nothing: what a relational store keeps of them.

A document becomes *parts* (itself, its facts, and what those are made of: claims, fates,
penalties), *mentions* (each word or id of its lists, in order) and *citings* (which sources stand
behind a part). A date, a quote or a count becomes columns called after its field: `taken_edtf`,
`quote_lang`, `count_min`; a date brings the two days it lies between, `taken_lower` and
`taken_upper`, which reading back ignores.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, get_args, get_origin

from app.document.values import Date, Model

ROOT: Final = "/"
SOURCES: Final = "sources"


@dataclass(slots=True)
class Part:
    """One part of a document: its key, in which list of what, and its plain columns.

    `key` is its id, or its parent's key and its own list and position, with a `/` between; the
    document itself stands at `/`.
    """

    key: str
    parent: str | None
    listed: str
    position: int
    model: type[Model]
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mention:
    """One word or id in a list: `word` is the `position`-th that `field` of a part names."""

    key: str
    field: str
    position: int
    word: str


@dataclass(slots=True)
class Rows:
    """A whole document, flat. Parents stand before what they hold."""

    parts: list[Part] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    citings: list[Mention] = field(default_factory=list)
    sources: list[Part] = field(default_factory=list)


def flat(document: Model) -> Rows:
    """A document as rows. Each of its facts must have an id."""
    rows = Rows()
    _lay(rows, Part(ROOT, None, ROOT, 0, type(document), {}), document)
    return rows


def whole(model: type[Model], rows: Rows) -> Any:
    """The document that was laid out as these rows, whatever order its parts come in."""
    standing = _Standing(rows)
    (root,) = (part for part in rows.parts if part.key == ROOT)
    fields = standing.fields(model, root)
    fields[SOURCES] = [_own_fields(_source_model(model), source) for source in rows.sources]
    return model.model_validate(fields)


def _lay(rows: Rows, part: Part, value: Model) -> None:
    rows.parts.append(part)
    part.columns = _columns(value)
    shape = shape_of(type(value))
    for name in shape.words:
        kept = rows.citings if name == "source" else rows.mentions
        words = getattr(value, name)
        kept += (Mention(part.key, name, at, word) for at, word in enumerate(words))
    for name, model in shape.lists.items():
        for at, item in enumerate(getattr(value, name)):
            if name == SOURCES:
                rows.sources.append(Part(item.id, None, name, at, model, _columns(item)))
            else:
                _lay(rows, _part(part, name, at, item, model), item)


def _part(parent: Part, name: str, at: int, item: Model, model: type[Model]) -> Part:
    prefix = "" if parent.key == ROOT else parent.key
    key = getattr(item, "id", None) or f"{prefix}/{name}/{at}"
    return Part(key, parent.key, name, at, model, {})


def _columns(value: Model, prefix: str = "") -> dict[str, Any]:
    shape = shape_of(type(value))
    found = {}
    for name in shape.plain:
        item = getattr(value, name)
        found[prefix + name] = None if item == {} or isinstance(item, Model) else item
    for name, model in shape.inner.items():
        item = getattr(value, name)
        if isinstance(item, Model):
            found |= _columns(item, f"{prefix}{name}_")
        else:
            found |= dict.fromkeys(column_names(model, f"{prefix}{name}_"))
    if isinstance(value, Date):
        found |= {f"{prefix}lower": value.bounds.lower, f"{prefix}upper": value.bounds.upper}
    return found


def _columns_read(model: type[Model], columns: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    shape = shape_of(model)
    plain = {name: columns.get(prefix + name) for name in shape.plain}
    found = {name: value for name, value in plain.items() if value is not None}
    for name, inner in shape.inner.items():
        parts = _columns_read(inner, columns, f"{prefix}{name}_")
        if parts and name not in found:
            found[name] = parts
    return found


def _own_fields(model: type[Model], part: Part) -> dict[str, Any]:
    found = _columns_read(model, part.columns)
    if "/" not in part.key and "id" in shape_of(model).plain:
        found["id"] = part.key
    return found


class _Standing:
    """Rows put together again by where they stand."""

    def __init__(self, rows: Rows) -> None:
        self.children: dict[tuple[str | None, str], list[Part]] = {}
        self.words: dict[tuple[str, str], list[str]] = {}
        for part in sorted(rows.parts, key=lambda part: part.position):
            self.children.setdefault((part.parent, part.listed), []).append(part)
        for mention in sorted([*rows.mentions, *rows.citings], key=lambda each: each.position):
            self.words.setdefault((mention.key, mention.field), []).append(mention.word)

    def fields(self, model: type[Model], part: Part) -> dict[str, Any]:
        shape = shape_of(model)
        found = _own_fields(model, part)
        for name in shape.words:
            found[name] = self.words.get((part.key, name), [])
        for name, inner in shape.lists.items():
            inside = self.children.get((part.key, name), ())
            found[name] = [self.fields(inner, child) for child in inside]
        return found


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a model by how they are laid out.

    `plain` are columns; `inner` are models whose own fields become columns; `lists` are lists of
    models; `words` are lists of text. A count is in `plain` and in `inner`: one or the other.
    """

    plain: tuple[str, ...]
    inner: dict[str, type[Model]]
    lists: dict[str, type[Model]]
    words: tuple[str, ...]


@cache
def shape_of(model: type[Model]) -> Shape:
    """How the fields of a model are laid out."""
    plain, words = [], []
    inner, lists = {}, {}
    for name, info in model.model_fields.items():
        branches = tuple(_branches(info.annotation))
        several = next((each for each in branches if get_origin(each) is tuple), None)
        held = _model_in(get_args(several) if several else branches)
        if several:
            if held:
                lists[name] = held
            else:
                words.append(name)
            continue
        if held:
            inner[name] = held
        if any(each is not held and each is not type(None) for each in branches):
            plain.append(name)
    return Shape(tuple(plain), inner, lists, tuple(words))


@cache
def held_by(model: type[Model]) -> frozenset[type[Model]]:
    """What a document of this model, or a part of one, can have as its parts, however deep."""
    direct = {held for name, held in shape_of(model).lists.items() if name != SOURCES}
    return frozenset(direct).union(*map(held_by, direct))


@cache
def column_names(model: type[Model], prefix: str = "") -> tuple[str, ...]:
    """Every column that a part of this model can fill."""
    shape = shape_of(model)
    names = [prefix + name for name in shape.plain]
    for name, inner in shape.inner.items():
        names += column_names(inner, f"{prefix}{name}_")
    if model is Date:
        names += (f"{prefix}lower", f"{prefix}upper")
    return tuple(names)


def _branches(annotation: Any) -> Iterator[Any]:
    """The alternatives of a field's type, without what annotates them."""
    if hasattr(annotation, "__metadata__"):
        yield from _branches(annotation.__origin__)
    elif get_origin(annotation) is not None and get_origin(annotation) not in (tuple, dict):
        arguments = get_args(annotation)
        if all(isinstance(each, str) for each in arguments):
            yield str
        else:
            for each in arguments:
                yield from _branches(each)
    else:
        yield annotation


def _model_in(branches: tuple[Any, ...]) -> type[Model] | None:
    found = (each for each in branches if isinstance(each, type) and issubclass(each, Model))
    return next(found, None)


def _source_model(model: type[Model]) -> type[Model]:
    return shape_of(model).lists[SOURCES]
