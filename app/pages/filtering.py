"""The filter in an address: read for every door, and what is wrong with it said in a sentence."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from flask import Request

from app.record.filters import SINGLE, Filter, NotAFilter, Wrong, read_filter
from app.web.deployment import settings
from app.web.errors import BadAddress
from app.web.language import gettext

_T = TypeVar("_T")
_Asked = TypeVar("_Asked")
_LANGUAGE: Final = "lang"
_SHOWN: Final = 40


def filter_of(request: Request, *others: str) -> Filter:
    """The filter in a request; `others` are parameters of the page itself, which it reads alone.

    Raises BadAddress with a sentence for anything that is neither.
    """
    return refusing(read_filter, request, *others)


def refusing(
    parse: Callable[[Mapping[str, Sequence[str]]], _T], request: Request, *others: str
) -> _T:
    """What a parser of parameters finds in a request: a filter, or a question with one in it.

    `others` are parameters of the page itself, which it reads alone. Raises BadAddress with a
    sentence where the parser raises NotAFilter.
    """
    given = {
        name: values for name, values in request.args.lists() if name not in (*others, _LANGUAGE)
    }
    try:
        return parse(given)
    except NotAFilter as wrong:
        raise BadAddress(_SENTENCES[wrong.wrong](wrong)) from None


def without_blanks(request: Request, *others: str) -> list[tuple[str, str]] | None:
    """The filter in a request of a form that sends its empty fields too; None if it sent none.

    `others` are parameters of the page itself, which are left out like the language.
    """
    given = [
        (name, value)
        for name, values in request.args.lists()
        for value in values
        if name not in (*others, _LANGUAGE)
    ]
    said = [(name, value) for name, value in given if value or name not in SINGLE]
    return said if said != given else None


def known_until(asked: Filter) -> datetime | None:
    """The instant at which the day ends at which the record is asked, where the tracker is."""
    if asked.known_on is None or asked.known_on == date.max:
        return None
    morrow = asked.known_on + timedelta(days=1)
    midnight = datetime.combine(morrow, time(), ZoneInfo(settings().timezone))
    return midnight.astimezone(UTC)


def _unknown(wrong: NotAFilter) -> str:
    return gettext(
        "This page takes no parameter “%(name)s”. It takes: %(offered)s.",
        name=wrong.name[:_SHOWN],
        offered=", ".join(wrong.offered),
    )


def _one_of(wrong: NotAFilter) -> str:
    return gettext(
        "“%(value)s” is no value of “%(name)s”. It is one of: %(offered)s.",
        value=wrong.value[:_SHOWN],
        name=wrong.name,
        offered=", ".join(wrong.offered),
    )


def _written(wrong: NotAFilter) -> str:
    return gettext(
        "“%(value)s” is no value of “%(name)s”. Write it like %(example)s.",
        value=wrong.value[:_SHOWN],
        name=wrong.name,
        example=wrong.offered[0],
    )


def _no_day(wrong: NotAFilter) -> str:
    value = wrong.value[:_SHOWN]
    return gettext("“%(value)s” is no day. Write it like 2023-06-22.", value=value)


def _named(wrong: NotAFilter) -> Mapping[str, str]:
    return {"name": wrong.name}


_SENTENCES: Final[Mapping[Wrong, Callable[[NotAFilter], str]]] = {
    "unknown name": _unknown,
    "not a word": _one_of,
    "not so written": _written,
    "no sort": _one_of,
    "no day": _no_day,
    "repeated": lambda each: gettext("“%(name)s” is given more than once.", **_named(each)),
    "too long": lambda each: gettext("The value of “%(name)s” is too long.", **_named(each)),
    "too many": lambda each: gettext("“%(name)s” is given too many times.", **_named(each)),
    "no value": lambda each: gettext("“%(name)s” has no words that can be read.", **_named(each)),
    "words of now": lambda _: gettext(
        "Words are searched in the record as it is now. Leave out “known_on”, or the words."
    ),
    "backwards": lambda _: gettext(
        "The range of days ends before it begins. Exchange “taken_from” and “taken_to”."
    ),
}
