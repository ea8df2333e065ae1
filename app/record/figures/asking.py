"""What a reader asks of the cross-table: rows, columns, a measure, and a filter of cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.record.figures.measuring import MEASURES, Measure
from app.record.filters import FACETS, PARAMETERS, Filter, NotAFilter, read_filter

NONE: Final = "none"
"""In the place of a facet: the table has one row, or one column."""
SIDES: Final = (*FACETS, NONE)
# A table has no order of cases and no pages.
_NOT_ASKED: Final = ("sort", "after")
_OWN: Final = ("rows", "columns", "measure")
ASKED: Final = (*_OWN, *(each for each in PARAMETERS if each not in _NOT_ASKED))


@dataclass(frozen=True)
class Question:
    """What stands in the rows and in the columns (a facet or NONE), and what is counted."""

    rows: str = "tie"
    columns: str = "basis"
    measure: Measure = "proceedings"
    filter: Filter = field(default_factory=Filter)

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """What an address says for it: one question has one address."""
        own = tuple((name, getattr(self, name)) for name in _OWN)
        return (*own, *self.filter.parameters())


def read_question(given: Mapping[str, Sequence[str]]) -> Question:
    """The question in the parameters of an address. Raises NotAFilter for anything else."""
    for name in given:
        if name not in ASKED:
            raise NotAFilter("unknown name", name, offered=ASKED)
    default = Question()
    return Question(
        _one_of(given, "rows", SIDES) or default.rows,
        _one_of(given, "columns", SIDES) or default.columns,
        _measure(_one_of(given, "measure", MEASURES)) or default.measure,
        read_chosen({name: values for name, values in given.items() if name not in _OWN}),
    )


def read_chosen(given: Mapping[str, Sequence[str]]) -> Filter:
    """The filter of a figure, which has no order and no pages. Raises NotAFilter."""
    for name in _NOT_ASKED:
        if name in given:
            raise NotAFilter("unknown name", name, offered=ASKED[len(_OWN) :])
    return read_filter(given)


def _measure(word: str | None) -> Measure | None:
    return next((each for each in MEASURES if each == word), None)


def _one_of(given: Mapping[str, Sequence[str]], name: str, offered: Sequence[str]) -> str | None:
    values = given.get(name, ())
    if len(values) > 1:
        raise NotAFilter("repeated", name)
    if values and values[0] not in offered:
        raise NotAFilter("not a word", name, values[0], offered)
    return values[0] if values else None
