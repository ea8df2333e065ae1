"""The people and organisations of an invented record. Who they are follows from a number."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final, Literal, get_args
from uuid import UUID

from app.cli.demonstration.naming import Name, person_name, town
from app.cli.demonstration.scene import TOWNS, Fields
from app.cli.demonstration.wording import NOTE, OUTLETS, ROLES

SITES: Final = 16  # one case in so many is against an organisation
_AGAIN: Final = 7  # one case in so many is against somebody who has a case already
_HOW_FAR_BACK: Final = 300
# How many subjects a case has, and how likely it is to stop there.
_SUBJECTS: Final = ((1, 0.88), (2, 0.7), (3, 0.6), (4, 0.6), (6, 1.0))
_IN_CYRILLIC, _IN_ARABIC = 0.05, 0.08

Drawn = Literal["person", "subjects", "case", "tally"]
_KINDS: Final = get_args(Drawn)


@dataclass(frozen=True, slots=True)
class World:
    """What every part of an invented record follows from: a seed, and the day it ends on."""

    seed: int
    today: date

    def random(self, kind: Drawn, number: int, place: int = 0) -> Random:
        """The draws for one thing in it; the same in every run."""
        which = (self.seed * len(_KINDS) + _KINDS.index(kind)) << 48
        return Random(which + (number << 8) + place)  # noqa: S311 - nothing here is secret


@dataclass(frozen=True, slots=True)
class Somebody:
    """A subject: number of the case that brings them in, name, what they do, address and id.

    `draw`, from 0 to 1, decides what else is known of them.
    """

    case: int
    name: Name
    role: str
    organisation: bool
    slug: str
    id: str
    draw: float


def somebody(world: World, case: int, place: int) -> Somebody:
    """The subject at this place among those whom a case brings into the record."""
    random = world.random("person", case, place)
    organisation = case % SITES == 0 and place == 0
    mark = f"{world.seed}-{case}" if place == 0 else f"{world.seed}-{case}-{place}"
    name = _organisation_name(random) if organisation else person_name(random)
    return Somebody(
        case,
        name,
        "online paper" if organisation else random.choice(ROLES),
        organisation,
        f"demo-{name.slug}-{mark}",
        drawn_id(random),
        random.random(),
    )


def subjects_of(world: World, number: int) -> list[Somebody]:
    """Whom a case is about, the first one perhaps known from an earlier case."""
    first, count = _first_and_count(world, number)
    more = (somebody(world, number, place) for place in range(1, count))
    return [somebody(world, first, 0), *more]


def brought_by(world: World, number: int) -> int:
    """How many people a case brings into the record."""
    first, count = _first_and_count(world, number)
    return count - (first != number)


def _first_and_count(world: World, number: int) -> tuple[int, int]:
    """The case that brings the first subject of a case, and how many subjects it has."""
    random = world.random("subjects", number)
    first = number
    if _brings_nobody(number):
        first = max(1, number - random.randint(1, _HOW_FAR_BACK))
        first -= _brings_nobody(first)
    return first, next(many for many, share in _SUBJECTS if random.random() < share)


def person_document(who: Somebody) -> Fields:
    """The canonical document of a subject."""
    told: Fields = {
        "speechwatch": "person/1",
        "id": who.id,
        "slug": who.slug,
        "name": who.name.press,
        "note": NOTE,
        "source": "outlet",
        "sources": [{"id": "outlet", "outlet": f"{town(int(who.draw * TOWNS))} Observer"}],
    }
    if who.organisation:
        return told | {"kind": "organisation"}
    if who.draw < _IN_ARABIC:  # some people are known best under a name in their own letters
        told["name"] = who.name.cyrillic if who.draw < _IN_CYRILLIC else who.name.arabic
    told["names"] = [form for form in _forms(who.name) if form["text"] != told["name"]]
    return told | {"roles": [{"text": who.role}]}


def names_of(who: Somebody) -> tuple[str, ...]:
    """Every name in the document of a subject, in its order."""
    told = person_document(who)
    return (told["name"], *(form["text"] for form in told.get("names", ())))


def drawn_id(random: Random) -> str:
    """An opaque id, as real documents have."""
    return str(UUID(int=random.getrandbits(128), version=4))


def _brings_nobody(case: int) -> bool:
    """Whether the first subject of a case comes from an earlier one."""
    return case % _AGAIN == 0


def _organisation_name(random: Random) -> Name:
    """An invented paper; nobody writes it in other letters."""
    title = f"{town(random.randrange(TOWNS))} {random.choice(OUTLETS[:5])[0]}"
    return Name(title, title, title, title)


def _forms(name: Name) -> list[Fields]:
    """A name as papers write it, in its own letters, in Cyrillic and in Arabic."""
    return [
        {"text": name.press, "kind": "press"},
        {"text": name.own, "lang": "az", "kind": "official"},
        {"text": name.cyrillic, "lang": "ru", "script": "Cyrl"},
        {"text": name.arabic, "lang": "ar", "script": "Arab"},
    ]
