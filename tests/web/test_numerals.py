"""Numbers as a language writes them: the same as Babel's, whichever way they come about."""

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from app.web.numerals import numeral


@pytest.mark.parametrize("locale", ["en", "az", "ru", "de", "ar_EG", "fa"])
@given(number=st.integers(min_value=-10_000, max_value=10_000_000) | st.integers(0, 1_100))
def test_a_number_is_written_as_babel_writes_it(locale: str, number: int) -> None:
    assert numeral(number, locale) == format_decimal(number, locale=locale)
