"""How far a sheet has come, in words."""

from typing import Final

from app.cases.models import SheetState
from app.web.language import gettext
from app.web.language import marked as _n

_NAMED: Final[dict[SheetState, str]] = {
    "uploaded": _n("its columns are to be said"),
    "checking": _n("its rows are being checked"),
    "checked": _n("to be brought in"),
    "bringing": _n("is being brought in"),
    "brought": _n("brought in"),
    "undoing": _n("is being undone"),
    "undone": _n("undone"),
}


def state_named(state: SheetState) -> str:
    """A state in the reader's language."""
    return gettext(_NAMED[state])
