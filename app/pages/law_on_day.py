"""A provision as it stood on the day of an act: the version in force, and what it allowed."""

from dataclasses import dataclass

from app import addresses, dates
from app.document.allowed import act_day, provision_of, rows_of, versions_on
from app.document.facts import Charge
from app.document.others import AllowedPenalty, Provision, Version
from app.pages.showing import Showing


@dataclass(frozen=True, slots=True)
class Standing:
    """A cited article, and how it stood. `sure` is false when the day may fall in two versions."""

    provision: Provision
    href: str
    version: Version | None
    sure: bool
    day: dates.Bounds


def standing(showing: Showing, charge: Charge) -> Standing | None:
    """The article a charge cites, as it stood on the day of the act; None when it is not known.

    Where several versions may have been in force, the last of them is shown, and said to be unsure.
    """
    provision = provision_of(showing.provisions, charge.provision)
    if provision is None:
        return None
    day = act_day(showing.case, charge)
    possible = versions_on(provision, day)
    version = possible[-1] if possible else None
    href = addresses.provision(provision.slug)
    return Standing(provision, href, version, len(possible) == 1, day)


def penalties(standing: Standing, charge: Charge) -> tuple[AllowedPenalty, ...]:
    """What the version allows for what is charged: its part where rows name parts."""
    if standing.version is None:
        return ()
    return rows_of(standing.version, (charge.provision or "").partition(":")[2])
