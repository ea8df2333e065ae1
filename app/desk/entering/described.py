"""The fields of a form, read from the types of the document: nothing is described twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import PositiveInt

from app.document.case import Case
from app.document.checks import REFERENCES
from app.document.rows import shape_of
from app.document.values import Count, Country, Date, Duration, Model, Money, ProvisionKey, Text
from app.document.vocabulary import SPEAKERS
from app.document.writing import written_order

Kind = Literal[
    "line", "prose", "date", "term", "money", "count", "number", "truth", "truth or term",
    "article", "word", "words", "fact", "facts", "speakers", "lines", "part", "parts", "says",
    "language", "mark", "other", "others", "country", "articles",
]  # fmt: skip

_BY_TYPE: Final[tuple[tuple[Any, Kind], ...]] = (
    (Date, "date"), (Duration, "term"), (Money, "money"), (Count, "count"), (PositiveInt, "number"),
    (bool, "truth"), (bool | Duration, "truth or term"), (ProvisionKey, "article"),
    (Text, "prose"), (Country, "country"),
)  # fmt: skip
_SPEAKERS: Final = frozenset({"said_by", "brought_by"})
_NAMING: Final = frozenset({*REFERENCES, "source", "via"})
_LONG: Final = frozenset({("Quote", "text")})
_NAMING_PARTIES: Final = frozenset({("Post", "about")})
ELSEWHERE: Final[Mapping[str, str]] = {
    "person": "person", "distinct_from": "person", "case": "case", "overlaps": "case",
}  # fmt: skip
"""The fields that name other documents, and of which kind these are; they are chosen by name."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a part of a document: of which kind, and which words or parts it may hold.

    `usual` is the word that counts where none is chosen.
    """

    name: str
    kind: Kind
    words: tuple[str, ...] = ()
    part: type[Model] | None = None
    usual: str = ""


@cache
def fields_of(part: type[Model]) -> tuple[Field, ...]:
    """Every field that people fill in a part of a document, in the order in which it is written."""
    types = get_type_hints(part, include_extras=True)
    return tuple(_field(part, name, types[name]) for name in written_order(part) if name != "id")


def model_of(listed: str, document: type[Model] = Case) -> type[Model]:
    """What stands in one of the lists of a document. Raises KeyError where it has no such list."""
    return shape_of(document).lists[listed]


def only(part: type[Model], names: tuple[str, ...]) -> tuple[Field, ...]:
    """Some fields of a part, in the order of these names."""
    every = {each.name: each for each in fields_of(part)}
    return tuple(every[name] for name in names)


def _field(part: type[Model], name: str, declared: Any) -> Field:
    bare = _without_none(declared)
    many = _inner_of_several(bare)
    usual = part.model_fields[name].default
    if told_apart := _told_apart(part, name, many=many is not None):
        return told_apart
    if get_origin(many or bare) is Literal:
        chosen: Kind = "words" if many else "word"
        return Field(
            name, chosen, get_args(many or bare), usual=usual if isinstance(usual, str) else ""
        )
    inner = many or bare
    if isinstance(inner, type) and issubclass(inner, Model) and inner is not Date:
        return Field(name, "parts" if many else "part", part=inner)
    if many == ProvisionKey:
        return Field(name, "articles")
    return Field(name, "lines" if many else _plain(part, name, bare))


def _told_apart(part: type[Model], name: str, *, many: bool) -> Field | None:
    """A field whose kind follows from its name; None for one whose type says it."""
    if name == "says":
        return Field(name, "says", part=part)
    if name in _SPEAKERS:
        return Field(name, "speakers", SPEAKERS)
    if name in ELSEWHERE:
        return Field(name, "others" if many else "other")
    if name in _NAMING or (part.__name__, name) in _NAMING_PARTIES:
        return Field(name, "facts" if many else "fact")
    if name in ("lang", "field"):
        return Field(name, "language" if name == "lang" else "mark")
    return None


def _plain(part: type[Model], name: str, bare: Any) -> Kind:
    if (part.__name__, name) in _LONG:
        return "prose"
    return next((kind for type_, kind in _BY_TYPE if type_ == bare), "line")


def _without_none(declared: Any) -> Any:
    """The type of a value that is there."""
    if get_origin(declared) not in (Union, UnionType):
        return declared
    left = [each for each in get_args(declared) if each is not NoneType]
    return left[0] if len(left) == 1 else Union[tuple(left)]  # noqa: UP007 - made of a list


def _inner_of_several(bare: Any) -> Any:
    """What a list holds; None for what is no list."""
    whole = get_args(bare)[0] if get_origin(bare) is Annotated else bare
    return get_args(whole)[0] if get_origin(whole) is tuple else None


FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "parties": ("name", "person", "kind", "part", "role", "stage"),
    "proceedings": ("of", "kind", "opened", "brought_by", "number"),
    "accounts": ("of", "platform", "handle", "name", "url", "fates"),
    "posts": ("author", "platform", "kind", "gist", "url", "date", "quote", "verification"),
    "ties": ("of", "level", "post", "to"),
    "official_reason": ("of", "text", "date"),
    "reported_reason": ("of", "text", "date"),
    "statements": ("of", "text", "date", "stance"),
    "charges": ("of", "citation", "label", "basis", "statuses"),
    "detentions": ("of", "kind", "taken", "taken_by", "place", "term", "ended", "how_ended"),
    "measures": ("of", "kind", "date", "authority", "amount", "citation"),
    "decisions": ("of", "instance", "date", "court", "outcome", "sentence", "charges"),
    "hearings": ("of", "date", "court", "purpose", "state"),
    "events": ("of", "kind", "text", "date", "place"),
    "updates": ("of", "kind", "text", "happened", "facts"),
    "sources": ("outlet", "url", "title", "published", "outlet_kind"),
    "related": ("case", "how"),
    "names": ("text", "kind", "lang", "script", "since"),
    "roles": ("text", "affiliation", "since", "until"),
    "breakdown": ("kind", "label", "count"),
    "versions": ("since", "until", "changed_by", "basis", "penalties", "text"),
    "facts": ("text", "date"),
}
"""What a form shows at once; the rest of its fields opens below."""
ALWAYS: Final = ("said_by", "source")
"""Who says it and where it was read stand in every form of a fact."""
