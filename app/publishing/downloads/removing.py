"""Taking the files away, because something in them may be seen no longer."""

import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

_GONE: Final = "gone"


def remove(folder: Path) -> None:
    """Takes every set of files away at once, and whatever is being made of one.

    The folder is moved aside first, so that no file can be found or finished any more, and then
    emptied. What an earlier call did not come to delete goes with it. Call it after the record has
    followed: files that are begun later are made from what is left.
    """
    with suppress(FileNotFoundError):
        folder.rename(folder.with_name(f"{folder.name}.{_GONE}-{secrets.token_hex(8)}"))
    for left in folder.parent.glob(f"{folder.name}.{_GONE}-*"):
        shutil.rmtree(left)
