"""A subject's custody read out of a case, in the terms of the rules in `custody`.

What a case says in its own words (a kind, an outcome, a claim) is told here in theirs; the rules
themselves are not here.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from app import custody
from app.custody import End, Extension, Ground, Manner, Order, Period, Sentence, Sighting, Subject
from app.dates import Bounds, Days, Term
from app.document.case import Case
from app.document.claimed import Claimed, Fact
from app.document.facts import Decision, Detention, Event, Party, Penalty, Post, Update
from app.document.values import Date
from app.document.vocabulary import CUSTODIAL_PENALTIES

_GROUNDS: Final[Mapping[str, Ground]] = {
    "police custody": "before judgment",
    "pre-trial detention": "before judgment",
    "house arrest": "before judgment",
    "administrative detention": "administrative",
    "prison": "sentence",
    "penal colony": "sentence",
}
_STAYS: Final = frozenset({"medical facility", "psychiatric confinement"})
_MANNERS: Final[Mapping[str, Manner]] = {
    "died": "died",
    "sentence replaced": "lifted",
    "re-arrested at the gate": "re-arrested",
}
_LIFTING: Final = frozenset(
    {
        "acquitted",
        "terminated",
        "annulled",
        "suspended",
        "fined",
        "labour",
        "warning",
        "replaced by other penalty",
        "not enforced",
    }
)
_CHANGING: Final = frozenset({"reduced", "aggravated"})
_KEEPING: Final = frozenset({"upheld", "refused", "remitted"})
_INSIDE: Final = frozenset({"solitary confinement", "visit or lawyer refused"})
_STILL_HELD: Final = frozenset({"update", "status"})


def custodies(case: Case, party_id: str, prefix: str = "") -> tuple[custody.Custody, ...]:
    """The custodies of one subject in one case, each fact under its id.

    `prefix` stands before each id; a person's custodies over several cases are joined by giving
    each case its own ("slug#"). Raises KeyError when the case has no such party.
    """
    asked = ("custodies", party_id, prefix)
    if asked not in case.kept:
        case.kept[asked] = custody.merged(subject(case, party_id, prefix))
    found: tuple[custody.Custody, ...] = case.kept[asked]
    return found


def subject(case: Case, party_id: str, prefix: str = "") -> Subject:
    """The facts about one subject's custody. Raises KeyError when there is no such party."""
    reader = _Reader(case, case.party(party_id), prefix)
    return Subject(tuple(reader.periods()), tuple(reader.sentences()), tuple(reader.sightings()))


def post_to_arrest(case: Case, party_id: str) -> Days | None:
    """The days from the posts a subject's ties name to the first reported taking, or nothing."""
    posts = (day_of(post.date) for post in tied_posts(case, party_id))
    taking = custody.first_taking(custodies(case, party_id))
    return custody.post_to_arrest(posts, taking.day if taking and taking.reported else None)


def tied_posts(case: Case, party_id: str) -> tuple[Post, ...]:
    """The posts a subject's ties name. Raises KeyError when the case has no such party."""
    party = case.party(party_id)
    tied = {post for tie in case.ties if case.of_subject(tie, party) for post in tie.post}
    return tuple(post for post in case.posts if post.id in tied)


def day_of(date: Date | None) -> Bounds | None:
    """The days a date can mean; None for no date and for one that says nothing."""
    return date.bounds if date and date.bounds.dated else None


def custodial(decision: Decision) -> Penalty | None:
    """The part of the sentence in force that is served in custody; a suspended one is not."""
    return custodial_part(decision.sentence or decision.imposed)


def custodial_part(parts: Iterable[Penalty]) -> Penalty | None:
    """The penalty among these that is served in custody; a suspended one is not."""
    served = (part for part in parts if part.kind in CUSTODIAL_PENALTIES and not part.suspended)
    return next(served, None)


def said_days(fact: Claimed, field: str) -> tuple[Bounds, ...]:
    """The other days that those who assert something give for one field of a fact."""
    given = (
        claim.says[field]
        for claim in fact.claims
        if claim.stance == "asserts" and field in claim.says
    )
    days = (day_of(Date.model_validate(value)) for value in given)
    return tuple(day for day in days if day)


class _Reader:
    """One subject in one case: whose facts are read, and under which ids."""

    def __init__(self, case: Case, party: Party, prefix: str) -> None:
        self._prefix = prefix
        self._detentions = [d for d in case.detentions if case.of_subject(d, party)]
        self._decisions = [d for d in case.decisions if case.of_subject(d, party)]
        self._events = [e for e in case.events if case.of_subject(e, party)]
        self._updates = case.updates
        self._served = {d.under for d in self._detentions if d.under}

    def periods(self) -> Iterator[Period]:
        for detention in self._detentions:
            taken, *also = _days(detention, "taken")
            yield Period(
                self._id(detention.id),
                detention.kind,
                _ground(detention),
                taken,
                tuple(day for day in also if day),
                self._id(detention.follows) if detention.follows else None,
                _order(detention),
                self._id(detention.under) if detention.under else None,
                day_of(detention.last_confirmed),
                _term(detention.lasted),
                _end(detention),
            )

    def sentences(self) -> Iterator[Sentence]:
        for decision in self._decisions:
            if self._bears_on_custody(decision):
                yield self._sentence(decision)

    def sightings(self) -> Iterator[Sighting]:
        for decision in self._decisions:
            yield from self._kept(decision)
        for update in self._updates:
            yield from self._updated(update)
        for event in self._events:
            yield from self._inside(event)

    def _bears_on_custody(self, decision: Decision) -> bool:
        if custodial(decision) or decision.id in self._served:
            return True
        return bool(decision.reviews and (_CHANGING | _LIFTING) & set(decision.outcome))

    def _sentence(self, decision: Decision) -> Sentence:
        made, *also = _days(decision, "date")
        penalty = custodial(decision)
        lifts = not penalty and bool(decision.reviews) and bool(_LIFTING & set(decision.outcome))
        return Sentence(
            self._id(decision.id),
            made,
            tuple(day for day in also if day),
            _term(penalty.term) if penalty else None,
            day_of(decision.counts_from),
            tuple(self._id(each) for each in (*decision.reviews, *decision.folds)),
            lifts and "remitted" not in decision.outcome,
        )

    def _kept(self, decision: Decision) -> Iterator[Sighting]:
        """A decision that leaves the subject in the custody it reviews."""
        day = day_of(decision.date)
        if day is None or self._bears_on_custody(decision) or not _KEEPING & set(decision.outcome):
            return
        reviewed = self._reviewed(decision)
        held = [d for d in self._detentions if d.id in reviewed or d.under in reviewed]
        if held:
            yield Sighting(self._id(decision.id), day, self._id(held[-1].id), firm=False)

    def _reviewed(self, decision: Decision) -> set[str]:
        """The ids of what a decision reviews, of what that reviewed, and so on."""
        found, left = set[str](), list(decision.reviews)
        reviews = {each.id: each.reviews for each in self._decisions}
        while left:
            each = left.pop()
            if each not in found:
                found.add(each)
                left.extend(reviews.get(each, ()))
        return found

    def _updated(self, update: Update) -> Iterator[Sighting]:
        day = day_of(update.happened) or day_of(update.published)
        if day is None or update.kind not in _STILL_HELD:
            return
        for detention in self._detentions:
            if detention.id in update.facts:
                yield Sighting(self._id(update.id), day, self._id(detention.id))

    def _inside(self, event: Event) -> Iterator[Sighting]:
        """What can only happen in custody, in the last period that had begun by then."""
        day = day_of(event.date)
        if day is None or event.kind not in _INSIDE:
            return
        begun = [d for d in self._detentions if _begun_by(d, day)]
        if begun:
            yield Sighting(self._id(event.id), day, self._id(begun[-1].id))

    def _id(self, fact_id: str | None) -> str:
        return f"{self._prefix}{fact_id or ''}"


def _days(fact: Fact, field: str) -> tuple[Bounds | None, ...]:
    """The preferred day of a field, or the first that is claimed; then what others say."""
    preferred = day_of(getattr(fact, field))
    said = said_days(fact, field)
    return (preferred, *said) if preferred or not said else said


def _ground(detention: Detention) -> Ground:
    if detention.kind == "house arrest" and detention.under:
        return "sentence"
    if detention.kind in _STAYS and detention.follows:
        return "carried over"
    return _GROUNDS.get(detention.kind, "not known")


def _order(detention: Detention) -> Order | None:
    if not (detention.term or detention.ordered or detention.extensions):
        return None
    return Order(
        _term(detention.term),
        day_of(detention.ordered),
        tuple(
            Extension(day_of(each.date), _term(each.term), day_of(each.until))
            for each in detention.extensions
        ),
    )


def _end(detention: Detention) -> End | None:
    day, *_ = _days(detention, "ended")
    if day is None and detention.how_ended is None and detention.ended is None:
        return None
    return End(_MANNERS.get(detention.how_ended or "", "released"), day, detention.how_ended)


def _begun_by(detention: Detention, day: Bounds) -> bool:
    taken = day_of(detention.taken)
    return taken is None or taken.lower is None or day.lower is None or taken.lower <= day.lower


@lru_cache(maxsize=4096)
def _term(duration: str | None) -> Term | None:
    return Term.parse(duration) if duration else None
