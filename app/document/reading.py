"""From a file's text to typed documents, with every problem at once and the line it stands on."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.document.case import Case
from app.document.others import Person, Provision, Tally, Tombstone
from app.document.raw import Path, Problem, Raw, Unreadable, raws
from app.document.values import FORMS

Document = Case | Person | Provision | Tally

# What is worked out when a document is answered, such as who is held: nobody's word, so not read.
DERIVED = "derived"

KINDS: dict[str, type[Document]] = {
    "case/1": Case,
    "person/1": Person,
    "provision/1": Provision,
    "tally/1": Tally,
}


def read(text: str, file: str = "text") -> tuple[list[tuple[Raw, Document]], list[Problem]]:
    """The documents that a YAML or JSON text holds, and every problem in it.

    A document with a problem is left out of the list; the others are still read, so that all
    problems of a file come at once.
    """
    found: list[tuple[Raw, Document]] = []
    problems: list[Problem] = []
    written = raws(text, file)
    try:
        for raw in written:
            document = _typed(raw, problems)
            if document:
                found.append((raw, document))
    except Unreadable as unreadable:
        problems += unreadable.problems
    return found, problems


def parse(body: bytes) -> Document | Tombstone:
    """A document from its canonical bytes. Raises ValidationError where they are no document."""
    value = json.loads(body)
    kind = KINDS.get(value.get("speechwatch"), Tombstone)
    return kind.model_validate(value)


def _typed(raw: Raw, problems: list[Problem]) -> Document | None:
    """The document, if nothing is wrong with it; what is wrong is added to the problems."""
    problems += raw.problems
    if not isinstance(raw.value, dict):
        problems.append(raw.problem((), "a document is a map of fields"))
        return None
    model = KINDS.get(str(raw.value.get("speechwatch")))
    if model is None:
        expected = f"the kind of document is one of: {', '.join(KINDS)}"
        problems.append(raw.problem(("speechwatch",), expected))
        return None
    written = {name: value for name, value in raw.value.items() if name != DERIVED}
    try:
        document = model.model_validate(written)
    except ValidationError as error:
        problems += _described(raw, error)
        return None
    return None if raw.problems else document


def _described(raw: Raw, error: ValidationError) -> Iterator[Problem]:
    """One problem a place: a value that fits no branch of a union is one mistake, not three."""
    seen = {problem.field for problem in raw.problems}
    for detail in error.errors(include_url=False):
        path = _written_path(raw, detail["loc"])
        problem = raw.problem(path, expected(detail))
        if problem.field not in seen:
            seen.add(problem.field)
            yield problem


def _written_path(raw: Raw, loc: tuple[str | int, ...]) -> Path:
    """The part of pydantic's path that stands in the file: names of union branches do not."""
    path: Path = ()
    for part in loc:
        inside = raw.at(path)
        last_and_missing = part == loc[-1] and isinstance(inside, dict) and isinstance(part, str)
        if raw.at((*path, part)) is not None or last_and_missing:
            path = (*path, part)
    return path


def expected(detail: ErrorDetails) -> str:
    """What pydantic expected where it found something else, as a sentence for a monitor."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "this field is required"
    if kind == "extra_forbidden":
        return f"there is no such field{_nearest(str(detail['loc'][-1]))}"
    if kind == "literal_error":
        words = context["expected"].replace("' or '", "', '")
        return f"one of these words: {words}"
    if kind == "string_pattern_mismatch":
        return FORMS[context["pattern"]]
    return str(detail["msg"]).removeprefix("Value error, ")


def _nearest(name: str) -> str:
    near = get_close_matches(name, _every_field(), n=1)
    return f"; did you mean {near[0]}?" if near else ""


@cache
def _every_field() -> list[str]:
    names: set[str] = set()
    for model in KINDS.values():
        for definition in (model.model_json_schema(), *model.model_json_schema()["$defs"].values()):
            names |= set(definition.get("properties", ()))
    return sorted(names)
