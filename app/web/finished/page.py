"""A finished answer: its bytes in each coding that was asked for, and the headers of each."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.web.finished.calling import Called, Headers
from app.web.finished.codings import IDENTITY, coded, plain, worth_coding
from app.web.finished.scopes import Scope
from app.web.finished.tags import tag

# Made here, or said of bytes that are no longer read from a file.
_OURS = frozenset(
    {"accept-ranges", "cache-control", "content-length", "date", "etag", "last-modified", "vary"}
)
_ASKED_AGAIN = "no-cache"
_FOR_GOOD = "immutable"
# What Python itself needs for a page and for each coding of it: measured, and a little more.
_OVERHEAD = 3_000
_OVERHEAD_OF_VARIANT = 2_000


class State(NamedTuple):
    """What a page depends on that changes: a version, and the day (None where it shows none)."""

    version: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Variant:
    """A page in one coding, with all its headers, and those of a 304 to who has it."""

    coding: str
    tag: str
    body: bytes
    headers: Headers
    unchanged: Headers


class Page:
    """An answer as it was in one state. `always` are the headers that a 304 has too."""

    def __init__(
        self, scope: Scope, state: State, stem: str, answer: Called, always: Headers
    ) -> None:
        self.scope = scope
        self.state = state
        self._stem = stem
        self._always = always
        self._headers = [each for each in answer.headers if each[0].lower() not in _OURS]
        self._type = answer.header("content-type")
        control = answer.header("cache-control")
        self._control = control if _FOR_GOOD in control else _ASKED_AGAIN
        self._made: dict[str, Variant] = {}
        # By what a reader accepts, the most wanted coding first.
        self.chosen: dict[tuple[str, ...], Variant] = {}

    def choose(self, acceptable: tuple[str, ...], body: bytes | None = None) -> Variant:
        """Chooses the variant for a reader, and makes it unless another reader needed it before.

        Without the plain bytes they are taken from a variant that was made.
        """
        if body is None:
            other = next(iter(self._made.values()))
            body = plain(other.body, other.coding)
        coding = acceptable[0]
        if IDENTITY in acceptable and not worth_coding(self._type, len(body)):
            coding = IDENTITY
        made = self._made.get(coding) or self._variant(coding, body)
        self._made[coding] = self.chosen[acceptable] = made
        return made

    @property
    def weight(self) -> int:
        """About how many bytes of memory it takes."""
        bodies = sum(len(each.body) + _OVERHEAD_OF_VARIANT for each in self._made.values())
        return _OVERHEAD + bodies

    def _variant(self, coding: str, plain_body: bytes) -> Variant:
        body, made = coded(plain_body, coding), tag(self._stem, coding)
        of_body = [("Content-Length", str(len(body)))]
        if coding != IDENTITY:
            of_body.append(("Content-Encoding", coding))
        tagged = revalidated(made, self._control)
        return Variant(
            coding,
            made,
            body,
            [*self._headers, *of_body, *tagged],
            [*self._always, *tagged],
        )


def revalidated(tag: str, control: str = _ASKED_AGAIN) -> Headers:
    """The headers that let a reader keep an answer and ask each time whether it still holds.

    With another `control` they need not ask for what never changes.
    """
    return [("Cache-Control", control), ("Vary", "Accept-Encoding"), ("ETag", tag)]
