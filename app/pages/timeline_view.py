"""The timeline of the whole record: every dated fact in the words of its case, by month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from app import addresses, dates
from app.document import facts
from app.document.case import Case
from app.document.claimed import Claimed
from app.document.dated_parts import part_named
from app.document.others import Person
from app.document.values import Date
from app.pages import sentences
from app.pages.entries import Entry, entry_of
from app.pages.fact_entries import of_facts
from app.pages.showing import Name, Phrase, Showing
from app.pages.words import fate_word, word
from app.record.answers import MomentLine
from app.record.moments import anchor, announced_by
from app.record.timeline import LONGER, NOT_DATED
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An entry as its case words it, with the case it leads to and the people it is about."""

    entry: Entry
    href: str
    names: tuple[Name, ...]
    title: Phrase
    day: str
    dated: bool
    iso: str


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """The lines of one month; of a year, where only that is known; of no date at the end."""

    anchor: str
    heading: str
    lines: tuple[TimelineLine, ...]


def timeline_months(
    moments: Iterable[MomentLine],
    cases: Mapping[str, Case],
    people: Mapping[str, Person],
    locale: str,
    as_of: date,
) -> tuple[TimelineMonth, ...]:
    """The moments of a page by month; `cases` are their documents by opaque id."""
    shown = _Shown(cases, people, locale, as_of)
    made = ((each.month, shown.line(each)) for each in moments)
    kept = [(month, line) for month, line in made if line]
    groups = enumerate(groupby(kept, key=lambda pair: pair[0]), start=1)
    # A month may come twice on a page: what is known by more than a year stands in between.
    return tuple(
        TimelineMonth(
            f"m-{place}-{month}", _heading(month, locale), tuple(line for _, line in group)
        )
        for place, (month, group) in groups
    )


def _heading(month: str, locale: str) -> str:
    if month == NOT_DATED:
        return gettext("We cannot date these")
    if month == LONGER:
        return gettext("Known by more than a year")
    if "-" not in month:
        return gettext("%(year)s, month not known", year=month)
    year, number = month.split("-")
    return dates.display_month(int(year), int(number), locale)


class _Shown:
    """The cases of one page of the timeline; each case's entries are worded once."""

    def __init__(
        self, cases: Mapping[str, Case], people: Mapping[str, Person], locale: str, as_of: date
    ) -> None:
        self._showings = {
            key: Showing(case, people, {}, locale, as_of) for key, case in cases.items()
        }
        self._entries: dict[str, dict[str, Entry]] = {}

    def line(self, moment: MomentLine) -> TimelineLine | None:
        """The line of a moment; None where its case says nothing of it that stands alone."""
        showing = self._showings.get(moment.case)
        entry = self._entry(showing, moment) if showing else None
        if showing is None or entry is None:
            return None
        subjects = [showing.case.party(each) for each in moment.subjects]
        subjects = [each for each in subjects if each.id in entry.parties] or subjects
        day = _day(entry, moment)
        return TimelineLine(
            entry=entry,
            href=addresses.fact(moment.slug, entry.anchor),
            names=tuple(Name(showing.name_of(each).text) for each in subjects),
            title=showing.phrase(moment.title) or Phrase(moment.slug),
            day=showing.day(day),
            dated=day is not None,
            iso=_iso(day),
        )

    def _entry(self, showing: Showing, moment: MomentLine) -> Entry | None:
        if moment.case not in self._entries:
            made = of_facts(showing)
            self._entries[moment.case] = {entry.anchor: entry for entry in made}
        found = self._entries[moment.case].get(anchor(moment.fact, moment.field))
        if found and moment.kind not in ("order", "fate"):
            return found
        return _other_entry(showing, moment)


def update_entry(showing: Showing, fact: facts.Update) -> Entry:
    """An update as a line of its own: as the fact it announces, where that has its own place.

    What else it announces follows in a few words; `announced` says when the update was made.
    """
    announced = {entry.anchor: entry for entry in of_facts(showing)}
    if fact.id in announced:
        return announced[fact.id or ""]
    told = [announced[each] for each in announced_by(showing.case, fact) if each in announced]
    text = showing.phrase(fact.text)
    if told:
        also = tuple(Phrase(_headed(entry)) for entry in told[1:])
        parties = dict.fromkeys(each for entry in told for each in entry.parties)
        return replace(
            told[0],
            says=(*told[0].says[:1], *also),
            parties=tuple(parties),
        )
    return entry_of(
        showing,
        fact,
        "release" if fact.kind == "release" else "update",
        sentences.capital(word(fact.kind)),
        day=fact.happened or fact.published,
        says=(text,) if text else (),
    )


def _day(entry: Entry, moment: MomentLine) -> Date | None:
    """The day a line stands at: the entry's own, with how its year is known, where they agree."""
    if entry.day and entry.day.edtf == moment.edtf:
        return entry.day
    return Date(edtf=moment.edtf) if moment.edtf else None


def _iso(day: Date | None) -> str:
    """The date as a machine reads it, where it is a day, a month or a year."""
    return day.edtf.rstrip("?~%") if day and "/" not in day.edtf else ""


def _other_entry(showing: Showing, moment: MomentLine) -> Entry | None:
    """What has no entry of its own on the case's page: orders, fates, updates that announce."""
    found = next((fact for _, _, fact in showing.case.every_fact() if fact.id == moment.fact), None)
    if isinstance(found, facts.Detention):
        return _ordered(showing, found)
    if isinstance(found, facts.Post | facts.Account):
        return _fate(showing, found, moment)
    return update_entry(showing, found) if isinstance(found, facts.Update) else None


def _ordered(showing: Showing, fact: facts.Detention) -> Entry:
    said = [showing.listed(showing.name_of(each).text for each in showing.subjects_of(fact))]
    said += [sentences.term(showing, fact.term)] if fact.term else []
    said += [fact.ordered_by] if fact.ordered_by else []
    return entry_of(
        showing,
        fact,
        "decision",
        gettext("Detention ordered"),
        detail=word(fact.kind),
        day=fact.ordered,
        says=(Phrase(", ".join(each for each in said if each)),),
    )


def _fate(showing: Showing, fact: Claimed, moment: MomentLine) -> Entry | None:
    fates = fact.fates if isinstance(fact, facts.Post | facts.Account) else ()
    fate = part_named(fact.id or "", fates, moment.field.partition(".")[2])
    if fate is None:
        return None
    made = entry_of(
        showing,
        fact,
        "post",
        gettext("What became of a post"),
        detail=fate_word(fate.fate),
        day=fate.date,
        note=showing.phrase(fate.note),
    )
    return made if isinstance(fact, facts.Post) else replace(made, anchor="the_posts")


def _headed(entry: Entry) -> str:
    first = entry.says[0].text if entry.says else ""
    return gettext("%(what)s: %(says)s", what=entry.heading, says=first) if first else entry.heading
