"""How a table is declared: its columns, what each means, and where its cells come from.

A cell is None where we do not know. What a meaning says is marked for the translators where it is
declared, and translated where it is shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, Literal, TypeVar, get_args

from app.document.values import Date
from app.pages.dataset.scene import Scene
from app.web.language import gettext
from app.web.language import marked as _n

# `word` is one of a closed list, `words` several of one; `list` holds several texts of any kind.
Kind = Literal[
    "text", "word", "words", "list", "day", "edtf", "number", "yes or no", "term", "link", "instant"
]
Cell = str | int | bool | date | tuple[str, ...] | None
SEVERAL: Final = ("words", "list")
"""The kinds of cells that hold several values."""
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Column(Generic[_R]):
    """One column: its name, what a cell of it means, and how it is read out of a row's facts.

    `of` is the name of the column that `meaning` speaks about, where it speaks of another. `words`
    is the closed list of a `word` or of `words`. A `required` cell is never empty.
    """

    name: str
    kind: Kind
    meaning: str
    read: Callable[[_R], Cell]
    words: tuple[str, ...] = ()
    required: bool = False
    of: str = ""

    def told(self) -> str:
        """What a cell means, in the reader's language."""
        return gettext(self.meaning, column=self.of) if self.of else gettext(self.meaning)


@dataclass(frozen=True, slots=True)
class Link:
    """Columns that lead to a row of another table, by its columns `there`."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[_R]):
    """One table: what a row of it is, its columns, and how its rows are read out of a document.

    `key` are the columns that tell rows apart. `facets` are those by which its rows are counted.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column[_R], ...]
    rows: Callable[[Scene], Iterator[_R]]
    links: tuple[Link, ...] = ()
    facets: tuple[str, ...] = ()

    def cells(self, scene: Scene) -> Iterator[list[Cell]]:
        """The rows that one document has in this table."""
        reads = [column.read for column in self.columns]
        for row in self.rows(scene):
            yield [read(row) for read in reads]

    def told(self) -> str:
        """What a row is, in the reader's language."""
        return gettext(self.meaning)


def dated(
    name: str, meaning: str, read: Callable[[_R], Date | None], *, written: bool = True
) -> tuple[Column[_R], ...]:
    """The columns of a partial date: its first and last day, its EDTF form, the source's words."""
    first = _n("The first day that “%(column)s” can mean; empty where nothing bounds it.")
    last = _n("The last day that “%(column)s” can mean; empty where nothing bounds it.")
    words = _n("The words of the source for “%(column)s”, as it wrote them.")
    edtf = f"{name}_edtf"
    found: tuple[Column[_R], ...] = (
        Column(f"{name}_from", "day", first, lambda row: _bound(read(row), "lower"), of=edtf),
        Column(f"{name}_to", "day", last, lambda row: _bound(read(row), "upper"), of=edtf),
        Column(edtf, "edtf", meaning, lambda row: _edtf(read(row))),
    )
    if not written:
        return found
    as_written: Column[_R] = Column(
        f"{name}_as_written", "text", words, lambda row: _as_written(read(row)), of=edtf
    )
    return (*found, as_written)


def word(
    name: str, meaning: str, among: Any, read: Callable[[_R], str | None], *, required: bool = False
) -> Column[_R]:
    """A column of one word out of a closed list, given as its `Literal`."""
    return Column(name, "word", meaning, read, every_word(among), required)


def several_words(
    name: str, meaning: str, among: Any, read: Callable[[_R], tuple[str, ...]]
) -> Column[_R]:
    """A column of several words out of a closed list, given as its `Literal` or as the words."""
    return Column(name, "words", meaning, lambda row: read(row) or None, every_word(among))


def every_word(among: Any) -> tuple[str, ...]:
    """The words of a `Literal`; words that are given as they are stay so."""
    return among if isinstance(among, tuple) else get_args(among)


def _bound(when: Date | None, side: str) -> date | None:
    found: date | None = getattr(when.bounds, side) if when else None
    return found


def _edtf(when: Date | None) -> str | None:
    return when.edtf if when else None


def _as_written(when: Date | None) -> str | None:
    return when.as_written if when else None
