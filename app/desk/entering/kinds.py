"""What can be added to a case in one step, and the short forms of what changes most often."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.cases.working.fields import keyed_lists
from app.desk.entering.described import ALWAYS, FIRST, Field, fields_of, model_of, only
from app.document.case import Case
from app.web.language import gettext
from app.web.language import marked as _n

_CORRECTION: Final = ("field", "old", "new", "why", "happened", "of")
_ABOUT: Final = ("title", "slug", "summary", "lang", "region", "cluster", "tags", "source")


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that can be added: the list it goes to, what is known of it, what it is called."""

    listed: str
    name: str
    given: Mapping[str, Any]


ADDITIONS: Final[Mapping[str, Addition]] = {
    "update": Addition("updates", _n("update"), {}),
    "charge": Addition("charges", _n("charge"), {}),
    "detention": Addition("detentions", _n("detention or detention order"), {}),
    "decision": Addition("decisions", _n("decision"), {}),
    "hearing": Addition("hearings", _n("hearing"), {}),
    "measure": Addition("measures", _n("measure"), {}),
    "post": Addition("posts", _n("post"), {}),
    "official": Addition("official_reason", _n("official reason"), {}),
    "reported": Addition("reported_reason", _n("reported reason"), {}),
    "statement": Addition("statements", _n("statement"), {}),
    "event": Addition("events", _n("event"), {}),
    "tie": Addition("ties", _n("tie"), {}),
    "party": Addition("parties", _n("person or organisation"), {}),
    "account": Addition("accounts", _n("account"), {}),
    "proceeding": Addition("proceedings", _n("proceeding"), {}),
    "source": Addition("sources", _n("source"), {}),
    "correction": Addition("updates", _n("correction"), {"kind": "correction"}),
}
SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "release": ("ended", "how_ended", "said_by", "source"),
    "extension": ("extensions", "said_by", "source"),
}
"""Short forms of a detention, by name: the fields that are asked for."""


@dataclass(frozen=True, slots=True)
class FormKind:
    """A form: what it asks at once and below, and for which list; "" for the case itself."""

    listed: str
    first: tuple[Field, ...]
    more: tuple[Field, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything it asks."""
        return (*self.first, *self.more)


def form_for(listed: str, *, short: str = "", kind: str = "") -> FormKind:
    """The form of a fact. Raises KeyError where no list is called that."""
    if listed not in keyed_lists(Case):
        raise KeyError(listed)
    part = model_of(listed)
    if short:
        return FormKind(listed, only(part, SHORT[short]), ())
    every = [each.name for each in fields_of(part)]
    first = _CORRECTION if kind == "correction" else FIRST[listed]
    shown = tuple(each for each in (*first, *ALWAYS) if each in every)
    rest = tuple(each for each in every if each not in shown)
    return FormKind(listed, only(part, shown), only(part, rest))


def form_for_case() -> FormKind:
    """The form of what a case says about itself."""
    return FormKind("", only(Case, _ABOUT), ())


def heading_of(kind: str) -> str:
    """What an addition is called."""
    return gettext(ADDITIONS[kind].name)
