"""The only parser of filters: what it reads, what it refuses, and how it is written again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.filters import PARAMETERS, Filter, NotAFilter, read_filter


@pytest.mark.parametrize(
    ("given_", "wrong"),
    [
        ({"basiss": ["speech"]}, "unknown name"),
        ({"lang": ["az"]}, "unknown name"),
        ({"basis": ["Speech"]}, "not a word"),
        ({"held": ["free"]}, "not a word"),
        ({"year": ["abc"]}, "not so written"),
        ({"year": ["٢٠٢٣"]}, "not so written"),
        ({"provision": ["<script>"]}, "not so written"),
        ({"language": ["Azeri"]}, "not so written"),
        ({"subject": ["a person"]}, "not so written"),
        ({"taken_to": ["٢٠٢٣-06-01"]}, "no day"),
        ({"basis": [""]}, "no value"),
        ({"place": [" "]}, "no value"),
        ({"place": ["Baku\x00"]}, "no value"),
        ({"as_of": ["2023-02-30"]}, "no day"),
        ({"known_on": ["yesterday"]}, "no day"),
        ({"as_of": ["2023-06-22", "2023-06-23"]}, "repeated"),
        ({"q": ["a", "b"]}, "repeated"),
        ({"sort": ["best"]}, "no sort"),
        ({"taken_from": ["2023-06-22"], "taken_to": ["2023-06-21"]}, "backwards"),
        ({"cluster": ["x" * 401]}, "too long"),
        ({"year": ["2023"] * 101}, "too many"),
        ({"q": ["words"], "known_on": ["2023-06-22"]}, "words of now"),
    ],
)
def test_what_is_unknown_or_malformed_is_refused_and_never_ignored(
    given_: dict[str, list[str]], wrong: str
) -> None:
    with pytest.raises(NotAFilter) as refused:
        read_filter(given_)
    assert refused.value.wrong == wrong


def test_one_question_has_one_address_however_it_was_asked() -> None:
    one = read_filter({"tie": ["none", "explicit", "none"], "provision": ["CAO:388-1"]})
    two = read_filter({"provision": ["cao-388-1"], "tie": ["explicit", "none"], "sort": ["newest"]})
    assert one == two
    assert one.parameters() == (("provision", "cao-388-1"), ("tie", "explicit"), ("tie", "none"))


@given(st.dictionaries(st.sampled_from(PARAMETERS) | st.text(), st.lists(st.text(), max_size=3)))
def test_any_parameters_are_a_filter_or_refused(asked: dict[str, list[str]]) -> None:
    given_ = {name: values for name, values in asked.items() if values}
    try:
        found = read_filter(given_)
    except NotAFilter:
        return
    again: dict[str, list[str]] = {}
    for name, value in found.parameters():
        again.setdefault(name, []).append(value)
    assert read_filter(again).parameters() == found.parameters()


def test_a_value_that_is_added_and_taken_away_leaves_the_filter_as_it_was() -> None:
    asked = read_filter({"basis": ["speech"], "year": ["2023"], "after": ["x"]})
    assert asked.having("basis", "other").without("basis", "other") == asked.but()
    assert asked.without("basis").values("basis") == ()
    assert asked.having("basis", "other").after is None


def test_the_day_of_facts_is_as_of_else_the_day_of_knowledge_else_today() -> None:
    today = date(2026, 11, 22)
    assert Filter().day(today) == today
    assert read_filter({"known_on": ["2023-05-03"]}).day(today) == date(2023, 5, 3)
    both = read_filter({"known_on": ["2023-05-03"], "as_of": ["2023-05-01"]})
    assert both.day(today) == date(2023, 5, 1)
