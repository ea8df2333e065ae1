"""The feeds of the public record and the items a revision puts into them.

`contextual` is the arrest feed with the weaker ties, so a firm arrest stands in both. `updates` are
the updates a case lists, `facts` what else happened in it.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from app.document.case import Case
from app.record.arrests import Stays, arrests, update_items
from app.record.developments import developments, entering
from app.record.moments import Moment, taking_date
from app.record.timeline import UNDATED, day_of

Feed = Literal["arrests", "contextual", "updates", "facts"]


class Item(NamedTuple):
    """One item of one feed: its uuid and the facts of the case it is made of.

    `field` is the name of the date of a dated fact. `day` is the one that the newest takings and
    updates are picked by, UNDATED where there is none, and of other facts, which nobody picks.
    """

    uuid: str
    feed: Feed
    fact: str | None
    party: str | None = None
    tie: str | None = None
    level: str | None = None
    field: str | None = None
    day: str = UNDATED


def items(
    case: Case,
    before: Case | None = None,
    stays: Stays | None = None,
    found: Sequence[Moment] | None = None,
) -> tuple[Item, ...]:
    """What a revision of a case brings into the feeds, in its own order.

    `before` is the case as it was published until then, None for its first revision. What entered
    with any earlier revision does not enter again, which is for the caller to see to. `stays` and
    `found` as for `announceable`.
    """
    taken = _arrests(case, stays)
    arrested = frozenset(each.fact for each in taken if each.fact)
    facts = (
        Item(each.uuid, "facts", each.fact, field=each.field)
        for each in entering(case, before, arrested, found)
    )
    return (*taken, *_updates(case), *facts)


def announceable(
    case: Case, stays: Stays | None = None, found: Iterable[Moment] | None = None
) -> tuple[Item, ...]:
    """Everything of a case that could stand in the feeds, had it entered.

    `stays` are the custodies of its subjects and `found` its moments, where they were worked out
    already.
    """
    facts = (
        Item(each.uuid, "facts", each.fact, field=each.field) for each in developments(case, found)
    )
    return (*_arrests(case, stays), *_updates(case), *facts)


def _arrests(case: Case, stays: Stays | None) -> list[Item]:
    found: list[Item] = []
    for arrest in arrests(case, stays):
        feeds: tuple[Feed, ...] = ("arrests", "contextual") if arrest.strict else ("contextual",)
        told = (arrest.taking, arrest.party, arrest.tie, arrest.level)
        day = _day_taken(case, arrest.taking)
        found.extend(Item(arrest.uuid, feed, *told, day=day) for feed in feeds)
    return found


def _day_taken(case: Case, taking: str) -> str:
    """The first day on which it can have been."""
    period = next(each for each in case.detentions if each.id == taking)
    when = taking_date(case, period)
    lower = when.bounds.lower if when else None
    return lower.isoformat() if lower else UNDATED


def _updates(case: Case) -> Iterable[Item]:
    days = {each.id: day_of(each.happened or each.published) for each in case.updates}
    return (Item(uuid, "updates", fact, day=days[fact]) for uuid, fact in update_items(case))
