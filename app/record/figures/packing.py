"""What figures need of a case, as plain values that are kept beside what it is filed under.

So no document is opened to count, but for those in whose custody something may still change by the
day asked for: how long it was by then is worked out from its facts.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.custody import Custody, Stay, Taking, ending, lasting, takings
from app.dates import Days
from app.document.case import Case
from app.document.charged import charges_by_proceeding
from app.document.facts import Charge
from app.document.holding import post_to_arrest
from app.record.arrests import Arrest, Stays, arrests
from app.record.facets.filing import basis_values, custody_values, provision_values, year_values
from app.record.figures.detentions import Tied


def packed(case: Case, stays: Stays) -> list[dict[str, Any]]:
    """What is counted of each subject of a case, in their order, as plain values that JSON keeps.

    `proceedings` are the bases and the articles of each; `wait` the days from post to arrest;
    `detentions` as `_detention` gives them.
    """
    tied = {(each.party, each.taking): _tied(each) for each in arrests(case, stays)}
    return [
        {
            "proceedings": [
                _proceeding(charges)
                for charges in charges_by_proceeding(case, party.id or "").values()
            ],
            "wait": _days(post_to_arrest(case, party.id or "")),
            "detentions": [
                _detention(custody, taking, tied.get((party.id or "", taking.id), ""))
                for custody, taking in _begun(stays[party.id or ""])
            ],
        }
        for party in case.subjects
    ]


def _tied(arrest: Arrest) -> Tied:
    return "strict" if arrest.strict else "contextual"


def _begun(custodies: Sequence[Custody]) -> Iterable[tuple[Custody, Taking]]:
    return zip(custodies, takings(custodies), strict=True)


def _proceeding(charges: Sequence[Charge]) -> list[Any]:
    bases = [charge.basis or "unknown" for charge in charges]
    return [bases, basis_values(charges), provision_values(charges)]


def _detention(custody: Custody, taking: Taking, tied: Tied) -> list[Any]:
    """How it is tied to posts, whether its end is reported, kinds, years, when it began, how long.

    Days are numbers of days, as `date.toordinal` gives them.
    """
    known = lasting(custody)
    return [
        tied,
        ending(custody) is not None,
        custody_values({period.kind for period in custody.periods}),
        year_values([taking.day]),
        [_number(taking.day.lower), _number(taking.day.upper)] if taking.day else None,
        [_number(known.first), _number(known.settled), known.open, _number(known.known)],
        _stay(known.stay),
        [_number(known.since.first), _number(known.since.earliest)] if known.since else None,
    ]


def _stay(stay: Stay | None) -> list[Any] | None:
    if stay is None:
        return None
    spans = ([*map(_number, span)] if span else None for span in (stay.sure, stay.possible))
    return [_days(stay.days), *spans]


def _days(days: Days | None) -> list[int | None] | None:
    return [days.least, days.most] if days else None


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None
