"""The choices beside the timeline: kinds, months and places, each a plain link with its number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from app import addresses, dates
from app.record.answers import TimelineCounts
from app.record.queries.timeline import KINDS, Chosen
from app.record.timeline import LONGER, NOT_DATED
from app.web.language import gettext
from app.web.numerals import numeral

NO_PLACE: Final = "-"
_MOST_PLACES: Final = 30
_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its words, where it leads, how many lines there are, if it is chosen.

    A chosen one leads to where it no longer is. `follow` is for machines that follow links: not
    into every combination.
    """

    text: str
    href: str
    number: str
    chosen: bool
    follow: bool


@dataclass(frozen=True, slots=True)
class TimelineFilters:
    """All choices; `months` are those of the year that is chosen, `removable` what is chosen now.

    `more_places` is how many places have no link because they have the fewest lines.
    """

    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    months: tuple[Choice, ...]
    places: tuple[Choice, ...]
    more_places: int
    removable: tuple[Choice, ...]


def timeline_filters(chosen: Chosen, counts: TimelineCounts, locale: str) -> TimelineFilters:
    """The choices beside a page of the timeline, with the numbers they would list."""
    made = _Choices(chosen, locale)
    by_number = sorted(counts.places.items(), key=lambda each: (-each[1], each[0]))
    shown = [each for each in by_number if each[0]][:_MOST_PLACES]
    shown += [each for each in by_number if not each[0]]
    if chosen.place is not None and chosen.place not in dict(shown):
        shown.append((chosen.place, counts.places.get(chosen.place, 0)))
    kinds = tuple(made.kinds(counts.kinds))
    years = tuple(made.years(counts.spans))
    months = tuple(made.months(counts.spans))
    places = tuple(made.places(shown))
    every = (*kinds, *(months if any(each.chosen for each in months) else years), *places)
    return TimelineFilters(
        kinds,
        years,
        months,
        places,
        max(0, len(counts.places) - len(shown)),
        tuple(each for each in every if each.chosen),
    )


def href(chosen: Chosen, *, after: str | None = None, before: str | None = None) -> str:
    """The address of a page of the timeline under a choice."""
    region = NO_PLACE if chosen.place == "" else chosen.place
    return addresses.timeline(
        after, before=before, kinds=chosen.kinds, month=chosen.month, region=region
    )


def kind_name(kind: str) -> str:
    """What a reader calls the lines of one kind."""
    return {
        "post": gettext("Posts"),
        "fate": gettext("What became of posts"),
        "taken": gettext("Taken into custody"),
        "transfer": gettext("Still in custody"),
        "order": gettext("Detention ordered"),
        "extension": gettext("Detention extended"),
        "ended": gettext("Custody ends"),
        "proceeding": gettext("Proceedings opened"),
        "charge": gettext("Charges"),
        "measure": gettext("Measures without custody"),
        "decision": gettext("Decisions"),
        "hearing": gettext("Hearings"),
        "event": gettext("Events"),
        "statement": gettext("Statements"),
        "update": gettext("Updates"),
        "correction": gettext("Corrections"),
        "release": gettext("Releases announced"),
        "status": gettext("Changes of status"),
    }[kind]


def month_name(month: str, locale: str) -> str:
    """A month, a year, or why a line is in neither."""
    if month == NOT_DATED:
        return gettext("Not dated")
    if month == LONGER:
        return gettext("Known by more than a year")
    year, _, number = month.partition("-")
    return dates.display_month(int(year), int(number), locale) if number else year


class _Choices:
    """Choices made from what is chosen now: each address keeps the rest of it."""

    def __init__(self, chosen: Chosen, locale: str) -> None:
        self._chosen = chosen
        self._locale = locale

    def kinds(self, counts: Mapping[str, int]) -> Iterator[Choice]:
        """The kinds that there are, and those chosen, in the order of a case's life."""
        mine = self._chosen.kinds
        for kind in KINDS:
            if counts.get(kind) or kind in mine:
                others = {*mine} ^ {kind}
                target = replace(
                    self._chosen, kinds=tuple(each for each in KINDS if each in others)
                )
                yield self._choice(kind_name(kind), target, counts.get(kind, 0), kind in mine)

    def years(self, counts: Mapping[str, int]) -> Iterator[Choice]:
        """The years, newest first, then what lies in none."""
        chosen = self._chosen.month
        mine = {chosen} if chosen else set()
        for year in _ordered(each for each in mine.union(counts) if "-" not in each):
            yield self._month(year, counts.get(year, 0))

    def months(self, counts: Mapping[str, int]) -> Iterator[Choice]:
        """The months of the year that is chosen, or of the chosen month's."""
        chosen = self._chosen.month
        if not chosen or not chosen[0].isdigit():
            return
        year = chosen[:_YEAR]
        there = {each for each in counts if each.startswith(f"{year}-")}
        for month in _ordered(there | ({chosen} - {year})):
            yield self._month(month, counts.get(month, 0))

    def places(self, counts: Iterable[tuple[str, int]]) -> Iterator[Choice]:
        """The places, those with the most lines first."""
        for place, number in counts:
            mine = self._chosen.place == place
            target = replace(self._chosen, place=None if mine else place)
            yield self._choice(place or gettext("Place not stated"), target, number, mine)

    def _month(self, month: str, number: int) -> Choice:
        mine = self._chosen.month == month
        left = month[:_YEAR] if "-" in month else None
        target = replace(self._chosen, month=left if mine else month)
        return self._choice(month_name(month, self._locale), target, number, mine)

    def _choice(self, text: str, target: Chosen, number: int, chosen: bool) -> Choice:  # noqa: FBT001 - a fact, not a switch
        follow = not target.kinds and target.place is None
        counted = numeral(number, self._locale)
        return Choice(text, href(target), counted, chosen, follow)


def _ordered(months: Iterable[str]) -> list[str]:
    """Newest first; what lies in no month or year behind them."""
    return sorted(months, key=lambda each: (each[0].isdigit(), each), reverse=True)
