"""Terms: what is read, how they count, how they are said."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfoNotFoundError

import pytest
from babel import localedata
from hypothesis import assume, given
from hypothesis import strategies as st

from app.dates import NotATerm, Term, longest, today

COUNTS = st.integers(0, 400)
TERMS = st.tuples(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS).filter(any).map(lambda c: Term(*c))
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("P30D", "P30D"),
        ("P1M10D", "P1M10D"),
        ("PT6H", "PT6H"),
        ("P1DT12H", "P1DT12H"),
        ("p8m", "P8M"),
        ("P2W", "P2W"),
        ("P12M", "P12M"),
        ("1 month 10 days", "P1M10D"),
        ("1 month and 10 days", "P1M10D"),
        ("1 month, 10 days", "P1M10D"),
        ("30 days", "P30D"),
        ("for 30 days", "P30D"),
        ("30-day", "P30D"),
        ("thirty days", "P30D"),
        ("8 months", "P8M"),
        ("8 (eight) months", "P8M"),
        ("2 months and 5 days", "P2M5D"),
        ("1 year 6 months", "P1Y6M"),
        ("7 years", "P7Y"),
        ("6 hours", "PT6H"),
        ("48-hour", "PT48H"),
        ("2 weeks", "P2W"),
        ("a month", "P1M"),
        ("30 sutka", "P30D"),
        ("30 sutkalıq", "P30D"),
        ("1 ay 10 gün", "P1M10D"),
        ("1 ay və 10 gün", "P1M10D"),
        ("30 GÜN", "P30D"),
        ("30 gün müddətinə", "P30D"),
        ("7 İL", "P7Y"),
        ("bir ay", "P1M"),
        ("6 saat", "PT6H"),
        ("30 суток", "P30D"),
        ("2 месяца и 5 дней", "P2M5D"),
        ("5 лет", "P5Y"),
    ],
)
def test_a_term_is_read_in_the_units_it_was_given_in(text: str, iso: str) -> None:
    assert Term.parse(text).iso() == iso


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("half a year", "is a fraction"),
        ("yarım il", "is a fraction"),
        ("1.5 years", "is a fraction"),
        ("1½ years", "is a fraction"),
        ("P0.5Y", "not a whole term"),
        ("PT30M", "not a whole term"),
        ("P", "not a whole term"),
        ("P1D1M", "not a whole term"),
        ("P0D", "longer than nothing"),
        ("0 days", "longer than nothing"),
        ("", "no term here"),
        ("life", "not a term we understand"),
        ("30", "not a term we understand"),
        ("30 days or", "not a term we understand"),
        ("many days", "not a number we know"),
        ("1 month 2 months", "names months twice"),
        ("22 June 2023", "not a term we understand"),
    ],
)
def test_what_is_no_term_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(NotATerm, match=says) as refusal:
        Term.parse(text)
    assert str(refusal.value).endswith(".")


def test_a_term_cannot_be_negative() -> None:
    with pytest.raises(NotATerm):
        Term(days=30, months=-1)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2023-06-21", "20 days", "2023-07-11"),
        ("2021-03-02", "8 months", "2021-11-02"),
        ("2024-01-08", "30 days", "2024-02-07"),
        ("2023-05-27", "30 days", "2023-06-26"),
        ("2023-03-17", "25 days", "2023-04-11"),
        ("2020-07-14", "7 years", "2027-07-14"),
        ("2020-07-14", "4 months", "2020-11-14"),
        ("2023-01-31", "1 month", "2023-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2023-01-31", "1 month 10 days", "2023-03-10"),
        ("2023-06-21", "2 weeks", "2023-07-05"),
        ("2023-06-21", "6 hours", "2023-06-21"),
        ("2023-06-21", "24 hours", "2023-06-22"),
        ("2023-06-21", "P1DT30H", "2023-06-23"),
        ("2023-06-21", "9000 years", "9999-12-31"),
    ],
)
def test_a_term_ends_on_its_calendar_day(start: str, term: str, end: str) -> None:
    assert Term.parse(term).after(date.fromisoformat(start)) == date.fromisoformat(end)


@given(TERMS)
def test_a_term_written_and_read_again_is_itself(term: Term) -> None:
    assert Term.parse(term.iso()) == term
    assert Term.parse(term.display("en")) == term
    assert Term.parse(term.display("az")) == term
    assert Term.parse(term.display("ru")) == term
    assert str(term) == term.iso()


@given(TERMS, DAYS)
def test_a_term_never_outlasts_its_most_days_nor_ends_before_it_starts(
    term: Term, day: date
) -> None:
    lasted = (term.after(day) - day).days
    assert 0 <= lasted <= term.most_days


@given(TERMS, DAYS, st.integers(1, 60))
def test_a_longer_term_ends_later(term: Term, day: date, more: int) -> None:
    longer = Term(term.years, term.months, term.weeks, term.days + more, term.hours)
    assert longer.after(day) > term.after(day)
    assert longest(term, longer) is longer
    assert longest(longer, term) is longer


@given(st.integers(1, 30), DAYS)
def test_months_keep_the_day_where_the_month_has_it(months: int, day: date) -> None:
    assume(day.day <= 28)
    assert Term(months=months).after(day).day == day.day


def test_the_longer_of_two_terms_is_found_from_a_common_day() -> None:
    month, days = Term(months=1), Term(days=30)
    assert longest(days, month) is month
    assert longest(month, days, start=date(2023, 2, 1)) is days
    assert longest(Term(hours=6), Term(hours=3)) == Term(hours=6)
    same = Term(weeks=1)
    assert longest(Term(days=7), same) == Term(days=7)


def test_the_most_days_of_a_term_are_those_of_its_longest_months() -> None:
    assert Term(months=1).most_days == 31
    assert Term(months=2).most_days == 62
    assert Term(years=1).most_days == 366
    assert Term(months=1, days=10, hours=25).most_days == 42


@pytest.mark.parametrize(
    ("iso", "locale", "words"),
    [
        ("P1M10D", "en", "1 month and 10 days"),
        ("P1Y", "en", "1 year"),
        ("P30D", "az", "30 gün"),
        ("P1D", "az", "1 gün"),
        ("P1M10D", "az", "1 ay və 10 gün"),
        ("P21D", "ru", "21 день"),
        ("P2D", "ru", "2 дня"),
        ("P25D", "ru", "25 дней"),
        ("P2M", "ar", "شهران"),
        ("PT6H", "it", "6 ore"),
        ("P8M", "en-GB", "8 months"),
    ],
)
def test_a_term_is_said_with_its_own_plurals(iso: str, locale: str, words: str) -> None:
    assert Term.parse(iso).display(locale) == words


@given(TERMS, st.sampled_from(sorted(localedata.locale_identifiers())))
def test_a_term_can_be_said_in_every_locale(term: Term, locale: str) -> None:
    assert term.display(locale).strip()


def test_today_is_the_trackers_day_not_the_servers() -> None:
    late = datetime(2023, 6, 21, 21, 30, tzinfo=UTC)
    assert today("Asia/Baku", late) == date(2023, 6, 22)
    assert today("UTC", late) == date(2023, 6, 21)
    assert today("Asia/Baku", datetime(2015, 3, 28, 19, 30, tzinfo=UTC)) == date(2015, 3, 28)
    assert abs((today("UTC") - datetime.now(UTC).date()).days) <= 1


def test_an_instant_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        today("Asia/Baku", datetime(2023, 6, 21, 21, 30))  # noqa: DTZ001 - the mistake itself
    with pytest.raises(ZoneInfoNotFoundError):
        today("Asia/Nowhere")
