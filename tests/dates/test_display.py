"""How dates read in the languages of the world, one process speaking many of them."""

import json
import subprocess
import sys

import pytest
from babel import localedata
from babel.core import UnknownLocaleError
from hypothesis import given
from hypothesis import strategies as st

from app.dates import NotADate, display, display_month, display_short

from .strategies import dates

IN_WORDS = [
    ("2023-06-24", "24 June 2023", "24 iyun 2023", "24 июня 2023\u202fг.", "24 يونيو 2023"),
    ("2023-06", "June 2023", "iyun 2023", "июнь 2023\u202fг.", "يونيو 2023"),
    (
        "2023-06-22?",
        "22 June [2023]",
        "22 iyun [2023]",
        "22 июня [2023]\u202fг.",
        "22 يونيو [2023]",
    ),
    (
        "2020-03-26/2020-03-27",
        "26-27 March 2020",
        "26–27 mart 2020",
        "26–27 марта 2020\u202fг.",
        "26–27 مارس 2020",
    ),
    (
        "2014-06/2014-09",
        "June to September 2014",
        "iyun – sentyabr 2014",
        "июнь – сентябрь 2014\u202fг.",
        "يونيو إلى سبتمبر 2014",
    ),
    (
        "2021-07/..",
        "since July 2021",
        "iyul 2021 tarixindən bəri",
        "с июля 2021\u202fг.",
        "منذ يوليو 2021",
    ),
    (
        "XXXX-05-27",
        "27 May, year not known",
        "27 may, ili məlum deyil",
        "27 мая, год неизвестен",
        "27 مايو، السنة غير معروفة",
    ),
    (None, "date not known", "tarix məlum deyil", "дата неизвестна", "التاريخ غير معروف"),
]


@pytest.mark.parametrize("row", IN_WORDS, ids=[str(row[0]) for row in IN_WORDS])
def test_a_date_reads_well_in_every_language_we_have_words_for(row: tuple[str, ...]) -> None:
    edtf, *words = row
    assert [display(edtf, locale) for locale in ("en", "az", "ru", "ar")] == words


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        ("2020-03-28/2020-04-02", "28 March to 2 April 2020"),
        ("2019-12-28/2020-01-02", "28 December 2019 to 2 January 2020"),
        ("2020-03-26~/2020-03-27", "about 26 March to 27 March 2020"),
        ("2020-03-26?/2020-03-27?", "26-27 March [2020]"),
        ("2020-03-28/2020-04-02?", "28 March 2020 to 2 April [2020]"),
        ("2020-03?/2020-05?", "March to May 2020 (uncertain)"),
        ("2019/2020", "2019 to 2020"),
        ("../2021-07", "until July 2021"),
        ("2021-07/", "from July 2021, end not known"),
        ("/2021-07", "until July 2021, start not known"),
        ("2023-03-15%", "around 15 March [2023]"),
        ("2023-03%", "around March 2023 (uncertain)"),
        ("2021-XX", "2021, month not known"),
        ("2021-XX-XX", "2021, day not known"),
        ("202X", "2020-2029, year not known"),
    ],
)
def test_english_says_what_is_known_and_what_is_not(edtf: str, english: str) -> None:
    assert display(edtf) == english


@pytest.mark.parametrize(
    ("edtf", "year", "english"),
    [
        ("2023-06-22?", "article context", "22 June [2023]"),
        ("2023-06-22", "external", "22 June [2023]"),
        ("2021-05?", "elimination", "May [2021]"),
        ("2021-05", "article context", "May [2021]"),
        ("2020-03-26/2020-03-27", "article context", "26-27 March [2020]"),
        ("2020", "external", "[2020]"),
        ("2023-06-22?", "stated", "22 June 2023 (uncertain)"),
        ("2023-06-22", "stated", "22 June 2023"),
        ("2021-05?", None, "May 2021 (uncertain)"),
        ("2021-11-XX?", None, "November 2021, day not known (uncertain)"),
        ("XXXX-05-27", "unknown", "27 May, year not known"),
        ("2023-06-22?", "unknown", "22 June 2023 (uncertain)"),
    ],
)
def test_only_an_inferred_year_stands_in_brackets(
    edtf: str, year: str | None, english: str
) -> None:
    assert display(edtf, "en", year) == english


def test_lists_have_short_months() -> None:
    assert display_short("2023-09-22?") == "22 Sep [2023]"
    assert display_short("2023-09-22", "az") == "22 sen 2023"
    assert display_short("2023-05", "ru") == "май 2023\u202fг."
    assert display_short("2021-07/..") == "since Jul 2021"


def test_a_month_as_a_heading_stands_alone() -> None:
    assert display_month(2023, 6) == "June 2023"
    assert display_month(2023, 6, "ru") == "июнь 2023\u202fг."
    assert display_month(2023, 6, "az") == "iyun 2023"


@pytest.mark.parametrize("locale", ["en", "en_US", "en-US", "en_GB", "en_AU"])
def test_english_is_day_first_everywhere(locale: str) -> None:
    assert display("2023-02-21", locale) == "21 February 2023"


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("it", "24 giugno 2023", "giugno 2023"),
        ("ar_PS", "24 حزيران 2023", "حزيران 2023"),
        ("de", "24. Juni 2023", "Juni 2023"),
        ("es", "24 de junio de 2023", "junio de 2023"),
        ("pl", "24 czerwca 2023", "czerwiec 2023"),
        ("ja", "2023年6月24日", "2023年6月"),
        ("ka", "24 ივნისი, 2023", "ივნისი, 2023"),
    ],
)
def test_other_languages_write_dates_their_own_way(locale: str, day: str, month: str) -> None:
    assert display("2023-06-24", locale) == day
    assert display("2023-06", locale) == month


def test_two_dates_share_a_year_only_where_it_stands_last() -> None:
    assert display("2014-06/2014-09", "it") == "giugno to settembre 2014"
    assert display("2014-06/2014-09", "ja") == "2014年6月 to 2014年9月"


def test_an_unknown_language_or_kind_of_year_is_an_error() -> None:
    with pytest.raises(UnknownLocaleError):
        display("2023", "xx")
    with pytest.raises(ValueError, match="how a year is known"):
        display("2023", "en", "guessed")
    with pytest.raises(NotADate):
        display("2023-02-30")


@given(dates, st.sampled_from(sorted(localedata.locale_identifiers())))
def test_every_date_reads_in_every_locale_and_keeps_its_year(edtf: str, locale: str) -> None:
    shown = display(edtf, locale)
    years = {part[:4] for part in edtf.split("/") if part[:4].isdigit()}
    assert all(year in shown for year in years)
    assert shown
    assert display_short(edtf, locale)


_SPEAK = """
import json, sys
from datetime import date
from babel.dates import format_date
from app.dates import Term, display, display_short

locales = sys.argv[2:]
if sys.argv[1] == "last first":
    locales.reverse()
    for locale in locales:
        format_date(date(2023, 6, 24), "LLLL LLL MMM MMMM", locale)
dates = ["2023-%02d" % month for month in range(1, 13)] + ["2023-06-24", "2014-06/2014-09"]
said = {
    locale: [(display(edtf, locale), display_short(edtf, locale)) for edtf in dates]
    + [Term(1, 2, 3, 5, 21).display(locale)]
    for locale in locales
}
print(json.dumps(said))
"""


def _said_in_a_new_process(order: str, locales: list[str]) -> dict[str, list[object]]:
    command = [sys.executable, "-c", _SPEAK, order, *locales]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    said: dict[str, list[object]] = json.loads(run.stdout)
    return said


def _leaks(locales: list[str]) -> list[str]:
    one = _said_in_a_new_process("first first", locales)
    other = _said_in_a_new_process("last first", locales)
    assert len(one) == len(locales)
    return [locale for locale in locales if one[locale] != other[locale]]


def test_no_language_leaks_its_words_into_another() -> None:
    leaking = "it az uk bs ar_PS ar hr pl ru de ka cv en tr hy iu_Latn fa ps_PK ps az_Cyrl"
    assert _leaks(leaking.split()) == []


@pytest.mark.faults
def test_no_locale_at_all_leaks_its_words_into_another() -> None:
    assert _leaks(sorted(localedata.locale_identifiers())) == []


def test_every_stand_alone_name_that_is_used_is_a_name_of_its_own_language() -> None:
    # A leaked name would be one of another language; these are known to differ.
    assert display("2023-06", "it") == "giugno 2023"
    assert display("2023-06", "az") == "iyun 2023"
    assert display("2023-06", "bs").startswith("juni")
    assert display_short("2023-06", "uk").startswith("черв")
    assert display_short("2023-06", "ar") == "يونيو 2023"
    assert display_short("2023-06", "ar_PS") == "حزيران 2023"
