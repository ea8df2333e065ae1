"""One answer while it is made: as of which day, and from which state of the record it has read."""

from collections.abc import Callable, Sequence
from datetime import date
from wsgiref.types import WSGIEnvironment

from flask import has_request_context, request
from sqlalchemy import Connection

_ENVIRON = "speechwatch.rendering"
VersionIn = Callable[[Connection], str | None]


class Rendering:
    """What the layer tells the doors about an answer, and what they tell it.

    `day` is the day it is told as of, also when midnight passes meanwhile. `codings` are those
    its reader accepts, the most wanted first. `versions` are those of all reads that it was made
    from: one, unless somebody published between two reads.
    """

    def __init__(self, day: date, codings: Sequence[str], version_in: VersionIn) -> None:
        self.day = day
        self.codings = codings
        self.versions: set[str | None] = set()
        self._version_in = version_in

    def standing_in(self, environ: WSGIEnvironment) -> WSGIEnvironment:
        """The same request, with this as its rendering."""
        return {**environ, _ENVIRON: self}

    def note(self, connection: Connection) -> None:
        """Notes which version of the record this read sees."""
        self.versions.add(self._version_in(connection))


def rendering() -> Rendering | None:
    """The rendering of this request; None when its answer will not be kept."""
    found: Rendering | None = request.environ.get(_ENVIRON) if has_request_context() else None
    return found
