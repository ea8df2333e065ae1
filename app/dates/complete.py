"""From the pieces of a typed date to EDTF, when none is missing and there is such a day."""

from dataclasses import replace
from datetime import date
from typing import Final

from .display import display_month
from .edtf import days_in
from .errors import NotADate
from .written import Written

_MONTHS: Final = 12
_LEAP_YEAR: Final = 2000
_WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MARKS: Final = {(True, True): "%", (True, False): "?", (False, True): "~", (False, False): ""}


def point(one: Written, *, in_period: bool = False) -> str:
    """The EDTF of one date; `in_period` when it is an end of a period, which needs its year.

    Raises NotADate for a date that lacks a part, names two readings, or is in no calendar.
    """
    _refuse_ambiguous(one)
    _refuse_incomplete(one, in_period=in_period)
    _refuse_impossible(one)
    _refuse_wrong_weekday(one)
    parts = [one.year or "XXXX"]
    if one.month:
        parts.append(f"{one.month:02}")
    if one.day:
        parts.append(f"{one.day:02}")
    return "-".join(parts) + _not_known(one) + _MARKS[one.uncertain, one.approximate]


def interval(start: Written, end: Written) -> str | None:
    """The EDTF of a period whose ends may share a month, a year and a doubt written once.

    None when the two do not go together ("22 June - 2023"). Raises NotADate as `point` does.
    """
    one_month = not start.month or not end.month
    one_year = not start.year or not end.year
    filled = _filled(start, end), _filled(end, start)
    own_year = start.year and end.year
    if not own_year and filled[0].precision != filled[1].precision:
        return None
    if one_year:
        doubt = start.uncertain or end.uncertain
        filled = replace(filled[0], uncertain=doubt), replace(filled[1], uncertain=doubt)
    if one_month and start.day and end.day and start.approximate:
        filled = filled[0], replace(filled[1], approximate=True)
    return "/".join(point(side, in_period=True) for side in filled)


def _filled(side: Written, other: Written) -> Written:
    """The side with the month and year it leaves to the other."""
    year = side.year or other.year
    month = side.month or (other.month if side.day else 0)
    ambiguous = side.ambiguous and (bool(side.year) or not year)
    return replace(side, month=month, year=year, ambiguous=ambiguous)


def _refuse_ambiguous(one: Written) -> None:
    if one.ambiguous:
        raise NotADate(
            "These numbers can be read in more than one way; write the month as a word,"
            " such as 24 June 2023, or the date as 2023-06-24."
        )


def _refuse_incomplete(one: Written, *, in_period: bool) -> None:
    if one.day and not one.month:
        raise NotADate("A day needs its month; write for example 22 June, or 22 June 2023.")
    if one.month and not one.day and not one.year:
        raise NotADate(f"A month needs its year; write for example {_name(one)} 2023.")
    if in_period and not one.year:
        raise NotADate("A period needs its year; write for example 26-27 March 2020.")
    if one.unknown == "year" and one.year:
        raise NotADate("The date gives a year and says it is not known; write one of the two.")
    if (one.unknown == "day" and one.day) or (one.unknown == "month" and one.month):
        raise NotADate(f"The date gives a {one.unknown} and says it is not known; write one.")


def _refuse_impossible(one: Written) -> None:
    if not one.month:
        return
    if one.month > _MONTHS:
        raise NotADate(
            f"There is no month {one.month}; write day, month, year, such as 24.06.2023, or the"
            " month as a word."
        )
    year = int(one.year) if one.year.isdigit() and int(one.year) else _LEAP_YEAR
    days = days_in(year, one.month)
    if one.day and not 1 <= one.day <= days:
        when = f"{_name(one)} {one.year}".strip()
        raise NotADate(f"{when} has {days} days; write a day that exists, or the month alone.")


def _refuse_wrong_weekday(one: Written) -> None:
    if one.weekday is None or not (one.day and one.year.isdigit() and int(one.year)):
        return
    day = date(int(one.year), one.month, one.day)
    if day.weekday() != one.weekday:
        raise NotADate(
            f"{day.day} {_name(one)} {day.year} was a {_WEEKDAYS[day.weekday()]}, not a"
            f" {_WEEKDAYS[one.weekday]}; correct one of them, or leave the day of the week out."
        )


def _not_known(one: Written) -> str:
    if one.unknown == "day":
        return "-XX" if one.month else "-XX-XX"
    return "-XX" if one.unknown == "month" else ""


def _name(one: Written) -> str:
    return display_month(_LEAP_YEAR, one.month).removesuffix(f" {_LEAP_YEAR}")
