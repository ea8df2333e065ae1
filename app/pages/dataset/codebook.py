"""The codebook: every table, column and word with its meaning, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.pages.dataset.declaring import Column, Kind, Table
from app.pages.dataset.meanings import meaning
from app.pages.dataset.tables import TABLES
from app.web.language import gettext
from app.web.language import marked as _n

_KINDS: dict[Kind, str] = {
    "text": _n("text"),
    "word": _n("one of a closed list of words"),
    "words": _n("words of a closed list"),
    "list": _n("several texts"),
    "day": _n("a day"),
    "edtf": _n("a date as it is known, in EDTF"),
    "number": _n("a whole number"),
    "yes or no": _n("true or false"),
    "term": _n("a span of time, in ISO 8601"),
    "link": _n("an address"),
    "instant": _n("a moment, in UTC"),
}


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word as it stands in the files, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: its name in the files, of which kind its cells are, what they mean, their words."""

    name: str
    kind: str
    meaning: str
    required: bool
    words: tuple[WordLine, ...]


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table: its name in the files, what a row is, and its columns."""

    name: str
    meaning: str
    columns: tuple[ColumnLine, ...]


def explained(table: Table[Any]) -> TableLines:
    """A table with its columns in words."""
    columns = tuple(_column(column) for column in table.columns)
    return TableLines(table.name, table.told(), columns)


def as_markdown(head: tuple[tuple[str, str], ...]) -> str:
    """The whole codebook as text; `head` says what it belongs to."""
    return "\n".join(_lines(head)) + "\n"


def _column(column: Column[Any]) -> ColumnLine:
    words = tuple(WordLine(each, meaning(column.name, each)) for each in column.words)
    kind = gettext(_KINDS[column.kind])
    return ColumnLine(column.name, kind, column.told(), column.required, words)


def _lines(head: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f"# {gettext('Codebook')}"
    yield ""
    yield from (f"- {name}: {value}" for name, value in head)
    for table in map(explained, TABLES):
        yield from ("", f"## {table.name}", "", table.meaning, "")
        for column in table.columns:
            yield f"- **{column.name}** ({column.kind}): {column.meaning}"
            yield from (f"  - `{each.word}`: {each.meaning}" for each in column.words)
