"""The pieces of what pages say to machines: where it is said, when, by whom, and how it is written.

Absence says nothing; an empty value would say something. So nothing empty is written.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from markupsafe import Markup

from app import addresses
from app.document.values import Date
from app.web.deployment import locale, settings

Node = dict[str, object]
CONTEXT: Final = "https://schema.org"
NAME: Final = "Speechwatch"
_WHOLE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_AS_EXACT: Final = re.compile(r"\d{4}(-\d{2}){0,2}")
_LICENCES: Final = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
# Nothing in the block may look like markup to a reader of HTML, or like a line's end to one of
# JavaScript.
_HIDDEN: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Place:
    """The deployment a page is served by, and the language it is read in."""

    site_url: str
    licence: str
    timezone: str
    locale: str
    locales: tuple[str, ...]

    @property
    def lang(self) -> str:
        """The language as the web writes it."""
        return self.locale.replace("_", "-")

    def absolute(self, address: str) -> str:
        """An address as others may keep it."""
        return self.site_url + address


def here() -> Place:
    """The deployment that answers, and the language of its reader."""
    given = settings()
    return Place(given.site_url, given.licence, given.timezone, locale(), given.locales)


def block(nodes: Sequence[Node]) -> Markup:
    """Nodes as the text of a data block, which nothing in them can end."""
    said: Node = {"@context": CONTEXT, "@graph": list(nodes)}
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(_HIDDEN))  # noqa: S704 - nothing of HTML is left in it


def page_node(kind: str, name: str, url: str, place: Place) -> Node:
    """A page of ours that is no article."""
    site = {"@type": "WebSite", "name": NAME, "url": place.absolute(addresses.home())}
    page: Node = {"@type": kind, "name": name, "url": url, "inLanguage": place.lang}
    return page | {"isPartOf": site, "publisher": publisher(place)} | licence(place)


def publisher(place: Place) -> Node:
    """Who publishes: the tracker."""
    return {"@type": "Organization", "name": NAME, "url": f"{place.site_url}/"}


def licence(place: Place) -> Node:
    """The address of the licence, where it is one that has an address known to us."""
    found = _LICENCES.get(place.licence)
    return {"license": found} if found else {}


def said(node: Mapping[str, object]) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def start_of(day: Date | None, place: Place) -> str:
    """A whole day, with its time where one is known; empty for any other date."""
    if day is None or not _WHOLE_DAY.fullmatch(day.edtf):
        return ""
    if not day.time:
        return day.edtf
    moment = datetime.fromisoformat(f"{day.edtf}T{day.time}")
    return moment.replace(tzinfo=ZoneInfo(place.timezone)).isoformat()


def known_day(day: Date | None) -> str | None:
    """A year, a month or a day that is known for sure; None for any other date."""
    return day.edtf if day and _AS_EXACT.fullmatch(day.edtf) else None
