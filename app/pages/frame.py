"""What stands around every page: the head, the main sections, the languages, the foot."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import get_timezone, get_timezone_location
from markupsafe import Markup, escape

from app import addresses
from app.dates import display
from app.web.language import gettext

FEED_TYPES = {
    "rss": ("RSS", "application/rss+xml"),
    "atom": ("Atom", "application/atom+xml"),
    "json": ("JSON Feed", "application/feed+json"),
}
_BRACKETED = re.compile(r"\[\d{4}\]")


@dataclass(frozen=True, slots=True)
class Section:
    """One of the main pages; `here` is `page` on it, `true` on a page under it, else empty."""

    name: str
    href: str
    here: str


@dataclass(frozen=True, slots=True)
class Language:
    """The same page in another language, named in that language."""

    lang: str
    name: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """One form of a feed, for the head and the foot."""

    name: str
    title: str
    type: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that `base.html` shows besides the page itself."""

    lang: str
    direction: str
    here: str
    home: str
    sections: tuple[Section, ...]
    languages: tuple[Language, ...]
    feeds: tuple[Feed, ...]
    texts: tuple[Section, ...]
    as_of: str
    city: str
    licence: str
    contact: str = ""
    tip: str = ""
    head: str = ""

    @property
    def stylesheet(self) -> str:
        """The address of the one sheet."""
        return addresses.look("speechwatch.css")

    @property
    def icon(self) -> str:
        """The address of the sign in a browser's tab."""
        return addresses.look("icon.svg")


@dataclass(frozen=True, slots=True)
class Tracker:
    """What a deployment says about itself on every page, and whether it takes tips."""

    site_url: str
    locales: tuple[str, ...]
    timezone: str
    licence: str
    contact: str = ""
    tips: bool = False


def frame(tracker: Tracker, locale: str, path: str, as_of: date, head: str = "") -> Frame:
    """The frame of the page at `path` (from the root, without `lang`) in one language.

    `head` is the hash of the ledger's head, printed so that a cut record shows.
    """
    return Frame(
        lang=locale.replace("_", "-"),
        direction=_spoken(locale)[0],
        here=_in(path, locale, tracker.locales),
        home=addresses.home(),
        sections=tuple(_sections(path)),
        languages=tuple(_language(each, path, locale, tracker.locales) for each in tracker.locales),
        feeds=tuple(_feed(form) for form in addresses.FEED_FORMATS),
        texts=tuple(_texts(path)),
        as_of=display(as_of.isoformat(), locale),
        city=city_of(tracker.timezone, locale),
        licence=tracker.licence,
        contact=tracker.contact,
        tip=addresses.tip() if tracker.tips else "",
        head=head,
    )


@cache
def city_of(timezone: str, locale: str) -> str:
    """The city a time zone is named after, in a language: `Asia/Baku` is "Baku", `Bakı`."""
    spoken = locale.replace("-", "_")
    return str(get_timezone_location(get_timezone(timezone), locale=spoken, return_city=True))


def dated(text: str) -> str:
    """A text with its bracketed years set apart: the year is ours, not the source's.

    One with such a year is escaped, unless it is marked up already; any other stays as it is.
    """
    return _dated(text) if "[" in text else text


@lru_cache(maxsize=4096, typed=True)
def _dated(text: str) -> Markup:
    return Markup(_BRACKETED.sub(_set_apart, str(escape(text))))  # noqa: S704 - escaped just here


def _set_apart(found: re.Match[str]) -> str:
    return f'<span class="yr">{found[0]}</span>'


def _in(path: str, locale: str, locales: tuple[str, ...]) -> str:
    """The address in a language; the first language is that of an address that names none."""
    return addresses.in_language(path, None if locale == locales[0] else locale)


def _sections(path: str) -> list[Section]:
    named = (
        (gettext("Cases"), addresses.cases()),
        (gettext("People"), addresses.people()),
        (gettext("Law"), addresses.law()),
        (gettext("Timeline"), addresses.timeline()),
        (gettext("Figures"), addresses.figures()),
        (gettext("Tallies"), addresses.tallies()),
    )
    return [Section(name, at, _here(path, at)) for name, at in named]


def _texts(path: str) -> list[Section]:
    named = (
        (gettext("About"), "about"),
        (gettext("How we work"), "methodology"),
        (gettext("Safety"), "safety"),
        (gettext("How to cite"), "cite"),
        (gettext("Feeds"), "feeds"),
    )
    addressed = [(words, addresses.text(name)) for words, name in named]
    addressed.append((gettext("Data"), addresses.data()))
    addressed.append((gettext("API"), addresses.api()))
    return [Section(words, at, _here(path, at)) for words, at in addressed]


def _here(path: str, section: str) -> str:
    here, there = path.partition("?")[0], section.partition("?")[0]
    if here == there:
        return "page"
    return "true" if here.startswith(f"{there}/") else ""


def _language(each: str, path: str, locale: str, locales: tuple[str, ...]) -> Language:
    lang = each.replace("_", "-")
    return Language(lang, _spoken(each)[1], _in(path, each, locales), each == locale)


@cache
def _spoken(locale: str) -> tuple[str, str]:
    """Which way a language runs, and its own name with a large letter."""
    spoken = Locale.parse(locale.replace("-", "_"))
    name = spoken.get_display_name() or locale
    return spoken.text_direction, name[:1].upper() + name[1:]


def _feed(form: str) -> Feed:
    name, kind = FEED_TYPES[form]
    title = gettext("Arrests tied to posts (%(form)s)", form=name)
    return Feed(name, title, kind, addresses.arrest_feed(form))
