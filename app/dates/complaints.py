"""What people type where a date belongs that is no date we can keep, and what to tell them."""

import re
from typing import Final, NoReturn

from .errors import NotADate

_TIME: Final = re.compile(r"\d:\d\d|\d ?[ap]\.?m\b|\b(?:midnight|noon)\b")
_RELATIVE: Final = re.compile(
    r"\b(?:yesterday|today|tomorrow|ago|later|earlier|last|next|this|previous|following|same day"
    r"|dünən|bu gün|bu il|sabah|keçən|gələn|ertəsi|вчера|сегодня|завтра|назад|прошл\w+)\b"
)
_LIMIT: Final = re.compile(
    r"\b(?:before|after|by|prior to|(?:no|not) (?:later|earlier) than|əvvəl|sonra|после|раньше"
    r"|перед|позже|позднее)\b"
)
_SEASON: Final = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|yaz\w*|yay\w*|payiz\w*|qiş\w*|весн\w+|лет[оа]м?"
    r"|осен\w+|зим\w+)\b"
)
_SEVERAL: Final = re.compile(r"\b(?:or|and|və|или|и)\b|&")
_FROM: Final = re.compile(r"from (?!.* (?:to|-) )")
_SHORT_YEAR: Final = re.compile(r"(?:\d [^\W\d_]+|[^\W\d_]+ \d{1,2}),? \d\d$")
_COMPLAINTS: Final = {
    _TIME: "has a time of day; write the day alone, the time has a place of its own",
    _LIMIT: "only limits the date; write the date itself, or “since” or “until” for a period",
    _RELATIVE: "counts from another day; write the date it comes to, such as 24 June 2023",
    _SEASON: "is a season, without a first and last day all agree on; write June to August 2023",
    _SEVERAL: "names more than one date; write one period, such as 26-27 March 2020, or one date"
    " here and the other as a claim of its source",
    _SHORT_YEAR: "has a year of two digits; write all four, such as 22 June 2023",
    _FROM: "can mean since that date or on it; write “since July 2021”, or the date alone",
}


def refuse_other_things(plain: str, written: str) -> None:
    """Raises NotADate where the folded text is a time, a limit, relative, a season or two dates."""
    for pattern, sentence in _COMPLAINTS.items():
        if pattern.search(plain) and not plain.startswith(("between ", "между ")):
            raise NotADate(f"“{written}” {sentence}.")


def refuse_unclear(written: str) -> NoReturn:
    """Raises NotADate for a text nothing else was said about."""
    raise NotADate(
        f"“{written}” is not a date we understand; write for example 22 June 2023, April 2021,"
        " about March 2023, 26-27 March 2020, since July 2021 or 2023-06-22."
    )
