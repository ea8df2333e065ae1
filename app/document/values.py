"""The small types documents are made of: texts, partial dates, terms, money, counts, lists.

Each accepts the spellings of the case document and keeps one canonical value.
"""

import re
import unicodedata
from functools import cached_property
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    NonNegativeInt,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from app import dates
from app.document.vocabulary import YearKnown

# Controls, surrogates and non-characters cannot stand in XML; bidi overrides can make a name read
# as another one.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Text in NFC with line feeds and no trailing blanks. Raises ValueError for a control sign."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = _REFUSED.search(text)
    if refused:
        sign = f"U+{ord(refused.group()):04X}"
        raise ValueError(f"the text holds the control character {sign}; take it out")
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip("\n")


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("this is one line; write it without line breaks and tabs")
    return text.strip()


def _safe_address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'`{}|\\^]+", text):
        raise ValueError("an address begins with http:// or https:// and holds no spaces or quotes")
    return text


FORMS: Final[dict[str, str]] = {}
"""For each pattern that a text must have: what to write, in words. Nobody is shown a pattern."""


def _formed(
    pattern: str, told: str, *, min_length: int | None = None, max_length: int | None = None
) -> StringConstraints:
    """That a text has a pattern; `told` is what is said to who writes another."""
    FORMS[pattern] = told
    return StringConstraints(pattern=pattern, min_length=min_length, max_length=max_length)


def _duration(text: str) -> str:
    return dates.Term.parse(text).iso()


def _edtf(text: str) -> str:
    return dates.check(text)


Line = Annotated[
    str, AfterValidator(clean), AfterValidator(_one_line), StringConstraints(min_length=1)
]
Prose = Annotated[str, AfterValidator(clean), StringConstraints(min_length=1)]
Country = Annotated[str, _formed(r"^[A-Z]{2}$", "write the two capital letters of a country")]
LANG: Final = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
Lang = Annotated[
    str,
    _formed(f"^{LANG}$", "write the code of a language, such as az or en"),
]
Text = Prose | dict[Lang, Prose]
Id = Annotated[
    str,
    _formed(
        r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "an id is small letters and digits with single hyphens between, such as first-hearing",
        max_length=80,
    ),
]
Slug = Annotated[
    str,
    _formed(
        f"^{SLUG}$",
        "write small letters from a to z and digits with single hyphens between, such as two-words",
        min_length=2,
        max_length=120,
    ),
]
ProvisionSlug = Annotated[
    str,
    _formed(
        r"^[a-z0-9]+(@\d{4})?-[0-9][0-9.-]*$",
        "write the code and the number of the article, such as cao-388-1",
    ),
]
ProvisionKey = Annotated[
    str,
    _formed(
        r"^[A-Z]+(@\d{4})?:\d+(-\d+)?(\.\d+(-\d+)?)*$",
        "write the code and the number of the article, such as CAO:388-1",
    ),
]
Uuid = Annotated[
    str,
    _formed(
        r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "this is no id of a document; leave it out for a new one",
    ),
]
Url = Annotated[Line, AfterValidator(_safe_address), StringConstraints(max_length=2000)]
Sha256 = Annotated[
    str, _formed(r"^[0-9a-f]{64}$", "a SHA-256 is 64 digits and small letters from a to f")
]
Edtf = Annotated[str, AfterValidator(_edtf)]
Duration = Annotated[str, AfterValidator(_duration)]
Money = Annotated[
    str,
    _formed(r"^\d+(\.\d{1,2})? [A-Z]{3}$", "write an amount and its currency, such as 500 AZN"),
]
TimeOfDay = Annotated[
    str, _formed(r"^([01]\d|2[0-3]):[0-5]\d$", "write a time of day, such as 09:30")
]
Amount = Money | Duration


class _OneOrMany:
    """Says in the JSON Schema that a list of one may be written without brackets."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


def _listed(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else (value,)


_T = TypeVar("_T")
Several = Annotated[tuple[_T, ...], BeforeValidator(_listed), _OneOrMany()]


class Model(BaseModel):
    """A part of a document: closed to unknown fields, never changed once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def __copy__(self) -> Self:
        """A copy is made to change a field of it: nothing that was worked out goes with it."""
        made = super().__copy__()
        for name in made.__dict__.keys() - type(self).model_fields.keys():
            del made.__dict__[name]
        return made


class Date(Model):
    """A partial date: its EDTF form, the source's words, and how the year is known."""

    edtf: Edtf
    time: TimeOfDay | None = None
    as_written: Line | None = None
    year: YearKnown | None = None
    relative_to: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_edtf(cls, value: Any) -> Any:
        return {"edtf": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(schema)]}

    @cached_property
    def bounds(self) -> dates.Bounds:
        """The first and the last day this date can mean."""
        return dates.bounds(self.edtf)

    def wholly_after(self, other: "Date") -> bool:
        """Whether no day this date can mean is on or before any day the other can mean."""
        lower, upper = self.bounds.lower, other.bounds.upper
        return lower is not None and upper is not None and lower > upper

    def shown(self, locale: str) -> str:
        """The date in a reader's language, with what is not certain about it."""
        return dates.display(self.edtf, locale, self.year)


class CountRange(Model):
    """A reported number that is not exact."""

    min: int | None = None
    max: int | None = None
    about: int | None = None

    @model_validator(mode="after")
    def _orderly(self) -> Self:
        if self.about is None and self.min is None and self.max is None:
            raise ValueError("write min, max or about")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is more than max")
        return self


Count = NonNegativeInt | CountRange
