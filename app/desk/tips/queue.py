"""The queue of tips in words: none of them says what it holds until somebody asks."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app import dates
from app.cases.working.monitors import Monitor
from app.desk.tips import ways
from app.tips.models import Tip
from app.tips.queries import Place, Which, tips_counted, tips_listed
from app.web import page_keys
from app.web.deployment import locale
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.language import marked as _n

_PAGE: Final = 30
NAMES: Final[dict[Which, str]] = {
    "waiting": _n("Waiting"),
    "mine": _n("Yours"),
    "closed": _n("Done with"),
}
NOTHING: Final[dict[Which, str]] = {
    "waiting": _n("No tip waits."),
    "mine": _n("You have taken no tip."),
    "closed": _n("Nothing is left of tips that were done with before."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One tip: when it came, and whose it is or was."""

    href: str
    day: str
    says: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One part of the queue, and how many tips are in it."""

    name: str
    href: str
    here: bool
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the queue; `further` leads to the next one, where there is one."""

    lines: tuple[Line, ...]
    further: str


def choices(session: Session, who: Monitor, here: Which) -> tuple[Choice, ...]:
    """The parts of the queue."""
    return tuple(
        Choice(gettext(name), ways.tips(each), each == here, tips_counted(session, who, each))
        for each, name in NAMES.items()
    )


def page_of(session: Session, who: Monitor, which: Which, key: tuple[str, ...] | None) -> Listed:
    """A page of a part of the queue, after the tip that a key names."""
    found = tips_listed(session, who, which, _place(key), _PAGE + 1)
    shown = found[:_PAGE]
    further = ""
    if len(found) > _PAGE:
        last = shown[-1]
        further = ways.tips(which, page_keys.encode(last.day.isoformat(), last.id))
    return Listed(tuple(map(_line, shown)), further)


def day_of(tip: Tip) -> str:
    """The day on which a tip came, in words."""
    return dates.display(tip.day.isoformat(), locale())


def says_of(tip: Tip) -> str:
    """Whose a tip is, or what became of it."""
    if tip.closed == "case":
        return gettext("%(who)s made a case of it.", who=tip.closed_by)
    if tip.closed == "discarded":
        return gettext("%(who)s discarded it.", who=tip.closed_by)
    if tip.taken_by:
        return gettext("%(who)s has taken it.", who=tip.taken_by)
    return gettext("Nobody has taken it yet.")


def _line(tip: Tip) -> Line:
    return Line(ways.tip(tip.id), day_of(tip), says_of(tip))


def _place(key: tuple[str, ...] | None) -> Place | None:
    if key is None:
        return None
    try:
        return Place(date.fromisoformat(key[0]), key[1])
    except ValueError:
        raise BadAddress(
            gettext("This page key cannot be read. Begin again at the first page.")
        ) from None
