"""Facets and their values in a reader's language: on the list of cases, in the API, in figures."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from babel import Locale

from app import citations
from app.pages.code_names import article_named, code_named
from app.pages.states import state_word
from app.pages.words import basis_word, fate_word, word
from app.record.filters import ANY_CUSTODY, KINDS_OF_SUBJECT, NO_ARTICLE, NOT_RECORDED
from app.web.language import gettext
from app.web.language import marked as _n

_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})
_HEADINGS: Final[Mapping[str, str]] = {
    "provision": _n("Article charged"),
    "basis": _n("Basis of a charge"),
    "tie": _n("Tie to a post"),
    "platform": _n("Where it was said"),
    "custody": _n("Kind of custody"),
    "outcome": _n("Outcome"),
    "stage": _n("Stage"),
    "held": _n("State of custody"),
    "place": _n("Place of the case"),
    "cluster": _n("Cluster"),
    "year": _n("Year taken"),
    "subject": _n("Who is prosecuted"),
    "language": _n("Language of the post"),
    "fate": _n("What became of the post"),
    "gap": _n("Gaps"),
}
_MISSING: Final[Mapping[str, str]] = {
    "provision": _n("no charge recorded"),
    "basis": _n("no basis recorded"),
    "custody": _n("no custody recorded"),
    "outcome": _n("no outcome recorded"),
    "year": _n("no day of taking known"),
}
_GAPS: Final[Mapping[str, str]] = {
    "order ended and custody went on": _n("order ended, custody went on"),
    "term ended and no release reported": _n("term ended, no release reported"),
    "sentence above every ceiling": _n("sentence above what the law allowed"),
    "cited before it existed": _n("act older than the article"),
    "long administrative detention": _n("more than 90 days of administrative detention"),
}


def heading(name: str) -> str:
    """What a facet is called."""
    return gettext(_HEADINGS[name])


def label(name: str, value: str, locale: str, named: Mapping[str, str] = _NOBODY) -> str:
    """A value of a facet in words; one that nobody has stands as it was asked for.

    `named` has the names of people and organisations by the slug of their page.
    """
    if value == NOT_RECORDED:
        return gettext(_MISSING.get(name, _n("not recorded")))
    if name in _CLOSED:
        return _CLOSED[name](value)
    if name == "provision":
        return _provision(value, locale)
    if name == "language":
        return str(Locale.parse(locale.replace("-", "_")).languages.get(value, value))
    if name == "subject":
        return _subject(value, named)
    return value


def _custody(value: str) -> str:
    return gettext("any custody") if value == ANY_CUSTODY else word(value)


def _gap(value: str) -> str:
    return gettext(_GAPS[value])


_CLOSED: Final[Mapping[str, Callable[[str], str]]] = {
    "basis": basis_word,
    "tie": word,
    "platform": word,
    "custody": _custody,
    "outcome": word,
    "stage": word,
    "held": state_word,
    "fate": fate_word,
    "gap": _gap,
}


def _subject(value: str, named: Mapping[str, str]) -> str:
    return word(value) if value in KINDS_OF_SUBJECT else named.get(value, value)


def _provision(value: str, locale: str) -> str:
    """An article of its code, or a code by its name."""
    if value == NO_ARTICLE:
        return gettext("no article given")
    code, within, path = value.partition("-")
    try:
        cited = citations.parse_key(f"{code.upper()}:{path if within else 1}")
    except citations.NotACitation:
        return value
    return article_named(cited.key, locale) if within else code_named(cited.code, locale)
