"""Somebody's custody in a few words and a small bar, for lists."""

from dataclasses import dataclass, replace
from datetime import date

from app.custody import Custody, days_in_custody, expected_release, held, start
from app.custody.merging import remembered
from app.dates import Days, Term
from app.pages.pictures.lengths import Length, length
from app.pages.states import days_words
from app.web.language import gettext, ngettext


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """A person's state, the days held or ordered in words, and the bar.

    There is no bar without a number of days: an empty line would be read as liberty.
    """

    state: str
    words: str
    bar: Length | None
    who: str = ""

    def of(self, who: str) -> "CustodyLine":
        """The same with the name of the one it is of."""
        return replace(self, who=who)


def custody_line(
    custodies: tuple[Custody, ...], as_of: date, locale: str, *, rtl: bool = False
) -> CustodyLine:
    """The state on a day, and how long: as reported where that is known, else as ordered."""
    if not custodies:
        return CustodyLine(held(custodies, as_of).state, gettext("no custody reported"), None)
    return _line(custodies[0], custodies[1:], as_of, locale, rtl)


@remembered
def _line(
    first: Custody,
    others: tuple[Custody, ...],
    as_of: date,
    locale: str,
    rtl: bool,  # noqa: FBT001 - part of what it is kept by
) -> CustodyLine:
    custodies = (first, *others)
    state = held(custodies, as_of).state
    days = days_in_custody(custodies, as_of)
    ordered = _ordered_days(custodies)
    if days is None and ordered is None:
        return CustodyLine(state, days_words(days), None)
    drawn = length(days.least if days else None, days.most if days else None, ordered, rtl=rtl)
    return CustodyLine(state, _words(custodies, days, ordered, locale), drawn)


def _words(
    custodies: tuple[Custody, ...], days: Days | None, ordered: int | None, locale: str
) -> str:
    if days and days.most is not None:
        return days_words(days)
    term = _term(custodies)
    if term:
        return gettext("%(length)s ordered", length=term.display(locale))
    if ordered:
        return ngettext("%(n)s day ordered", "%(n)s days ordered", ordered, n=ordered)
    return days_words(days)


def _term(custodies: tuple[Custody, ...]) -> Term | None:
    """The one term that is in force; None where there are several, or it was extended."""
    ends = [end for each in custodies if (end := expected_release(each))]
    if len(custodies) != 1 or len(ends) != 1:
        return None
    custody, end = custodies[0], ends[0]
    for sentence in custody.sentences:
        if sentence.id == end.id:
            return sentence.term
    orders = [each.order for each in custody.periods if each.id == end.id]
    return orders[0].term if orders and orders[0] and not orders[0].extensions else None


def _ordered_days(custodies: tuple[Custody, ...]) -> int | None:
    """The days from the start of each custody to the end of what was ordered."""
    total = None
    for custody in custodies:
        end = expected_release(custody)
        first = _first_day(custody)
        if first and end and end.latest:
            total = (total or 0) + (end.latest - first).days
    return total


def _first_day(custody: Custody) -> date | None:
    begun, end = start(custody), expected_release(custody)
    if begun and begun.day.lower:
        return begun.day.lower
    return end.since.lower if end and end.since else None
