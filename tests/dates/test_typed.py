"""What people type is understood as it was meant, and what is shown can be typed again."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.dates import NotADate, bounds, check, display, display_short, understand

from .strategies import dates

ENGLISH = {
    "22 June": "XXXX-06-22",
    "June 22": "XXXX-06-22",
    "22nd June": "XXXX-06-22",
    "the 3rd of May": "XXXX-05-03",
    "29 February": "XXXX-02-29",
    "April 2021": "2021-04",
    "about March 2023": "2023-03~",
    "26–27 March 2020": "2020-03-26/2020-03-27",
    "2023-06-22?": "2023-06-22?",
    "since July 2021": "2021-07/..",
    "24 iyun 2023": "2023-06-24",
    "22 June 2023": "2023-06-22",
    "June 22, 2023": "2023-06-22",
    "June 22nd, 2023": "2023-06-22",
    "the 22nd of June 2023": "2023-06-22",
    "JUNE 22 2023": "2023-06-22",
    "22 Jun 2023": "2023-06-22",
    "22-Jun-2023": "2023-06-22",
    "22 June '23": "2023-06-22",
    "  22\u00a0 June \u2009 2023. ": "2023-06-22",
    "Thursday, 22 June 2023": "2023-06-22",
    "Thu 22 Jun 2023": "2023-06-22",
    "22 June 2023 (Thursday)": "2023-06-22",
    "Saturday, 22 June": "XXXX-06-22",
    "Sept. 2023": "2023-09",
    "in April, 2021": "2021-04",
    "sometime in March 2023": "2023-03",
    "2020": "2020",
    "in 2020": "2020",
    "the 2020s": "202X",
    "2000-2099, year not known": "20XX",
    "around March 2023": "2023-03~",
    "approximately 22 June 2023": "2023-06-22~",
    "on or about 22 June 2023": "2023-06-22~",
    "circa 2020": "2020~",
    "c. 2020": "2020~",
    "mid-March 2023": "2023-03~",
    "mid March 2023": "2023-03~",
    "the middle of March 2023": "2023-03~",
    "early 2023": "2023~",
    "late June 2023": "2023-06~",
    "at the end of 2023": "2023~",
    "March 2023 or so": "2023-03~",
    "22 June 2023?": "2023-06-22?",
    "22 June 2023 (?)": "2023-06-22?",
    "maybe 22 June 2023": "2023-06-22?",
    "probably April 2021": "2021-04?",
    "22 June, perhaps": "XXXX-06-22?",
    "about April 2021?": "2021-04%",
    "22 June [2023]": "2023-06-22?",
    "May [2021]": "2021-05?",
    "November 2020 (uncertain)": "2020-11?",
    "November 2021, day not known": "2021-11-XX",
    "November 2021 (day unknown)": "2021-11-XX",
    "an unknown day in November 2021": "2021-11-XX",
    "XX November 2021": "2021-11-XX",
    "?? November 2021": "2021-11-XX",
    "November 2021, exact date not known": "2021-11-XX",
    "27 May ????": "XXXX-05-27",
    "“24 July 2023”": "2023-07-24",
    "~ March 2020": "2020-03~",
    "2021-11-xx": "2021-11-XX",
    "2021, month not known": "2021-XX",
    "some day in 2021": "2021-XX-XX",
    "27 May, year not known": "XXXX-05-27",
}

PERIODS = {
    "26-27 March 2020": "2020-03-26/2020-03-27",
    "26—27 March 2020": "2020-03-26/2020-03-27",
    "26/27 March 2020": "2020-03-26/2020-03-27",
    "March 26–27, 2020": "2020-03-26/2020-03-27",
    "26 to 27 March 2020": "2020-03-26/2020-03-27",
    "from 26 to 27 March 2020": "2020-03-26/2020-03-27",
    "between 26 and 27 March 2020": "2020-03-26/2020-03-27",
    "between March 26 and 27, 2020": "2020-03-26/2020-03-27",
    "between March 26-27, 2020": "2020-03-26/2020-03-27",
    "from 1 April 2020 to 2 April 2020": "2020-04-01/2020-04-02",
    "28 March – 2 April 2020": "2020-03-28/2020-04-02",
    "28 March-2 April 2020": "2020-03-28/2020-04-02",
    "March 28 - April 2, 2020": "2020-03-28/2020-04-02",
    "28 December 2019 – 2 January 2020": "2019-12-28/2020-01-02",
    "5 May 2021 to 7 May": "2021-05-05/2021-05-07",
    "June to September 2014": "2014-06/2014-09",
    "June–September 2014": "2014-06/2014-09",
    "about June to September 2014": "2014-06~/2014-09",
    "about June to about September 2014": "2014-06~/2014-09~",
    "about 26-27 March 2020": "2020-03-26~/2020-03-27~",
    "26-27 March 2020?": "2020-03-26?/2020-03-27?",
    "26-27 March [2020]": "2020-03-26?/2020-03-27?",
    "1 June 2023 to 3 June 2023?": "2023-06-01/2023-06-03?",
    "2019–2020": "2019/2020",
    "between 2019 and 2020": "2019/2020",
    "June 2023 to 5 July 2023": "2023-06/2023-07-05",
    "2020-03-26 / 2020-03-27": "2020-03-26/2020-03-27",
    "2020-03-26 to 2020-03-27": "2020-03-26/2020-03-27",
    "26.03.2020-27.03.2020": "2020-03-26/2020-03-27",
    "26-27.03.2020": "2020-03-26/2020-03-27",
    "26.03-02.04.2020": "2020-03-26/2020-04-02",
    "since 22 June 2023": "2023-06-22/..",
    "since mid-March 2023": "2023-03~/..",
    "July 2021 onwards": "2021-07/..",
    "detained, still held since July 2021": "2021-07/..",
    "2023-06-22–24": "2023-06-22/2023-06-24",
    "late March to early April 2020": "2020-03~/2020-04~",
    "July 2021 – present": "2021-07/..",
    "until July 2021": "../2021-07",
    "up to 22 June 2023": "../2023-06-22",
    "from July 2021, end not known": "2021-07/",
    "until July 2021, start not known": "/2021-07",
}

NUMBERS = {
    "24.06.2023": "2023-06-24",
    "24.06.23": "2023-06-24",
    "4.6.2023": "2023-06-04",
    "03.04.2023": "2023-04-03",
    "24.06.99": "1999-06-24",
    "24/06/2023": "2023-06-24",
    "24-06-2023": "2023-06-24",
    "2023/06/24": "2023-06-24",
    "2023.06.24": "2023-06-24",
    "2023-6-4": "2023-06-04",
    "06/2023": "2023-06",
    "06.2023": "2023-06",
    "٢٤ iyun ٢٠٢٣": "2023-06-24",
}

AZERBAIJANI = {
    "24 iyun": "XXXX-06-24",
    "24 İYUN 2023": "2023-06-24",
    "24 IYUN 2023": "2023-06-24",
    "24 Iyun 2023": "2023-06-24",
    "24 iyun 2023-cü il": "2023-06-24",
    "2023-cü il 24 iyun": "2023-06-24",
    "2020-ci il 4 aprel": "2020-04-04",
    "2006-cı il": "2006",
    "2010-cu ildə": "2010",
    "2023-cü il iyunun 24-ü": "2023-06-24",
    "2023-cü il iyunun 24-də": "2023-06-24",
    "iyun ayının 24-ü, 2023": "2023-06-24",
    "cümə axşamı, 22 iyun 2023": "2023-06-22",
    "iyun 2023": "2023-06",
    "2023-cü ilin iyununda": "2023-06",
    "2023-cü ilin iyun ayı": "2023-06",
    "26–27 mart 2020": "2020-03-26/2020-03-27",
    "2020-ci il 26-27 mart": "2020-03-26/2020-03-27",
    "28 mart – 2 aprel 2020": "2020-03-28/2020-04-02",
    "26 martdan 2 aprelədək 2020": "2020-03-26/2020-04-02",
    "təxminən mart 2023": "2023-03~",
    "2023-cü ilin martının ortaları": "2023-03~",
    "bəlkə 22 iyun 2023": "2023-06-22?",
    "22 iyun 2023 (dəqiq deyil)": "2023-06-22?",
    "iyul 2021-dən bəri": "2021-07/..",
    "2021-ci ilin iyulundan bəri": "2021-07/..",
    "iyul 2021-dək": "../2021-07",
    "noyabr 2021, günü məlum deyil": "2021-11-XX",
    "27 may, ili məlum deyil": "XXXX-05-27",
}

RUSSIAN = {
    "22 июня": "XXXX-06-22",
    "22 июня 2023 г.": "2023-06-22",
    "22 ИЮНЯ 2023 года": "2023-06-22",
    "в июне 2023": "2023-06",
    "июнь 2023 г.": "2023-06",
    "с 26 по 27 марта 2020": "2020-03-26/2020-03-27",
    "с июля 2021 г.": "2021-07/..",
    "около марта 2023": "2023-03~",
    "в середине марта 2023": "2023-03~",
}

ALL = ENGLISH | PERIODS | NUMBERS | AZERBAIJANI | RUSSIAN


@pytest.mark.parametrize(("typed", "edtf"), ALL.items())
def test_what_people_type_is_understood(typed: str, edtf: str) -> None:
    understood = understand(typed)
    span = bounds(edtf)
    assert understood.edtf == edtf
    assert (understood.lower, understood.upper) == (span.lower, span.upper)
    assert understood.as_written == typed.strip()


def test_with_a_locale_its_own_months_are_understood() -> None:
    assert understand("24 giugno 2023", "it").edtf == "2023-06-24"
    assert understand("22 de junio de 2023", "es").edtf == "2023-06-22"
    assert understand("22 June 2023", "it").edtf == "2023-06-22"


@given(dates)
def test_a_date_already_written_as_edtf_is_itself(edtf: str) -> None:
    assert understand(edtf).edtf == edtf


@pytest.mark.parametrize("locale", ["en", "az", "ru"])
@given(edtf=dates)
@example(edtf="2020-03-26%/2020-03-27%")
@example(edtf="2020-03-28?/2020-04-02")
@example(edtf="2020-11-XX/2021-03~")
@example(edtf="202X?/..")
def test_what_readers_see_typed_again_is_the_same_date(locale: str, edtf: str) -> None:
    assert understand(display(edtf, locale)).edtf == edtf
    assert understand(display_short(edtf, locale)).edtf == edtf


_VOCABULARY = (
    "22 June iyun 2023 2023-cü il about maybe since until between and to - – ? ~ , . / may 31 26-27"
    " (uncertain) [2023] day not known 24.06 6/24/23 mid- 202X XXXX-05-27 later т с по марта"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_text_is_understood_soundly_or_refused(text: str) -> None:
    try:
        edtf = understand(text).edtf
    except NotADate:
        return
    assert check(edtf) == edtf
