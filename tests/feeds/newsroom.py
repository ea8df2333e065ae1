"""A newsroom at work on its record: random acts, and what each feed must hold after them."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from tests.feeds.desk import Desk
from tests.feeds.papers import case
from tests.records import SITE

_PERSON = """speechwatch: person/1
id: {id}
slug: {slug}
name: {name}
{more}---
"""
# No name has another one in it: publishing refuses whatever holds a protected one.
_LETTERS = "bdflmnr"


@dataclass(slots=True)
class Told:
    """One case of the newsroom. `day` is a day of June 2023, or of a year long ago.

    `second` is the second of the clock (since 1970) in which it was last published.
    """

    number: int
    year: int = 2023
    day: int = 1
    level: str = "explicit"
    events: int = 0
    wrong: list[tuple[int, int]] = field(default_factory=list)
    protected: bool = False
    polled: bool = False
    second: int = 0

    @property
    def slug(self) -> str:
        """The case's slug."""
        return f"case-{self.number}"

    @property
    def name(self) -> str:
        """The name of the subject, which is in no feed once they are protected."""
        a, b, c = (_LETTERS[self.number // 7**place % 7] for place in range(3))
        return "Somebody" if self.protected else f"Lo{a}a{b}i{c}o Go{a}a{b}i{c}u"

    @property
    def written(self) -> str:
        """The case with its subject, as files to import."""
        person = "somebody" if self.protected else "person"
        more = "protected: true\nidentification: pseudonym\n" if self.protected else ""
        slug = f"{person}-{self.number}"
        head = _PERSON.format(
            id=UUID(int=2 * self.number + 1), slug=slug, name=self.name, more=more
        )
        text = case(self.slug, level=self.level, taken=self.taken(self.day), more=self._more())
        text = text.replace('name: "Invented Person"}', f"person: {slug}}}")
        return head + text.replace("slug:", f"id: {UUID(int=2 * self.number)}\nslug:", 1)

    def taken(self, day: int) -> str:
        """A day of the taking."""
        return f"{self.year}-06-{day:02}"

    def _more(self) -> str:
        events = [
            f"  - {{id: event-{n}, kind: health, date: 2023-07-{n % 28 + 1:02}, text: Unwell.}}"
            for n in range(self.events)
        ]
        wrong = [
            f"  - {{id: wrong-{n}, kind: correction, published: 2023-08-01, field: detention.taken,"
            f" old: {self.taken(old)}, new: {self.taken(new)}, why: A slip., said_by: outlet}}"
            for n, (old, new) in enumerate(self.wrong)
        ]
        parts = ["events:", *events] if events else []
        parts += ["updates:", *wrong] if wrong else []
        return "\n".join(parts)


class Newsroom:
    """Acts at a desk, and knows what the feeds of its record must then tell."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.random = random.Random(seed)
        self.cases: list[Told] = []
        self.hidden: set[str] = set()
        self._made = 0
        self._acts: tuple[Callable[[], None], ...] = (
            self.adds,
            self.adds_late,
            self.edits,
            self.gains,
            self.gains,
            self.corrects,
            self.withdraws,
            self.weakens,
            self.firms,
            self.protects,
        )

    def acts(self) -> None:
        """One act, at random; where there is nothing to act on, a case is added."""
        self.random.choice(self._acts)()

    def arrests(self) -> set[str]:
        """The addresses of the items that /feed holds."""
        firm = (each for each in self.cases if each.level == "explicit")
        return {f"{SITE}/cases/{each.slug}#detention" for each in firm}

    def tied(self) -> set[str]:
        """The addresses of the cases in which somebody is firmly tied to a post."""
        return {f"{SITE}/cases/{each.slug}" for each in self.cases if each.level == "explicit"}

    def updates(self) -> set[str]:
        """The addresses of the items that /updates holds."""
        return {
            f"{SITE}/cases/{each.slug}#{fact}"
            for each in self.cases
            for fact in (
                *(f"event-{n}" for n in range(each.events)),
                *(f"wrong-{n}" for n in range(len(each.wrong))),
            )
        }

    def corrected(self) -> set[str]:
        """The addresses of the arrests that were corrected."""
        return {f"{SITE}/cases/{each.slug}#detention" for each in self.cases if each.wrong}

    def was_polled(self) -> None:
        """Everything there is has been read by now."""
        for each in self.cases:
            each.polled = True

    def adds(self, year: int = 2023) -> None:
        """A new case."""
        self._made += 1
        told = Told(self._made, year, self.random.randint(1, 28))
        self.cases.append(told)
        self._publish(told)

    def adds_late(self) -> None:
        """A case of which we learn long after it happened."""
        self.adds(year=self.random.randint(2009, 2019))

    def edits(self) -> None:
        """Another day of the taking, without a word."""
        told = self._one()
        if told:
            told.day = told.day % 28 + 1
            self._publish(told)

    def gains(self) -> None:
        """One more dated fact."""
        told = self._one()
        if told:
            told.events += 1
            self._publish(told)

    def corrects(self) -> None:
        """Another day of the taking, which is said to be a correction.

        Feeds tell whole seconds: only in a later one than the news can it be seen to be later.
        """
        told = self._one()
        if told:
            while int(time.time()) <= told.second:
                time.sleep(0.01)
            told.wrong.append((told.day, told.day % 28 + 1))
            told.day = told.day % 28 + 1
            self._publish(told)

    def weakens(self) -> None:
        """A tie proves weaker than it seemed; subscribers have read of it by then."""
        told = self._one(lambda each: each.polled)
        if told:
            told.level = "contextual"
            self._publish(told)

    def firms(self) -> None:
        """And firm after all."""
        told = self._one(lambda each: each.level == "contextual")
        if told:
            told.level = "explicit"
            self._publish(told)

    def withdraws(self) -> None:
        """A case goes, to protect somebody."""
        told = self._one()
        if told:
            self.cases.remove(told)
            self.hidden.add(told.slug)
            self.desk.withdraws(told.slug)

    def protects(self) -> None:
        """Somebody asks not to be named."""
        told = self._one(lambda each: not each.protected)
        if told:
            self.hidden.add(told.name)
            told.protected = True
            self._publish(told)

    def _one(self, fits: Callable[[Told], bool] = lambda _: True) -> Told | None:
        found = [each for each in self.cases if fits(each)]
        if found:
            return self.random.choice(found)
        self.adds()
        return None

    def _publish(self, told: Told) -> None:
        self.desk.publishes(told.written)
        told.second = int(time.time())
