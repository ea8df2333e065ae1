"""The documents of an invented record one after another, as their canonical bytes."""

import json
from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from app.cli.demonstration.articles import provisions
from app.cli.demonstration.cases import case_document
from app.cli.demonstration.people import Somebody, World, person_document, subjects_of
from app.cli.demonstration.scene import Fields
from app.cli.demonstration.tallies import tally_document
from app.document.writing import canonical

_TALLIES: Final = 250  # one tally for so many cases
_LONG: Final = 60  # the number of a case that is a long one in a record of any size
PREFIX: Final = "demo-"  # what the slug of every invented document begins with
_SPELLED: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def law() -> Iterator[bytes]:
    """The articles that invented people are charged under: the real ones, each with an id."""
    for provision in provisions():
        made = uuid5(NAMESPACE_URL, provision.slug)
        yield canonical(provision.model_copy(update={"id": provision.id or str(made)}))


def documents_of(world: World, number: int) -> Iterator[bytes]:
    """What the case with this number, from 1 on, brings into the record: its people, then it."""
    return bodies_of(world, number, subjects_of(world, number))


def bodies_of(world: World, number: int, people: list[Somebody]) -> Iterator[bytes]:
    """The same of a case of which it is known whom it is about."""
    for who in people:
        if who.case == number:
            yield _bytes(person_document(who))
    yield _bytes(case_document(world, number, people, longest=number == _LONG))
    if tallied(number):
        yield _bytes(tally_document(world, number))


def tallied(number: int) -> bool:
    """Whether a case brings a tally with it."""
    return number % _TALLIES == 0


def every_document(world: World, cases: int) -> Iterator[bytes]:
    """All canonical documents of a record of so many cases: law, people, cases and tallies."""
    yield from law()
    for number in range(1, cases + 1):
        yield from documents_of(world, number)


def _bytes(document: Fields) -> bytes:
    return _SPELLED.encode(document).encode()
