"""Counts beside values: the same as asking every value, with thousands of them too."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from app.record.facets.counting import MOST_LISTED, Counted, Values

_CASES = st.frozensets(st.integers(0, 30), max_size=6)


@given(
    sets=st.dictionaries(st.text("abc", min_size=1, max_size=3), _CASES, max_size=30),
    among=st.frozensets(st.integers(0, 30)),
    chosen=st.lists(st.text("abc", min_size=1, max_size=3), max_size=2, unique=True),
)
def test_every_value_is_counted_as_if_it_were_asked_by_itself(
    sets: dict[str, frozenset[int]], among: frozenset[int], chosen: list[str]
) -> None:
    values = Values({value: BitMap(cases) for value, cases in sets.items() if cases})
    facet = values.counted(BitMap(among), chosen)
    counts = {value: len(cases & among) for value, cases in sets.items()}
    expected = {value: count for value, count in counts.items() if count}
    expected |= {value: counts.get(value, 0) for value in chosen}
    assert {each.value: each.count for each in facet.values} == expected
    assert [each.count for each in facet.values] == sorted(expected.values(), reverse=True)
    assert facet.more == 0


def test_of_many_values_the_commonest_are_listed_and_the_others_told_by_number() -> None:
    sets = {f"place {at:04}": BitMap([at]) for at in range(1_000)}
    sets["capital"] = BitMap(range(0, 1_000, 2))
    facet = Values(sets).counted(BitMap(range(500)), ["place 0499", "place 0999"])
    assert facet.values[0] == Counted("capital", 250)
    assert facet.values[1] == Counted("place 0000", 1)
    assert facet.values[-2:] == (Counted("place 0499", 1), Counted("place 0999", 0))
    assert len(facet.values) == MOST_LISTED + 2
    assert len(facet.values) - 1 + facet.more == 501
