"""Who is charged under an article: how many, over what, and how often it is the pretext."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.citations import parse_key
from app.custody import Accused, Basis, pretext_share
from app.record.answers import CaseLine, ChargeLine

_BASES: tuple[Basis, ...] = ("speech", "pretext", "other", "unknown")


@dataclass(frozen=True, slots=True)
class Uses:
    """People x proceedings with a charge under an article, parted as the methodology says.

    `speech`: some charge is for the words; `without`: a charge is known and none is; `unknown`: no
    charge is known. `bases` are those of the charges under this article, each with their number.
    """

    cases: int
    units: int
    speech: int
    without: int
    unknown: int
    bases: tuple[tuple[str, int], ...]

    @property
    def known(self) -> int:
        """The units with a known charge."""
        return self.speech + self.without


def uses_of(key: str, lines: Iterable[CaseLine]) -> Uses:
    """The uses of an article, its parts among them, in the cases charged under it."""
    lines = tuple(lines)
    units = [
        unit
        for line in lines
        for unit in _units(line)
        if any(within(each.provision, key) for each in unit)
    ]
    share = pretext_share(
        Accused(str(place), tuple(_bases(unit))) for place, unit in enumerate(units)
    )
    here = [charge.basis for unit in units for charge in unit if within(charge.provision, key)]
    counted = tuple((basis, here.count(basis)) for basis in _BASES if basis in here)
    return Uses(
        len(lines), len(units), len(share.speech), len(share.pretext), len(share.unknown), counted
    )


def within(key: str | None, article: str) -> bool:
    """Whether a provision's key is an article or a part of it; 388-1 is not a part of 388."""
    return key is not None and parse_key(key).within(parse_key(article))


def _units(line: CaseLine) -> Iterable[list[ChargeLine]]:
    """The charges of each person in each proceeding."""
    found: dict[tuple[str | None, str | None], list[ChargeLine]] = defaultdict(list)
    for charge in line.charges:
        found[charge.subject, charge.proceeding].append(charge)
    return found.values()


def _bases(charges: Iterable[ChargeLine]) -> Iterable[Basis]:
    given = {charge.basis for charge in charges}
    return (basis for basis in _BASES if basis in given)
