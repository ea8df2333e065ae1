"""Where a page stands: its one address, whether it is to be found, and its other languages.

A page is found under one address. What only shows it otherwise (another order) names that one; a
later page of a list, a filtered one, an earlier revision, a history and a search are not to be
found at all: each would stand beside the page it is taken from, or outlive a correction.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from babel.core import get_global

from app import addresses

# What a page may be asked and still be a page of its own.
_OF_ITS_OWN: Final = {"/timeline": frozenset({"month"})}
# What a page may be asked and still be the same page.
_SAME: Final = frozenset({"order"})
_NEVER: Final = re.compile(r"/cases/[^/]+/(?:history|at/\d+)|/search")
_UNFOUND: Final = "noindex, follow"
# There are more ways to filter than pages: whoever comes to one need not walk on to all others.
_ENDLESS: Final = {"/cases": frozenset({"after"})}
_UNFOLLOWED: Final = "noindex, nofollow"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language; `x-default` is for readers of none of them."""

    lang: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says of its address. All addresses are absolute.

    `canonical` is empty where `robots` says that the page is not to be found. The locales are as
    Open Graph writes them: `en_US`.
    """

    site_url: str
    url: str
    canonical: str
    robots: str
    alternates: tuple[Alternate, ...]
    locale: str
    other_locales: tuple[str, ...]

    @property
    def findable(self) -> bool:
        """Whether search engines may list the page."""
        return not self.robots


def head(site_url: str, locales: tuple[str, ...], locale: str, path: str) -> Head:
    """The head of the page at `path` (from the root, without its language) in one language."""
    own = own_path(path)
    found = [(each, site_url + _in(own, each, locales)) for each in locales] if own else []
    alternates = [Alternate(each.replace("_", "-"), href) for each, href in found]
    if found:
        alternates.append(Alternate("x-default", found[0][1]))
    return Head(
        site_url=site_url,
        url=site_url + _in(path, locale, locales),
        canonical=dict(found).get(locale, ""),
        robots="" if own else _robots(path),
        alternates=tuple(alternates) if len(found) > 1 else (),
        locale=_territorial(locale),
        other_locales=tuple(_territorial(each) for each in locales if each != locale),
    )


def own_path(path: str) -> str:
    """The one address of the page that is shown at `path`; empty for a page not to be found."""
    parts = urlsplit(path)
    asked = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} - _SAME
    if _NEVER.fullmatch(parts.path):
        return ""
    if not asked:
        return parts.path
    return path if asked == _OF_ITS_OWN.get(parts.path, frozenset()) else ""


def _robots(path: str) -> str:
    """What is said of a page that is not to be found."""
    parts = urlsplit(path)
    known = _ENDLESS.get(parts.path)
    asked = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return _UNFOUND if known is None or asked <= known else _UNFOLLOWED


def _in(path: str, locale: str, locales: tuple[str, ...]) -> str:
    return addresses.in_language(path, None if locale == locales[0] else locale)


def _territorial(locale: str) -> str:
    """A language with the country it is most spoken in, as previews want it: `az` is `az_AZ`."""
    language = locale.replace("-", "_")
    if "_" in language:
        return language
    likely = get_global("likely_subtags").get(language, "").split("_")
    return f"{language}_{likely[-1]}" if len(likely) > 1 else language
