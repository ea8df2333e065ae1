"""Starting the command that works on a long sheet, as a process that outlives the request.

It is no thread: a server that is restarted must not take half an import with it, and a command can
be run again by hand.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from app.cases.sheets.running import is_running
from app.web.deployment import settings
from config import Settings

COMMAND: Final = "bring-sheet"
_FOLDER: Final = "sheets"
_started: list["subprocess.Popen[bytes]"] = []


def locks_in(told: Settings) -> Path:
    """Where commands that work on sheets hold their locks."""
    return told.folder / "desk" / _FOLDER


def start(sheet_id: str) -> None:
    """Starts the command for a sheet. What it was asked for has to be committed."""
    _started[:] = [each for each in _started if each.poll() is None]
    _started.append(
        subprocess.Popen(  # noqa: S603 - our own command, with an id that we made
            [sys.executable, "-m", "app.cli", COMMAND, sheet_id],
            env=environment(settings()),
            cwd=Path(__file__).resolve().parents[3],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    )


def is_at_work(sheet_id: str) -> bool:
    """Whether a command is at work on a sheet."""
    return is_running(locks_in(settings()), sheet_id)


def environment(told: Settings) -> dict[str, str]:
    """What the command needs to open the same desk, in the words of the settings."""
    return {
        **os.environ,
        "SPEECHWATCH_DATA": str(told.folder),
        "SPEECHWATCH_DESK_URL": told.desk_url,
        "SPEECHWATCH_RECORD_URL": told.record_url,
        "SPEECHWATCH_FIELD_KEY_FILE": str(told.field_key_file),
        "SPEECHWATCH_LOCALES": ",".join(told.locales),
        "SPEECHWATCH_TIMEZONE": told.timezone,
    }
