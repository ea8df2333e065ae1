"""Understanding the dates people type, in English, Azerbaijani and Russian.

Nothing is invented: a day without a year stays without one, a month or a period without a year is
refused, and so is whatever can be read in two ways.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from .bounds import bounds
from .complaints import refuse_other_things, refuse_unclear
from .complete import interval, point
from .edtf import check
from .errors import NotADate
from .letters import fold
from .phrases import END_NOT_KNOWN, SINCE, SPANS, START_NOT_KNOWN, UNTIL, read_phrase

_EDTF_DATE: Final = r"[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~%]*"
_EDTF: Final = re.compile(
    rf"{_EDTF_DATE}|(?:\.\.|{_EDTF_DATE})?\s*/\s*(?:\.\.|{_EDTF_DATE})?", re.IGNORECASE
)
_LABEL: Final = re.compile(r"[^\W\d_ ]*(?: [^\W\d_]+)? ?(?:date|tarix|tarixi|дата) ?: ?")
_UNKNOWN: Final = re.compile(
    r"[-?. ]*|(?:date )?(?:is )?(?:unknown|not known|not reported|not stated|not given|not dated)"
    r"|undated|none|n/?a|unknown date|no date(?: (?:known|given|reported|stated))?(?: \(\w*\))?"
    r"|(?:tarixi? )?(?:məlum deyil|naməlum|bilinmir)|tarixsiz"
    r"|(?:дата )?(?:неизвестна|неизвестно|не указана)"
)
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Understood:
    """What a typed date means: canonical EDTF, its bounds, and the text as it was written."""

    edtf: str
    lower: date | None
    upper: date | None
    as_written: str


def is_unknown(text: str) -> bool:
    """Whether the text says that no date is known ("unknown", "no date", or nothing at all)."""
    return bool(_UNKNOWN.fullmatch(fold(text)))


def understand(text: str, locale: str | None = None) -> Understood:
    """The date a person typed.

    A day without a year becomes `XXXX-MM-DD`; "mid-", "early" and "late" mean about. With a locale
    the month names of that language are understood too. Raises NotADate with a sentence for
    impossible, ambiguous, incomplete and relative dates, and where `is_unknown` holds.
    """
    written = text.strip()
    if is_unknown(written):
        raise NotADate("No date is written here; leave the date out when it is not known.")
    if len(written) > _LONGEST:
        raise NotADate("This is too long for a date; write the date alone, such as 22 June 2023.")
    edtf = check(written if _EDTF.fullmatch(written) else _edtf(written, locale))
    span = bounds(edtf)
    return Understood(edtf, span.lower, span.upper, written)


def _edtf(written: str, locale: str | None) -> str:
    plain = _LABEL.sub("", fold(written), count=1).strip(' .,;"“”„«»') or written
    plain = plain.replace("some time ", "sometime ")
    plain = re.sub(r"\b(\d{1,2})/(\d{1,2})(?= [^\W\d_])", r"\1-\2", plain)
    edtf = _single(plain, locale) or _open(plain, locale) or _spanned(plain, locale)
    if edtf:
        return edtf
    refuse_other_things(plain, written)
    return _hyphened(plain, locale) or refuse_unclear(written)


def _single(plain: str, locale: str | None) -> str | None:
    one = read_phrase(plain, locale)
    return point(one) if one else None


def _open(plain: str, locale: str | None) -> str | None:
    frames = (
        ("{}/", END_NOT_KNOWN),
        ("/{}", START_NOT_KNOWN),
        ("{}/..", SINCE),
        ("../{}", UNTIL),
    )
    for frame, patterns in frames:
        for pattern in patterns:
            match = pattern.fullmatch(plain)
            one = read_phrase(match["when"], locale) if match else None
            if one:
                return frame.format(point(one, in_period=True))
    return None


def _spanned(plain: str, locale: str | None) -> str | None:
    for pattern in SPANS:
        match = pattern.fullmatch(plain)
        parts = match.groupdict(default="") if match else {}
        edtf = match and _between(parts["start"], parts["end"] + parts.get("rest", ""), locale)
        if edtf:
            return edtf
    return None


def _hyphened(plain: str, locale: str | None) -> str | None:
    """Two dates joined by a hyphen: the first hyphen, blanks around it before others, that fits.

    Where none does, the first complaint says why.
    """
    plain = re.sub(r"^(?:between|from) ", "", plain)
    complaints = []
    for match in [*re.finditer(r" - ", plain), *re.finditer(r" ?- ?", plain)]:
        try:
            edtf = _between(plain[: match.start()], plain[match.end() :], locale)
        except NotADate as complaint:
            complaints.append(complaint)
            continue
        if edtf:
            return edtf
    if complaints:
        raise complaints[0]
    return None


def _between(left: str, right: str, locale: str | None) -> str | None:
    start, end = read_phrase(left, locale), read_phrase(right, locale)
    return interval(start, end) if start and end else None
