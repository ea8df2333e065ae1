"""Words of ours that stand within what lower rooms say: months, days of the week, closed words."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from babel.dates import get_day_names, get_month_names

from app.pages import words
from app.web.deployment import locale
from app.web.language import gettext
from app.web.language import marked as _n

_UNITS: Final = {
    "years": _n("years"),
    "months": _n("months"),
    "weeks": _n("weeks"),
    "days": _n("days"),
    "hours": _n("hours"),
}


def _in_calendar(said: str) -> str:
    """A date with the name of its month, or a day of the week, in the reader's language."""
    return _ENGLISH.sub(lambda found: _names(locale())[_places()[found[0]]], said)


def _listed(said: str) -> str:
    """The words that may be chosen, as pages call them."""
    each = [word.strip("'") for word in said.split(", ")]
    return ", ".join(words.word(word) if word in words.known() else word for word in each)


def _unit(said: str) -> str:
    return gettext(_UNITS[said]) if said in _UNITS else said


@cache
def _names(lang: str) -> tuple[str, ...]:
    """The twelve months and the seven days of the week."""
    months, days = get_month_names("wide", locale=lang), get_day_names("wide", locale=lang)
    return tuple(str(named[at]) for named in (months, days) for at in sorted(named))


@cache
def _places() -> Mapping[str, int]:
    return {name: at for at, name in enumerate(_names("en"))}


_ENGLISH: Final = re.compile(rf"\b(?:{'|'.join(_names('en'))})\b")
SAID: Final[Mapping[str, Callable[[str], str]]] = {
    "month": _in_calendar,
    "day": _in_calendar,
    "weekday": _in_calendar,
    "typed": _in_calendar,
    "words": _listed,
    "unit": _unit,
}
"""How what stands in a place of this name is said; elsewhere it is a name, or what was typed."""
