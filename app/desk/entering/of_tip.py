"""A new detention that is made of a tip: what the tip brings into the form, and where it ends."""

import re
from typing import Final

from sqlalchemy.orm import Session

from app.cases.working.confidence import confide
from app.cases.working.monitors import Monitor
from app.desk.circumstances import today
from app.desk.typed import Sent, one
from app.tips.actions import TipClosed, Told, close_with_case
from app.web.language import gettext

FIELD: Final = "tip"
"""The field of a new detention that says which tip it is made of."""
_NOTES: Final = "cases.notes"
_LINK: Final = re.compile(r"https?://[^\s<>\"'`{}|\\^]+")


class TipGone(Exception):
    """The tip that a case was to be made of is closed, or somebody else's now."""


def typed_from(tip_id: str, told: Told) -> Sent:
    """A new detention as a tip fills it: its first link is the source."""
    found = _LINK.search(told.links) or _LINK.search(told.text)
    return {FIELD: [tip_id]} | ({"sources.url": [found[0]]} if found else {})


def without_tip(typed: Sent) -> Sent:
    """What was typed, as if it had come from no tip."""
    return {name: texts for name, texts in typed.items() if name != FIELD}


def keep_words(session: Session, who: Monitor, typed: Sent, case_id: str) -> None:
    """Closes the tip that a new case was made of; what it said goes into the case's notes.

    Raises TipGone where it is not there for them any more.
    """
    tip_id = one(typed, FIELD)
    if not tip_id:
        return
    try:
        told = close_with_case(session, who, tip_id, case_id, today())
    except (KeyError, TipClosed):
        raise TipGone from None
    confide(session, who, case_id, _NOTES, _in_words(told), None)


def _in_words(told: Told) -> str:
    said = (
        (gettext("From a tip:"), told.text),
        (gettext("Links:"), told.links),
        (gettext("Country and place:"), told.place),
        (gettext("How to reach who sent it:"), told.contact),
    )
    return "\n\n".join(f"{name}\n{text}" for name, text in said if text)
