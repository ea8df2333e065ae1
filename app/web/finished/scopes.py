"""What the answer at an address depends on, besides the code, the address itself and its query."""

import re
from dataclasses import dataclass
from typing import Literal

Source = Literal["code", "file", "record", "case"]

# The pages of a case show nothing but the case and what it shows of others: its stamp tells. An
# earlier revision may name a person or a case that the latest one does not, so it depends on them
# all, and so does the history.
_OF_A_CASE = re.compile(
    r"(?:/api/v1)?/cases/(?P<slug>[a-z0-9-]+)"
    r"(?:/card\.png|(?P<feed>/feed\.(?:rss|atom|json)))?"
)
_OF_THE_CODE = re.compile(
    r"/robots\.txt|/favicon\.ico|/apple-touch-icon\.png|/opensearch\.xml|/schema/.+"
    r"|/api/v1(?:/openapi\.json)?"
)
_FILES = "/static/"
# No line of a feed depends on the day of reading; a subscriber need not fetch it anew at midnight.
_UNDATED = re.compile(r"(?:/[a-z]+/[^/]+)?/(?:feed|updates)\.(?:rss|atom|json)")
_CLOSED = ("/desk", "/healthz", "/tip")
# The files for readers are too long to be kept, and their page tells of them and not of the record.
_TAKEN_AWAY = re.compile(r"/data(?!/codebook)(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the content of an answer comes from, and whether it tells of the day it is read on.

    `case` is the slug where only one case can change it.
    """

    source: Source
    dated: bool
    case: str | None = None


_RECORD = Scope("record", dated=True)
_FEED = Scope("record", dated=False)
_FILE = Scope("file", dated=False)
_CODE = Scope("code", dated=False)


def scope_of(path: str) -> Scope:
    """The scope of a path as WSGI gives it. Whatever is not known depends on record and day."""
    if path.startswith(_FILES):
        return _FILE
    of_a_case = _OF_A_CASE.fullmatch(path)
    if of_a_case:
        return Scope("case", dated=not of_a_case["feed"], case=of_a_case["slug"])
    if _OF_THE_CODE.fullmatch(path):
        return _CODE
    return _FEED if _UNDATED.fullmatch(path) else _RECORD


def kept_out(path: str) -> bool:
    """Whether an address is answered anew each time: desk, tips, files, is the record there."""
    return path.startswith(_CLOSED) or bool(_TAKEN_AWAY.fullmatch(path))
