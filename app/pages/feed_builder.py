"""The builder of feeds: a form that answers with the address of the feed it describes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app import addresses
from app.pages.facet_view import FacetSection, facet_sections
from app.pages.filter_words import in_words
from app.pages.frame import FEED_TYPES
from app.record.facets.finding import Found
from app.record.filters import FACETS, Filter
from app.web.language import gettext, ngettext

FORMS: Final = (*FEED_TYPES, "ics", "csv")
FIRST: Final = "rss"
_SHOWN: Final = ("q", "taken_from", "taken_to")


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which cases can be followed: the word for it in addresses, and its name."""

    form: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Built:
    """What the builder answers: the address, the page with the same cases, what is in it now."""

    address: str
    cases: str
    says: str


@dataclass(frozen=True, slots=True)
class Builder:
    """The form with what was chosen. `kept` is handed on unseen; `built` is there when asked."""

    asked: Filter
    sections: tuple[FacetSection, ...]
    forms: tuple[Form, ...]
    kept: tuple[tuple[str, str], ...]
    built: Built | None


def builder(
    asked: Filter, form: str | None, found: Found, locale: str, named: Mapping[str, str]
) -> Builder:
    """The builder in one language; `form` is None until somebody asks for an address."""
    names = {**{each: name for each, (name, _) in FEED_TYPES.items()}, "csv": "CSV"}
    names["ics"] = gettext("calendar")
    return Builder(
        asked=asked,
        sections=facet_sections(asked, found.facets, locale, named),
        forms=tuple(Form(each, names[each], each == (form or FIRST)) for each in FORMS),
        kept=tuple(_kept(asked)),
        built=_built(asked, form, found.count, in_words(asked, locale, named)) if form else None,
    )


def _kept(asked: Filter) -> Iterator[tuple[str, str]]:
    for name, value in asked.parameters():
        if name not in (*FACETS, *_SHOWN):
            yield name, value
    lang = addresses.spoken()
    if lang:
        yield addresses.LANGUAGE, lang


def _built(asked: Filter, form: str, count: int, choice: str) -> Built:
    parameters = asked.parameters()
    return Built(
        address=addresses.cases_as(form, parameters),
        cases=addresses.cases(parameters),
        says=_says(form, count, choice or gettext("all there are")),
    )


def _says(form: str, count: int, choice: str) -> str:
    """What is in it now, and by which choice, in one sentence."""
    if form == "ics":
        return ngettext(
            "Now the days of %(num)s case are in it: %(choice)s.",
            "Now the days of %(num)s cases are in it: %(choice)s.",
            count,
            choice=choice,
        )
    return ngettext(
        "Now %(num)s case is in it: %(choice)s.",
        "Now %(num)s cases are in it: %(choice)s.",
        count,
        choice=choice,
    )
