"""The rows by which articles count their cases: a case under each article it has charges under."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from app.document.case import Case
from app.document.facts import Charge
from app.record.moments import Moment, subjects_of
from app.record.queries.documents import part_of
from app.record.rows import BASES, Row, case_sort
from app.record.timeline import UNDATED

_Unit = tuple[str, tuple[str, ...]]


def charged(case: Case, found: Sequence[Moment]) -> Iterator[Row]:
    """Rows of provision, sort, year, rank, units, their parts, and charges by basis."""
    units = _units(case)
    sort = case_sort(case, found)
    year = sort[:4] if not sort.startswith(UNDATED) else ""
    for article in sorted({each for charges in units.values() for each in _articles(charges)}):
        mine = [charges for charges in units.values() if article in _articles(charges)]
        bases = [{charge.basis for charge in charges} for charges in mine]
        speech = sum("speech" in each for each in bases)
        other = sum("speech" not in each and bool(each & {"pretext", "other"}) for each in bases)
        here = Counter(
            charge.basis
            for charges in mine
            for charge in charges
            if charge.provision and article in part_of(charge.provision)
        )
        rank = next((place for place, each in enumerate(BASES) if here[each]), len(BASES) - 1)
        counts = (here[each] for each in BASES)
        yield article, sort, year, rank, len(mine), speech, other, *counts


def _units(case: Case) -> dict[_Unit, list[Charge]]:
    """The charges of each person in each proceeding."""
    found: dict[_Unit, list[Charge]] = defaultdict(list)
    for charge in case.charges:
        for subject in subjects_of(case, charge) or ("",):
            found[subject, charge.proceeding].append(charge)
    return found


def _articles(charges: Sequence[Charge]) -> set[str]:
    """The articles the charges are under, and all that these are a part of."""
    return {article for each in charges if each.provision for article in part_of(each.provision)}
