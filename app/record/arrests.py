"""Which takings of a case the arrest feed announces, and which updates the update feeds do."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

from app.dates import Bounds
from app.document.case import Case
from app.document.facts import Detention, Party, Post, Tie
from app.document.vocabulary import FEED_TIES, TIE_LEVELS, TieLevel
from app.record.moments import taking_date

CONTEXTUAL = "contextual"


@dataclass(frozen=True, slots=True)
class Arrest:
    """A subject taken into custody over posts: the party, the taking, and the strongest tie.

    `party`, `taking` and `tie` are ids in the case. `uuid` names the item in every feed for good.
    """

    uuid: str
    party: str
    taking: str
    tie: str
    level: TieLevel

    @property
    def strict(self) -> bool:
        """Whether it is tied firmly enough for the arrest feed itself."""
        return self.level in FEED_TIES


def arrests(case: Case) -> tuple[Arrest, ...]:
    """One arrest for each custody of each subject that is tied to posts, in the case's order.

    The tie must be explicit, attributed or contextual, have a source and a speaker, and no post
    of its own that is not provably later than the taking; a tie over posts that are not dated, or
    not named, passes. Periods that follow another are no takings.
    """
    return tuple(
        arrest
        for party in case.subjects
        for taking in _takings(case, party)
        if (arrest := _arrest(case, party, taking))
    )


def update_items(case: Case) -> tuple[tuple[str, str], ...]:
    """The uuid and the fact id of each update of a case, in its order."""
    if case.id is None:
        return ()
    root = UUID(case.id)
    return tuple((str(uuid5(root, each.id)), each.id) for each in case.updates if each.id)


def _takings(case: Case, party: Party) -> Iterator[Detention]:
    for detention in case.detentions:
        if detention.follows is None and case.of_subject(detention, party):
            yield detention


def _arrest(case: Case, party: Party, taking: Detention) -> Arrest | None:
    ties = [tie for tie in case.ties if case.of_subject(tie, party) and _stands(case, tie, taking)]
    if case.id is None or not ties or not party.id or not taking.id:
        return None
    strongest = min(ties, key=lambda tie: TIE_LEVELS.index(tie.level))
    uuid = uuid5(UUID(case.id), f"{taking.id}/{party.id}")
    return Arrest(str(uuid), party.id, taking.id, strongest.id or "", strongest.level)


def _stands(case: Case, tie: Tie, taking: Detention) -> bool:
    counted = tie.level in FEED_TIES or tie.level == CONTEXTUAL
    if not (counted and tie.said_by and case.sources_of(tie)):
        return False
    posts = [post for post in case.posts if post.id in tie.post]
    day = taking_date(case, taking)
    taken = day.bounds if day else None
    return not posts or any(not _provably_later(post, taken) for post in posts)


def _provably_later(post: Post, taken: Bounds | None) -> bool:
    if post.date is None or taken is None:
        return False
    lower = post.date.bounds.lower
    return lower is not None and taken.upper is not None and lower > taken.upper
