"""The fields that a column of a sheet may go to: those of the forms, by the same descriptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.cases.models import SheetKind
from app.desk.entering.described import Field, model_of, only
from app.desk.entering.hints import hint_of, label_of
from app.document.case import Case
from app.document.values import Model
from app.pages.fields import list_name
from app.web.language import gettext

NAME: Final = "parties.name"
PERSON: Final = "parties.person"
CASE: Final = "case"
_SOURCE: Final = ("outlet", "url", "published")
_REASON: Final = ("text", "said_by")
_OFFERED: Final[Mapping[SheetKind, Mapping[str, tuple[str, ...]]]] = {
    "cases": {
        "parties": ("name", "person", "role", "age"),
        "": ("title", "summary", "region", "cluster", "tags"),
        "sources": _SOURCE,
        "detentions": ("kind", "taken", "taken_by", "place", "term", "ended", "how_ended"),
        "posts": ("platform", "gist", "url", "date"),
        "charges": ("citation", "label"),
        "official_reason": _REASON,
        "reported_reason": _REASON,
    },
    "updates": {
        CASE: (CASE,),
        "updates": ("kind", "happened", "text", "said_by", "hedge"),
        "sources": _SOURCE,
    },
}
_NEEDED: Final[Mapping[SheetKind, tuple[tuple[str, ...], ...]]] = {
    "cases": ((NAME, PERSON), ("sources.outlet", "sources.url")),
    "updates": ((CASE,), ("sources.outlet", "sources.url"), ("updates.text", "updates.happened")),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a column may go to, in a list of a case; "" for a field of the case itself."""

    listed: str
    field: Field

    @property
    def name(self) -> str:
        """What it is kept as: `detentions.taken`, `title`."""
        alone = self.listed in ("", self.field.name)
        return self.field.name if alone else f"{self.listed}.{self.field.name}"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        special = {NAME: gettext("Who was taken"), CASE: gettext("Which case")}
        if self.name in special:
            return special[self.name]
        if not self.listed:
            return label_of(self.field.name)
        return gettext(
            "%(list)s: %(field)s",
            list=list_name(self.listed),
            field=_small(label_of(self.field.name)),
        )

    @property
    def hint(self) -> str:
        """What a page says about it besides."""
        if self.name == CASE:
            return gettext("The end of its address, its title, or the id in its address here.")
        return hint_of(self.field.name, self.field.kind)


@cache
def offered(kind: SheetKind) -> Mapping[str, Column]:
    """The fields that the columns of a sheet of this kind may go to, by name, in their order."""
    found = [
        Column(listed, field)
        for listed, names in _OFFERED[kind].items()
        for field in _described(listed, names)
    ]
    return {each.name: each for each in found}


def lacking(kind: SheetKind, columns: tuple[str, ...]) -> list[list[Column]]:
    """What no column goes to and is needed; of each of these fields one is enough."""
    every = offered(kind)
    return [[every[name] for name in names] for names in _NEEDED[kind] if not {*names} & {*columns}]


def lists_of(kind: SheetKind) -> tuple[str, ...]:
    """The lists of a case that a sheet of this kind has facts for."""
    return tuple(each for each in _OFFERED[kind] if each not in ("", CASE, "parties", "sources"))


def fields_in(kind: SheetKind, listed: str) -> tuple[Field, ...]:
    """The fields of one list that are offered."""
    return tuple(each.field for each in offered(kind).values() if each.listed == listed)


def _described(listed: str, names: tuple[str, ...]) -> tuple[Field, ...]:
    if listed == CASE:
        return (Field(CASE, "line"),)
    part: type[Model] = model_of(listed) if listed else Case
    return only(part, names)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
