"""One invented case while it is being made up: its facts so far, its sources, its days."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final, TypeVar

from app.cli.demonstration.naming import Name, town
from app.cli.demonstration.wording import OUTLETS

Fields = dict[str, Any]
_T = TypeVar("_T")

TOWNS: Final = 240
_COARSE: Final = 0.08
_WORDS: Final = ("on that day", "on day {day} of the month", "early on {day}.{month:02d}.")


class Scene:
    """The lists of a case by name, filled fact by fact. Every draw comes from one `random`.

    `began` is the day of the first measure, `today` the last day anything can have happened on.
    `subjects` are the ids of its subjects and `names` what they are called; `length` is how many
    entries the case is to have.
    """

    def __init__(self, random: Random, today: date, length: int) -> None:
        self.random = random
        self.today = today
        self.length = length
        self.began = today - timedelta(days=int(random.random() ** 2 * 3000) + 1)
        self.town = self.some_town()
        self.in_proceedings = self.chance(0.4)
        self.lists: dict[str, list[Fields]] = {}
        self.subjects: list[str] = []
        self.names: list[Name] = []
        self._ids: Counter[str] = Counter()

    def add(self, where: str, word: str, **fields: Any) -> str:
        """Adds a fact to a list of the case; returns its id, made of a word.

        Fields that are None are left out.
        """
        count = self._ids[word] + 1
        self._ids[word] = count
        told: Fields = {"id": word if count == 1 else f"{word}-{count}"}
        for name, value in fields.items():
            if value is not None:
                told[name] = value
        self.lists.setdefault(where, []).append(told)
        return str(told["id"])

    def of(self, subject: str) -> str | None:
        """Whose fact it is; left out while the case has one subject."""
        return subject if len(self.subjects) > 1 else None

    def pick(self, choices: Sequence[_T]) -> _T:
        """One of these, each as likely."""
        return choices[int(self.random.random() * len(choices))]

    def between(self, least: int, most: int) -> int:
        """A number from one to another, both included."""
        return least + int(self.random.random() * (most - least + 1))

    def some_town(self) -> str:
        """One of the invented towns."""
        return town(self.between(0, TOWNS - 1))

    def chance(self, share: float) -> bool:
        """True in this share of all draws."""
        return self.random.random() < share

    def count(self) -> int:
        """How many entries the case has so far."""
        return sum(len(found) for name, found in self.lists.items() if name not in _NO_ENTRIES)

    def later(self, day: date, least: int, most: int) -> date:
        """A day so many days after another, if that is not in the future; else today."""
        return min(day + timedelta(days=self.between(least, most)), self.today)

    def dated(self, day: date) -> Any:
        """A day as a source gives it: mostly exact, now and then coarse or in its own words."""
        chance = self.random.random()
        if chance > 3 * _COARSE:
            return day.isoformat()
        if chance < _COARSE:
            return day.isoformat()[:7]
        if chance < 1.3 * _COARSE:
            return f"{day.isoformat()}~"
        written = self.pick(_WORDS).format(day=day.day, month=day.month)
        return {"edtf": f"{day.isoformat()}?", "as_written": written, "year": "article context"}

    def source(self) -> str | None:
        """One of the case's sources for a fact; None leaves it to the source of the whole case."""
        found = self.lists["sources"]
        return str(self.pick(found)["id"]) if len(found) > 1 and self.chance(0.5) else None

    def read(self, count: int, slug: str) -> None:
        """Gives the case its sources: invented outlets with addresses that lead nowhere."""
        month = self.began.isoformat()[:7].replace("-", "/")
        for at in range(count):
            kind, of_kind = self.pick(OUTLETS)
            name = f"{self.some_town()} {kind}"
            host = name.lower().replace(" ", "-")
            self.add(
                "sources",
                f"source-{at + 1}",
                outlet=name,
                outlet_kind=of_kind,
                url=f"https://{host}.example/{month}/{slug}-{at + 1}",
                lang=self.pick(("az", "ru", "ar", None)),
                published=self.later(self.began, 0, 400).isoformat(),
                via="source-1" if at and self.chance(0.2) else None,
            )


_NO_ENTRIES: Final = frozenset({"sources", "parties", "proceedings", "accounts", "charges", "ties"})
