"""Custody facts of every shape, for the properties: coherent chains, broken ones, coarse dates.

A subject grows out of one number, so that thousands are cheap; the number is what a failing test
prints, and a smaller one has fewer periods.
"""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from app.custody import (
    End,
    Extension,
    Ground,
    Manner,
    Order,
    Period,
    Sentence,
    Sighting,
    Subject,
)
from app.dates import Bounds, Term

FIRST = date(2020, 1, 1)
SPAN = 500
NAMES = ("a", "b", "c", "d")
SENTENCES = ("v1", "v2", "v3")
GROUNDS: tuple[Ground, ...] = (
    "before judgment",
    "administrative",
    "sentence",
    "carried over",
    "not known",
)
MANNERS: tuple[Manner, ...] = ("released", "released", "died", "lifted", "re-arrested")
WIDTHS = (0, 0, 0, 0, 1, 30, 364)

days = st.integers(0, SPAN).map(lambda n: FIRST + timedelta(days=n))


def coarse() -> st.SearchStrategy[Bounds]:
    """A date, exact more often than not, and now and then open on one side."""
    return st.builds(_date, st.integers(0, 2**32).map(Random))


def subjects() -> st.SearchStrategy[Subject]:
    """Up to four periods that may follow one another, even in a circle, or one we do not have."""
    return st.integers(0, 2**40).map(subject)


def subject(seed: int) -> Subject:
    """The subject that grows out of a number."""
    random = Random(seed)
    names = NAMES[: seed % (len(NAMES) + 1)]
    sound = random.random() < 0.6
    periods = [_period(random, place, names, sound=sound) for place in range(len(names))]
    return Subject(
        tuple(periods),
        tuple(_sentence(random, name) for name in SENTENCES[: random.randrange(4)]),
        tuple(_sighting(random, f"s{n}") for n in range(random.choice((0, 0, 1, 3)))),
    )


def _date(random: Random, around: int | None = None) -> Bounds:
    start = random.randrange(SPAN) if around is None else around + random.randrange(60)
    lower = FIRST + timedelta(days=start)
    upper = lower + timedelta(days=random.choice(WIDTHS))
    shape = random.randrange(20)
    return Bounds(None if shape == 0 else lower, None if shape == 1 else upper)


def _maybe(random: Random, around: int | None = None) -> Bounds | None:
    return _date(random, around) if random.random() < 0.6 else None


def _term(random: Random) -> Term | None:
    months = random.choice((0, 0, 1, 4, 14))
    return Term(months=months, days=random.randrange(1, 40)) if random.random() < 0.7 else None


def _period(random: Random, place: int, names: tuple[str, ...], *, sound: bool) -> Period:
    """A sound one follows the one before it, later; the others are anything."""
    around = place * 80 if sound else None
    before = names[place - 1] if place else None
    follows = before if sound else random.choice((None, *names, "gone"))
    last = place == len(names) - 1 or not sound
    return Period(
        names[place],
        random.choice(("police custody", "prison")),
        random.choice(GROUNDS),
        _maybe(random, around),
        (_date(random),) if random.random() < 0.2 else (),
        follows,
        _order(random) if random.random() < 0.4 else None,
        random.choice((*SENTENCES, "gone")) if random.random() < 0.4 else None,
        _maybe(random, around) if random.random() < 0.3 else None,
        _term(random) if random.random() < 0.2 else None,
        _end(random, around) if last and random.random() < 0.5 else None,
    )


def _order(random: Random) -> Order:
    extensions = (
        Extension(_maybe(random), _term(random), _maybe(random))
        for _ in range(random.choice((0, 0, 1, 2)))
    )
    return Order(_term(random), _maybe(random), tuple(extensions))


def _end(random: Random, around: int | None) -> End:
    return End(random.choice(MANNERS), _maybe(random, around + 60 if around else None), "word")


def _sentence(random: Random, name: str) -> Sentence:
    return Sentence(
        name,
        _maybe(random),
        (_date(random),) if random.random() < 0.2 else (),
        _term(random),
        _maybe(random) if random.random() < 0.2 else None,
        (random.choice((*SENTENCES, "a")),) if random.random() < 0.4 else (),
        random.random() < 0.2,
    )


def _sighting(random: Random, name: str) -> Sighting:
    return Sighting(name, _date(random), random.choice(NAMES), random.random() < 0.5)
