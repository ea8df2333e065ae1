"""The list of cases under a filter: its facets, its words, and every way on from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app import addresses
from app.pages.facet_view import FacetSection, facet_sections
from app.pages.facet_words import label
from app.pages.filter_words import AskedPart, asked_parts
from app.pages.frame import FEED_TYPES
from app.pages.search_view import as_typed
from app.record.facets.finding import Found
from app.record.facets.ordering import Key
from app.record.filters import SORTS, Filter
from app.record.search.asking import Asked
from app.record.search.parts import Word
from app.web import page_keys
from app.web.language import gettext, ngettext

_LONGEST_Q: Final = 60


@dataclass(frozen=True, slots=True)
class CasesRead:
    """What the page is made of beside its rows, all read from one state of the record.

    `next` is the key of the page after. `named` has names of subjects by slug, `charged` the
    articles that the words cite, and `question` what the words mean.
    """

    found: Found
    next: Key | None
    named: Mapping[str, str]
    question: Asked | None
    charged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `here` where that is this very page."""

    text: str
    href: str
    here: bool = False
    type: str = ""


@dataclass(frozen=True, slots=True)
class CasesView:
    """Everything the page prints beside its rows.

    `fields` are what the form keeps of the filter, `start` is the first page where this is a later
    one, `offered` are other ways to ask.
    """

    asked: Filter
    parts: tuple[AskedPart, ...]
    sections: tuple[FacetSection, ...]
    sorts: tuple[Link, ...]
    forms: tuple[Link, ...]
    fields: tuple[tuple[str, str], ...]
    offered: tuple[Link, ...]
    dated: bool
    count: str
    may: str
    start: str
    following: str


def cases_view(asked: Filter, read: CasesRead, locale: str) -> CasesView:
    """The page in one language."""
    parameters = asked.parameters()
    following = page_keys.encode(*read.next) if read.next else None
    return CasesView(
        asked=asked,
        parts=asked_parts(asked, locale, read.named),
        sections=facet_sections(asked, read.found.facets, locale, read.named),
        sorts=tuple(_sorts(asked)),
        forms=tuple(_forms(parameters)),
        fields=tuple(_fields(asked)),
        offered=tuple(_offered(asked, read, locale)),
        dated=asked.ranged or bool(asked.as_of or asked.known_on),
        count=_count(read.found.count),
        may=_may(read.found.may),
        start="" if asked.after is None else addresses.cases(parameters),
        following=addresses.cases(parameters, following) if following else "",
    )


def loosened(parts: Iterable[tuple[AskedPart, int]]) -> tuple[Link, ...]:
    """What to take away where nothing answers, with the number of cases that answer then."""
    return tuple(_without(part, count) for part, count in parts if count)


def _count(count: int) -> str:
    return ngettext("%(num)s case answers this choice.", "%(num)s cases answer this choice.", count)


def _may(count: int) -> str:
    """What is said of cases whose days are too coarse to tell."""
    if not count:
        return ""
    return ngettext(
        "%(num)s of them may lie outside these days: only a month or a year is known.",
        "%(num)s of them may lie outside these days: only a month or a year is known.",
        count,
    )


def _sorts(asked: Filter) -> Iterator[Link]:
    named = {
        "newest": gettext("newest first"),
        "oldest": gettext("oldest first"),
        "changed": gettext("last changed first"),
    }
    for sort in SORTS:
        href = addresses.cases(asked.but(sort=sort).parameters())
        yield Link(named[sort], href, sort == asked.sort)


def _forms(parameters: tuple[tuple[str, str], ...]) -> Iterator[Link]:
    """The same cases as feeds, as a table and as a calendar."""
    for form, (name, kind) in FEED_TYPES.items():
        yield Link(name, addresses.cases_as(form, parameters), type=kind)
    yield Link("CSV", addresses.cases_as("csv", parameters), type="text/csv")
    yield Link(gettext("calendar"), addresses.cases_as("ics", parameters), type="text/calendar")


def _fields(asked: Filter) -> Iterator[tuple[str, str]]:
    """What the form hands on without showing it: the facets, the order, the language."""
    for name, values in asked.facets.items():
        yield from ((name, value) for value in values)
    if ("sort", asked.sort) in asked.parameters():
        yield "sort", asked.sort
    lang = addresses.spoken()
    if lang:
        yield addresses.LANGUAGE, lang


def _offered(asked: Filter, read: CasesRead, locale: str) -> Iterator[Link]:
    """Articles that the words cite, as values of their facet."""
    if not read.question:
        return
    rest = _uncited(read.question)
    for value in read.charged:
        if value not in asked.values("provision"):
            words = gettext(
                "“%(words)s” is an article. Show the cases charged under it: %(article)s",
                words=asked.q[:_LONGEST_Q],
                article=label("provision", value, locale),
            )
            without = asked.but(q=rest)
            yield Link(words, addresses.cases(without.having("provision", value).parameters()))


def _uncited(question: Asked) -> str:
    """The words of a question beside the articles it cites."""
    wanted = (
        each
        for each in question.wanted
        if not (isinstance(each, Word) and (each.only_articles or each.articles))
    )
    return " ".join((*map(as_typed, wanted), *(f"-{as_typed(each)}" for each in question.unwanted)))


def _without(part: AskedPart, count: int) -> Link:
    said = gettext(" or ").join(each.text for each in part.each)
    words = ngettext(
        "%(num)s case without this: %(part)s", "%(num)s cases without this: %(part)s", count,
        part=said,
    )  # fmt: skip
    return Link(words, addresses.cases(part.without.parameters()))
