"""The share of proceedings in which the charge is a pretext; the unit is person x proceeding."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Basis = Literal["speech", "pretext", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Accused:
    """One person in one proceeding, with the basis of each charge; none where none is recorded."""

    id: str
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """Who stands where: the ids of the units with a speech charge, without one, and not known."""

    pretext: tuple[str, ...]
    speech: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def known(self) -> int:
        """How many units have a known charge."""
        return len(self.pretext) + len(self.speech)

    @property
    def share(self) -> Fraction | None:
        """Units with a known charge and no speech charge, of those with a known charge."""
        return Fraction(len(self.pretext), self.known) if self.known else None


def pretext_share(units: Iterable[Accused]) -> Share:
    """Parts units by their charges.

    One speech charge makes a unit speech. A charge reported as unknown and a charge not recorded
    leave a unit unknown, beside the share and never in it, unless another charge is known.
    """
    parts: dict[str, list[str]] = {"pretext": [], "speech": [], "unknown": []}
    for unit in units:
        parts[_part(unit.bases)].append(unit.id)
    return Share(tuple(parts["pretext"]), tuple(parts["speech"]), tuple(parts["unknown"]))


def _part(bases: tuple[Basis, ...]) -> str:
    if "speech" in bases:
        return "speech"
    return "pretext" if set(bases) - {"unknown"} else "unknown"
