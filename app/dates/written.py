"""One date as somebody wrote it, in pieces: which numbers are the day, the month, the year.

This is only about what the words say. Whether the date is complete and possible is asked later, so
that "31 June" is told apart from what is no date at all.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from .calendar_words import month_called, without_weekday

_LETTERS: Final = r"[^\W\d_]+"
_SHAPES: Final = (
    re.compile(r"(?P<year>\d{4})(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{3}0)'?s"),
    re.compile(r"\[(?P<inferred>\d{4})\]"),
    re.compile(r"'(?P<year>\d{2})"),
)
_TWO_READINGS: Final = re.compile(
    r"(?P<day>\d{1,2})(?P<sep>[/-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})"
)
_DAY_AND_MONTH: Final = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})")
_NUMBER: Final = re.compile(rf"(?P<number>\d{{1,4}})(?:-?(?P<ending>{_LETTERS}))?")
_NUMBER_ENDINGS: Final = (
    "st nd rd th c ci cü cu i u ü si sü su da də de inda ində ünde ündə unda nda ndə е го ое ого й"
)
_SILENT_WORDS: Final = (
    "on in the of at sometime dated date day month year during de"
    " il ili ilin ildə ilde ilində illər ay ayi ayin ayinin ayinda"
    " tarix tarixi tarixin tarixində tarixdə gün günü"
    " в во на г года год году годы число числа месяц месяца"
)
_ENDINGS: Final = frozenset(_NUMBER_ENDINGS.split())
_SILENT: Final = frozenset(_SILENT_WORDS.split())
_UNKNOWN_PARTS: Final = {"xx": "day", "??": "day", "xxxx": "year", "????": "year"}
_MONTHS: Final = 12
_YEAR_DIGITS: Final = 4
_DAY_DIGITS: Final = 2
_CENTURY_TURNS: Final = 50


@dataclass(frozen=True, slots=True)
class Written:
    """What one written date names; an empty year and zeros stand for what it does not name."""

    year: str = ""
    month: int = 0
    day: int = 0
    weekday: int | None = None
    uncertain: bool = False
    approximate: bool = False
    unknown: str = ""
    """The part said to be not known: day, month or year."""
    ambiguous: bool = False
    """Whether the numbers alone do not say which is the day."""

    @property
    def precision(self) -> str:
        """How far the date goes: day, month or year."""
        return "day" if self.day else "month" if self.month else "year"


def read_written(text: str, locale: str | None = None) -> Written | None:
    """The pieces of one folded date, in any order; None when a word or number is left over."""
    rest, weekday = without_weekday(text)
    found = Written(weekday=weekday)
    rest = re.sub(rf"\b(\d{{1,2}})-({_LETTERS})-(\d{{4}})\b", r"\1 \2 \3", rest)
    rest = re.sub(rf"\b({_LETTERS})-(\d{{4}})\b", r"\1 \2", rest)
    for chunk in rest.replace(",", " ").split():
        piece = _piece(chunk.rstrip(".;"), locale)
        found_now = _together(found, piece) if piece else None
        if found_now is None:
            return None
        found = found_now
    return found if found.year or found.month or found.day else None


def _piece(chunk: str, locale: str | None) -> Written | None:
    if chunk in _SILENT or not chunk:
        return Written()
    if chunk in _UNKNOWN_PARTS:
        return Written(unknown=_UNKNOWN_PARTS[chunk])
    if month := month_called(chunk, locale):
        return Written(month=month)
    for shape in _SHAPES:
        if match := shape.fullmatch(chunk):
            return _from_shape(match.groupdict(), decade=chunk.endswith("s"))
    return _unclear(chunk) or _from_number(chunk, locale)


def _from_shape(parts: dict[str, str | None], *, decade: bool) -> Written:
    inferred = parts.get("inferred") or ""
    year = _whole_year(parts.get("year") or inferred)
    return Written(
        year=f"{year[:3]}X" if decade else year,
        month=int(parts.get("month") or 0),
        day=int(parts.get("day") or 0),
        uncertain=bool(inferred),
    )


def _unclear(chunk: str) -> Written | None:
    """Numbers joined by slashes or hyphens, and a day and month without a year."""
    if match := _DAY_AND_MONTH.fullmatch(chunk):
        return Written(day=int(match["day"]), month=int(match["month"]), ambiguous=True)
    match = _TWO_READINGS.fullmatch(chunk)
    if match is None:
        return None
    day, month = int(match["day"]), int(match["month"])
    clear = day > _MONTHS >= month and len(match["year"]) == _YEAR_DIGITS
    return Written(_whole_year(match["year"]), month, day, ambiguous=not clear)


def _from_number(chunk: str, locale: str | None) -> Written | None:
    match = _NUMBER.fullmatch(chunk)
    if match is None:
        return None
    ending = match["ending"] or ""
    month = month_called(ending, locale) or 0
    if ending and not month and ending not in _ENDINGS:
        return None
    if len(match["number"]) == _YEAR_DIGITS:
        return Written(year=match["number"], month=month)
    day = int(match["number"])
    return Written(day=day or -1, month=month) if len(match["number"]) <= _DAY_DIGITS else None


def _whole_year(year: str) -> str:
    """Two digits mean 1950 to 2049."""
    if len(year) != len("23"):
        return year
    return f"20{year}" if int(year) < _CENTURY_TURNS else f"19{year}"


def _together(one: Written, other: Written) -> Written | None:
    """Both pieces as one date; None when both name the same part."""
    if (one.year and other.year) or (one.month and other.month) or (one.day and other.day):
        return None
    return replace(
        one,
        year=one.year or other.year,
        month=one.month or other.month,
        day=one.day or other.day,
        uncertain=one.uncertain or other.uncertain,
        unknown=one.unknown or other.unknown,
        ambiguous=one.ambiguous or other.ambiguous,
    )
