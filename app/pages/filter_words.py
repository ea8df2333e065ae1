"""A filter read back: what is asked for in words, each part with the way to take it away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app import addresses, dates
from app.pages.facet_words import heading, label
from app.record.filters import Filter
from app.web.language import gettext

_NOBODY: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for, in words, and the address of the cases without it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class AskedPart:
    """Things of one kind of which a case needs any; `heading` is empty where they say it all.

    `without` finds the cases when all of them are taken away.
    """

    heading: str
    each: tuple[Asked, ...]
    without: Filter


def asked_parts(
    asked: Filter, locale: str, named: Mapping[str, str] = _NOBODY
) -> tuple[AskedPart, ...]:
    """The parts of a filter in their order; `named` has the names of subjects by their slug."""
    return (*_facets(asked, locale, named), *_words(asked), *_days(asked, locale))


def in_words(asked: Filter, locale: str, named: Mapping[str, str] = _NOBODY) -> str:
    """A filter as one line, as a title has it; empty where nothing is asked."""
    return "; ".join(_line(part) for part in asked_parts(asked, locale, named))


def _line(part: AskedPart) -> str:
    said = gettext(" or ").join(each.text for each in part.each)
    if not part.heading:
        return said
    return gettext("%(field)s: %(value)s", field=part.heading, value=said)


def _facets(asked: Filter, locale: str, named: Mapping[str, str]) -> Iterator[AskedPart]:
    for name, values in asked.facets.items():
        each = (
            Asked(label(name, value, locale, named), _address(asked.without(name, value)))
            for value in values
        )
        yield AskedPart(heading(name), tuple(each), asked.without(name))


def _words(asked: Filter) -> Iterator[AskedPart]:
    if asked.q:
        yield _part(gettext("with the words “%(words)s”", words=asked.q), asked.but(q=""))


def _days(asked: Filter, locale: str) -> Iterator[AskedPart]:
    if asked.ranged:
        yield _part(_range(asked, locale), asked.but(taken_from=None, taken_to=None))
    if asked.as_of:
        day = dates.display(asked.as_of.isoformat(), locale)
        words = gettext("states as of %(day)s", day=day)
        yield _part(words, asked.but(as_of=None))
    if asked.known_on:
        day = dates.display(asked.known_on.isoformat(), locale)
        words = gettext("as known on %(day)s", day=day)
        yield _part(words, asked.but(known_on=None))


def _range(asked: Filter, locale: str) -> str:
    first, last = (
        dates.display(day.isoformat(), locale) if day else ""
        for day in (asked.taken_from, asked.taken_to)
    )
    if not last:
        return gettext("taken on %(day)s or later", day=first)
    if not first:
        return gettext("taken on %(day)s or earlier", day=last)
    return gettext("taken from %(first)s to %(last)s", first=first, last=last)


def _part(text: str, without: Filter) -> AskedPart:
    return AskedPart("", (Asked(text, _address(without)),), without)


def _address(asked: Filter) -> str:
    return addresses.cases(asked.parameters())
