"""The ready charts: what each adds up, of the cases that a filter finds.

A chart is made of marks, each a chart, a first and a second word: a month and a basis, an article
with a year and a basis, a length. All charts come of one pass over the subjects.
"""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from sqlalchemy import Connection

from app.dates import Bounds, Days
from app.db.errors import TooLong
from app.record.facets.finding import Found, found
from app.record.figures.measuring import Shared
from app.record.figures.reading import subjects_of, which_fit
from app.record.figures.units import Detention, Proceeding, Subject, Unit, is_article
from app.record.filters import Filter
from app.record.queries.totals import tied_per_month
from app.record.rows import BASES
from app.record.timeline import UNDATED, month_of

ChartName = Literal["taken", "articles", "basis", "days", "wait"]
CHARTS: Final[tuple[ChartName, ...]] = get_args(ChartName)
Mark = tuple[ChartName, str, str]

# The last day of each span of lengths, the first of which begins with none; then what is longer.
LENGTHS: Final = (3, 10, 30, 90, 365, 1095)
WAITS: Final = (1, 7, 30, 90, 365)
LONGER: Final = "longer"
RANGE: Final = "range"
"""Known only as a range that lies in several spans, or as "at least"."""
UNKNOWN: Final = "unknown"
_YEAR: Final = len("2021")
STRICT: Final = "strict"
CONTEXTUAL: Final = "contextual"


@dataclass(frozen=True)
class Charts:
    """What the charts add up to: numbers by first and second word for each of them.

    For those that are not `counted` there are too many cases to be counted in a reader's time.
    """

    found: Found
    marks: Mapping[Mark, int]
    counted: tuple[ChartName, ...] = CHARTS

    def of(self, name: ChartName) -> dict[tuple[str, str], int]:
        """The numbers of one chart. Raises TooLong when it is not counted."""
        if name not in self.counted:
            raise TooLong
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
    Raises TooLong when a filter leaves too many cases; of all cases what is kept can be told.
    """
    cases = found(connection, asked, today, until)
    fits = which_fit(connection, asked)
    marks: Counter[Mark] = Counter()
    try:
        deque(marking(subjects_of(connection, cases), marks, fits, contextual=contextual), 0)
    except TooLong:
        if asked != Filter():
            raise
        return kept(connection, cases)
    return Charts(cases, marks)


def marking(
    subjects: Iterable[Subject],
    marks: Counter[Mark],
    fits: Callable[[Unit], bool],
    *,
    contextual: bool,
) -> Iterator[Subject]:
    """The same subjects; as each goes by, what it adds to the charts is added to the marks."""
    ties = (STRICT, CONTEXTUAL) if contextual else (STRICT,)
    for subject in subjects:
        marks.update(marks_of(subject, ties, fits))
        yield subject


def kept(connection: Connection, cases: Found) -> Charts:
    """What needs no counting, of the whole record: the arrests by month are kept added up."""
    added = Counter[Mark]()
    for each in tied_per_month(connection):
        added["taken", each.month or "", each.basis or UNKNOWN] += each.people
    return Charts(cases, added, ("taken",))


def shares(marks: Mapping[tuple[str, str], int]) -> Shared:
    """The pretext share in the numbers of the chart of bases."""
    found = Counter[str]()
    for (_year, basis), number in marks.items():
        found[basis] += number
    return Shared(found["pretext"] + found["other"], found["speech"], found["unknown"])


def marks_of(subject: Subject, ties: Iterable[str], fits: Callable[[Unit], bool]) -> Iterator[Mark]:
    """What one subject adds to the charts: what of theirs answers a filter."""
    detentions = subject.detentions
    tied = [each for each in detentions if each.tied in ties]
    for accused in subject.proceedings:
        if fits(Unit(subject, proceeding=accused)):
            yield from _proceeding(subject, accused, tied)
    for held in detentions:
        if fits(Unit(subject, detention=held)):
            yield "days", _length(held.over, LENGTHS) if held.over else UNKNOWN, ""
            if held in tied:
                yield "taken", _month(held.taken), _strongest(subject.values["basis"])
    if tied and fits(Unit(subject)):
        yield "wait", _length(subject.wait, WAITS) if subject.wait else UNKNOWN, ""


def _proceeding(
    subject: Subject, proceeding: Proceeding, tied: Sequence[Detention]
) -> Iterator[Mark]:
    """A proceeding under each of its articles, and among those against arrested people."""
    basis = _strongest(proceeding.bases)
    began = "" if subject.began == UNDATED else subject.began[:_YEAR]
    for article in proceeding.values["provision"]:
        if is_article(article):
            yield "articles", article, f"{began}/{basis}"
    if tied:
        taken = tied[0].taken
        day = (taken.lower or taken.upper) if taken else None
        yield "basis", f"{day.year:04}" if day else "", basis


def _strongest(bases: Iterable[str]) -> str:
    """The basis that counts of several; a charge that is not recorded is not known."""
    known = set(bases)
    return next((basis for basis in BASES if basis in known), UNKNOWN)


def _month(taken: Bounds | None) -> str:
    """The month of a taking; "" where it may have been in several."""
    month = month_of(taken.lower, taken.upper) if taken else None
    return month if month and "-" in month else ""


def _length(days: Days, spans: Sequence[int]) -> str:
    """The span that a length lies in, as its last day."""
    if days.most is None:
        return LONGER if days.least > spans[-1] else RANGE
    first, last = (bisect_left(spans, number) for number in (days.least, days.most))
    if first != last:
        return RANGE
    return str(spans[first]) if first < len(spans) else LONGER
