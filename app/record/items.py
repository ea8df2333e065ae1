"""The feeds of the public record and the items a revision puts into them."""

from dataclasses import dataclass
from typing import Literal

from app.document.case import Case
from app.record.arrests import Stays, arrests, update_items

Feed = Literal["arrests", "contextual", "updates"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of one feed: its uuid and the facts of the case it is made of."""

    uuid: str
    feed: Feed
    fact: str
    party: str | None = None
    tie: str | None = None
    level: str | None = None


def items(case: Case, stays: Stays | None = None) -> tuple[Item, ...]:
    """Everything a case has in the feeds, in its own order.

    `contextual` is the arrest feed with the weaker ties, so a firm arrest stands in both.
    """
    found: list[Item] = []
    for arrest in arrests(case, stays):
        feeds: tuple[Feed, ...] = ("arrests", "contextual") if arrest.strict else ("contextual",)
        found.extend(
            Item(arrest.uuid, feed, arrest.taking, arrest.party, arrest.tie, arrest.level)
            for feed in feeds
        )
    found.extend(Item(uuid, "updates", fact) for uuid, fact in update_items(case))
    return tuple(found)
