"""Which takings of a case the arrest feed announces, and which updates the update feeds do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.custody import Custody, Taking, takings
from app.document.case import Case
from app.document.facts import Party, Post, Tie
from app.document.holding import custodies
from app.document.vocabulary import FEED_TIES, TIE_LEVELS, TieLevel
from app.record.fact_names import naming

CONTEXTUAL = "contextual"
_KEPT = ("arrests",)

Stays = Mapping[str, Sequence[Custody]]


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


def arrests(case: Case, stays: Stays | None = None) -> tuple[Arrest, ...]:
    """One arrest for each custody of each subject that is tied to posts, in the case's order.

    The tie must be explicit, attributed or contextual, have a source and a speaker, and no post
    of its own that is not provably later than the taking; a tie over posts that are not dated, or
    not named, passes. Periods that follow another are no takings. `stays` are the custodies of
    each subject, where they have been worked out already.
    """
    if _KEPT not in case.kept:
        case.kept[_KEPT] = tuple(_arrests(case, stays_of(case) if stays is None else stays))
    found: tuple[Arrest, ...] = case.kept[_KEPT]
    return found


def _arrests(case: Case, stays: Stays) -> Iterator[Arrest]:
    for party in case.subjects:
        for taking in takings(stays[party.id or ""]):
            arrest = _arrest(case, party, taking)
            if arrest:
                yield arrest


def stays_of(case: Case) -> Stays:
    """The custodies of each subject of a case, by the party's id."""
    return {party.id or "": custodies(case, party.id or "") for party in case.subjects}


def update_items(case: Case) -> tuple[tuple[str, str], ...]:
    """The uuid and the fact id of each update of a case, in its order."""
    if case.id is None:
        return ()
    name = naming(case.id)
    return tuple((name(each.id), each.id) for each in case.updates if each.id)


def _arrest(case: Case, party: Party, taking: Taking) -> Arrest | None:
    ties = [tie for tie in case.ties if case.of_subject(tie, party) and _stands(case, tie, taking)]
    if case.id is None or party.id is None or not ties:
        return None
    strongest = min(ties, key=lambda tie: TIE_LEVELS.index(tie.level))
    uuid = naming(case.id)(f"{taking.id}/{party.id}")
    return Arrest(uuid, party.id, taking.id, strongest.id or "", strongest.level)


def _stands(case: Case, tie: Tie, taking: Taking) -> bool:
    counted = tie.level in FEED_TIES or tie.level == CONTEXTUAL
    if not (counted and tie.said_by and case.sources_of(tie)):
        return False
    posts = [post for post in case.posts if post.id in tie.post]
    if not posts or any(_first_day(post) is None for post in posts):
        return True
    last = _last_day(taking)
    return last is None or any((_first_day(post) or last) <= last for post in posts)


def _first_day(post: Post) -> date | None:
    return post.date.bounds.lower if post.date else None


def _last_day(taking: Taking) -> date | None:
    """The last day on which the custody can have begun, whichever source is right."""
    if taking.day is None:
        return None
    days = [day.upper for day in (taking.day, *taking.also)]
    return max(day for day in days if day) if all(days) else None
