"""The first page: who is held today, the newest arrests and updates, takings by month."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import addresses, dates
from app.document import facts
from app.document.case import Case
from app.document.facts import Party
from app.document.holding import custodies
from app.document.others import Person
from app.pages.case_lines import bases_of, name_of, state_counts
from app.pages.custody_strip import row_of
from app.pages.entries import Entry
from app.pages.markdown import rendered
from app.pages.pictures.facts import Row, Strip, TableLine
from app.pages.pictures.months import BASES, Basis, DrawnMonths, Taken, draw_months
from app.pages.showing import Name, Phrase, Showing, in_language
from app.pages.timeline_view import update_entry
from app.record.answers import ArrestItem, CaseLine, StandingLine, UpdateItem
from app.record.queries.totals import TiedCount, Totals
from app.web.language import gettext, ngettext

HELD: Final = ("held", "last known held")
HELD_DRAWN: Final = 8
_LINES_OF_SUMMARY: Final = 2


@dataclass(frozen=True, slots=True)
class HomeRead:
    """What the first page is made of, all read from one state of the record.

    `standing` are some of those in custody; the cases of the first HELD_DRAWN are among `cases`.
    """

    standing: tuple[StandingLine, ...]
    counts: dict[str, int]
    arrests: tuple[ArrestItem, ...]
    updates: tuple[UpdateItem, ...]
    tied: tuple[TiedCount, ...]
    totals: Totals
    lines: Mapping[str, CaseLine]
    cases: Mapping[str, Case]
    people: Mapping[str, Person]


@dataclass(frozen=True, slots=True)
class ArrestLine:
    """A taking tied to posts: who, over what, when, and the basis of the charges."""

    href: str
    name: str
    says: Phrase | None
    day: str
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """An update: its entry, whose case it is, when that was, and when the update was made."""

    href: str
    entry: Entry
    names: tuple[Name, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the first page prints; `states` are all states with how many are in each.

    `named` are people in custody who have no row, `more` how many others there are.
    """

    held_words: str
    strip: Strip | None
    named: tuple[Name, ...]
    more: int
    states: tuple[tuple[str, int], ...]
    arrests: tuple[ArrestLine, ...]
    updates: tuple[UpdateLine, ...]
    months: DrawnMonths | None
    totals: Totals


def home_view(read: HomeRead, locale: str, as_of: date) -> HomeView:
    """The first page in one language on one day."""
    showings = {
        key: Showing(case, read.people, {}, locale, as_of) for key, case in read.cases.items()
    }
    rows = tuple(_rows(read.standing[:HELD_DRAWN], showings))
    table = tuple(line for _, lines in rows for line in lines)
    held = sum(read.counts.get(state, 0) for state in HELD)
    return HomeView(
        held_words=held_words(read.counts),
        strip=Strip(tuple(row for row, _ in rows), as_of, "held", table) if rows else None,
        named=tuple(
            Name(name_of(each.subject), addresses.case(each.slug))
            for each in read.standing[HELD_DRAWN:]
        ),
        more=held - len(read.standing),
        states=state_counts(read.counts, read.totals.parties),
        arrests=tuple(_arrest(each, read.lines, locale) for each in read.arrests),
        updates=tuple(_updates(read.updates, showings)),
        months=_months(read.tied, locale),
        totals=read.totals,
    )


def held_words(counts: Mapping[str, int]) -> str:
    """Who is known to be held, and that silence is not freedom."""
    known, last = (counts.get(state, 0) for state in HELD)
    said = (
        ngettext(
            "%(num)s person is confirmed in custody within the last 90 days.",
            "%(num)s people are confirmed in custody within the last 90 days.",
            known,
        )
        if known
        else gettext("Nobody in this record is confirmed in custody within the last 90 days.")
    )
    silent = ngettext(
        "Silence is not freedom: %(num)s person was in custody when last heard of.",
        "Silence is not freedom: %(num)s people were in custody when last heard of.",
        last,
    )
    return f"{said} {silent}" if last else said


def _rows(
    standing: Iterable[StandingLine], showings: Mapping[str, Showing]
) -> Iterator[tuple[Row, tuple[TableLine, ...]]]:
    """One row a person in custody, as in the strip of their case, leading to it; and its table."""
    for line in standing:
        showing = showings.get(line.case)
        party = _party(showing, line.subject.party) if showing else None
        if showing and party:
            held_in = custodies(showing.case, line.subject.party)
            yield row_of(showing, party, held_in, addresses.case(line.slug))


def _party(showing: Showing, party_id: str) -> Party | None:
    return next((each for each in showing.case.subjects if each.id == party_id), None)


def _arrest(item: ArrestItem, lines: Mapping[str, CaseLine], locale: str) -> ArrestLine:
    line = lines.get(item.case)
    charges = (
        tuple(each for each in line.charges if each.subject == item.subject.party) if line else ()
    )
    return ArrestLine(
        href=addresses.fact(item.slug, item.taking),
        name=name_of(item.subject),
        says=_beginning(item, locale),
        day=dates.display(item.taken, locale) if item.taken else "",
        bases=bases_of(charges),
    )


def _beginning(item: ArrestItem, locale: str) -> Phrase | None:
    """The first sentences of a case's summary as plain text; its title where it has none."""
    summary = in_language(item.summary, locale, item.lang)
    if summary is None:
        return in_language(item.title, locale, item.lang)
    first = "\n".join(summary.text.strip().split("\n")[:_LINES_OF_SUMMARY])
    return Phrase(rendered(first).striptags(), summary.lang)


def _updates(items: Iterable[UpdateItem], showings: Mapping[str, Showing]) -> Iterator[UpdateLine]:
    for item in items:
        showing = showings.get(item.case)
        facts_of = showing.case.updates if showing else ()
        found = next((each for each in facts_of if each.id == item.fact), None)
        if showing and isinstance(found, facts.Update):
            entry = update_entry(showing, found)
            names = [showing.case.party(each) for each in entry.parties] or showing.case.subjects
            yield UpdateLine(
                href=addresses.fact(item.slug, entry.anchor),
                entry=entry,
                names=tuple(Name(showing.name_of(each).text) for each in names),
                days=_days(showing, entry, found),
            )


def _days(showing: Showing, entry: Entry, update: facts.Update) -> tuple[str, ...]:
    """The day of what the update announces, and its own where that is another."""
    own = update.happened or update.published
    if entry.day is None or own is None:
        return (showing.day(entry.day or own),)
    if entry.day.edtf == own.edtf:
        return (showing.day(entry.day),)
    return (showing.day(entry.day), gettext("update of %(day)s", day=showing.day(own)))


def _months(tied: Iterable[TiedCount], locale: str) -> DrawnMonths | None:
    people = [Taken(_first_of(each.month), _basis(each.basis), each.people) for each in tied]
    return draw_months(people, locale) if people else None


def _first_of(month: str | None) -> date | None:
    return date.fromisoformat(f"{month}-01") if month else None


def _basis(given: str | None) -> Basis:
    """A charge that nobody recorded is drawn as one that is not known."""
    return next((basis for basis in BASES if basis == given), "unknown")
