"""Killing a process at a step that is counted from outside of it."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

from app.db.engines import engine
from tests.conftest import Place
from tests.publishing.conftest import Office

Watch = Callable[[], None]
Action = Callable[[Office, Watch], None]


@dataclass(slots=True)
class Steps:
    """Counts the steps of a process and kills it at one of them; tells where it was."""

    deadly: int
    told: int
    names: list[str] = field(default_factory=list)

    def take(self, name: str) -> None:
        self.names.append(name)
        os.write(self.told, f"{name}\n".encode())
        if len(self.names) == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", lambda _connection: self.take("COMMIT"))
        event.listen(Pool, "checkout", lambda *_: self.take("open"))

    def _statement(self, _connection: object, _cursor: object, said: str, *_: object) -> None:
        # Erasing asks this until older transactions have ended: each time another number of times.
        if "pg_stat_activity" not in said:
            self.take(" ".join(said.split()[:3])[:40])


def opened(place: Place) -> Office:
    return Office(place, engine(place.desk_url), engine(place.record_url))


def killed_at(place: Place, action: Action, step: int) -> list[str]:
    """The steps that a process doing this had taken when it was killed at the n-th.

    Step 0 kills nobody, and gives all of them.
    """
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            action(opened(place), Steps(step, telling).watch)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(telling)
    with os.fdopen(told) as pipe:
        names = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) == bool(step)
    assert bool(step) or os.WEXITSTATUS(status) == 0
    return names


def chosen(names: list[str], every: int) -> list[int]:
    """Which steps to kill at: those at a commit and beside one, and every few of the others."""
    at = {place for place, name in enumerate(names, start=1) if name == "COMMIT"}
    beside = {step + by for step in at for by in (-1, 0, 1)}
    return sorted(step for step in {*beside, *range(1, len(names), every)} if step <= len(names))
