"""Days: in custody, and from a post to the taking."""

from collections.abc import Iterable
from datetime import date

from app.custody.merging import Custody, remembered
from app.custody.stays import Stay, stay
from app.custody.view import may_have_ended, view
from app.dates import Bounds, Days, days_between


def days_in_custody(custodies: Iterable[Custody], as_of: date) -> Days | None:
    """The days a person had spent in custody by a day: the sum over their custodies.

    The day of release is not counted, a day in two custodies is counted once. Coarse dates give a
    range. Where nobody reports an end, only the days up to the last dated fact are sure, and the
    sum is "at least" (`most` is None); but one who is held is counted to that day. None when
    nothing at all can be counted: never zero by default.
    """
    every = tuple(custodies)
    return _days_in_custody(every[0], every[1:], as_of) if every else None


@remembered
def _days_in_custody(first: Custody, others: tuple[Custody, ...], as_of: date) -> Days | None:
    return days_of([stay(view(custody, as_of), as_of) for custody in (first, *others)])


def days_of(stays: Iterable[Stay | None]) -> Days | None:
    """The days of several stays of one person, a day in two of them once; None without any."""
    known = [each for each in stays if each]
    if len(known) == 1:
        return _unless_nothing(known[0].days)
    groups = [_together(group) for group in _overlapping(known)]
    if not groups:
        return None
    least = sum(days.least for days in groups)
    mosts = [days.most for days in groups if days.most is not None]
    return _unless_nothing(Days(least, sum(mosts) if len(mosts) == len(groups) else None))


def days_if_still_held(custodies: Iterable[Custody], as_of: date) -> Days | None:
    """The same, but one who is last known held is taken to be held still.

    For words such as "2,322 days, if he is still held", never for a sum over people.
    """
    return days_of([stay(view(each, as_of), as_of, if_still_held=True) for each in custodies])


def facts_counted(custodies: Iterable[Custody], as_of: date) -> tuple[str, ...]:
    """The ids of the facts that the days in custody by a day are counted from, each once."""
    ids: list[str] = []
    for custody in custodies:
        seen = view(custody, as_of)
        ids += seen.ids
        ids += [seen.ending.id] if seen.ending and may_have_ended(seen, as_of) else []
    return tuple(dict.fromkeys(ids))


def post_to_arrest(posts: Iterable[Bounds | None], taken: Bounds | None) -> Days | None:
    """The days from the posts to the taking, or nothing: never zero by default.

    Over several posts the range spans them all. A post without a date tells nothing, and one that
    is certainly later than the taking did not lead to it.
    """
    if taken is None:
        return None
    spans = [span for post in posts if post and (span := days_between(post, taken))]
    if not spans:
        return None
    mosts = [span.most for span in spans if span.most is not None]
    most = max(mosts) if len(mosts) == len(spans) else None
    return Days(min(span.least for span in spans), most)


def _unless_nothing(days: Days) -> Days | None:
    """A length; None where all that can be said is that it was at least nothing."""
    return days if days.least or days.most is not None else None


def _overlapping(stays: list[Stay]) -> list[list[Stay]]:
    """Stays parted into groups, so that only those in one group may share a day."""
    groups = [[each] for each in stays if each.possible is None]
    placed = [(each.possible, each) for each in stays if each.possible]
    until = None
    for span, each in sorted(placed, key=lambda pair: pair[0]):
        if until is not None and span[0] < until:
            groups[-1].append(each)
            until = max(until, span[1])
        else:
            groups.append([each])
            until = span[1]
    return groups


def _together(group: list[Stay]) -> Days:
    """The days of stays that may overlap: no day counts twice."""
    if len(group) == 1:
        return group[0].days
    spans = [each.possible for each in group if each.possible]
    reach = (max(span[1] for span in spans) - min(span[0] for span in spans)).days
    mosts = [each.days.most for each in group if each.days.most is not None]
    least = max(_covered(group), *(each.days.least for each in group))
    if len(mosts) < len(group):
        return Days(least, None)
    return Days(least, max(least, min(sum(mosts), reach)))


def _covered(group: list[Stay]) -> int:
    """The number of days surely in custody, each counted once."""
    total, until = 0, None
    for first, last in sorted(each.sure for each in group if each.sure):
        begin = max(first, until) if until else first
        total += max(0, (last - begin).days)
        until = max(last, until or last)
    return total
