"""The days that addresses ask for, in the one way in which they write them."""

from datetime import date, datetime


def read_day(text: str) -> date:
    """A day such as 2023-06-22, as an address has it. Raises ValueError for anything else.

    Digits of other scripts would be read as well, but then one question had many addresses.
    """
    return datetime.strptime(text if text.isascii() else "", "%Y-%m-%d").date()  # noqa: DTZ007
