"""A provision as it stood on the day of an act: the version in force, and what it allowed."""

from dataclasses import dataclass
from datetime import date

from app import addresses, dates
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

    Where no day of the act is reported, the earliest day the case tells of the charge stands for
    it: the charge, the taking or the decision.
    """
    provision = _provision(showing, charge.provision)
    if provision is None:
        return None
    day = act_day(showing, charge)
    possible = [each for each in provision.versions if _may_stand(each, day)]
    version = possible[-1] if possible else None
    sure = len(possible) == 1 and day.lower is not None
    return Standing(provision, addresses.provision(provision.slug), version, sure, day)


def act_day(showing: Showing, charge: Charge) -> dates.Bounds:
    """The days on which the act of a charge can have been, as far as the case tells."""
    if charge.act:
        return charge.act.bounds
    known = [step.date for step in charge.statuses]
    known += [each.opened for each in showing.case.proceedings if each.id in charge.proceeding]
    known += [each.taken for each in showing.case.detentions]
    known += [each.date for each in showing.case.decisions]
    bounds = [each.bounds for each in known if each and each.bounds.lower]
    return min(bounds, key=lambda each: each.lower or date.max, default=dates.Bounds(None, None))


def penalties(standing: Standing, charge: Charge) -> tuple[AllowedPenalty, ...]:
    """What the version allows for what is charged: its part where rows name parts."""
    if standing.version is None:
        return ()
    path = (charge.provision or "").partition(":")[2]
    rows = standing.version.penalties
    named = tuple(row for row in rows if row.part and path.startswith(row.part))
    return named or tuple(row for row in rows if not row.part) or rows


def _provision(showing: Showing, key: str | None) -> Provision | None:
    """The document of the article, or of the nearest article it is a part of."""
    while key:
        if key in showing.provisions:
            return showing.provisions[key]
        key = key.rpartition(".")[0]
    return None


def _may_stand(version: Version, day: dates.Bounds) -> bool:
    since = version.since.bounds if version.since else dates.Bounds(None, None)
    until = version.until.bounds if version.until else dates.Bounds(None, None)
    began = since.lower is None or day.upper is None or since.lower <= day.upper
    over = until.upper is not None and day.lower is not None and until.upper <= day.lower
    return began and not over
