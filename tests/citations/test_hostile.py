"""Any text at all: never an error, and time in proportion to its length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.citations import Citation, is_path, understand

_CRUMBS = """
    CAO CC УК İXM -in of article ст. ч. 1 535 535.1 388-1 147-148 388¹ (1) ( ) , and maddə Code
    Ciminal <sup>1</sup> - – @ 2000 РФ 460-IQ to part &sup1; § 30 days \ufffd
"""


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert all(is_path(each.path) for each in understand(text, default_code="CC"))


@given(st.lists(st.sampled_from(_CRUMBS.split()), max_size=25), st.sampled_from(["", " "]))
def test_no_mixture_of_pieces_raises_or_cites_what_is_no_article(
    crumbs: list[str], gap: str
) -> None:
    cited = understand(gap.join(crumbs))
    assert all(isinstance(each, Citation) and is_path(each.path) for each in cited)
    assert len({each.key for each in cited}) == len(cited)


HOSTILE = {
    "a name without end": "code ",
    "a misspelt name": "Ciminal Code ",
    "digits": "1",
    "hyphens": "1-",
    "open brackets": "(",
    "brackets after a number": "1(1)",
    "parts": "part 1 ",
    "parts in a list": "part 1 and ",
    "numbers and codes": "1 CC ",
    "ranges": "CC 1-30, ",
    "tags that never close": "3<sup ",
    "entities that never end": "&",
    "superscripts": "1¹",
    "combining marks": "a\u0327\u0301",
    "initials": "a.",
    "apostrophes": "a'",
    "dashes": "1 - ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_eight_times_as_long_takes_no_more_than_in_proportion(unit: str) -> None:
    short, long = unit * (1_000 // len(unit)), unit * (8_000 // len(unit))
    understand(short)
    most = 8 * 4 * min(_seconds(short) for _ in range(3)) + 0.05
    assert any(_seconds(long) < most for _ in range(3))


def _seconds(text: str) -> float:
    start = time.process_time()
    understand(text)
    return time.process_time() - start


@pytest.mark.faults
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hundred_thousand_signs_are_read_in_seconds(unit: str) -> None:
    assert any(_seconds(unit * (100_000 // len(unit))) < 10 for _ in range(3))


def test_a_numeric_entity_of_any_length_is_no_error() -> None:
    assert understand("CAO 535 &#" + "9" * 100_000 + ";")[0].key == "CAO:535"
