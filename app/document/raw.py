"""A file's text as plain values, each with the line it stands on, before the schema types them.

Every scalar is read as text. Repeated keys, empty values, anchors, aliases and tags are refused,
because two readers could understand them differently.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file: where it stands, what was found, what was expected."""

    file: str
    line: int
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        """The problem as one line a person can act on."""
        found = f" {self.value!r}:" if self.value else ""
        return f"{self.file}:{self.line}: {self.field}:{found} {self.expected}"


class Unreadable(Exception):
    """A file cannot be read. `problems` says where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(slots=True)
class Raw:
    """A document as written: its plain values, and the line each of them begins on."""

    file: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, expected: str) -> Problem:
        """A problem at a place; a place that is not written stands on its parent's line."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        found = self.at(path)
        value = "" if isinstance(found, (dict, list)) or found is None else str(found)
        name = ".".join(str(part) for part in path) or "document"
        return Problem(self.file, self.lines.get(known, 1), name, value[:200], expected)

    def at(self, path: Path) -> Any:
        """The value at a place, or None."""
        value = self.value
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value


def raws(text: str, file: str) -> Iterator[Raw]:
    """The documents of a YAML or JSON text. Raises Unreadable."""
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        yield from _json_raws(text.lstrip("\ufeff"), file)
        return
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            done = builder.take(event)
            if done is not None:
                yield done
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = f"this is not YAML we can read: {error.problem or error.context}"
        raise Unreadable([Problem(file, line, "document", "", said)]) from None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise Unreadable([Problem(file, 1, "document", "", f"not readable: {error}")]) from None


class _Builder:
    """Puts one document after another together from YAML events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.start()

    def start(self) -> None:
        self.raw = Raw(self.file)
        self.open: list[tuple[Path, dict[str, Any] | list[Any]]] = []
        self.key: list[str | None] = []

    def take(self, event: yaml.Event) -> Raw | None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.NodeEvent):
            self._refuse_marks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event.value, line)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.DocumentEndEvent):
            return self._finished()
        return None

    def _finished(self) -> Raw | None:
        raw = self.raw
        self.start()
        return raw if raw.value not in (None, "") else None

    def _refuse_marks(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor or isinstance(event, yaml.AliasEvent):
            self._problem(line, str(event.anchor), "write the value out: anchors are not read")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._problem(line, str(tag), "take the tag out: the schema says the type")

    def _problem(self, line: int, value: str, expected: str) -> None:
        name = ".".join(str(part) for part in self._path()) or "document"
        self.raw.problems.append(Problem(self.file, line, name, value[:200], expected))

    def _path(self) -> Path:
        if not self.open:
            return ()
        path, inside = self.open[-1]
        if isinstance(inside, list):
            return (*path, len(inside))
        key = self.key[-1]
        return path if key is None else (*path, key)

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][1], dict) and self.key[-1] is None

    def _scalar(self, value: str, line: int) -> None:
        if self._awaits_key():
            repeated = value in self.open[-1][1]
            self.key[-1] = value
            if repeated:
                self._problem(line, "", "this field is written twice")
            return
        if not value and self.open:
            self._problem(line, "", "leave out what is not known: an empty value says nothing")
        self._place(value, line)

    def _begin(self, inside: dict[str, Any] | list[Any], line: int) -> None:
        if self._awaits_key() or len(self.open) > _DEEPEST:
            self._problem(line, "", "a field's name is plain text, and fields nest 40 deep at most")
            raise Unreadable(self.raw.problems)
        path = self._path()
        self._place(inside, line)
        self.open.append((path, inside))
        self.key.append(None)

    def _place(self, value: Any, line: int) -> None:
        self.raw.lines[self._path()] = line
        if not self.open:
            self.raw.value = value
            return
        inside = self.open[-1][1]
        if isinstance(inside, list):
            inside.append(value)
        else:
            inside[str(self.key[-1])] = value
            if not isinstance(value, (dict, list)):
                self.key[-1] = None

    def _end(self) -> None:
        path, inside = self.open.pop()
        self.key.pop()
        if not inside and path:
            self._problem(self.raw.lines[path], "", "leave out what is not known: this is empty")
        if self.open and isinstance(self.open[-1][1], dict):
            self.key[-1] = None


def _json_raws(text: str, file: str) -> Iterator[Raw]:
    try:
        value = json.loads(text, object_pairs_hook=_each_once)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        said = f"this is not JSON: {error}"
        raise Unreadable([Problem(file, line, "document", "", said)]) from None
    except ValueError as error:
        raise Unreadable([Problem(file, 1, "document", "", str(error))]) from None
    lines = _json_lines(text)
    if not isinstance(value, list):
        yield Raw(file, value, lines)
        return
    for place, document in enumerate(value):
        inside = {path[1:]: line for path, line in lines.items() if path[:1] == (place,)}
        yield Raw(file, document, inside)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise ValueError(f"the field {twice} is written twice")
    for key, value in pairs:
        if value is None or value in ("", [], {}):
            raise ValueError(f"the field {key} is empty; leave out what is not known")
    return fields


def _json_lines(text: str) -> dict[Path, int]:
    """The line of each place in a JSON text, as far as a YAML reader follows it."""
    try:
        return next(raws("--- " + text, "")).lines
    except (Unreadable, StopIteration):
        return {}
