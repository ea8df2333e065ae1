"""Custodies: periods that follow one another are one custody, and it ends once.

A transfer ends none, and a stay in a medical facility is one of its periods.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, update_wrapper
from typing import Any, Final, TypeVar, TypeVarTuple

from app.custody import when
from app.custody.facts import Period, Sentence, Sighting, Subject

_Asked = TypeVarTuple("_Asked")
_Told = TypeVar("_Told")
_NOT_YET: Final = object()


@dataclass(frozen=True)
class Custody:
    """One stay in custody: its periods in the order in which they follow one another.

    `sentences` are those that its periods serve, with the decisions that replaced them; `kept` is
    what rules have said of it.
    """

    periods: tuple[Period, ...]
    sentences: tuple[Sentence, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        return self._hashed

    @cached_property
    def _hashed(self) -> int:
        # Rules are worked out once a custody and looked up by it many times.
        return hash((self.periods, self.sentences, self.sightings))

    @property
    def id(self) -> str:
        """The id of its first period, which is that of the taking."""
        return self.periods[0].id

    def sentence(self, sentence_id: str | None) -> Sentence | None:
        """The sentence with this id, None when it is not of this custody."""
        return next((each for each in self.sentences if each.id == sentence_id), None)


def remembered(
    rule: Callable[[Custody, *_Asked], _Told],
) -> Callable[[Custody, *_Asked], _Told]:
    """Lets each custody keep what a rule says of it; it never changes, and goes with the custody.

    Compared with a table of all custodies it needs no hash of one, which is that of all its facts.
    """

    def asked(custody: Custody, /, *given: *_Asked) -> _Told:
        kept = custody.kept
        key = (rule, given)
        told: _Told = kept.get(key, _NOT_YET)
        if told is _NOT_YET:
            told = kept[key] = rule(custody, *given)
        return told

    update_wrapper(asked, rule)
    return asked


def merged(subject: Subject) -> tuple[Custody, ...]:
    """The custodies of one subject, the earliest first, the undated last.

    The order in which facts are given plays no part. A period that follows one we do not have
    stands on its own.
    """
    periods = {period.id: period for period in subject.periods}
    chains: dict[str, list[Period]] = {}
    for period in periods.values():
        chains.setdefault(_first_of(period, periods), []).append(period)
    custodies = (_custody(chain, periods, subject) for chain in chains.values())
    return tuple(sorted(custodies, key=_order))


def apart(custodies: Iterable[Custody]) -> Subject:
    """The facts that custodies were merged from; merging them again gives the same custodies."""
    custodies = tuple(custodies)
    sentences = {each.id: each for custody in custodies for each in custody.sentences}
    return Subject(
        tuple(period for custody in custodies for period in custody.periods),
        tuple(sentences.values()),
        tuple(sighting for custody in custodies for sighting in custody.sightings),
    )


def family(start: Iterable[str], sentences: Iterable[Sentence]) -> frozenset[str]:
    """The ids of the sentences joined to these by one replacing another, in either direction."""
    joined = set(start)
    pairs = [(each.id, other) for each in sentences for other in each.replaces]
    before = -1
    while len(joined) != before:
        before = len(joined)
        for pair in pairs:
            if not joined.isdisjoint(pair):
                joined.update(pair)
    return frozenset(joined)


def grounds(periods: Iterable[Period]) -> frozenset[str]:
    """What decisions about these periods name: the periods themselves and the sentences served."""
    periods = tuple(periods)
    return frozenset(p.id for p in periods) | {p.under for p in periods if p.under}


def _lineage(period: Period, periods: Mapping[str, Period]) -> Iterator[Period]:
    """The period and those before it; a circle of periods is left where it closes."""
    seen: set[str] = set()
    walk: Period | None = period
    while walk and walk.id not in seen:
        seen.add(walk.id)
        yield walk
        walk = periods.get(walk.follows or "")


def _first_of(period: Period, periods: Mapping[str, Period]) -> str:
    *_, first = _lineage(period, periods)
    if first.follows in periods:  # a circle has no first: its smallest id stands for it
        return min(each.id for each in _lineage(first, periods))
    return first.id


def _custody(chain: list[Period], periods: Mapping[str, Period], subject: Subject) -> Custody:
    depth = {period.id: len(list(_lineage(period, periods))) for period in chain}
    chain.sort(key=lambda each: (depth[each.id], when.order(each.taken), each.id))
    served = family(grounds(chain), subject.sentences)
    return Custody(
        tuple(chain),
        tuple(sorted((s for s in subject.sentences if s.id in served), key=_made)),
        tuple(sorted((s for s in subject.sightings if s.period in depth), key=_seen)),
    )


def _made(sentence: Sentence) -> tuple[object, ...]:
    return (*when.order(sentence.made), sentence.id)


def _seen(sighting: Sighting) -> tuple[object, ...]:
    return (*when.order(sighting.day), sighting.id, sighting.period, sighting.firm)


def _order(custody: Custody) -> tuple[object, ...]:
    days = [when.order(period.taken) for period in custody.periods]
    days += [when.order(sentence.made) for sentence in custody.sentences]
    return (*min(days), custody.id)
