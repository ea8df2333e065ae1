"""Lists and sums as a language writes them. Babel takes its time, so each is kept."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

_KEPT: Final = 8192


def listed(items: tuple[str, ...], locale: str) -> str:
    """Items joined as a language joins them; nothing for no item."""
    if len(items) > 1:
        return _listed(items, locale)
    return items[0] if items else ""


@lru_cache(maxsize=_KEPT)
def _listed(items: tuple[str, ...], locale: str) -> str:
    return format_list(list(items), locale=locale)


@lru_cache(maxsize=_KEPT)
def bare_sum(amount: str, locale: str) -> str:
    """The number of an amount such as `500 AZN`, without its currency."""
    return str(format_decimal(Decimal(amount.partition(" ")[0]), locale=locale))


@lru_cache(maxsize=_KEPT)
def money(amount: str, locale: str) -> str:
    """An amount such as `500 AZN` in words."""
    number, currency = amount.split(" ")
    return format_currency(
        number,
        currency,
        locale=locale,
        format_type="name",
        currency_digits=False,
        decimal_quantization=False,
    )
