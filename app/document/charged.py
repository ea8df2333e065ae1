"""Who stands accused in which proceeding, and on what basis: the units of the pretext share."""

from app.custody import Accused
from app.document.allowed import Law, basis
from app.document.case import Case
from app.document.facts import Charge, Party

_PROSECUTIONS = frozenset({"administrative", "criminal", "private prosecution"})


def accused(case: Case, party_id: str, law: Law) -> tuple[Accused, ...]:
    """One subject in each proceeding, with the basis of each charge brought there.

    Raises KeyError when the case has no such party.
    """
    return tuple(
        Accused(
            _name(case, party_id, proceeding),
            tuple(basis(case, charge, law) or "unknown" for charge in charges),
        )
        for proceeding, charges in charges_by_proceeding(case, party_id).items()
    )


def charges_by_proceeding(case: Case, party_id: str) -> dict[str, tuple[Charge, ...]]:
    """The charges against one subject in each proceeding, by its id.

    A charge that names no proceeding belongs to the only one, or to one that is not described ("").
    A subject of whom no charge is recorded is in one, without any. Raises KeyError when the case
    has no such party.
    """
    party = case.party(party_id)
    charges = [charge for charge in case.charges if case.of_subject(charge, party)]
    units: dict[str, list[Charge]] = {each: [] for each in _proceedings(case, party)}
    for charge in charges:
        for proceeding in charge.proceeding or (_only(units, charges),):
            units.setdefault(proceeding, []).append(charge)
    return {each: tuple(found) for each, found in units.items()} or {"": ()}


def _proceedings(case: Case, party: Party) -> tuple[str, ...]:
    """The prosecutions of a subject; one that names nobody is of every subject."""
    return tuple(
        each.id or ""
        for each in case.proceedings
        if each.kind in _PROSECUTIONS and (not each.of or party.id in each.of)
    )


def _only(units: dict[str, list[Charge]], charges: list[Charge]) -> str:
    named = {each for charge in charges for each in charge.proceeding}
    known = set(units) | named
    return known.pop() if len(known) == 1 else ""


def _name(case: Case, party_id: str, proceeding: str) -> str:
    return f"{case.slug}#{party_id}" + (f"/{proceeding}" if proceeding else "")
