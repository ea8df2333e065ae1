"""The case document: all that is public about one case."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar, Literal

from app.document import facts
from app.document.values import Id, Lang, Line, Model, Several, Slug, Text, Uuid

# In the order in which a case is written; each list's name and the facts in it.
FACT_LISTS = (
    "parties",
    "proceedings",
    "accounts",
    "posts",
    "ties",
    "official_reason",
    "reported_reason",
    "statements",
    "charges",
    "detentions",
    "measures",
    "decisions",
    "hearings",
    "events",
    "updates",
)


class Case(Model):
    """One chain of measures against one or more subjects over the same matter.

    `id` is opaque and permanent; `formerly` are slugs that redirect. `source` stands for every
    fact that names none.
    """

    kind: ClassVar[str] = "case"

    speechwatch: Literal["case/1"] = "case/1"
    id: Uuid | None = None
    slug: Slug
    formerly: Several[Slug] = ()
    lang: Lang = "en"
    title: Text
    summary: Text | None = None
    cluster: Line | None = None
    region: Line | None = None
    tags: Several[Line] = ()
    source: Several[Id] = ()
    parties: tuple[facts.Party, ...]
    proceedings: tuple[facts.Proceeding, ...] = ()
    accounts: tuple[facts.Account, ...] = ()
    posts: tuple[facts.Post, ...] = ()
    ties: tuple[facts.Tie, ...] = ()
    official_reason: tuple[facts.Stated, ...] = ()
    reported_reason: tuple[facts.Stated, ...] = ()
    statements: tuple[facts.Stated, ...] = ()
    charges: tuple[facts.Charge, ...] = ()
    detentions: tuple[facts.Detention, ...] = ()
    measures: tuple[facts.Measure, ...] = ()
    decisions: tuple[facts.Decision, ...] = ()
    hearings: tuple[facts.Hearing, ...] = ()
    events: tuple[facts.Event, ...] = ()
    updates: tuple[facts.Update, ...] = ()
    related: tuple[facts.Related, ...] = ()
    sources: tuple[facts.Source, ...] = ()

    @cached_property
    def subjects(self) -> tuple[facts.Party, ...]:
        """The parties the case is about."""
        return tuple(party for party in self.parties if party.part == "subject")

    @cached_property
    def kept(self) -> dict[tuple[str, ...], Any]:
        """What rules work out of this case alone, by the rule's name and what it was asked.

        A case never changes, so nothing here can become wrong.
        """
        return {}

    def every_fact(self) -> Iterator[tuple[str, int, facts.Claimed]]:
        """Each fact with the name of its list and its place in it."""
        for name in FACT_LISTS:
            for place, fact in enumerate(getattr(self, name)):
                yield name, place, fact

    def party(self, party_id: str) -> facts.Party:
        """The party with this id. Raises KeyError when there is none."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)

    def of_subject(self, fact: facts.Fact, party: facts.Party) -> bool:
        """Whether a fact belongs to this subject; a fact of several belongs to each of them."""
        if fact.of:
            return party.id in fact.of
        return party.part == "subject" and len(self.subjects) == 1

    def sources_of(self, fact: facts.Claimed | facts.Claim) -> tuple[str, ...]:
        """The ids of the sources of a fact: its own, or the case's."""
        return fact.source or self.source
