"""Gaps: where the record shows that something is missing, or that the law was not kept.

Each is a typed finding with the facts it rests on; pages word it. A gap is claimed only where the
dates leave no doubt.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from app.custody.merging import Custody
from app.custody.states import standing
from app.custody.terms import TermEnd, term_ends
from app.custody.view import View, has_ended, view
from app.dates import Bounds, Term

# What the dates of a custody show by themselves.
CustodyGap = Literal[
    "order ended and custody went on",
    "term ended and no release reported",
    "long administrative detention",
]
ABOVE: Final = "sentence above every ceiling"
GapKind = Literal[
    CustodyGap,
    "sentence above every ceiling",
    "cited before it existed",
]
LONGEST_ADMINISTRATIVE: Final = Term(days=90)
"""Longer without a criminal case is a slip of the pen or a breach of law: worth a look."""
_STARTS: Final = tuple(date(2000 + month // 12, month % 12 + 1, 1) for month in range(48))


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding: the facts it rests on, and where they apply its day and the day it lasted to.

    `provisions` are the articles concerned, `terms` what was imposed and then what was allowed.
    """

    kind: GapKind
    ids: tuple[str, ...]
    day: Bounds | None = None
    until: Bounds | None = None
    provisions: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that a cited provision allowed on the day; None when that is not known."""

    charge: str
    provision: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Imposed:
    """A term imposed under cited provisions."""

    id: str
    term: Term
    ceilings: tuple[Ceiling, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A charge for an act on a day, under a provision whose first known version is of `since`."""

    charge: str
    provision: str
    act: Bounds
    since: Bounds


def gaps(
    custodies: Iterable[Custody],
    as_of: date,
    imposed: Iterable[Imposed] = (),
    cited: Iterable[Cited] = (),
) -> tuple[Gap, ...]:
    """Every gap of one subject by a day, those of custody first."""
    found: list[Gap] = []
    for custody in custodies:
        seen = view(custody, as_of)
        found += [*_overruns(seen, as_of), *_unreported(seen, as_of), *_long(seen)]
    found += [gap for each in imposed if (gap := above_ceilings(each))]
    found += [gap for each in cited if (gap := cited_too_early(each))]
    return tuple(found)


def above_ceilings(imposed: Imposed) -> Gap | None:
    """A sentence above the ceiling of each provision cited for it.

    None where one ceiling is not known or allows the term in some month of the year: 30 days are
    not more than one month. Terms for several charges may be added up, so this is a question, not
    a verdict.
    """
    allowed = tuple(each.term for each in imposed.ceilings)
    if not is_above(imposed.term, allowed):
        return None
    return Gap(
        ABOVE,
        (imposed.id, *dict.fromkeys(each.charge for each in imposed.ceilings)),
        provisions=tuple(dict.fromkeys(each.provision for each in imposed.ceilings)),
        terms=(imposed.term, *dict.fromkeys(filter(None, allowed))),
    )


def is_above(term: Term, allowed: Sequence[Term | None]) -> bool:
    """Whether a term is longer than each of these in every month of the year; None is not known."""
    return bool(allowed) and all(most is not None and _exceeds(term, most) for most in allowed)


def cited_too_early(cited: Cited) -> Gap | None:
    """A provision applied to an act that is certainly older than the first version known of it."""
    if cited.act.upper is None or cited.since.lower is None or cited.act.upper >= cited.since.lower:
        return None
    kind: GapKind = "cited before it existed"
    return Gap(kind, (cited.charge,), cited.act, cited.since, (cited.provision,))


@lru_cache(maxsize=1024)
def _exceeds(term: Term, ceiling: Term) -> bool:
    return all(term.after(day) > ceiling.after(day) for day in _STARTS)


def _overruns(seen: View, as_of: date) -> Iterator[Gap]:
    """Orders that ended while the custody went on, and no other order bound by then."""
    ends = term_ends(seen.custody)
    for end in ends:
        latest = end.latest
        if latest is None or any(_covers(other, latest) for other in ends if other is not end):
            continue
        after = next(_still_held(seen, latest, as_of), None)
        if after:
            ids = tuple(dict.fromkeys((*end.ids, after[1])))
            yield Gap("order ended and custody went on", ids, end.day, after[0])


def _covers(other: TermEnd, day: date) -> bool:
    """Whether another order bound on the day a term ended; one of an unknown day may have."""
    if other.bound is None or other.bound.lower is None:
        return other.latest is None or other.latest > day
    return other.bound.lower <= day and (other.latest is None or other.latest > day)


def _still_held(seen: View, day: date, as_of: date) -> Iterator[tuple[Bounds, str]]:
    """The facts that certainly show custody after a day, the oldest first."""
    for fact in seen.facts:
        if fact.firm and fact.day.lower and fact.day.lower > day:
            yield fact.day, fact.id
    end = seen.ending
    if end is None or end.manner not in ("released", "died") or not has_ended(seen, as_of):
        return
    if end.day and end.day.lower and end.day.lower > day:
        yield end.day, end.id


def _unreported(seen: View, as_of: date) -> Iterator[Gap]:
    found = standing(seen, as_of)
    if found.state == "presumed released":
        yield Gap("term ended and no release reported", found.ids, found.since)


def _long(seen: View) -> Iterator[Gap]:
    for period in seen.custody.periods:
        served = seen.custody.sentence(period.under)
        term = served.term if served else period.order.term if period.order else None
        if period.ground == "administrative" and term and _exceeds(term, LONGEST_ADMINISTRATIVE):
            ids = (period.id, *((served.id,) if served else ()))
            yield Gap("long administrative detention", ids, terms=(term,))
