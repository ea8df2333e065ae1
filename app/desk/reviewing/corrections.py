"""What was wrong in public and is put right: the fields that differ from what readers see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.desk.reviewing.seen import Seen
from app.document.case import FACT_LISTS
from app.document.claimed import Claimed
from app.document.values import Model
from app.pages.field_values import Told, Value, fact_named, field_values
from app.pages.fields import field_name, list_name

# What a case says of itself that a reader can have read wrongly.
_OWN: Final = ("title", "summary", "region", "cluster")
_SILENT: Final = frozenset({"id", "claims"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that says something else than in public; `old` and `new` are its values in words."""

    field: str
    what: str
    name: str
    old: str
    new: str


def differing(found: Seen) -> tuple[Wrong, ...]:
    """Everything that readers read otherwise now; what is only added was not wrong."""
    before = found.before
    if before is None:
        return ()
    told = (found.told(before), found.told(found.case))
    own = _of_part(told, ("", ""), (before, found.case), _OWN)
    return (*own, *(each for name in FACT_LISTS for each in _of_list(told, name)))


def _of_list(told: tuple[Told, Told], name: str) -> Iterator[Wrong]:
    was, now = ({each.id: each for each in _facts(one, name)} for one in told)
    for key, fact in was.items():
        after = now.get(key)
        called = f"{list_name(name)}: {fact_named(told[0], fact).text}"
        if after is None:
            old = _line((fact_named(told[0], fact),))
            yield Wrong(str(key), called, list_name(name), old, "")
        elif after != fact:
            fields = [each for each in type(fact).model_fields if each not in _SILENT]
            yield from _of_part(told, (str(key), called), (fact, after), fields)


def _facts(told: Told, name: str) -> tuple[Claimed, ...]:
    found: tuple[Claimed, ...] = getattr(told.showing.case, name)
    return found


def _of_part(
    told: tuple[Told, Told],
    called: tuple[str, str],
    parts: tuple[Model, Model],
    fields: Iterable[str],
) -> Iterator[Wrong]:
    key, what = called
    for name in fields:
        pairs = zip(told, parts, strict=True)
        old, new = (_line(field_values(each, part, name)) for each, part in pairs)
        if old and old != new:
            field = f"{key}.{name}" if key else name
            yield Wrong(field, what, field_name(name), old, new)


def _line(values: Iterable[Value]) -> str:
    """Values as one line."""
    return " ".join("; ".join(each.text for each in values).split())
