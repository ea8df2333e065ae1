"""One process at a time makes files: it holds a lock as long as it lives, however it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyMaking(Exception):
    """Another process is making the files."""


@contextmanager
def taking_turn(folder: Path) -> Iterator[None]:
    """Holds the lock in this block. Raises AlreadyMaking where somebody has it.

    It lies beside the folder, which may be taken away meanwhile.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyMaking("The files are being made by another process.") from None
        yield
