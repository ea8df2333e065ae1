"""How an address of the API is declared: once, for who routes it, reads it and describes it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from flask import Request
from pydantic import BaseModel, TypeAdapter

from app.document.values import ProvisionSlug, Slug
from app.web import parameters
from app.web.errors import BadAddress, Unknown
from app.web.language import gettext
from app.web.language import marked as _n
from app.web.parameters import Given

LARGEST: Final = 2**31 - 1
"""The largest whole number that both engines keep."""
# Formats of ours: no pattern can say which texts are keys, or have words that can be read.
NAME_KEY: Final = "name-key"
CASE_KEY: Final = "case-key"
LINE: Final = "line"
_LONGEST_KEY: Final = 400
_PLACES: Final = re.compile(r"\{(\w+)\}")

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address: what it means, which texts it takes, and how one is read.

    `about` is a message for the translators. `read` is given all parameters and the name of this
    one, and raises BadAddress; those of a filter have none, as its one parser reads them all.
    """

    name: str
    about: str
    schema: Schema
    read: Callable[[Given, str], object] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a path that says which document: which texts it takes, and how it is routed."""

    about: str
    schema: Schema
    converter: str = "string"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of the API: `path` as OpenAPI writes it, what it is, and who answers it.

    `answer` takes the parts of the path and the parameters by name, or, where one parser `reads`
    all parameters at once, what that finds as `asked`. `told` is the shape of what it gives.
    `refuses` are the statuses that it has besides those of every address.
    """

    name: str
    path: str
    about: str
    answer: Callable[..., Any]
    told: type[BaseModel]
    parameters: tuple[Parameter, ...] = ()
    reads: Callable[[Request], object] | None = None
    refuses: tuple[HTTPStatus, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the parts of its path that say which document, each one of PLACES."""
        return tuple(_PLACES.findall(self.path))

    @property
    def rule(self) -> str:
        """The path as Flask routes it."""
        return _PLACES.sub(lambda found: f"<{PLACES[found[1]].converter}:{found[1]}>", self.path)


def _whole_number(given: Given, name: str) -> int:
    """A whole number that both engines can keep; 0 where none is given."""
    value = given.get(name, "0")
    if value.isascii() and value.isdecimal() and len(value) <= len(str(LARGEST)):
        number = int(value)
        if number <= LARGEST:
            return number
    raise BadAddress(
        gettext("“%(value)s” is no number of the ledger. Write it like 120.", value=value[:40])
    )


def _key(given: Given, name: str) -> str | None:
    """The place after which a list goes on."""
    found = parameters.key(given, 1, name)
    return found[0] if found else None


def revision_number(number: int) -> int:
    """A revision's number. Raises Unknown for one that no revision can have."""
    if number > LARGEST:
        raise Unknown(str(number))
    return number


AS_OF: Final = Parameter(
    "as_of",
    _n("The day for which facts that change with time are worked out; today where it is left out."),
    {"type": "string", "format": "date"},
    parameters.day,
)
_AFTER: Final = _n("Where the page before ended. Take it from the address in “next”.")
AFTER_KEY: Final = Parameter(
    "after", _AFTER, {"type": "string", "format": NAME_KEY, "maxLength": _LONGEST_KEY}, _key
)
AFTER_CASE: Final = Parameter(
    "after", _AFTER, {"type": "string", "format": CASE_KEY, "maxLength": _LONGEST_KEY}
)
SINCE: Final = Parameter(
    "since",
    _n("The version you have: what came after it is listed. 0 for everything."),
    {"type": "integer", "minimum": 0, "maximum": LARGEST, "default": 0},
    _whole_number,
)
PLACES: Final[Mapping[str, Place]] = {
    "slug": Place(_n("The last part of the address of the page."), TypeAdapter(Slug).json_schema()),
    "article": Place(
        _n("The last part of the address of the article’s page, such as cao-388-1."),
        TypeAdapter(ProvisionSlug).json_schema(),
    ),
    "revision": Place(
        _n("Which revision; the first is 1."),
        {"type": "integer", "minimum": 1, "maximum": LARGEST},
        "int",
    ),
}
