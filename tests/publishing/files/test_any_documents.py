"""Whatever documents say, their rows keep what the tables promise."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.document.case import Case
from app.document.others import Person, Provision
from app.document.reading import Document
from app.pages.csv_lines import spelled
from app.pages.dataset.declaring import SEVERAL, Cell, Column, Table
from app.pages.dataset.scene import Scene
from app.pages.dataset.tables import OF_KIND
from app.record.answers import Published
from app.record.shown import kind_of
from tests.strategies import generate_set

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


_ASKED = {"documents": generate_set(), "as_of": st.dates(date(2015, 1, 1), date(2030, 1, 1))}


@settings(max_examples=4)
@given(**_ASKED)
def test_every_row_keeps_what_its_table_promises(documents: list[Document], as_of: date) -> None:
    _check(documents, as_of)


@pytest.mark.faults
@settings(max_examples=40)
@given(**_ASKED)
def test_every_row_of_many_documents_does(documents: list[Document], as_of: date) -> None:
    _check(documents, as_of)


def _check(documents: list[Document], as_of: date) -> None:
    keys: dict[str, list[tuple[Cell, ...]]] = {}
    for table, row in _rows(documents, as_of):
        cells = dict(zip((column.name for column in table.columns), row, strict=True))
        keys.setdefault(table.name, []).append(tuple(cells[name] for name in table.key))
        for column, cell in zip(table.columns, row, strict=True):
            _keeps(column, cell, f"{table.name}.{column.name}")
    assert {name for name, found in keys.items() if len(set(found)) < len(found)} == set()


def _keeps(column: Column[Any], cell: Cell, where: str) -> None:
    assert cell not in ("", ()), where
    assert not column.required or cell is not None, where
    assert isinstance(cell, tuple) == (column.kind in SEVERAL) or cell is None, where
    if column.words and cell is not None:
        assert set(cell if isinstance(cell, tuple) else (cell,)) <= set(column.words), where
    assert not spelled(cell).startswith(_FORMULA), where


def _rows(documents: list[Document], as_of: date) -> Iterator[tuple[Table[Any], list[Cell]]]:
    people = {each.slug: each for each in documents if isinstance(each, Person)}
    articles = frozenset(each.key for each in documents if isinstance(each, Provision))
    cases = [each for each in documents if isinstance(each, Case)]
    subjects = frozenset(
        party.person for case in cases for party in case.subjects if party.person in people
    )
    there = frozenset(each.slug for each in cases)
    for each in documents:
        published = Published(
            each.id or "?", kind_of(each), each.slug, 1, 1, 1, "c", "h", "then", "now", b""
        )
        scene = Scene(
            published, each, people, subjects, articles, as_of, "https://a.example", there
        )
        for table in OF_KIND[kind_of(each)]:
            yield from ((table, row) for row in table.cells(scene))
