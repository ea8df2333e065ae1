"""The ready charts: what each adds up, of the cases that a filter finds.

A chart is made of marks, each a chart, a first and a second word: a month and a basis, an article
with a year and a basis, a length. Each number is the size of a set of units.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from pyroaring import BitMap64
from sqlalchemy import Connection

from app.record.facets.finding import Found, found
from app.record.facets.sets import together
from app.record.facets.unit_marks import BEGAN, BEGUN, MONTH, OVER, TIED, WAIT
from app.record.figures.fitting import Fitting, Sets
from app.record.figures.measuring import Shared
from app.record.figures.tabulating import is_article
from app.record.figures.telling import days_of, of_bases
from app.record.filters import Filter
from app.record.lengths import UNKNOWN, WAITS, span_of

ChartName = Literal["taken", "articles", "basis", "days", "wait"]
CHARTS: Final[tuple[ChartName, ...]] = get_args(ChartName)
Mark = tuple[ChartName, str, str]

STRICT: Final = "strict"
CONTEXTUAL: Final = "contextual"


@dataclass(frozen=True)
class Charts:
    """What the charts add up to: numbers by first and second word for each of them."""

    found: Found
    marks: Mapping[Mark, int]

    def of(self, name: ChartName) -> dict[tuple[str, str], int]:
        """The numbers of one chart."""
        return {
            (first, second): number
            for (chart, first, second), number in self.marks.items()
            if chart == name
        }


def charts(
    connection: Connection,
    asked: Filter,
    today: date,
    until: datetime | None = None,
    *,
    contextual: bool = False,
) -> Charts:
    """All ready charts under a filter. `until` is the instant at which its `known_on` ends.

    Those of arrests count what the arrest feed announces, with `contextual` its weaker ties too.
    """
    cases = found(connection, asked, today, until)
    return drawn(Fitting(connection, cases, asked), contextual=contextual)


def drawn(fitting: Fitting, *, contextual: bool) -> Charts:
    """All ready charts of the units that answer a filter."""
    ties = (STRICT, CONTEXTUAL) if contextual else (STRICT,)
    begun, years = fitting.on(BEGUN), _years(fitting.on(TIED), contextual=contextual)
    taken = together(BitMap64, [begun[tie] for tie in ties if tie in begun])
    subjects = fitting.subjects & together(BitMap64, years.values())
    marks: Counter[Mark] = Counter()
    _articles(marks, fitting)
    _bases(marks, fitting, years)
    _taken(marks, fitting.still(MONTH), fitting.custodies & taken)
    _lengths(marks, "days", fitting.on(OVER), fitting.custodies)
    _lengths(marks, "wait", _waits(fitting.still(WAIT)), subjects)
    return Charts(fitting.found, marks)


def shares(marks: Mapping[tuple[str, str], int]) -> Shared:
    """The pretext share in the numbers of the chart of bases."""
    found = Counter[str]()
    for (_year, basis), number in marks.items():
        found[basis] += number
    return Shared(found["pretext"] + found["other"], found["speech"], found["unknown"])


def _articles(marks: Counter[Mark], fitting: Fitting) -> None:
    """Proceedings under each of their articles, by the year their case stands under and basis."""
    began = _parts(fitting.proceedings, fitting.still(BEGAN))
    for article, units in sorted(fitting.by_value("provision").items()):
        if is_article(article):
            charged = units & fitting.proceedings
            for key, number in _numbers(charged, began):
                marks["articles", article, key] += number


def _bases(marks: Counter[Mark], fitting: Fitting, years: Sets) -> None:
    """Proceedings against arrested people, by the year of the arrest."""
    bases = of_bases(fitting)
    for year, units in sorted(years.items()):
        for basis, number in _numbers(units & fitting.proceedings, bases):
            marks["basis", year, basis] += number


def _taken(marks: Counter[Mark], months: Sets, arrests: BitMap64) -> None:
    for key, number in _numbers(arrests, months):
        month, _, basis = key.partition("/")
        marks["taken", month, basis] += number


def _lengths(marks: Counter[Mark], name: ChartName, spans: Sets, units: BitMap64) -> None:
    for span, number in _numbers(units, spans):
        marks[name, span, ""] += number
    unknown = len(units) - sum(number for (chart, _, _), number in marks.items() if chart == name)
    if unknown:
        marks[name, UNKNOWN, ""] = unknown


def _waits(waits: Sets) -> Sets:
    found: dict[str, list[BitMap64]] = {}
    for value, units in waits.items():
        found.setdefault(span_of(days_of(value), WAITS), []).append(units)
    return {span: together(BitMap64, sets) for span, sets in found.items()}


def _years(tied: Sets, *, contextual: bool) -> Sets:
    """Who was arrested by the year in which it first happened, weaker ties among them or not.

    A weaker tie is there only where its arrest stands before all others.
    """
    by_tie: dict[str, dict[str, BitMap64]] = {STRICT: {}, CONTEXTUAL: {}}
    for value, units in tied.items():
        tie, _, year = value.partition("/")
        by_tie[tie][year] = units
    strict, weaker = by_tie[STRICT], by_tie[CONTEXTUAL]
    if not (contextual and weaker):
        return strict
    others = together(BitMap64, weaker.values())
    left = {year: units - others for year, units in strict.items()}
    return {
        year: left.get(year, BitMap64()) | weaker.get(year, BitMap64())
        for year in left.keys() | weaker.keys()
    }


def _parts(units: BitMap64, sets: Sets) -> Sets:
    """What of some units is in each set, the largest first."""
    found = [(value, both) for value, each in sets.items() if (both := units & each)]
    return dict(sorted(found, key=lambda part: (-len(part[1]), part[0])))


def _numbers(units: BitMap64, sets: Sets) -> Iterable[tuple[str, int]]:
    """How many of some units are in each of some sets, of which no two have one in common."""
    left = len(units)
    for value, each in sets.items():
        if not left:
            return
        number = units.intersection_cardinality(each)
        if number:
            left -= number
            yield value, number
