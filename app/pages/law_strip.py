"""An article through time as the picture of it wants it: who may be fined and who may be held."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.dates import Bounds
from app.document.allowed import act_day
from app.document.case import Case
from app.document.others import AllowedPenalty, Provision, Version
from app.document.vocabulary import CUSTODIAL_PENALTIES
from app.pages.law_penalties import penalty_words, whom
from app.pages.law_uses import within
from app.pages.pictures.facts import NO_DAY, Mark
from app.pages.pictures.law import Allowed, Law, LawRow, Track
from app.pages.sentences import capital
from app.pages.showing import Showing
from app.web.language import gettext, ngettext

_MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class _Span:
    """A version and the days it stood: a start that is not known lies somewhere after the last."""

    version: Version
    start: Bounds
    end: Bounds


def law_strip(provision: Provision, cases: Iterable[Case], locale: str, as_of: date) -> Law | None:
    """The picture of an article; None where no version has both a date and a penalty.

    Only what can be drawn to scale is drawn: the table beside it has every penalty.
    """
    spans = list(_spans(provision, as_of))
    dated = any(span.start.dated or span.end.dated for span in spans)
    rows = list(_rows(provision, spans, locale))
    if not dated or not rows:
        return None
    uses = tuple(Mark("charge", day) for day in _uses(provision, cases, locale, as_of))
    return Law(
        rows=tuple(rows[:_MOST_ROWS]),
        today=as_of,
        uses=tuple(use for use in uses if use.when.dated),
        uses_name=gettext("Charged in cases here"),
        uses_sentence=ngettext(
            "%(num)s charge under this article in the cases here.",
            "%(num)s charges under this article in the cases here.",
            len(uses),
        ),
    )


def _spans(provision: Provision, as_of: date) -> Iterator[_Span]:
    before: Version | None = None
    for version in provision.versions:
        start = version.since.bounds if version.since else NO_DAY
        if not start.dated and before and before.until:
            start = Bounds(before.until.bounds.lower, as_of)
        yield _Span(version, start, version.until.bounds if version.until else NO_DAY)
        before = version


def _rows(provision: Provision, spans: list[_Span], locale: str) -> Iterator[LawRow]:
    named = {
        id(each): whom(each, locale, provision.lang)
        for span in spans
        for each in span.version.penalties
    }
    for name in dict.fromkeys(named.values()):
        found = [
            (span, each)
            for span in spans
            for each in span.version.penalties
            if named[id(each)] == name and _track(each)
        ]
        if found:
            yield _row(name, found, locale)


def _row(name: str, found: list[tuple[_Span, AllowedPenalty]], locale: str) -> LawRow:
    """One kind of offender, from the first version that names it to the last."""
    titled = capital(name) or gettext("Anybody")
    allowed = _run_together([_allowed(span, each, locale) for span, each in found])
    said = "; ".join(dict.fromkeys(each.label for each in allowed))
    sentence = gettext("%(who)s: %(penalties)s.", who=titled, penalties=said)
    first, last = found[0][0], found[-1][0]
    return LawRow(titled, sentence, first.start, allowed, gettext("no custody"), last.end)


def _run_together(allowed: list[Allowed]) -> tuple[Allowed, ...]:
    """A penalty that a new version left as it was is one, from its first day to its last."""
    joined: dict[tuple[Track, str], Allowed] = {}
    for each in allowed:
        before = joined.get((each.track, each.label))
        joined[each.track, each.label] = replace(before, end=each.end) if before else each
    return tuple(joined.values())


def _track(penalty: AllowedPenalty) -> Track | None:
    if penalty.kind in CUSTODIAL_PENALTIES:
        return "custody"
    return "fine" if penalty.kind == "fine" else None


def _allowed(span: _Span, penalty: AllowedPenalty, locale: str) -> Allowed:
    track = _track(penalty) or "fine"
    return Allowed(track, span.start, span.end, penalty_words(penalty, locale))


def _uses(
    provision: Provision, cases: Iterable[Case], locale: str, as_of: date
) -> Iterator[Bounds]:
    """The day of the act of each charge under the article, else the earliest day known of it."""
    for case in cases:
        showing = Showing(case, {}, {}, locale, as_of)
        for charge in case.charges:
            if within(charge.provision, provision.key):
                yield act_day(showing.case, charge)
