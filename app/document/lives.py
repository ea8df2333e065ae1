"""A person's custody over all the cases they are a subject of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.custody import Custody
from app.document.case import Case
from app.document.facts import Party
from app.document.holding import custodies
from app.document.others import Person


@dataclass(frozen=True, slots=True)
class Part:
    """A person as one subject of one case."""

    case: Case
    party: Party


def parts_of(
    person: Person, cases: Iterable[Case], people: Mapping[str, Person]
) -> tuple[Part, ...]:
    """The parts a person has in these cases; `people` by the slugs that the cases use.

    Under whatever slug a case names them: what counts is the document's own id.
    """
    return tuple(
        Part(case, party)
        for case in cases
        for party in case.subjects
        if _same(person, people.get(party.person or ""))
    )


def joined(parts: Iterable[Part]) -> tuple[Custody, ...]:
    """Every custody in these parts, its facts under `slug#id`, so that cases can be told apart."""
    return tuple(
        custody
        for part in parts
        for custody in custodies(part.case, part.party.id or "", f"{part.case.slug}#")
    )


def _same(person: Person, other: Person | None) -> bool:
    return other is not None and (other.id, other.kind) == (person.id, person.kind)
