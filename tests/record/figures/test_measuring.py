"""What a cell says of lengths that are known exactly, roughly, from below, or not at all."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.custody import Stay
from app.dates import Days
from app.record.figures.measuring import Lengths, Shared, lengths, lengths_by_person

_EXACT = st.integers(0, 4000).map(lambda number: Days(number, number))
_ROUGH = st.tuples(st.integers(0, 4000), st.integers(0, 400)).map(
    lambda pair: Days(pair[0], pair[0] + pair[1])
)
_LEAST = st.integers(0, 4000).map(lambda number: Days(number, None))


def test_nothing_known_is_nothing_and_never_zero() -> None:
    assert lengths([None, None]) == Lengths(0, 2, None, None, None, None)


def test_what_is_not_known_stands_beside_and_not_in_the_sum() -> None:
    found = lengths([Days(10, 10), None, Days(30, 30)])
    assert (found.number, found.unknown, found.total) == (2, 1, Days(40, 40))


def test_the_middle_of_two_is_half_way_between_and_rounded_up() -> None:
    assert lengths([Days(10, 10), Days(13, 13)]).median == Days(12, 12)


def test_one_length_without_an_upper_end_leaves_the_sum_at_least() -> None:
    found = lengths([Days(10, 10), Days(20, None)])
    assert found.total == Days(30, None)
    assert found.longest == Days(20, None)


def test_a_median_is_exact_as_long_as_what_is_at_least_so_long_lies_above_it() -> None:
    found = lengths([Days(10, 10), Days(20, 20), Days(30, None)])
    assert found.median == Days(20, 20)
    assert lengths([Days(10, 10), Days(20, None), Days(30, None)]).median == Days(20, None)


@given(st.lists(st.one_of(_EXACT, _ROUGH, _LEAST), min_size=1, max_size=30))
def test_shortest_median_and_longest_stand_in_their_order(given: list[Days]) -> None:
    found = lengths(given)
    ranges = [found.shortest, found.median, found.longest, found.total]
    known = [each for each in ranges if each]
    assert len(known) == len(ranges)
    leasts = [each.least for each in known[:3]]
    assert leasts == sorted(leasts)
    assert all(each.most is None or each.least <= each.most for each in known)
    assert known[3].least == sum(each.least for each in given)


def test_a_day_in_two_custodies_of_one_person_counts_once_and_of_two_people_twice() -> None:
    span = (date(2023, 1, 1), date(2023, 1, 11))
    stay = Stay(Days(10, 10), span, span)
    assert lengths_by_person([("a", stay), ("a", stay)]).total == Days(10, 10)
    assert lengths_by_person([("a", stay), ("b", stay)]).total == Days(20, 20)


def test_a_share_of_no_known_charge_is_no_share() -> None:
    assert Shared(0, 0, 3).share is None
    assert Shared(1, 3, 2).known == 4
