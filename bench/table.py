"""The table: a row for each bar, a column for each size and engine, what falls short marked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.rows import GROWTH, OF_A_MILLION, ROWS, SAME_CASE, Row

Column = tuple[int, str]
Cells = Mapping[Row, float | str]
_THOUSAND = 1_000
_MILLION = 1_000_000


def bar_at(row: Row, size: int) -> Row:
    """The row with its bar at this size."""
    return replace(row, bar=OF_A_MILLION[row]) if size >= _MILLION and row in OF_A_MILLION else row


def beside_a_thousand(found: Mapping[Column, Cells]) -> dict[Column, Cells]:
    """The same, and how long the case that every size has takes beside its time at 1,000 cases."""
    grown: dict[Column, Cells] = {}
    for (size, engine), cells in found.items():
        grown[size, engine] = dict(cells)
        match found.get((_THOUSAND, engine), {}).get(SAME_CASE), cells.get(SAME_CASE):
            case float(base), float(there) if size > _THOUSAND:
                grown[size, engine] = {**cells, GROWTH: there / base}
    return grown


def printed(found: Mapping[Column, Cells]) -> Iterator[str]:
    """The lines of the table in Markdown, then each value that falls short, by name.

    A cell that is text says why there is no number; an empty one was not asked for.
    """
    heads = [f"{size:,} {engine}" for size, engine in found]
    yield "| what | bar | " + " | ".join(heads) + " |"
    yield "|---|---|" + "---:|" * len(heads)
    for row in ROWS:
        cells = [_cell(row, size, cells.get(row)) for (size, _), cells in found.items()]
        if any(cells):
            bar = f"{row.sense} {_number(row.bar)} {row.unit}"
            yield f"| {row.name} | {bar} | {' | '.join(cells)} |"
    yield ""
    yield from _short(found)


def _cell(row: Row, size: int, value: float | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    mark = "" if bar_at(row, size).reached(value) else " ✗"
    return f"{_number(value)}{mark}"


def _short(found: Mapping[Column, Cells]) -> Iterator[str]:
    nothing = True
    for (size, engine), cells in found.items():
        for row, value in cells.items():
            barred = bar_at(row, size)
            if not isinstance(value, str) and not barred.reached(value):
                nothing = False
                yield (
                    f"FALLS SHORT at {size:,} on {engine}: {row.name}: {_number(value)}"
                    f" {row.unit}, the bar is {barred.sense} {_number(barred.bar)}"
                )
    if nothing:
        yield "Nothing measured falls short."


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}".rstrip("0").rstrip(".")
