"""The timeline under a choice of kinds, month and place: what it lists is what it counts."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import pytest
from sqlalchemy import Engine

from app.db.engines import reading
from app.document.case import Case
from app.document.others import Tombstone
from app.document.values import Date
from app.document.writing import canonical
from app.record import actions, queries, tables
from app.record.answers import MomentLine
from app.record.queries.timeline import KINDS, Chosen
from app.record.queries.turning import Turn
from app.record.sum_tables import EVERY
from tests.record.conftest import entries, identified, shipped
from tests.record.test_queries import counted

_MANY = 10_000


def _lines(full: Engine, chosen: Chosen) -> tuple[MomentLine, ...]:
    with reading(full) as connection:
        return queries.timeline_page(connection, chosen, limit=_MANY).rows


def test_a_choice_lists_just_what_it_names_in_the_order_of_all(full: Engine) -> None:
    regions = {each.id: each.region or "" for each in shipped() if isinstance(each, Case)}
    every = _lines(full, Chosen())
    months = [None, "2023-06", "2021", "longer", "undated"]
    kinds_chosen = [(), ("taken",), ("taken", "ended")]
    for kinds, month, place in product(kinds_chosen, months, [None, "Ganja", ""]):
        expected = tuple(
            each
            for each in every
            if not kinds or each.kind in kinds
            if month is None or each.month == month or (month == "2021" and each.month[:4] == month)
            if place is None or regions[each.case] == place
        )
        assert _lines(full, Chosen(kinds, month, place)) == expected


@pytest.mark.parametrize(
    "chosen",
    [Chosen(), Chosen(("taken",)), Chosen(("post", "charge"), "2023"), Chosen((), None, "Ganja")],
)
def test_the_number_beside_a_choice_is_what_it_would_list(full: Engine, chosen: Chosen) -> None:
    with reading(full) as connection:
        counts = queries.timeline_counts(connection, chosen)
    kinds = Counter(each.kind for each in _lines(full, Chosen((), chosen.month, chosen.place)))
    months = Counter(each.month for each in _lines(full, Chosen(chosen.kinds, None, chosen.place)))
    assert counts.kinds == kinds
    for month, number in counts.spans.items():
        assert number == len(_lines(full, Chosen(chosen.kinds, month, chosen.place)))
    assert {*months} <= {*counts.spans}
    for place, number in counts.places.items():
        assert number == len(_lines(full, Chosen(chosen.kinds, chosen.month, place)))


@pytest.mark.parametrize(
    "chosen", [Chosen(), Chosen(("taken", "ended")), Chosen((), None, "Ganja")]
)
def test_pages_lead_back_the_way_they_came(full: Engine, chosen: Chosen) -> None:
    with reading(full) as connection:
        pages = [queries.timeline_page(connection, chosen, limit=4)]
        while older := pages[-1].older:
            pages.append(queries.timeline_page(connection, chosen, Turn(after=older), limit=4))
        assert pages[0].newer is None
        for newer, page in pairwise(pages):
            assert page.newer
            back = queries.timeline_page(connection, chosen, Turn(before=page.newer), limit=4)
            assert back.rows == newer.rows
            assert (back.newer is None) == (newer.newer is None)
            assert back.older == newer.older


def test_a_page_takes_one_statement_and_the_counts_another(full: Engine) -> None:
    for chosen in (Chosen(), Chosen(KINDS[:5], "2023", "Baku")):
        with counted(full) as said, reading(full) as connection:
            queries.timeline_page(connection, chosen)
            queries.timeline_counts(connection, chosen)
        assert len(said) == 2


def test_nothing_counts_that_is_said_no_more_or_withdrawn(own_full: Engine) -> None:
    first, second, *_ = (each for each in shipped() if isinstance(each, Case))
    fewer = first.model_copy(update={"updates": (), "events": (), "region": "Quba"})
    number = len(shipped())
    (revised,) = entries([identified(fewer)], after=number)
    left = Tombstone(id=second.id or "", slug_hash=("0" * 64,), withdrawn=Date(edtf="2026-11-22"))
    withdrawn = replace(
        revised,
        number=number + 2,
        document=left.id,
        revision=2,
        cause="withdrawn",
        body=canonical(left),
    )
    with own_full.begin() as connection:
        actions.project(connection, [replace(revised, revision=2, cause="updated"), withdrawn])
    with reading(own_full) as connection:
        rows = connection.execute(tables.entry_count.select()).all()
    listed = _lines(own_full, Chosen())
    kinds = Counter((each.kind, EVERY) for each in listed)
    kinds += Counter((each.kind, each.month) for each in listed)
    months = (each for each in listed if each.month[0].isdigit() and "-" in each.month)
    kinds += Counter((each.kind, each.month[:4]) for each in months)
    counts = {(row.kind, row.span): row.entries for row in rows if row.place == EVERY}
    assert {key: number for key, number in counts.items() if key[0] != EVERY} == kinds
    assert all(row.entries > 0 for row in rows)
    assert "Quba" in {row.place for row in rows}
