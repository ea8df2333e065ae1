"""Who may use which route. What says nothing admits nobody, and a test walks them all.

Every route of the desk says `@requires(role)`, or `@during(stage)` where somebody is on the way to
being signed in. The few that are open to everybody are listed here by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from app.staff.models import Stage
from app.staff.roles import Role

# Signing in, and the link of a new member. Nothing else of the desk answers a stranger.
OPEN: Final = frozenset(
    {
        "desk.sign_in",
        "desk.try_password",
        "desk.ask_to_sign_in",
        "desk.sign_in_by_passkey",
        "desk.welcome",
        "desk.accept_welcome",
    }
)

_View = TypeVar("_View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Access:
    """Whom a route admits: how far they have come, as what, and how lately they proved it."""

    stage: Stage
    role: Role
    fresh: bool = False


_declared: dict[str, Access] = {}
_keepers: dict[str, Callable[..., str | None]] = {}
_files: dict[str, int] = {}


def requires(role: Role, *, fresh: bool = False) -> Callable[[_View], _View]:
    """Admits whoever is signed in and may do what this role may.

    With `fresh` only within five minutes of giving both factors, else they are asked for again.
    The page of a dangerous act says so too where something is typed into it, so that nothing typed
    is lost.
    """
    return _declares(Access("whole", role, fresh))


def during(stage: Stage) -> Callable[[_View], _View]:
    """Admits whoever is at one step of signing in, and nobody who has passed it."""
    return _declares(Access(stage, "contributor"))


def access_of(endpoint: str) -> Access | None:
    """Whom a route admits; None for one that says nothing."""
    return _declared.get(endpoint)


def keeps_what_is_typed(keep: Callable[..., str | None]) -> Callable[[_View], _View]:
    """Has a form kept that comes when its sign-in is over, for whoever it was handed to.

    `keep` is called with what the address names, and returns the way back to the form; None when
    the form was not handed to anybody, and nothing was kept.
    """

    def declare(view: _View) -> _View:
        _keepers[f"desk.{view.__name__}"] = keep
        return view

    return declare


def keeper_of(endpoint: str) -> Callable[..., str | None] | None:
    """What keeps the form of a route; None for one that keeps nothing."""
    return _keepers.get(endpoint)


def takes_a_file(longest: int) -> Callable[[_View], _View]:
    """Lets a form bring so many bytes, a file among them, from whoever is signed in."""

    def declare(view: _View) -> _View:
        _files[f"desk.{view.__name__}"] = longest
        return view

    return declare


def longest_of(endpoint: str) -> int | None:
    """How many bytes a form with a file may bring to a route; None for one that takes no file."""
    return _files.get(endpoint)


def _declares(access: Access) -> Callable[[_View], _View]:
    def declare(view: _View) -> _View:
        _declared[f"desk.{view.__name__}"] = access
        return view

    return declare
