"""The words around a typed date: about, maybe, since, between, day not known.

Each pattern is matched against folded text and gives back what is left without it.
"""

import re
from dataclasses import replace
from typing import Final

from .written import Written, read_written

_ABOUT_BEFORE: Final = re.compile(
    r"(?:(?:in|at|on) )?(?:some ?time )?(?:in |on or )?(?:the )?(?:(?:very )?"
    r"(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|roughly|near|mid-?|early|late"
    r"|(?:beginning|start|middle|end|first half|second half) of"
    r"|təxminən|texminen|təqribən|около|примерно|приблизительно"
    r"|(?:в )?(?:середин[аеы]|начал[ое]|кон(?:ец|це))))(?: |(?<=-)|(?<=\.))(?:the )?(?=\S)"
    r"|[~≈] ?"
)
_ABOUT_AFTER: Final = re.compile(
    r"[ ,(]+(?:or so|approximately|approx\.?|about|təxminən|civari(?:nda)?|примерно)\)?$|~$"
    r"|(?<=\w) (?:orta(?:lari|si)(?:nda)?|(?:əvvəl|son)(?:i|u|l[əa]ri)(?:nd[əae])?)(?= \d|$)"
)
_MAYBE_BEFORE: Final = re.compile(
    r"(?:it is )?(?:maybe|perhaps|possibly|probably|presumably|likely|bəlkə|ehtimal ki|ehtimalən"
    r"|(?:çox )?güman ki|yəqin ki|возможно|вероятно|предположительно|может быть)[, ]+"
    r"(?:(?:on|in) )?"
)
_MAYBE_AFTER: Final = re.compile(
    r"\s*\(?\?\)?$|[ ,(]+(?:uncertain|not certain|not sure|unsure|maybe|perhaps|possibly|probably"
    r"|presumably|dəqiq deyil|bəlkə|неточно|возможно|вероятно)\)?$"
)
_NOT_KNOWN: Final = (
    r"(?:(?:is |was )?(?:not |un)(?:known|reported|stated|given|specified|recorded|named)"
    r"|məlum deyil|bilinmir|naməlum|неизвест(?:ен|на|но)|не указан)(?: at all)?\)?$"
)
_PART_AFTER: Final = re.compile(
    r"[ ,(]+(?:the |exact |an? )*(?P<part>day|date|month|year|gün[ü]?|ayi?|ili?|день|месяц|год) "
    + _NOT_KNOWN
    + r"|[ ,(]+(?:no|unknown|unspecified) (?P<other>day|month|year)\)?$"
)
_DAY_BEFORE: Final = re.compile(
    r"(?:on )?(?:a|some|one|an?(?:other)? (?:unknown|unspecified|unreported)|unknown|unspecified)"
    r" day (?:in|of) (?P<rest>.+?)(?:[ ,(]+" + _NOT_KNOWN + ")?$"
)
_MONTH_BEFORE: Final = re.compile(
    r"(?:in )?(?:an? (?:unknown|unspecified)|unknown|unspecified) month (?:in|of) (?P<rest>.+)"
)
_PARTS: Final = {"g": "day", "д": "day", "d": "day", "a": "month", "m": "month", "м": "month"}
_YEARS_SPANNED: Final = re.compile(
    r"(?P<century>\d\d)(?:(?P<decade>\d)0-\1(?P=decade)9|00-\1(?:99))"
)

SINCE: Final = (
    re.compile(
        r"(?:(?:still |in )?(?:ongoing|held|detained|jailed|custody|prison),? )*(?:ever )?"
        r"(?:since|as of|starting(?: from| on| in)?|начиная с|с|со) (?P<when>.+)"
    ),
    re.compile(r"(?:from )?(?P<when>.+?),? (?:on|onwards?|on ?wards|and (?:still )?ongoing)"),
    re.compile(
        r"(?:from )?(?P<when>.+?)(?: ?- ?| to | until | till )"
        r"(?:(?:the )?present|now|today|date|this day|ongoing|indiyədək|indi|сейчас)"
    ),
    re.compile(r"(?P<when>.+?)(?: tarixin)?-?d[aəe]n(?: bəri| beri| etibarən)?"),
)
UNTIL: Final = (
    re.compile(r"(?:until|till|up to|up until|up till|through|to|до|по) (?P<when>.+)"),
    re.compile(r"(?P<when>.+?)(?: tarixin)?-?[aə]?d[əe]k"),
    re.compile(r"(?P<when>.+?)-?y?[aəe] (?:qədər|qeder|kimi)"),
)
END_NOT_KNOWN: Final = (
    re.compile(
        r"(?:from|since|с) (?P<when>.+),? (?:end|окончание) (?:not known|unknown|неизвестно)"
    ),
    re.compile(r"(?P<when>.+?)(?: tarixin)?-?d[aəe]n,? sonu məlum deyil"),
)
START_NOT_KNOWN: Final = (
    re.compile(
        r"(?:until|till|до) (?P<when>.+),? (?:start|начало) (?:not known|unknown|неизвестно)"
    ),
    re.compile(r"(?P<when>.+?)(?: tarixin)?-?[aə]?d[əe]k,? əvvəli məlum deyil"),
)
SPANS: Final = (
    re.compile(r"between (?P<start>.+) and (?P<end>.+)"),
    re.compile(r"между (?P<start>.+) и (?P<end>.+)"),
    re.compile(r"(?P<start>.+) (?:və|ilə) (?P<end>.+?) aras(?:i|inda)"),
    re.compile(r"(?:from )?(?P<start>.+?) (?:to|until|till|through|thru|up to) (?P<end>.+)"),
    re.compile(r"(?:с|со) (?P<start>.+?) (?:по|до) (?P<end>.+)"),
    re.compile(r"(?P<start>.+?)-?d[aə]n (?P<end>.+?)(?:-?[aə]?dək|-?y?[aə] qədər)(?P<rest> .+)?"),
)
"""Two dates joined by words; `rest` belongs to the second."""


def read_phrase(text: str, locale: str | None = None) -> Written | None:
    """One folded date with the doubts around it; None when it is not one date."""
    text = text.strip(" ,;")
    return read_written(text, locale) or _read_doubted(text, locale)


def _read_doubted(text: str, locale: str | None) -> Written | None:
    """The date without one of its doubts, and that doubt noted."""
    if match := _MAYBE_AFTER.search(text) or _ABOUT_AFTER.search(text):
        inner = read_phrase(text[: match.start()] + text[match.end() :], locale)
        return inner and _noted(inner, uncertain=match.re is _MAYBE_AFTER)
    if match := _MAYBE_BEFORE.match(text) or _ABOUT_BEFORE.match(text):
        inner = read_phrase(text[match.end() :], locale)
        return inner and _noted(inner, uncertain=match.re is _MAYBE_BEFORE)
    return _read_incomplete(text, locale)


def _noted(one: Written, *, uncertain: bool) -> Written:
    return replace(one, uncertain=True) if uncertain else replace(one, approximate=True)


def _read_incomplete(text: str, locale: str | None) -> Written | None:
    """The date without the words that say which part of it is not known."""
    for pattern, part in ((_DAY_BEFORE, "day"), (_MONTH_BEFORE, "month")):
        if match := pattern.fullmatch(text):
            inner = read_phrase(match["rest"], locale)
            return inner and replace(inner, unknown=part)
    match = _PART_AFTER.search(text)
    if match is None or match.start() == 0:
        return None
    part = _PARTS.get((match["part"] or match["other"])[0], "year")
    known = text[: match.start()]
    if part == "year" and (years := _YEARS_SPANNED.fullmatch(known)):
        return Written(year=f"{years['century']}{years['decade'] or 'X'}X")
    inner = read_phrase(known, locale)
    return inner and replace(inner, unknown=part)
