"""In which state an answer would be made now: the version of what it reads, and the day."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from sqlalchemy import Connection

from app.dates import Calendar
from app.web.finished.files import Files
from app.web.finished.page import Page, State
from app.web.finished.rendering import Rendering
from app.web.finished.scopes import Scope


class Versions(Protocol):
    """What tells the version of the record, or of a case in it; the record room knows how."""

    def now(self, case: str | None = None) -> str | None:
        """The version now; None for a case that is not there. Raises DatabaseAway."""

    def expire(self) -> None:
        """A newer version was read than the last one told."""

    def sign(self) -> object | None:
        """An object that is another one after any version has changed; None when it is not known.

        It costs less than a version. Raises nothing.
        """


class Moment(NamedTuple):
    """A sign of the record and a day: while both are the same, no answer from it is another one."""

    sign: object
    day: date


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

    def moment(self, scope: Scope) -> Moment | None:
        """The moment it is, for what is told from the record; None for all else."""
        sign = self._versions.sign() if scope.source in _OF_THE_RECORD else None
        return None if sign is None else Moment(sign, self._calendar.today())

    def still(self, moment: Moment | None) -> bool:
        """Whether it is still that moment."""
        return (
            moment is not None
            and moment.sign is self._versions.sign()
            and moment.day == self._calendar.today()
        )

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
