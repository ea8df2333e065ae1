"""Names of months and days of the week as people type them: English, Azerbaijani, Russian.

All are folded (`letters.fold`), so `İYUN`, `Iyun` and `iyun` are one word.
"""

import re
from functools import lru_cache
from typing import Final

from .calendar_style import style_for
from .letters import fold

_MONTHS: Final = (
    "january jan yanvar yan январь января январе янв",
    "february feb fevral fev февраль февраля феврале февр фев",
    "march mar mart март марта марте мар",
    "april apr aprel апрель апреля апреле апр",
    "may май мая мае",
    "june jun iyun iyn июнь июня июне июн",
    "july jul iyul iyl июль июля июле июл",
    "august aug avqust avq август августа августе авг",
    "september sept sep sentyabr sen сентябрь сентября сентябре сент сен",
    "october oct oktyabr okt октябрь октября октябре окт",
    "november nov noyabr noy ноябрь ноября ноябре нояб ноя",
    "december dec dekabr dek декабрь декабря декабре дек",
)
_WEEKDAYS: Final = (
    "monday mon|bazar ertəsi|понедельник понедельника",
    "tuesday tues tue|çərşənbə axşamı|вторник вторника",
    "wednesday wed|çərşənbə|среда среду среды",
    "thursday thurs thur thu|cümə axşamı|четверг четверга",
    "friday fri|cümə|пятница пятницу пятницы",
    "saturday sat|şənbə|суббота субботу субботы",
    "sunday sun|bazar|воскресенье воскресенья",
)
_MONTH_OF: Final = {
    fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()
}
_WEEKDAY_OF: Final = {
    fold(name): number
    for number, words in enumerate(_WEEKDAYS)
    for spelling in words.split("|")
    for name in ([spelling] if "axşam" in spelling or "ertəsi" in spelling else spelling.split())
}
_CASE_ENDING: Final = re.compile(
    r"(?P<month>yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr)"
    r"(?:d[aəe]|[aəe]|[iuü]n?|[iuü]n[iuü]n|[iuü]nd[aəe])"
)
_WEEKDAY: Final = re.compile(
    r"(?<!\w)(?:on )?(?P<name>"
    + "|".join(sorted(map(re.escape, _WEEKDAY_OF), key=len, reverse=True))
    + r")\b\.?,?(?: gün[ü]?\b)?"
)


def month_called(word: str, locale: str | None = None) -> int | None:
    """The number of a month by a folded name, its abbreviation, or a case of it in Azerbaijani.

    With a locale, that language's own names are known too. None for another word.
    """
    word = word.rstrip(".")
    if word in _MONTH_OF:
        return _MONTH_OF[word]
    if match := _CASE_ENDING.fullmatch(word):
        return _MONTH_OF[match["month"]]
    return _names_in(locale).get(word) if locale else None


def without_weekday(text: str) -> tuple[str, int | None]:
    """The folded text without the day of the week it names, and that day (Monday is 0)."""
    match = _WEEKDAY.search(text)
    if match is None:
        return text, None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return re.sub(r"\(\s*\)", " ", rest), _WEEKDAY_OF[match["name"]]


@lru_cache(maxsize=256)
def _names_in(locale: str) -> dict[str, int]:
    styles = [style_for(locale), style_for(locale, short=True)]
    return {
        fold(name).rstrip("."): number
        for style in styles
        for names in (style.names, style.standalone)
        for number, name in names.items()
    }
