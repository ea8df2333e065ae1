"""The words in which people write a length of time: English, Azerbaijani, Russian."""

import re
from typing import Final

from .errors import NotATerm
from .letters import fold

_UNITS: Final = {
    "years": "year years yr yrs il illik год года лет годов",
    "months": "month months mo mos ay ayliq месяц месяца месяцев мес",
    "weeks": "week weeks wk wks həftə həftəlik hefte heftelik неделя недели недель неделю",
    "days": "day days gün günlük gun gunluk sutka sutkaliq sutkalik день дня дней сутки суток",
    "hours": "hour hours hr hrs saat saatliq час часа часов",
}
_NUMBERS: Final = {
    1: "a an one bir один одна одни",
    2: "two iki два две двое",
    3: "three üç uc три трое",
    4: "four dörd dord четыре",
    5: "five beş пять",
    6: "six alti шесть",
    7: "seven yeddi семь",
    8: "eight səkkiz sekkiz восемь",
    9: "nine doqquz девять",
    10: "ten on десять",
    11: "eleven одиннадцать",
    12: "twelve двенадцать",
    13: "thirteen тринадцать",
    14: "fourteen четырнадцать",
    15: "fifteen пятнадцать",
    20: "twenty iyirmi двадцать",
    25: "twenty-five",
    30: "thirty otuz тридцать",
    40: "forty qirx сорок",
    45: "forty-five",
    50: "fifty əlli пятьдесят",
    60: "sixty altmiş шестьдесят",
    90: "ninety doxsan девяносто",
}
_UNIT_OF: Final = {fold(word): unit for unit, words in _UNITS.items() for word in words.split()}
_COUNT_OF: Final = {fold(word): n for n, words in _NUMBERS.items() for word in words.split()}
_PIECE: Final = re.compile(
    r"(?P<count>\d{1,5}|[^\W\d_]+(?:-[^\W\d_]+)?)[ -]?(?P<unit>[^\W\d_]+)\.?"
)
_BETWEEN: Final = re.compile(r"[ ,;+&]+(?:(?:and|və|и)\s+)?")
_ASK: Final = "write for example 30 days, 8 months, or 1 month and 10 days"


def count_units(text: str) -> dict[str, int]:
    """How many of each unit the words name, as `{"months": 1, "days": 10}`.

    Raises NotATerm for words that are no term, fractions, and a unit named twice.
    """
    words = _plain(text)
    _refuse_fractions(words, text)
    counts: dict[str, int] = {}
    rest = words
    while rest:
        piece = _PIECE.match(rest)
        unit, count = _read_piece(piece, text)
        if piece is None or unit in counts:
            raise NotATerm(f"“{text}” names {unit} twice; {_ASK}.")
        counts[unit] = count
        rest = _after_joint(rest[piece.end() :], text)
    if not counts:
        raise NotATerm(f"There is no term here; {_ASK}.")
    return counts


def _plain(text: str) -> str:
    """Folded words without the parentheses of "8 (eight) months" and a leading "for"."""
    words = re.sub(r"\(\D*?\)", " ", fold(text))
    words = re.sub(r"\s+", " ", words).strip(" .")
    return re.sub(r"^(?:for|na|на)\s+|\s+(?:müddətinə|müddətində)$", "", words)


def _refuse_fractions(words: str, text: str) -> None:
    if re.search(r"\d[.,/]\d|[½¼¾]|\b(?:half|yarim|пол\w*)\b", words):
        raise NotATerm(f"“{text}” is a fraction; write whole units, such as 6 months or 15 days.")


def _read_piece(piece: re.Match[str] | None, text: str) -> tuple[str, int]:
    unit = _UNIT_OF.get(piece["unit"]) if piece else None
    if piece is None or unit is None:
        raise NotATerm(f"“{text}” is not a term we understand; {_ASK}.")
    count = _COUNT_OF.get(piece["count"])
    if count is None and not piece["count"].isdigit():
        raise NotATerm(f"“{piece['count']}” is not a number we know; write it in digits.")
    return unit, int(piece["count"]) if count is None else count


def _after_joint(rest: str, text: str) -> str:
    if not rest:
        return ""
    joint = _BETWEEN.match(rest)
    if joint is None or joint.end() == len(rest):
        raise NotATerm(f"“{text}” is not a term we understand; {_ASK}.")
    return rest[joint.end() :]
