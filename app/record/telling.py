"""What an item of a feed tells of its case, so that it is marked as updated when that changes.

A case is edited for many reasons; an item is updated only when its own words are no longer the
same, or a correction names one of its facts.
"""

from collections.abc import Iterable, Iterator

from app.document.case import Case
from app.document.claimed import Claimed, Source
from app.document.dated_parts import part_named, parts_of
from app.record.items import Item
from app.record.moments import taking_date


class Telling:
    """A case as the feeds tell it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._facts = {fact.id: fact for _, _, fact in case.every_fact()}
        self._corrected = {
            (each.field or "").partition(".")[0]
            for each in case.updates
            if each.kind == "correction"
        }

    def words(self, item: Item) -> tuple[object, ...]:
        """All that an item is made of; equal for two revisions where it says the same."""
        told = tuple(self._told(item))
        return (self._case.slug, self._case.title, told, self._when(item), self._cited(told))

    def is_corrected(self, item: Item) -> bool:
        """Whether a correction of the case names one of the item's facts."""
        return any(fact.id in self._corrected for fact in self._told(item))

    def _told(self, item: Item) -> Iterator[Claimed]:
        if item.party:
            yield from self._taken(item)
        elif item.fact is None:
            yield from (*self._case.subjects, *self._case.charges, *self._case.detentions)
        else:
            fact = _alone(self._facts[item.fact], item.field or "")
            yield fact
            named = [_alone(self._facts[each], "") for each in getattr(fact, "facts", ())]
            yield from named
            parties = {party for each in (fact, *named) for party in getattr(each, "of", ())}
            yield from (each for each in self._case.subjects if each.id in parties)

    def _taken(self, item: Item) -> Iterator[Claimed]:
        """The taking, the charges, both reasons, and the tie with its posts."""
        case, party = self._case, self._case.party(item.party or "")
        yield party
        yield from (each for each in case.detentions if each.id == item.fact)
        yield from (each for each in case.charges if case.of_subject(each, party))
        for reason in (*case.official_reason, *case.reported_reason):
            if not reason.of or party.id in reason.of:
                yield reason
        for tie in case.ties:
            if tie.id == item.tie:
                yield tie
                yield from (post for post in case.posts if post.id in tie.post)

    def _when(self, item: Item) -> object:
        """The day of a taking, which may be that of a decision."""
        takings = (each for each in self._case.detentions if each.id == item.fact)
        return tuple(taking_date(self._case, each) for each in takings)

    def _cited(self, told: tuple[Claimed, ...]) -> tuple[Source, ...]:
        named = {source for fact in told for source in self._case.sources_of(fact)}
        named |= {
            source
            for fact in told
            for claim in fact.claims
            for source in self._case.sources_of(claim)
        }
        return tuple(each for each in self._case.sources if each.id in named)


def _alone(fact: Claimed, field: str) -> Claimed:
    """A fact as it is told; one of its dated parts without the others, which have their own items.

    The ids of the parts are left out: they say nothing to a reader.
    """
    parts = parts_of(fact)
    if not parts:
        return fact
    name, _, part = field.partition(".")
    told = part_named(fact.id or "", parts, part) if name == fact.dated_parts else None
    bare = (each.model_copy(update={"id": None}) for each in ((told,) if told else parts))
    return fact.model_copy(update={fact.dated_parts: tuple(bare)})


def corrected_items(case: Case, items: Iterable[Item]) -> frozenset[tuple[str, str]]:
    """Those of a case's items of which a correction names a fact, by uuid and feed."""
    if not any(each.kind == "correction" for each in case.updates):
        return frozenset()
    telling = Telling(case)
    return frozenset((each.uuid, each.feed) for each in items if telling.is_corrected(each))
