"""How tries at a door are slowed down: a few are free, then each waits twice as long.

A try that comes too early is refused without being looked at and without being counted, so
hammering makes nobody wait longer.

Strangers share two doors: one for each name, so that nobody guesses a password, and one for all,
so that nobody tries one password on every name or keeps the server busy with hashes. A flood
shuts both to strangers. It shuts nobody out for good: a browser that was signed in before has a
door of its own, a passkey cannot be guessed and is never slowed, nor is a link from an admin.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Patience:
    """How many tries are free, how long the next waits, at most, and when all is forgotten."""

    free: int
    first: timedelta
    longest: timedelta
    forgotten: timedelta

    def wait(self, tries: int) -> timedelta:
        """How long the door stays shut after so many tries."""
        if tries < self.free:
            return timedelta(0)
        doubled = min(tries - self.free, 30)
        return min(self.first * (1 << doubled), self.longest)


@dataclass(frozen=True, slots=True)
class Door:
    """One thing that can be tried, and how patiently; whether strangers share it."""

    name: str
    patience: Patience
    shared: bool = False


_EVERYBODY = Patience(60, timedelta(seconds=1), timedelta(seconds=5), timedelta(minutes=10))
_ONE = Patience(5, timedelta(seconds=2), timedelta(minutes=15), timedelta(hours=1))
# Six digits: five tries, then four an hour, for a day.
_CODES = Patience(5, timedelta(seconds=30), timedelta(minutes=15), timedelta(days=1))

LONGEST_MEMORY: Final = timedelta(days=1)


def of_strangers(name_digest: str) -> tuple[Door, ...]:
    """The doors of a password typed in a browser that the person has never signed in with."""
    return Door("all", _EVERYBODY, shared=True), Door(f"name {name_digest}", _ONE)


def of_device(device_id: str) -> tuple[Door, ...]:
    """The door of a password typed in a browser that the person was signed in with."""
    return (Door(f"device {device_id}", _ONE),)


def of_codes(member_id: str, device_id: str | None) -> tuple[Door, ...]:
    """The door of a second factor, whose password was right; again one for each known browser."""
    return (Door(f"codes {device_id or member_id}", _CODES),)
