"""Documents as text: canonical YAML for people, canonical JSON bytes for the ledger.

Fields stand in schema order, items in the writer's order; defaults, nulls and empty values are
not written; a list of one plain value is written without brackets. Quotes stand only where a
reader of YAML 1.2 would not see text.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import yaml

from app.document.claim_checks import said_value
from app.document.claimed import TAIL, Claim, Claimed
from app.document.values import Date, Model

_WIDEST_LINE = 120
_HEAD = ("id", "of")
_BARE = re.compile(r"[A-Za-z][\w ;.()/-]*")
_NOT_TEXT = {
    "bool": (r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    "null": (r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    "int": (r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    "float": (
        r"(?:[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan)$",
        "-+.0123456789",
    ),
}


class _Writer(yaml.SafeDumper):
    """A dumper with the plain scalars of YAML 1.2: a date is text and `no` is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Lists stand two columns in from their field."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Equal values are written out each time: a reader refuses anchors."""
        return True


for _tag, (_pattern, _first) in _NOT_TEXT.items():
    _Writer.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def plain(value: Any) -> Any:
    """A document, or a part of one, as maps, lists and plain values in canonical order."""
    if isinstance(value, Date) and value.model_fields_set == {"edtf"}:
        return value.edtf
    if isinstance(value, Model):
        return {name: _field(value, name) for name in _written(value)}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        items = [plain(item) for item in value]
        return items[0] if len(items) == 1 and not isinstance(items[0], (dict, list)) else items
    return value


def _field(value: Model, name: str) -> Any:
    """A field's plain value; what claims say is typed by the fact they speak of."""
    if name != "claims":
        return plain(getattr(value, name))
    return [_claim(type(value), claim) for claim in getattr(value, name)]


def _claim(fact: type[Model], claim: Claim) -> dict[str, Any]:
    said = {name: plain(said_value(fact, name, other)) for name, other in claim.says.items()}
    written = plain(claim)
    return {name: said if name == "says" else written[name] for name in written}


def canonical(document: Model) -> bytes:
    """The bytes a document is stored and hashed as: JSON with sorted keys and no spaces."""
    spelled = json.dumps(plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return spelled.encode()


def digest(document: Model) -> str:
    """The SHA-256 of a document's canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def to_yaml(*documents: Model) -> str:
    """Documents as one canonical YAML file, parted by `---`."""
    nodes = [_node(plain(document), column=0) for document in documents]
    return "---\n".join(
        yaml.serialize(node, Dumper=_Writer, allow_unicode=True, width=2**30) for node in nodes
    )


def _written(value: Model) -> Iterable[str]:
    for name, default in _defaults(type(value)):
        item = getattr(value, name)
        if item is default or item is None:
            continue
        if item != default and item not in ((), {}):
            yield name


@cache
def _defaults(model: type[Model]) -> tuple[tuple[str, Any], ...]:
    """The fields in the order in which they are written, each with the value that is not."""
    return tuple(
        (name, object() if name == "speechwatch" else field.get_default(call_default_factory=True))
        for name in written_order(model)
        for field in [model.model_fields[name]]
    )


@cache
def written_order(model: type[Model]) -> tuple[str, ...]:
    """The fields of a part in the order in which they are written: what it is, then who says so."""
    names = tuple(model.model_fields)
    if not issubclass(model, Claimed):
        return names
    own = (name for name in names if name not in _HEAD and name not in TAIL)
    head = (name for name in _HEAD if name in names)
    return (*head, *own, *(name for name in TAIL if name in names))


def _node(value: Any, column: int) -> yaml.Node:
    if isinstance(value, dict):
        return _map_node(value, column)
    if isinstance(value, list):
        flow = not any(isinstance(item, (dict, list)) for item in value)
        items = [_node(item, column + 4) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)
    return _scalar_node(value)


def _map_node(value: dict[str, Any], column: int) -> yaml.MappingNode:
    """A map in braces where it fits; `column` is where it would begin, 0 for a document."""
    flow = column > 0 and _fits(value, column)
    inner = column - column % 2
    pairs = [
        (_scalar_node(key), _node(item, inner if isinstance(item, list) else inner + len(key) + 2))
        for key, item in value.items()
    ]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


def _scalar_node(value: str | int | bool) -> yaml.ScalarNode:  # noqa: FBT001
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", str(value).lower())
    if isinstance(value, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    if "\n" in value:
        return yaml.ScalarNode("tag:yaml.org,2002:str", value + "\n", style="|")
    return yaml.ScalarNode("tag:yaml.org,2002:str", value)


def _fits(value: dict[str, Any], column: int) -> bool:
    if any(isinstance(item, dict) or not _one_line(item) for item in value.values()):
        return False
    written = sum(len(key) + 4 + _width(item) for key, item in value.items())
    return column + written <= _WIDEST_LINE


def _width(value: Any) -> int:
    if isinstance(value, list):
        return sum(_width(item) + 2 for item in value)
    text = str(value)
    return len(text) + (0 if _BARE.fullmatch(text) else 2 + text.count("'"))


def _one_line(value: Any) -> bool:
    if isinstance(value, list):
        return all(not isinstance(item, dict) and _one_line(item) for item in value)
    return "\n" not in str(value)
