"""The filter of cases: what readers and analysts ask of lists, feeds, files, figures and the API.

This is its only parser. Values of one facet mean *or*, facets mean *and*. What is unknown,
misspelt or malformed is refused: a filter that is silently ignored gives a wrong answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, get_args

from app.custody import ABOVE, CustodyGap, State
from app.dates import read_day
from app.document.values import LANG, SLUG
from app.document.vocabulary import (
    Basis,
    DetentionKind,
    FateWord,
    Outcome,
    Platform,
    Stage,
    SubjectKind,
    TieLevel,
)

NOT_RECORDED: Final = "not recorded"
NO_ARTICLE: Final = "no article"
ANY_CUSTODY: Final = "any"
NEWEST: Final = "newest"
SORTS: Final = (NEWEST, "oldest", "changed")
LONGEST_VALUE: Final = 400
MOST_VALUES: Final = 100

# The words of closed facets; the others take any text, because they grow with the record.
CLOSED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "basis": (*get_args(Basis), NOT_RECORDED),
        "tie": (*get_args(TieLevel), NOT_RECORDED),
        "platform": (*get_args(Platform), NOT_RECORDED),
        "custody": (ANY_CUSTODY, *get_args(DetentionKind), NOT_RECORDED),
        "outcome": (*get_args(Outcome), NOT_RECORDED),
        "stage": (*get_args(Stage), NOT_RECORDED),
        "held": get_args(State),
        "fate": (*get_args(FateWord), NOT_RECORDED),
        "gap": (*get_args(CustodyGap), ABOVE),
    }
)
# How the values of some open facets are written, each with an example: what is written otherwise
# would find nothing and look like an answer.
WRITTEN: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "provision": (
            rf"[A-Za-z0-9]+(@[0-9]{{4}})?([-:][0-9][0-9.-]*)?|{NO_ARTICLE}|{NOT_RECORDED}",
            "cao-388-1",
        ),
        "year": (rf"[0-9]{{4}}|{NOT_RECORDED}", "2023"),
        "subject": (SLUG, "person"),
        "language": (f"{LANG}|{NOT_RECORDED}", "az"),
    }
)
FACETS: Final = (
    "provision", "basis", "tie", "platform", "custody", "outcome", "stage", "held", "place",
    "cluster", "year", "subject", "language", "fate", "gap",
)  # fmt: skip
KINDS_OF_SUBJECT: Final = get_args(SubjectKind)
# The dates of documents count from it, and no page could say an earlier one.
_FIRST_YEAR: Final = 10
# No page, feed or calendar that tells what was asked may hold these.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DAYS: Final = ("taken_from", "taken_to", "as_of", "known_on")
SINGLE: Final = ("q", *_DAYS, "sort", "after")
PARAMETERS: Final = (*FACETS, *SINGLE)

Wrong = Literal[
    "unknown name", "repeated", "too long", "too many", "no day", "no value", "backwards",
    "no sort", "not a word", "not so written", "words of now",
]  # fmt: skip


class NotAFilter(Exception):
    """A parameter that is no part of a filter; doors word it in the reader's language.

    `wrong` says what is the matter with the `value` of `name`; `offered` is what it may be.
    """

    def __init__(
        self, wrong: Wrong, name: str, value: str = "", offered: Sequence[str] = ()
    ) -> None:
        super().__init__(wrong, name, value)
        self.wrong: Wrong = wrong
        self.name = name
        self.value = value
        self.offered = tuple(offered)


@dataclass(frozen=True)
class Filter:
    """A question about cases.

    `facets` has the facets that are asked for, each with its values in order. `taken_from` and
    `taken_to` are the first and the last day of a range of takings. `as_of` is the day for which
    facts of the calendar are worked out (None: today), `known_on` the day at whose end the record
    is asked (None: as it is). `after` is the raw key of a page.
    """

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    q: str = ""
    taken_from: date | None = None
    taken_to: date | None = None
    as_of: date | None = None
    known_on: date | None = None
    sort: str = NEWEST
    after: str | None = None

    @property
    def empty(self) -> bool:
        """Whether every case answers it."""
        return not (self.facets or self.q or self.ranged)

    @property
    def ranged(self) -> bool:
        """Whether it asks for a range of days."""
        return self.taken_from is not None or self.taken_to is not None

    def day(self, today: date) -> date:
        """The day for which facts of the calendar are worked out."""
        return self.as_of or self.known_on or today

    def values(self, name: str) -> tuple[str, ...]:
        """The values asked for of a facet."""
        return self.facets.get(name, ())

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """What an address says for it, in one order, so that one question has one address."""
        given = [(name, value) for name in FACETS for value in self.values(name)]
        given += [("q", self.q)] if self.q else []
        days = ((name, getattr(self, name)) for name in _DAYS)
        given += [(name, day.isoformat()) for name, day in days if day]
        given += [("sort", self.sort)] if self.sort != NEWEST else []
        return tuple(given)

    def having(self, name: str, value: str) -> "Filter":
        """The same with one more value of a facet."""
        return self._with(name, (*self.values(name), value))

    def without(self, name: str, value: str | None = None) -> "Filter":
        """The same without a value of a facet, or without all of them."""
        left = (each for each in self.values(name) if value is not None and each != value)
        return self._with(name, tuple(left))

    def but(self, **changes: date | str | None) -> "Filter":
        """The same with something other than a facet changed, from its first page."""
        return replace(self, after=None, **changes)  # type: ignore[arg-type]

    def _with(self, name: str, values: tuple[str, ...]) -> "Filter":
        facets = {**self.facets, name: tuple(sorted(set(values)))}
        ordered = {each: facets[each] for each in FACETS if facets.get(each)}
        return replace(self, facets=MappingProxyType(ordered), after=None)


def read_filter(given: Mapping[str, Sequence[str]]) -> Filter:
    """The filter in the parameters of an address. Raises NotAFilter for anything else."""
    for name, values in given.items():
        _check(name, values)
    single = {name: given[name][0] for name in SINGLE if name in given}
    days = {name: _day(name, single[name]) for name in _DAYS if name in single}
    facets = {name: _values(name, given[name]) for name in FACETS if name in given}
    found = Filter(
        facets=MappingProxyType(facets),
        q=" ".join(_UNWRITABLE.sub(" ", single.get("q", "")).split()),
        taken_from=days.get("taken_from"),
        taken_to=days.get("taken_to"),
        as_of=days.get("as_of"),
        known_on=days.get("known_on"),
        sort=_sort(single.get("sort", NEWEST)),
        after=single.get("after"),
    )
    if found.taken_from and found.taken_to and found.taken_from > found.taken_to:
        raise NotAFilter("backwards", "taken_to", single["taken_to"])
    if found.q and found.known_on:
        raise NotAFilter("words of now", "known_on", single["known_on"])
    return found


def _check(name: str, values: Sequence[str]) -> None:
    if name not in PARAMETERS:
        raise NotAFilter("unknown name", name, offered=PARAMETERS)
    if name in SINGLE and len(values) != 1:
        raise NotAFilter("repeated", name)
    if len(values) > MOST_VALUES:
        raise NotAFilter("too many", name)
    if name != "q" and any(len(value) > LONGEST_VALUE for value in values):
        raise NotAFilter("too long", name)


def _values(name: str, given: Sequence[str]) -> tuple[str, ...]:
    """The values of a facet. One that is given twice is one."""
    for value in given:
        if not value.strip() or not value.isprintable():
            raise NotAFilter("no value", name)
        if name in CLOSED and value not in CLOSED[name]:
            raise NotAFilter("not a word", name, value, CLOSED[name])
        if name in WRITTEN and not re.fullmatch(WRITTEN[name][0], value):
            raise NotAFilter("not so written", name, value, WRITTEN[name][1:])
    return tuple(sorted(set(map(provision_value, given) if name == "provision" else given)))


def provision_value(key: str) -> str:
    """An article or a code as a facet has it: `cao-388-1` for `CAO:388-1`, `cao` for `CAO`."""
    return key.casefold().replace(":", "-", 1)


def _day(name: str, value: str) -> date:
    try:
        day = read_day(value)
    except ValueError:
        raise NotAFilter("no day", name, value) from None
    if day.year < _FIRST_YEAR:
        raise NotAFilter("no day", name, value)
    return day


def _sort(value: str) -> str:
    if value not in SORTS:
        raise NotAFilter("no sort", "sort", value, SORTS)
    return value
