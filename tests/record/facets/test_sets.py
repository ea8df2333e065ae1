"""The sets of facets: however the record came to be, they are those of its latest documents."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection, Engine, Row, select

from app.db.engines import reading
from app.document.case import Case
from app.record import actions, tables
from app.record.facets.every_mark import marks
from app.record.facets.index import Index, index_at, index_of
from app.record.facets.marks import DAY, EVERY, TAKEN, TURNING
from app.record.facets.numbering import is_of_units, numbers
from app.record.facets.sets import Kept
from app.record.facets.unit_marks import (
    BEGAN,
    BEGUN,
    KIND,
    MONTH,
    OVER,
    PERSON,
    RANGE_TAKEN,
    TIED,
    WAIT,
)
from app.record.filters import FACETS
from app.record.ordinals import first_numbers
from tests.record.conftest import empty_record, entries, shipped
from tests.record.random_histories import history

_STILL = (EVERY, DAY, TAKEN, *(name for name in FACETS if name not in TURNING))
_UNITS_STILL = (
    *(KIND, BEGAN, MONTH, PERSON, RANGE_TAKEN, WAIT),
    *(f"unit {name}" for name in ("basis", "provision", "custody", "year", "stage", "subject")),
)
_UNITS_TURNING = (BEGUN, OVER, TIED, *(f"unit {name}" for name in TURNING))
_DAYS = tuple(date(2019, 12, 25) + timedelta(days=373 * step) for step in range(7))


@dataclass(frozen=True, slots=True)
class Walked:
    """A record that went through a history by chance, and the index that followed all of it."""

    record: Engine
    followed: Index


_LONGER = [
    pytest.param(each, marks=pytest.mark.faults) for each in (("sqlite", 7), ("postgresql", 1))
]


@pytest.fixture(scope="module", params=[("sqlite", 0), *_LONGER], ids=str)
def walked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walked]:
    """One history after another, only to be read: a walk is most of the work of these tests."""
    kind, seed = request.param
    record = empty_record(request, kind, tmp_path_factory.mktemp("walked"))
    yield Walked(record, _begin(record, random.Random(seed)))
    record.dispose()


def test_whatever_is_published_each_case_is_in_the_sets_its_latest_revision_says(
    walked: Walked,
) -> None:
    with reading(walked.record) as connection:
        expected: dict[tuple[Any, ...], set[int]] = defaultdict(set)
        for ordinal, said in _latest(connection).items():
            for (name, value, span), places in marks(json.loads(said)).items():
                expected[name, span, value, 0].update(numbers(name, ordinal, places))
        found = {tuple(row[:4]): _members(row) for row in _rows(connection)}
    assert found == expected
    assert len(found) > 100


def test_an_index_that_followed_every_entry_is_the_one_that_is_read_anew(walked: Walked) -> None:
    followed = walked.followed
    with reading(walked.record) as connection:
        assert followed.version == _version(connection)
        assert _sets(followed, connection) == _sets(Index(followed.version), connection)


def test_the_sets_of_an_earlier_entry_are_those_the_record_had_then(record: Engine) -> None:
    cases = [each for each in shipped() if isinstance(each, Case)]
    with record.begin() as connection:
        actions.project(connection, entries(cases[:9]))
    then = {}
    with reading(record) as connection:
        then[9] = _sets(index_of(connection), connection)
    fewer = cases[0].model_copy(update={"charges": (), "detentions": (), "decisions": ()})
    (entry,) = entries([fewer], after=9)
    again = replace(entry, document=str(cases[0].id), revision=2, cause="updated")
    with record.begin() as connection:
        actions.project(connection, [again])
    with reading(record) as connection:
        then[10] = _sets(index_of(connection), connection)
    with record.begin() as connection:
        actions.project(connection, entries(cases[9:], after=10))
    assert then[9] != then[10]
    with reading(record) as connection:
        for number, sets in then.items():
            assert _sets(index_at(connection, number), connection) == sets
        assert len(index_at(connection, 0).every(connection)) == 0


def test_of_people_only_those_are_told_who_are_several_units(walked: Walked) -> None:
    with reading(walked.record) as connection:
        for number in range(0, _version(connection) + 1, 7):
            units = index_at(connection, number).units
            every = units.sets(connection, PERSON)
            several = {value: each for value, each in every.items() if len(each) > 1}
            assert _plain(units.several(connection, PERSON)) == _plain(several)
    assert several


def test_what_was_withdrawn_is_in_no_set_of_any_entry(walked: Walked) -> None:
    with reading(walked.record) as connection:
        there = set(_latest(connection))
        gone = _withdrawals(connection)
        # Each was there last at the entry before.
        for number in {*(each - 1 for each in gone), *range(0, _version(connection), 10)}:
            assert set(index_at(connection, number).every(connection)) <= there
    assert len(gone) > 5


def _begin(record: Engine, chance: random.Random) -> Index:
    """A history by chance; an index of all sets has to follow after each entry."""
    first = list(shipped())
    chance.shuffle(first)
    with record.begin() as connection:
        actions.project(connection, entries(first[:8]))
    for entry in history(first, chance):
        with record.begin() as connection:
            actions.project(connection, [entry])
        with reading(record) as connection:
            followed = index_of(connection)
            _sets(followed, connection, _DAYS[-1:])
    return followed


def _withdrawals(connection: Connection) -> list[int]:
    """The entries that took a document away."""
    revision = tables.revision
    query = select(revision.c.number).where(revision.c.cause == "withdrawn")
    return list(connection.execute(query).scalars())


def _sets(
    index: Index, connection: Connection, days: Sequence[date] = _DAYS
) -> dict[object, dict[str, set[int]]]:
    found = _of_one_kind(index, connection, (_STILL, TURNING), days)
    found |= _of_one_kind(index.units, connection, (_UNITS_STILL, _UNITS_TURNING), days)
    several = index.units.several(connection, PERSON)
    return found | {"several": _plain(several)}


def _of_one_kind(
    kept: Kept[Any],
    connection: Connection,
    names: tuple[Sequence[str], Sequence[str]],
    days: Sequence[date],
) -> dict[object, dict[str, set[int]]]:
    still, turning = names
    found: dict[object, dict[str, set[int]]] = {}
    for name in still:
        found[name] = _plain(kept.sets(connection, name))
    for name, day in product(turning, days):
        found[name, day] = _plain(kept.sets_on(connection, name, day))
    return found


def _members(row: Row[Any]) -> set[int]:
    kind = BitMap64 if is_of_units(row.name) else BitMap
    return set(kind.deserialize(row.bits))


def _plain(sets: Mapping[str, BitMap] | Mapping[str, BitMap64]) -> dict[str, set[int]]:
    return {value: set(members) for value, members in sets.items()}


def _latest(connection: Connection) -> dict[int, str]:
    """What each published case is filed under, by its ordinal."""
    filed = tables.filed
    rows = connection.execute(
        select(filed.c.document, filed.c.said).where(filed.c.known_until.is_(None))
    ).all()
    ordinals = first_numbers(connection, {row.document for row in rows})
    return {ordinals[row.document]: row.said for row in rows}


def _rows(connection: Connection) -> Sequence[Row[Any]]:
    return connection.execute(select(tables.facet)).all()


def _version(connection: Connection) -> int:
    return int(connection.execute(select(tables.release.c.version)).scalar_one())
