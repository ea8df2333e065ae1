"""What people type that is no date: refused, with a sentence on what to write."""

import pytest

from app.dates import NotADate, is_unknown, understand

REFUSED = {
    "May": "A month needs its year",
    "in June": "A month needs its year",
    "22": "A day needs its month",
    "22 2023": "A day needs its month",
    "31 June": "June has 30 days",
    "30-31 June 2023": "June 2023 has 30 days",
    "29 February 2023": "February 2023 has 28 days",
    "0 June 2023": "June 2023 has 30 days",
    "31.11.2023": "November 2023 has 30 days",
    "06.24.2023": "no month 24",
    "6/24/23": "write the month as a word",
    "06/24/2023": "write the month as a word",
    "06/05/2023": "write the month as a word",
    "24/06/23": "write the month as a word",
    "05-06-2023": "write the month as a word",
    "24.06": "write the month as a word",
    "22 June 23": "year of two digits",
    "between March 26 and 27": "A period needs its year",
    "26-27 March": "A period needs its year",
    "since 22 June": "A period needs its year",
    "since mid-March": "A month needs its year",
    "27 March 2020 - 26 March 2020": "ends before it starts",
    "December to February 2014": "ends before it starts",
    "2023-02-30": "has 28 days",
    "2020-03-27/2020-03-26": "ends before it starts",
    "Saturday, 22 June 2023": "was a Thursday, not a Saturday",
    "şənbə, 22 iyun 2023": "was a Thursday, not a Saturday",
    "before June 2021": "only limits the date",
    "after 22 June 2023": "only limits the date",
    "no later than June 2021": "only limits the date",
    "from July 2021": "can mean since",
    "yesterday": "counts from another day",
    "two days later": "counts from another day",
    "last November": "counts from another day",
    "keçən il": "counts from another day",
    "summer 2022": "is a season",
    "2021-22": "is a season",
    "22 or 23 June 2023": "more than one date",
    "22 and 23 June 2023": "more than one date",
    "22 June 2023, 20:30": "time of day",
    "2023-06-22T20:30": "time of day",
    "June 2021, year not known": "says it is not known",
    "22 June 2023, day not known": "says it is not known",
    "22 June - 2023": "not a date we understand",
    "tweets of 2020": "not a date we understand",
    "June 2023 May": "not a date we understand",
    "the": "not a date we understand",
    "535.1": "not a date we understand",
    "388-1": "not a date we understand",
    "20230622": "not a date we understand",
    "202": "not a date we understand",
    "24 giugno 2023": "not a date we understand",
    "22 June 2023 " * 20: "too long",
    "unknown": "leave the date out",
    "": "leave the date out",
}


@pytest.mark.parametrize(("typed", "says"), REFUSED.items())
def test_what_is_no_date_is_refused_with_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(NotADate, match=says) as refusal:
        understand(typed)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "-",
        "?",
        "unknown",
        "no date",
        "No date (c01)",
        "date not known",
        "tarix məlum deyil",
    ],
)
def test_a_text_may_say_that_no_date_is_known(typed: str) -> None:
    assert is_unknown(typed)


@pytest.mark.parametrize("typed", ["2023", "22 June, year not known", "day not known", "nonsense"])
def test_a_text_that_says_anything_else_is_not_an_unknown_date(typed: str) -> None:
    assert not is_unknown(typed)
