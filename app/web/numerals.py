"""Whole numbers with the digits and the signs of a language.

Babel takes its time, so it is asked for ten digits, and for numbers that are long enough to group.
"""

from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal

# No language groups the digits of a smaller number.
_GROUPED: Final = 1000


def numeral(number: int, locale: str) -> str:
    """A whole number as a language writes it."""
    if 0 <= number < _GROUPED:
        return str(number).translate(_digits(locale))
    return _grouped(number, locale)


@lru_cache(maxsize=4096)
def _grouped(number: int, locale: str) -> str:
    return str(format_decimal(number, locale=locale))


@lru_cache(maxsize=64)
def _digits(locale: str) -> dict[int, str]:
    return {ord(str(digit)): str(format_decimal(digit, locale=locale)) for digit in range(10)}
