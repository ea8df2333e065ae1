"""The numbers of units: none is two units, and those of some cases are told from all others."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap, BitMap64

from app.record.facets.gathering import packed
from app.record.facets.numbering import numbers, unit, unit_after, units_of
from app.record.facets.sets import LONE, together

_ORDINALS = st.integers(1, 5_000_000)
_UNITS = st.sets(st.tuples(_ORDINALS, st.integers(0, 300)), max_size=30)


@given(units=_UNITS, others=st.sets(_ORDINALS, max_size=5))
def test_the_units_of_some_cases_are_found_among_all(
    units: set[tuple[int, int]], others: set[int]
) -> None:
    every = BitMap64([unit(*each) for each in units])
    cases = {ordinal for ordinal, _ in list(units)[::2]} | others
    assert len(every) == len(units)
    assert set(units_of(BitMap(cases), every)) == {
        unit(ordinal, place) for ordinal, place in units if ordinal in cases
    }


@given(ordinal=_ORDINALS, places=st.sets(st.integers(0, 100)))
def test_each_place_of_a_case_is_a_member_of_its_own(ordinal: int, places: set[int]) -> None:
    bits = sum(1 << each for each in places)
    assert list(numbers("unit kind", ordinal, bits)) == [
        unit(ordinal, each) for each in sorted(places)
    ]
    assert list(numbers("basis", ordinal, 1)) == [ordinal]


@given(ordinal=_ORDINALS, place=st.integers(0, 300))
def test_the_units_of_a_case_follow_one_another(ordinal: int, place: int) -> None:
    assert unit_after(unit(ordinal, place)) == unit(ordinal, place + 1)


@given(units=_UNITS.filter(bool))
def test_the_bytes_of_a_set_tell_whether_it_has_one_unit(units: set[tuple[int, int]]) -> None:
    bits = packed(BitMap64([unit(*each) for each in units], optimize=False))
    assert (len(bits) == LONE) == (len(units) == 1)
    assert len(bits) >= LONE


@given(sets=st.lists(st.sets(st.integers(0, 500), max_size=4), max_size=60))
def test_many_sets_are_put_together_as_one_after_the_other_would_be(sets: list[set[int]]) -> None:
    expected = {each for some in sets for each in some}
    assert set(together(BitMap64, [BitMap64(each) for each in sets])) == expected
    assert set(together(BitMap, [BitMap(each) for each in sets])) == expected
