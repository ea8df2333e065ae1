"""A sheet that somebody opens, and an act on it that is done once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.models import Sheet
from app.cases.sheets import queries
from app.cases.sheets.actions import NotNow
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.reviewing.refusals import Refused, acted
from app.document.values import Text
from app.pages.showing import in_language
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.language import gettext

Change = Callable[[Session, Monitor, Sheet], str]
Again = Callable[[str], Response]


@dataclass(frozen=True, slots=True)
class Onward:
    """Where an act leads, by its result; `then` is done before, when everything is committed."""

    way: Callable[[str], str]
    then: Callable[[str], None] | None = None


def opened(session: Session, who: Monitor, sheet_id: UUID, *, locked: bool = False) -> Sheet:
    """A sheet for somebody. Raises Unknown where there is none that they may see."""
    try:
        return queries.sheet_of(session, who, str(sheet_id), locked=locked)
    except KeyError:
        raise Unknown from None


def changed(sheet_id: UUID, change: Change, onward: Onward, again: Again) -> AnyResponse:
    """Changes a sheet once and leads on; else shows a page again, with the reason."""

    def act(session: Session, who: Monitor) -> str:
        sheet = opened(session, who, sheet_id, locked=True)
        try:
            return change(session, who, sheet)
        except NotNow:
            told = gettext("This cannot be done now: the sheet is at work, or done. Look again.")
            raise Refused(told) from None

    def leads(result: str) -> str:
        if onward.then:
            onward.then(result)
        return onward.way(result)

    return acted(act, leads, again)


def linked(cases: Iterable[tuple[str, Text]]) -> list[tuple[str, str]]:
    """The address and the title of each of these cases."""
    return [
        (ways.case(id_), told.text if (told := in_language(title, locale(), "en")) else id_)
        for id_, title in cases
    ]
