"""The rows of the table and their bars."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured, in which unit, and the bar: at least or at most so much."""

    name: str
    unit: str
    sense: Literal["≥", "≤"]
    bar: float

    def reached(self, value: float) -> bool:
        """Whether a value is good enough."""
        return value >= self.bar if self.sense == "≥" else value <= self.bar


WARM: Final = {
    "/": Row("home, warm, 32 connections", "× bytes", "≥", 0.8),
    "case": Row("a case, warm, 32 connections", "× bytes", "≥", 0.8),
    "/cases": Row("/cases, warm, 32 connections", "× bytes", "≥", 0.8),
    "/feed.atom": Row("feed, warm, 32 connections", "× bytes", "≥", 0.8),
}
UNCHANGED: Final = Row("304 to who has it, 32 connections", "× bytes", "≥", 0.9)
CASE: Final = Row("a long case drawn for the first time, p50", "× view", "≤", 20)
REDRAWN: Final = Row("a long case drawn again, p50", "× view", "≤", 20)
SAME_CASE: Final = Row("a case that every size has, drawn again", "× view", "≤", 20)
GROWTH: Final = Row("the same beside 1,000 cases", "× its time", "≤", 1.2)
FEED: Final = Row("feed of 50, not cached, p50", "× view", "≤", 20)
SEARCH: Final = Row("search, not cached, p50", "× view", "≤", 25)
SEARCH_COMMON: Final = Row("search for the commonest word", "× view", "≤", 25)
FILTERED: Final = Row("/cases, two filters and all counts", "× view", "≤", 25)
FILTERED_SEARCH: Final = Row("search with a filter and all counts", "× view", "≤", 25)
DATASETTE: Final = Row("the same list and counts in Datasette", "× ours", "≥", 5)
DATASETTE_PLAIN: Final = Row("the same, no facets suggested", "× ours", "≥", 2)
SPREAD: Final = Row("p99 of the slowest of these", "× p50", "≤", 5)
WHILE_PUBLISHING: Final = Row("200 addresses while publishing", "× before", "≥", 0.5)
BESIDE_DAWDLERS: Final = Row("home while 20 dawdle over long answers, p99", "s", "≤", 0.5)
STALE: Final = Row("pages not new after publishing", "of 10", "≤", 0)
IMPORT: Final = Row("import of some hundreds, published", "cases/min", "≥", 1500)
IMPORT_GROWTH: Final = Row("import's memory, four times as many", "× memory", "≤", 1.25)
REBUILD: Final = Row("publish --all", "cases/min", "≥", 60_000)
DEMO: Final = Row("demo --record-only", "cases/min", "≥", 60_000)
PUBLIC_MEMORY: Final = Row("worker of the public half", "MB PSS", "≤", 120)
WHOLE_MEMORY: Final = Row("worker of both halves", "MB PSS", "≤", 200)
PUBLIC_START: Final = Row("public half, start to answer", "s", "≤", 2)
WHOLE_START: Final = Row("both halves, start to answer", "s", "≤", 2)

ROWS: Final = (
    *WARM.values(),
    UNCHANGED,
    *(
        CASE,
        REDRAWN,
        SAME_CASE,
        GROWTH,
        FEED,
        SEARCH,
        SEARCH_COMMON,
        FILTERED,
        FILTERED_SEARCH,
        SPREAD,
    ),
    *(DATASETTE, DATASETTE_PLAIN),
    *(WHILE_PUBLISHING, STALE, BESIDE_DAWDLERS),
    *(IMPORT, IMPORT_GROWTH, REBUILD, DEMO),
    *(PUBLIC_MEMORY, WHOLE_MEMORY, PUBLIC_START, WHOLE_START),
)
# At a million cases some bars are others.
OF_A_MILLION: Final = {
    PUBLIC_MEMORY: 400.0,
    SEARCH: 150.0,
    SEARCH_COMMON: 150.0,
    FILTERED: 100.0,
    FILTERED_SEARCH: 150.0,
}
