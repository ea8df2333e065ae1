"""The facets beside the list of cases: every value a link with the number of cases it finds.

A value that is chosen leads to where it no longer is. Articles stand under their codes, and parts
under their articles.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app import addresses
from app.pages.case_lines import STATES
from app.pages.facet_words import heading, label
from app.pages.sentences import capital
from app.record.facets.counting import Counted, Facet
from app.record.filters import CLOSED, FACETS, NO_ARTICLE, NOT_RECORDED, Filter
from app.web.numerals import numeral

SHOWN: Final = 8
FOLDED: Final = 8
FOLDED_THEN: Final = 4
"""How many where something is asked for already: each of them repeats all of that."""
ORDER: Final = (
    "held", "basis", "tie", "provision", "year", "custody", "outcome", "stage", "gap", "platform",
    "fate", "language", "place", "cluster", "subject",
)  # fmt: skip
# What stands in the order of its words, which says more than the numbers do.
_IN_ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "held": STATES,
    **{name: CLOSED[name] for name in ("basis", "tie", "stage")},
}
_LAST: Final = (NO_ARTICLE, NOT_RECORDED)


class Choice(NamedTuple):
    """One value: its words, where its link leads, how many cases it finds, whether it is chosen.

    `value` is for its mark. `inner` are the values that are a part of it. `alone` says that nothing
    else is asked for on this page: one where something is says of itself that nobody should follow.
    """

    value: str
    text: str
    href: str
    number: str
    chosen: bool
    alone: bool
    inner: "Choices"


class Choices(NamedTuple):
    """Values of which the first stand open, and the others are folded away.

    `more` are not listed at all, because fewer cases have them.
    """

    shown: tuple[Choice, ...] = ()
    folded: tuple[Choice, ...] = ()
    more: int = 0


_NO_CHOICES: Final = Choices()


@dataclass(frozen=True, slots=True)
class FacetSection:
    """One facet: its name in addresses, what it is called, and its values."""

    name: str
    heading: str
    choices: Choices


def facet_sections(
    asked: Filter, facets: Mapping[str, Facet], locale: str, named: Mapping[str, str]
) -> tuple[FacetSection, ...]:
    """The facets that tell cases apart, or that are asked for."""
    given = asked.parameters()
    return tuple(
        FacetSection(
            name, heading(name), _Section(given, name, locale, named).choices(facets[name])
        )
        for name in ORDER
        if asked.values(name) or any(each.value != NOT_RECORDED for each in facets[name].values)
    )


class _Node(NamedTuple):
    """A value with those that are a part of it."""

    value: str
    cases: int
    inner: "tuple[_Node, ...]" = ()

    def has_any(self, chosen: Collection[str]) -> bool:
        """Whether it or anything in it is among these."""
        return self.value in chosen or any(each.has_any(chosen) for each in self.inner)


class _Section:
    """One facet beside a list: each address keeps what else is asked for, the parameters given."""

    def __init__(
        self,
        given: Sequence[tuple[str, str]],
        name: str,
        locale: str,
        named: Mapping[str, str],
    ) -> None:
        self._name = name
        self._locale = locale
        self._named = named
        self._chosen = frozenset(value for other, value in given if other == name)
        before = FACETS[: FACETS.index(name)]
        first = [each for each in given if each[0] in before]
        last = given[len(first) + len(self._chosen) :]
        self._alone = not given
        self._to = addresses.cases_with(first, name, last)

    def choices(self, facet: Facet) -> Choices:
        """The values of the facet as they are listed."""
        ordered = _ordered(self._name, facet.values)
        plain = self._name != "provision"
        nodes = [_Node(each.value, each.count) for each in ordered] if plain else _tree(ordered)
        return self._cut(nodes, facet.more)

    def _cut(self, nodes: Sequence[_Node], more: int = 0, above: str = "") -> Choices:
        shown, rest = self._parted(nodes)
        most = FOLDED if self._alone else FOLDED_THEN
        return Choices(
            tuple([self._choice(node, above) for node in shown]),
            tuple([self._choice(node, above) for node in rest[:most]]),
            more + len(rest[most:]),
        )

    def _parted(self, nodes: Sequence[_Node]) -> tuple[Sequence[_Node], Sequence[_Node]]:
        """The first of a list, with what is chosen or has something chosen in it; and the rest."""
        shown, rest = nodes[:SHOWN], nodes[SHOWN:]
        if self._chosen and rest:
            shown = [*shown, *(each for each in rest if each.has_any(self._chosen))]
            rest = [each for each in rest if not each.has_any(self._chosen)]
        return (nodes, ()) if len(rest) == 1 else (shown, rest)

    def _choice(self, node: _Node, above: str) -> Choice:
        value, cases, inner = node
        chosen = self._chosen
        return Choice(
            value,
            capital(self._text(value, above)),
            self._to(sorted(chosen ^ {value}) if chosen else (value,)),
            numeral(cases, self._locale),
            value in chosen,
            self._alone,
            self._cut(inner, above=value) if inner else _NO_CHOICES,
        )

    def _text(self, value: str, above: str) -> str:
        """What a value is called; under its code the number of an article says enough."""
        if above:
            return value.partition("-")[2]
        return label(self._name, value, self._locale, self._named)


def _tree(values: Iterable[Counted]) -> tuple[_Node, ...]:
    """Articles under what they are a part of; one whose code is not listed stands by itself."""
    listed = list(values)
    known = {each.value for each in listed}
    within: dict[str, list[Counted]] = defaultdict(list)
    for each in listed:
        within[_above(each.value, known)].append(each)

    def branch(above: str) -> tuple[_Node, ...]:
        found = within.get(above, ())
        return tuple(_Node(each.value, each.count, branch(each.value)) for each in found)

    return branch("")


def _above(value: str, known: Collection[str]) -> str:
    """The nearest listed article or code that an article is a part of; "" where there is none."""
    code, within, path = value.partition("-")
    while "." in path:
        path = path.rpartition(".")[0]
        if f"{code}-{path}" in known:
            return f"{code}-{path}"
    return code if within and code in known else ""


def _ordered(name: str, values: Iterable[Counted]) -> list[Counted]:
    """Most first, years from the last one on; what is not recorded stands behind all others."""
    found = list(values)
    if name == "year":
        found.sort(key=lambda each: each.value, reverse=True)
    elif name in _IN_ORDER:
        found.sort(key=lambda each: _IN_ORDER[name].index(each.value))
    return sorted(found, key=lambda each: each.value in _LAST)
