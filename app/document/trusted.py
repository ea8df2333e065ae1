"""Documents from bytes that we wrote ourselves, without checking them a second time.

Everything in the ledger was validated when it entered, is kept as canonical bytes and hashed. To
validate it again on every page would take longer than all else that a page does. Bytes from
anywhere else are for `reading`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic_core import from_json

from app.document.others import Tombstone
from app.document.reading import KINDS, Document
from app.document.rows import shape_of
from app.document.values import Date, Model

_Maker = Callable[[Any], Any]


def trusted(body: bytes) -> Document | Tombstone:
    """The document whose canonical bytes these are: equal to what `reading.parse` makes of them."""
    return typed_from(fields_of(body))


def fields_of(body: bytes) -> dict[str, Any]:
    """The fields of such a document as plain values, for what looks through its texts."""
    found: dict[str, Any] = from_json(body)
    return found


def typed_from(fields: dict[str, Any]) -> Document | Tombstone:
    """The document that has these fields."""
    kind: Any = fields.get("speechwatch")
    made: Document | Tombstone = _made(KINDS.get(kind, Tombstone), fields)
    return made


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a model is made: its defaults, those made anew each time, and what its fields hold."""

    defaults: dict[str, Any]
    fresh: dict[str, Callable[[], Any]]
    makers: dict[str, _Maker]


def _made(model: type[Model], value: Any) -> Any:
    recipe = _recipe(model)
    fields = recipe.defaults.copy()
    for name, make in recipe.fresh.items():
        fields[name] = make()
    for name, given in value.items():
        make_field = recipe.makers.get(name)
        fields[name] = make_field(given) if make_field else given
    return _constructed(model, fields, set(value))


def _constructed(model: type[Model], fields: dict[str, Any], given: set[str]) -> Model:
    """What `model_construct` makes of complete fields, without its search for aliases."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", fields)
    object.__setattr__(made, "__pydantic_fields_set__", given)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@cache
def _recipe(model: type[Model]) -> _Recipe:
    shape = shape_of(model)
    makers: dict[str, _Maker] = dict.fromkeys(shape.words, _words)
    makers |= {name: _maker(inner) for name, inner in shape.inner.items()}
    makers |= {name: _lister(_maker(inner)) for name, inner in shape.lists.items()}
    fields = model.model_fields.items()
    return _Recipe(
        defaults={name: None if field.is_required() else field.default for name, field in fields},
        fresh={name: field.default_factory for name, field in fields if field.default_factory},  # type: ignore[misc]
        makers=makers,
    )


def _words(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, list) else (given,)


def _maker(model: type[Model]) -> _Maker:
    def make(given: Any) -> Any:
        if isinstance(given, dict):
            return _made(model, given)
        # A date of which nothing but its form is known is written as that; a count as a number.
        return _made(model, {"edtf": given}) if model is Date else given

    return make


def _lister(make: _Maker) -> _Maker:
    def make_all(given: Any) -> tuple[Any, ...]:
        return tuple(map(make, given if isinstance(given, list) else (given,)))

    return make_all
