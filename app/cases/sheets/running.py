"""Whether a command is at work on a sheet: it holds a lock on a file as long as it lives.

The system lets go of the lock however the command ends, so nobody has to guess from a clock
whether it was killed. The file is named after the sheet's opaque id, and holds nothing.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

_TRIES: Final = 20
_PAUSE: Final = 0.05


class AlreadyRunning(Exception):
    """Another command is at work on this sheet."""


@contextmanager
def at_work_on(folder: Path, sheet_id: str) -> Iterator[None]:
    """Holds the lock of a sheet in this block. Raises AlreadyRunning where somebody has it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _path(folder, sheet_id)
    with path.open("w") as file:
        _take(file, sheet_id)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _take(file: IO[str], sheet_id: str) -> None:
    """Takes the lock; whoever only looks whether it is taken has it for a moment."""
    for _ in range(_TRIES):
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(_PAUSE)
    raise AlreadyRunning(sheet_id)


def is_running(folder: Path, sheet_id: str) -> bool:
    """Whether a command holds the lock of a sheet now."""
    try:
        with _path(folder, sheet_id).open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _path(folder: Path, sheet_id: str) -> Path:
    return folder / f"{sheet_id}.running"
