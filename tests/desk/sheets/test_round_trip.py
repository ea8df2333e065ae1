"""What a row says comes back from CSV and XLSX as the fields that were written."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cases.sheets.queries import Row
from app.cases.sheets.workbook import read_sheet
from app.cases.working.fields import Fields
from app.desk.sheets.columns import offered
from app.desk.sheets.rows import Reading
from app.document.vocabulary import DetentionKind, Platform, Speaker
from tests.desk.newsroom import Newsroom
from tests.desk.sheets.uploads import as_csv, as_xlsx

_LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F)
_WORDS = st.lists(st.text(_LETTERS, min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)
_DAYS = st.dates(date(2000, 1, 1), date(2026, 1, 1)).map(date.isoformat)
_NEEDED: dict[str, st.SearchStrategy[Any]] = {"parties.name": _WORDS, "sources.outlet": _WORDS}
_MORE: dict[str, st.SearchStrategy[Any]] = {
    "detentions.taken": _DAYS,
    "detentions.kind": st.sampled_from(DetentionKind.__args__),  # type: ignore[attr-defined]
    "detentions.place": _WORDS,
    "posts.platform": st.lists(
        st.sampled_from(Platform.__args__),  # type: ignore[attr-defined]
        min_size=1,
        max_size=3,
        unique=True,
    ),
    "reported_reason.text": _WORDS,
    "reported_reason.said_by": st.lists(
        st.sampled_from(Speaker.__args__),  # type: ignore[attr-defined]
        min_size=1,
        max_size=2,
        unique=True,
    ),
    "region": _WORDS,
    "tags": st.lists(_WORDS, min_size=1, max_size=3, unique=True),
}
_ROWS = st.fixed_dictionaries(_NEEDED, optional=_MORE)


def cell(value: str | list[str]) -> str:
    """A value as somebody writes it into a cell."""
    return value if isinstance(value, str) else "; ".join(value)


def there(fields: Fields, name: str) -> object:
    """What the fields of a case say in the place of a column."""
    listed, _, field = name.rpartition(".")
    return fields[listed][0][field] if listed else fields[field]


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(_ROWS, min_size=1, max_size=3))
@pytest.mark.parametrize("written", [as_csv, as_xlsx])
def test_a_sheet_of_random_rows_comes_back_to_equal_fields(
    newsroom: Newsroom, written: object, rows: list[dict[str, str | list[str]]]
) -> None:
    assert callable(written)
    names = tuple(offered("cases"))
    cells = [tuple(cell(row.get(name, "")) for name in names) for row in rows]
    read = read_sheet(written(cells, names))
    with newsroom.app.app_context():
        reading = Reading("cases", read.headers)
        for (number, texts), row in zip(read.rows, rows, strict=True):
            found = reading.read(Row(number, texts, "", False, False, False, ""))
            assert found.faults == ()
            assert {name: there(found.fields, name) for name in row} == row
