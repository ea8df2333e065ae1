"""In which state an answer would be made now: the version of what it reads, and the day."""

from collections.abc import Callable, Sequence
from typing import Protocol

from sqlalchemy import Connection

from app.dates import Calendar
from app.web.finished.files import Files
from app.web.finished.page import Page, State
from app.web.finished.rendering import Rendering
from app.web.finished.scopes import Scope
from app.web.finished.watching import Watch, watch


class Versions(Protocol):
    """What tells the version of the record, or of a case in it; the record room knows how."""

    def now(self, case: str | None = None) -> str | None:
        """The version now; None for a case that is not there. Raises DatabaseAway."""

    def expire(self) -> None:
        """A newer version was read than the last one told."""

    def watch(self) -> tuple[Callable[[], object], Callable[[], bool]] | None:
        """What gives another object after any version has changed, and whether to rely on it yet.

        Any thread may ask both: the first for much less than a version costs, the second every few
        thousandths of a second. Neither raises anything. None when there is no such thing.
        """


_OF_THE_RECORD = ("record", "case")
VersionOf = Callable[[Connection, str | None], str | None]


class States:
    """Tells the state of a scope now, and the one an answer was really made in."""

    def __init__(
        self, versions: Versions, version_of: VersionOf, files: Files, calendar: Calendar
    ) -> None:
        self._versions = versions
        self._version_of = version_of
        self._files = files
        self._calendar = calendar

    def now(self, scope: Scope, path: str) -> State | None:
        """The state now; None when there is nothing to have one. Raises DatabaseAway."""
        version = self._version(scope, path)
        if version is None:
            return None
        return State(version, self._calendar.today() if scope.dated else None)

    def hold(self, page: Page, path: str) -> bool:
        """Whether a page would be made in the same state now. Raises DatabaseAway."""
        scope, state = page.scope, page.state
        if scope.dated and state.day != self._calendar.today():
            return False
        return state.version == self._version(scope, path)

    def watch(self, scope: Scope) -> Watch | None:
        """What tells whether answers from the record are still the same; None for all others."""
        watched = self._versions.watch() if scope.source in _OF_THE_RECORD else None
        return watch(*watched, self._calendar) if watched else None

    def begin(self, scope: Scope, state: State, codings: Sequence[str]) -> Rendering:
        """An answer about to be made, told as of the day of the state, also after midnight."""
        day = state.day or self._calendar.today()
        return Rendering(day, codings, lambda connection: self._version_of(connection, scope.case))

    def made_in(self, scope: Scope, path: str, state: State, rendering: Rendering) -> State | None:
        """The state an answer was made in, begun in another perhaps; None when it was in several.

        One that read nothing is as it would have been in any.
        """
        if scope.source == "file":
            rendering.versions |= {state.version, self._files.version(path)}
        if not rendering.versions:
            return state
        if len(rendering.versions) > 1:
            return None
        (version,) = rendering.versions
        if version != state.version:
            self._versions.expire()
        return None if version is None else State(version, state.day)

    def _version(self, scope: Scope, path: str) -> str | None:
        if scope.source in _OF_THE_RECORD:
            return self._versions.now(scope.case)
        return self._files.version(path) if scope.source == "file" else ""
