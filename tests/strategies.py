"""Generated documents of every kind, valid by every check, with every field somewhere in them.

`generate_case()` and the others give typed documents; `generate_set()` a set of all kinds that
name one another. Each fact has an id, so a document can be stored and published as it is.
"""

from typing import TypeVar

from hypothesis import strategies as st

from app.document.case import FACT_LISTS, Case
from app.document.checks import REFERENCES, found
from app.document.claimed import Claimed
from app.document.others import Person, Provision, Tally
from app.document.reading import Document
from app.document.rows import shape_of
from app.document.values import Model
from tests.written import (
    Draw,
    Fields,
    Telling,
    edtf_dates,
    generate_sources,
    ids,
    languages,
    lines,
    proses,
    slugs,
    some_of,
    terms,
    uuids,
    written,
)

_Kind = TypeVar("_Kind", Case, Person, Provision, Tally)
_FACTS = frozenset(FACT_LISTS)


@st.composite
def generate_person(draw: Draw, others: tuple[str, ...] = ()) -> Person:
    """A person, organisation or site; `others` are slugs of people they may be distinct from."""
    fields = _head(draw, Person) | draw(written(Person, leave_out=frozenset({"born", "died"})))
    guarded = draw(st.sampled_from(["", "", "minor", "protected"]))
    if guarded:
        fields |= {guarded: True, "identification": "pseudonym"}
    if guarded == "protected":
        fields.pop("names", None)
        fields.pop("formerly", None)
    fields[draw(st.sampled_from(["born", "died"]))] = draw(edtf_dates)
    fields["distinct_from"] = [each for each in others if each != fields["slug"]][:2]
    return _made(draw, Person, fields)


@st.composite
def generate_provision(draw: Draw) -> Provision:
    """An article with versions, penalties and facts."""
    code = draw(st.sampled_from(["CAO", "CC", "CC@1960"]))
    path = draw(st.from_regex(r"[1-9][0-9]{0,2}(-[1-9])?(\.[1-9])?", fullmatch=True))
    head = _head(draw, Provision) | draw(written(Provision))
    fields = head | {"code": code, "path": path, "slug": f"{code}-{path}".lower()}
    fields["prohibits"] = some_of(draw, ["CAO:535.1", "CC:148-1"])
    fields["succeeds"] = some_of(draw, ["CAO@2000:310.1", "CC:147"])
    fields.pop("formerly", None)
    for version in fields.get("versions", ()):
        version.pop(draw(st.sampled_from(["since", "until"])), None)
    given = draw(st.lists(ids, max_size=len(fields.get("facts", ())), unique=True))
    for at, fact in enumerate(fields.get("facts", ())):
        fact["id"] = given[at] if at < len(given) else f"fact-{at + 1}"
    return _made(draw, Provision, fields)


@st.composite
def generate_tally(draw: Draw, cases: tuple[str, ...] = ()) -> Tally:
    """A reported count; `cases` are slugs of cases it may overlap with or belong to."""
    fields = _head(draw, Tally) | draw(written(Tally, leave_out=frozenset({"total", "breakdown"})))
    fields["breakdown"] = [
        {"kind": "fine", "count": 2, "label": draw(lines)},
        {"kind": "other", "count": {"about": 3}},
    ]
    fields["total"] = draw(st.sampled_from([5, {"min": 2}, {"about": 9}, {"min": 4, "max": 90}]))
    fields["overlaps"] = some_of(draw, list(cases)) if draw(st.booleans()) else []
    if cases and draw(st.booleans()):
        fields["case"] = draw(st.sampled_from(cases))
    return _made(draw, Tally, fields)


@st.composite
def generate_case(draw: Draw, people: tuple[str, ...] = (), cases: tuple[str, ...] = ()) -> Case:
    """A case with facts of every list; `people` and `cases` are slugs it may name."""
    fields = _head(draw, Case) | draw(written(Case, leave_out=_FACTS))
    telling = Telling(draw, fields["sources"], [])
    known: dict[str, list[str]] = {name: [] for name in FACT_LISTS}
    free = draw(st.lists(ids, min_size=24, max_size=24, unique=True))
    for name in ("parties", "proceedings", "accounts", "posts", "charges", "decisions"):
        fields[name] = _facts(draw, name, free, known, telling, people)
        telling.speakers = [*telling.speakers, *known["parties"]]
    for name in ("detentions", "measures", "official_reason", "reported_reason", "statements"):
        fields[name] = _facts(draw, name, free, known, telling, people)
    for name in ("hearings", "events", "ties", "updates"):
        fields[name] = _facts(draw, name, free, known, telling, people)
    fields["related"] = [
        {"case": each, "how": draw(proses)} for each in cases if each != fields["slug"]
    ][:1]
    return _made(draw, Case, fields, telling)


@st.composite
def generate_set(draw: Draw) -> list[Document]:
    """A few documents of every kind that name one another, people first."""
    names = draw(st.lists(slugs, min_size=3, max_size=5, unique=True))
    people = [draw(generate_person()), draw(generate_person())]
    # Two documents may not redirect from one slug, nor from one that a third bears today.
    former = [tuple(each for each in people[0].formerly if each not in names), ()]
    people = [
        each.model_copy(update={"slug": name, "formerly": was})
        for each, name, was in zip(people, names, former, strict=False)
    ]
    cases: list[Case] = []
    for name in names[2:]:
        known = tuple(each.slug for each in cases)
        case = draw(generate_case(tuple(names[:2]), known))
        cases.append(case.model_copy(update={"slug": name, "formerly": ()}))
    tally = draw(generate_tally(tuple(names[2:])))
    return [*people, draw(generate_provision()), *cases, tally]


def _head(draw: Draw, model: type[Document]) -> Fields:
    fields: Fields = {"id": draw(uuids), "slug": draw(slugs), "lang": draw(languages)}
    former = draw(st.lists(slugs, max_size=2, unique=True))
    fields["formerly"] = [each for each in former if each != fields["slug"]]
    fields["sources"] = draw(generate_sources())
    return fields


def _made(draw: Draw, model: type[_Kind], fields: Fields, telling: Telling | None = None) -> _Kind:
    telling = telling or Telling(draw, fields["sources"], [])
    told = {name for name in _FACTS if model is Case}
    plain = telling.tell(model, {name: each for name, each in fields.items() if name not in told})
    document = model.model_validate({**fields, **plain})
    assert list(found(document)) == [], list(found(document))
    return document


def _facts(
    draw: Draw,
    name: str,
    free: list[str],
    known: dict[str, list[str]],
    telling: Telling,
    people: tuple[str, ...],
) -> list[Fields]:
    model = shape_of(Case).lists[name]
    made: list[Fields] = []
    for _ in range(draw(st.integers(1 if name == "parties" else 0, 2))):
        own = free.pop() if free else f"{name.replace('_', '-')}-more-{len(made)}"
        fields = {"id": own, **draw(written(model))}
        _name_parts(draw, model, fields, free)
        _name_others(draw, model, fields, known)
        _MENDED.get(name, _leave)(draw, fields, people)
        if "brought_by" in shape_of(model).words:
            fields["brought_by"] = some_of(draw, telling.speakers)
        made.append(telling.tell(model, fields))
        if name == "ties":
            made[-1].setdefault("said_by", "court")
        known[name].append(fields["id"])
    if name == "parties":
        made[0]["part"] = "subject"
    return made


def _name_parts(draw: Draw, model: type[Model], fields: Fields, free: list[str]) -> None:
    """Gives each dated part of a fact an id, which an import would give it otherwise."""
    if not issubclass(model, Claimed):
        return
    for place, part in enumerate(fields.get(model.dated_parts, ())):
        own = draw(st.booleans()) and free
        part["id"] = free.pop() if own else f"{fields['id'][:40]}x-part-{place + 1}"


def _name_others(
    draw: Draw, model: type[Model], fields: Fields, known: dict[str, list[str]]
) -> None:
    """Fills the fields that name other facts; a list still being filled offers its earlier ones."""
    shape = shape_of(model)
    for name, lists in REFERENCES.items():
        there = [each for each_list in lists or FACT_LISTS for each in known[each_list]]
        needed = name in ("of", "proceeding")
        if not there or not (needed or draw(st.booleans())):
            continue
        if name in shape.words:
            fields[name] = some_of(draw, there)
        elif name in shape.plain:
            fields[name] = draw(st.sampled_from(there))


def _leave(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    """Nothing to mend."""


def _party(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    fields.pop("name", None)
    if people and draw(st.booleans()):
        fields["person"] = draw(st.sampled_from(people))
    else:
        fields["name"] = draw(lines)


def _proceeding(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    if "claimed" in fields:
        fields["kind"] = "civil claim"


def _post(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    if "account" in fields:
        fields.pop("platform", None)
    fields["about"] = fields.get("author", [])
    if draw(st.integers(0, 3)) == 0:
        fields["author"] = ["unknown"]


def _charge(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    if "provision" in fields:
        fields.setdefault("citation", draw(lines))
    for step in fields.get("statuses", ()):
        if draw(st.booleans()):
            step["replaced_by"] = fields["id"]


def _detention(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    if "under" in fields:
        for name in ("term", "ordered", "ordered_by", "extensions"):
            fields.pop(name, None)
    if draw(st.booleans()):
        fields.pop("taken", None)
    else:
        fields.pop("ended", None)
    for extension in fields.get("extensions", ()):
        extension.setdefault("term", draw(terms))


def _update(draw: Draw, fields: Fields, people: tuple[str, ...]) -> None:
    if fields.get("kind") == "correction":
        told = {"field": draw(lines), "old": draw(lines), "new": draw(lines), "why": draw(proses)}
        fields |= told
    else:
        for name in ("field", "old", "new", "why"):
            fields.pop(name, None)


_MENDED = {
    "parties": _party,
    "proceedings": _proceeding,
    "posts": _post,
    "charges": _charge,
    "detentions": _detention,
    "updates": _update,
}
