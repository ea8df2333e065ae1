"""The line of status each subject has: in which state, since when, how many days."""

from dataclasses import dataclass

from app import dates
from app.custody import (
    Custody,
    Held,
    days_if_still_held,
    days_in_custody,
    expected_release,
    held,
    start,
)
from app.document.case import Case
from app.document.facts import Party
from app.document.values import Date
from app.pages.showing import Name, Showing
from app.pages.words import word
from app.web.language import gettext, ngettext, reader
from app.web.numerals import numeral


def state_word(state: str) -> str:
    """A state of custody in words, as it stands in lists."""
    return {
        "held": gettext("held"),
        "last known held": gettext("last known held"),
        "presumed released": gettext("presumed released"),
        "released": gettext("release reported"),
        "died in custody": gettext("died in custody"),
        "not in custody": gettext("not in custody, as far as reported"),
    }.get(state, gettext("not known"))


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One subject's state on the day of reading: a name, the state's word, and words about it."""

    name: Name
    state: str
    words: str


def status(showing: Showing, party: Party, custodies: tuple[Custody, ...]) -> StatusLine:
    """A subject's line of status."""
    standing = held(custodies, showing.as_of)
    return StatusLine(
        showing.name_of(party), standing.state, _sentence(showing, standing, custodies)
    )


def _sentence(showing: Showing, standing: Held, custodies: tuple[Custody, ...]) -> str:
    if standing.state == "last known held":
        return _last_known(showing, standing, custodies)
    if standing.state == "presumed released":
        return _presumed(showing, standing, custodies)
    since = day_shown(showing, standing.since)
    days = days_words(days_in_custody(custodies, showing.as_of))
    if standing.state == "released":
        return _released(showing, standing, since, days)
    return {
        "held": gettext("is held: %(days)s.", days=days),
        "died in custody": gettext("died in custody, %(day)s.", day=since),
        "unknown": gettext("was taken; whether still in custody is not known."),
    }.get(standing.state, gettext("is not known to have been held."))


def _released(showing: Showing, standing: Held, since: str, days: str) -> str:
    ended = [each for each in showing.case.detentions if each.id in standing.ids and each.ended]
    how = next((word(each.how_ended) for each in ended if each.how_ended), "")
    if how:
        return gettext(
            "was released on %(day)s, after %(days)s: %(how)s.", day=since, days=days, how=how
        )
    return gettext("was released on %(day)s, after %(days)s.", day=since, days=days)


def _presumed(showing: Showing, standing: Held, custodies: tuple[Custody, ...]) -> str:
    custody = _governing(standing, custodies)
    end = expected_release(custody) if custody else None
    if custody is None or end is None or standing.since not in end.days:
        day = day_shown(showing, standing.since)
        return gettext("is presumed released: the sentence was lifted on %(day)s.", day=day)
    return gettext(
        "is presumed released. The term ended on %(day)s; no release is reported.",
        day=end_shown(showing, custody),
    )


def _last_known(showing: Showing, standing: Held, custodies: tuple[Custody, ...]) -> str:
    days = days_words(days_if_still_held(custodies, showing.as_of))
    seen = day_shown(showing, standing.last_seen)
    return gettext(
        "is last known held: %(days)s, if still held. Not confirmed since %(day)s.",
        days=days,
        day=seen,
    )


def days_words(days: dates.Days | None) -> str:
    """A number of days, or a range, in words."""
    if days is None:
        return gettext("days not known")
    least = numeral(days.least, reader())
    if days.most is None:
        return ngettext("at least %(n)s day", "at least %(n)s days", days.least, n=least)
    if days.least == days.most:
        return ngettext("%(n)s day", "%(n)s days", days.least, n=least)
    most = numeral(days.most, reader())
    return ngettext("%(l)s to %(n)s day", "%(l)s to %(n)s days", days.most, l=least, n=most)


def day_shown(showing: Showing, bounds: dates.Bounds | None, *, inferred: bool = False) -> str:
    """A day of the rules as the case writes it, else as it was worked out.

    An inferred year stays in brackets: the case's own, or with `inferred` that of a worked-out day.
    """
    if bounds is None or bounds.lower is None:
        return gettext("a day not reported")
    written = _written(showing.case).get(bounds)
    if written:
        return written.shown(showing.locale)
    return computed(bounds, showing.locale, inferred=inferred)


def computed(bounds: dates.Bounds, locale: str, *, inferred: bool = False) -> str:
    """A day that was worked out; its year stays in brackets where the year it came from is."""
    first, last = bounds.lower, bounds.upper
    mark = "?" if inferred else ""
    if first is None or last is None or first == last:
        return dates.display(f"{first or last}{mark}", locale)
    if (first.year, first.month) == (last.year, last.month):
        return dates.display(f"{first:%Y-%m}", locale)
    return dates.display(f"{first}/{last}", locale)


def end_shown(showing: Showing, custody: Custody) -> str:
    """The expected day of release, with every day that sources would have it."""
    end = expected_release(custody)
    if end is None:
        return ""
    inferred = year_inferred(showing, custody)
    days = (computed(each, showing.locale, inferred=inferred) for each in end.days)
    return gettext(" or ").join(days)


def year_inferred(showing: Showing, custody: Custody) -> bool:
    """Whether the year a custody began in is not in the sources' words, and so not what follows."""
    begun = start(custody)
    return begun is not None and begun.day in _inferred(showing.case)


def _inferred(case: Case) -> frozenset[dates.Bounds]:
    """The days of custody in a case whose year is not in the sources' words."""
    asked = ("dates inferred",)
    if asked not in case.kept:
        found = (each for each in _every_date(case) if each.edtf.endswith("?"))
        case.kept[asked] = frozenset(each.bounds for each in found)
    inferred: frozenset[dates.Bounds] = case.kept[asked]
    return inferred


def _written(case: Case) -> dict[dates.Bounds, Date]:
    """The first date of custody in a case that covers these days, for each days it has."""
    asked = ("dates written",)
    if asked not in case.kept:
        case.kept[asked] = {each.bounds: each for each in reversed(_every_date(case))}
    found: dict[dates.Bounds, Date] = case.kept[asked]
    return found


def _every_date(case: Case) -> list[Date]:
    found = [each.ended for each in case.detentions] + [each.taken for each in case.detentions]
    found += [each.last_confirmed for each in case.detentions]
    found += [each.date for each in case.decisions] + [each.happened for each in case.updates]
    found += [each.published for each in case.updates]
    return [each for each in found if each]


def _governing(standing: Held, custodies: tuple[Custody, ...]) -> Custody | None:
    return next((each for each in custodies if each.id == standing.custody), None)
