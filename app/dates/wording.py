"""The words around a date in each language: since, around, day not known.

Month names and the order of day, month and year come from Babel. A language that has no words here
borrows the English ones around its own names of months.
"""

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """How one language says what is not exact about a date; `{date}` stands for the date."""

    unknown: str
    day_unknown: str
    month_unknown: str
    year_unknown: str
    around: str
    """Beside a date that stands alone."""
    about: str
    """Beside an end of a period, and before days joined by a dash."""
    uncertain: str
    since: str
    until: str
    end_unknown: str
    start_unknown: str
    span: str
    """Two dates, `{start}` and `{end}`."""
    dash: str = "–"
    """Between two days of one month."""
    inflects: bool = False
    """Whether a month takes the form it has beside a day after "since" and "until"."""


ENGLISH: Final = Words(
    unknown="date not known",
    day_unknown="{date}, day not known",
    month_unknown="{date}, month not known",
    year_unknown="{date}, year not known",
    around="around {date}",
    about="about {date}",
    uncertain="{date} (uncertain)",
    since="since {date}",
    until="until {date}",
    end_unknown="from {date}, end not known",
    start_unknown="until {date}, start not known",
    span="{start} to {end}",
    dash="-",
)

AZERBAIJANI: Final = Words(
    unknown="tarix məlum deyil",
    day_unknown="{date}, günü məlum deyil",
    month_unknown="{date}, ayı məlum deyil",
    year_unknown="{date}, ili məlum deyil",
    around="təxminən {date}",
    about="təxminən {date}",
    uncertain="{date} (dəqiq deyil)",
    since="{date} tarixindən bəri",
    until="{date} tarixinədək",
    end_unknown="{date} tarixindən, sonu məlum deyil",
    start_unknown="{date} tarixinədək, əvvəli məlum deyil",
    span="{start} – {end}",
)

RUSSIAN: Final = Words(
    unknown="дата неизвестна",
    day_unknown="{date}, день неизвестен",
    month_unknown="{date}, месяц неизвестен",
    year_unknown="{date}, год неизвестен",
    around="примерно {date}",
    about="примерно {date}",
    uncertain="{date} (неточно)",
    since="с {date}",
    until="до {date}",
    end_unknown="с {date}, окончание неизвестно",
    start_unknown="до {date}, начало неизвестно",
    span="{start} – {end}",
    inflects=True,
)

ARABIC: Final = Words(
    unknown="التاريخ غير معروف",
    day_unknown="{date}، اليوم غير معروف",
    month_unknown="{date}، الشهر غير معروف",
    year_unknown="{date}، السنة غير معروفة",
    around="حوالي {date}",
    about="حوالي {date}",
    uncertain="{date} (غير مؤكد)",
    since="منذ {date}",
    until="حتى {date}",
    end_unknown="من {date}، والنهاية غير معروفة",
    start_unknown="حتى {date}، والبداية غير معروفة",
    span="{start} إلى {end}",
)

_BY_LANGUAGE: Final = {"en": ENGLISH, "az": AZERBAIJANI, "ru": RUSSIAN, "ar": ARABIC}
_BORROWED: Final = replace(ENGLISH, dash="–")


def words_for(language: str) -> Words:
    """The words of a language (`en`, `az`, `ru`, `ar`), or the English ones."""
    return _BY_LANGUAGE.get(language, _BORROWED)
