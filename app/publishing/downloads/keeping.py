"""The quiet step of the writing half that keeps the files up with the record.

It only looks whether they are due; they are made by a command of its own, so that the server stays
as small and as quick as it is, and a kill of either leaves the other alone.
"""

import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from app.db.errors import DatabaseAway
from app.publishing.downloads.due import is_due

COMMAND: Final = "files"
_EVERY_SECONDS: Final = 30.0
_ROOT: Final = Path(__file__).resolve().parents[3]
_log = logging.getLogger(__name__)


def keep_up(record: Engine, folder: Path, timezone: str) -> None:
    """Begins to look after the files, as long as this process lives; not before it has started."""
    step = threading.Thread(
        target=_look_after, args=(record, folder, timezone), name="files", daemon=True
    )
    step.start()


def _look_after(record: Engine, folder: Path, timezone: str) -> None:
    pause = threading.Event()
    while not pause.wait(_EVERY_SECONDS):
        make_if_due(record, folder, timezone)


def make_if_due(record: Engine, folder: Path, timezone: str) -> bool:
    """Has the command make the files if they are due, and waits for it; whether it was asked."""
    try:
        due = is_due(record, folder, timezone)
    except DatabaseAway:
        return False
    if due:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "app.cli", COMMAND, "--when-due"],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            _log.warning("the files for readers could not be made: %s", done.stderr.strip())
    return due
