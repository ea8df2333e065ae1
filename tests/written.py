"""Generated values for the fields of documents, by the type of each field.

Whole documents, which name themselves and one another, are in `strategies.py`.
"""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from app.document import facts, values
from app.document.checks import REFERENCES
from app.document.rows import shape_of
from app.document.values import CountRange, Date, Model, clean
from app.document.vocabulary import SPEAKERS

Draw = Callable[[st.SearchStrategy[Any]], Any]
_GIVEN = 0.3
Fields = dict[str, Any]

_TRICKY = (
    "Məmmədov",
    "İlqar Rəşidov",
    "no",
    "null",
    "535.1",
    "20:30",
    "2023-06-22?",
    "- a dash",
    "a: b",
    "# not a comment",
    "'quoted' \"twice\"",
    "{curly} [square], comma",
    "!tag &anchor *alias",
    "%directive",
    "@at `tick`",
    "<b>&amp;</b>",
    "e\u0301",
    "\U0001f512 сказал",
    "-",
    "?",
    "=1+1",
    "\\",
    "|",
    ">",
)
_LETTERS = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
lines = st.one_of(
    st.sampled_from(_TRICKY), st.text(_LETTERS, min_size=1, max_size=20).filter(str.strip)
).map(lambda text: clean(text).strip())
proses = st.one_of(lines, st.lists(lines, min_size=2, max_size=3).map("\n".join))
languages = st.sampled_from(["en", "az", "ru", "zh-Hant"])
edtf_dates = st.sampled_from(
    [
        *("2023-05-29", "2023-06-22?", "2021-04", "2020", "2020~", "202X", "XXXX-05-27"),
        *("2020-03-26/2020-03-27", "2021-07/..", "/2021-03", "2023-05-XX", "2019-02-28%"),
        "0999-12-31",
    ]
)
terms = st.sampled_from(["P30D", "P8M", "P1M10D", "PT6H", "P1Y6M", "P2W"])
ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
slugs = st.from_regex(r"[a-z0-9]{2,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
provision_keys = st.sampled_from(["CAO:388-1", "CAO:388-1.1", "CC:148", "CC@1960:206.2"])
uuids = st.uuids(version=4).map(str)

_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    values.Line: lines,
    values.Prose: proses,
    values.Lang: languages,
    values.Id: ids,
    values.Slug: slugs,
    values.ProvisionKey: provision_keys,
    values.Url: st.sampled_from(["https://example.org/a?b=c#d", "http://пример.example/ə"]),
    values.Sha256: st.text("0123456789abcdef", min_size=64, max_size=64),
    values.Duration: terms,
    values.Money: st.sampled_from(["500 AZN", "0.50 USD", "12000.5 AZN"]),
    bool: st.booleans(),
    int: st.integers(1, 5000),
}


@cache
def valued(kind: Any) -> st.SearchStrategy[Any]:
    """Values for a field of this type, as a writer would spell them."""
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Annotated, Literal, tuple, dict):
        return _BY_ORIGIN[origin](*arguments)
    if isinstance(kind, type) and issubclass(kind, Model):
        return written(kind)
    return st.one_of([valued(each) for each in arguments if each is not type(None)])


_BY_ORIGIN: dict[Any, Callable[..., st.SearchStrategy[Any]]] = {
    Annotated: lambda kind, *_: valued(kind),
    Literal: lambda *words: st.sampled_from(words),
    tuple: lambda kind, _: st.lists(valued(kind), min_size=1, max_size=2),
    dict: lambda key, value: st.dictionaries(valued(key), valued(value), min_size=1, max_size=2),
}


@cache
def _fields_of(model: type[Model]) -> dict[str, Any]:
    """The types of the fields that a part can be given without knowing other parts."""
    lists = shape_of(model).lists
    return {
        name: kind
        for name, kind in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields
        and (name not in _ELSEWHERE or (name in lists and name not in _TOLD))
    }


@st.composite
def written(draw: Draw, model: type[Model], *, leave_out: frozenset[str] = frozenset()) -> Fields:
    """The fields of one part of a document, each given or left out. Names nothing elsewhere."""
    if model in _SMALL:
        return dict(draw(_SMALL[model]))
    kinds = _fields_of(model)
    # One draw says which fields are given: a draw for each would be slow.
    chance = draw(st.randoms(use_true_random=True))
    return {
        name: draw(valued(kind))
        for name, kind in kinds.items()
        if name not in leave_out
        and (model.model_fields[name].is_required() or chance.random() < _GIVEN)
    }


@st.composite
def _dates(draw: Draw) -> Fields:
    found = {"edtf": draw(edtf_dates)}
    if draw(st.booleans()):
        found["as_written"] = draw(lines)
        found["year"] = draw(st.sampled_from(["stated", "article context", "unknown"]))
    if draw(st.integers(0, 4)) == 0:
        found["time"] = draw(st.sampled_from(["20:30", "00:00"]))
    return found


_SMALL: dict[type[Model], st.SearchStrategy[Fields]] = {
    Date: _dates(),
    CountRange: st.sampled_from([{"min": 6}, {"min": 2, "max": 3}, {"about": 15}, {"max": 4}]),
}

# Fields that name other parts of a document or other documents; filled where those are known.
_ELSEWHERE = frozenset(
    {*REFERENCES, "source", "sources", "via", "said_by", "brought_by", "about", "claims", "says"}
    | {"person", "case", "overlaps", "distinct_from", "related", "speechwatch", "id", "slug"}
    | {"formerly", "protected", "minor"}
)
_TOLD = frozenset({"claims", "sources", "related"})


@st.composite
def generate_sources(draw: Draw) -> list[Fields]:
    """Sources with ids of their own, some read through an earlier one."""
    found: list[Fields] = []
    for at, id_ in enumerate(draw(st.lists(ids, max_size=3, unique=True))):
        source = {"id": id_, **draw(written(facts.Source))}
        if draw(st.booleans()):
            source["author"] = draw(lines)
        if at and draw(st.booleans()):
            source["via"] = found[at - 1]["id"]
        found.append(source)
    return found


def some_of(draw: Draw, known: list[str]) -> list[str]:
    """One or a few of what is known; nothing when nothing is."""
    if not known:
        return []
    return list(draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True)))


class Telling:
    """Gives parts of a document their sources, speakers and claims."""

    def __init__(self, draw: Draw, sources: list[Fields], speakers: list[str]) -> None:
        self.draw = draw
        self.sources = [source["id"] for source in sources]
        self.speakers = [*SPEAKERS, *speakers]

    def tell(self, model: type[Model], fields: Fields) -> Fields:
        """Adds to the fields of a part, and of the parts in it, who says so and where."""
        known = model.model_fields
        if "source" in known and self.sources and self.draw(st.booleans()):
            fields["source"] = some_of(self.draw, self.sources)
        if "said_by" in known and self.draw(st.booleans()):
            fields["said_by"] = some_of(self.draw, self.speakers)
        if "claims" in known and self.draw(st.integers(0, 2)) == 0:
            fields["claims"] = [self._claim(model) for _ in range(self.draw(st.integers(1, 2)))]
        for name, inner in shape_of(model).lists.items():
            if name in fields and name != "claims":
                fields[name] = [self.tell(inner, each) for each in fields[name]]
        return fields

    def _claim(self, model: type[Model]) -> Fields:
        claim: Fields = self.tell(facts.Claim, self.draw(written(facts.Claim)))
        claim["said_by"] = some_of(self.draw, self.speakers)
        said = [name for name in _SAYABLE if name in model.model_fields]
        if self.draw(st.booleans()):
            claim["says"] = {name: self.draw(_SAYABLE[name]) for name in said}
        elif self.draw(st.booleans()):
            claim["about"] = said[:2]
        return claim


_SAYABLE: dict[str, st.SearchStrategy[Any]] = {
    "note": proses,
    "hedge": lines,
    "date": st.one_of(edtf_dates, _dates()),
    "taken": st.one_of(edtf_dates, _dates()),
    "provision": provision_keys,
}
