"""The facets beside the list of cases: every value a link with the number of cases it finds.

A value that is chosen leads to where it no longer is. Articles stand under their codes, and parts
under their articles.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app import addresses
from app.pages.case_lines import STATES
from app.pages.facet_words import heading, label
from app.pages.sentences import capital
from app.record.facets.counting import Counted, Facet
from app.record.facets.filing import NO_ARTICLE
from app.record.filters import CLOSED, FACETS, NOT_RECORDED, Filter
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


@dataclass(frozen=True, slots=True)
class Choice:
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


@dataclass(frozen=True, slots=True)
class Choices:
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
    return tuple(
        FacetSection(
            name, heading(name), _Section(asked, name, locale, named).choices(facets[name])
        )
        for name in ORDER
        if asked.values(name) or any(each.value != NOT_RECORDED for each in facets[name].values)
    )


@dataclass(frozen=True, slots=True)
class _Node:
    """A value with those that are a part of it."""

    found: Counted
    inner: "tuple[_Node, ...]" = ()

    def has_any(self, chosen: Collection[str]) -> bool:
        """Whether it or anything in it is among these."""
        return self.found.value in chosen or any(each.has_any(chosen) for each in self.inner)


class _Ways:
    """The addresses of the cases with one value of a facet more, or without a chosen one."""

    def __init__(self, asked: Filter, name: str) -> None:
        self.name = name
        self.chosen = frozenset(asked.values(name))
        before = FACETS[: FACETS.index(name)]
        rest = asked.without(name).parameters()
        self._first = [each for each in rest if each[0] in before]
        self._last = rest[len(self._first) :]
        self.alone = not (self.chosen or rest)

    def to(self, value: str) -> str:
        """The address that a value leads to: as Filter's, but of many values at once."""
        mine = [(self.name, each) for each in sorted(self.chosen ^ {value})]
        return addresses.cases([*self._first, *mine, *self._last])


class _Section:
    """One facet beside a list: each address keeps what else is asked for."""

    def __init__(self, asked: Filter, name: str, locale: str, named: Mapping[str, str]) -> None:
        self._ways = _Ways(asked, name)
        self._name = name
        self._locale = locale
        self._named = named

    def choices(self, facet: Facet) -> Choices:
        """The values of the facet as they are listed."""
        ordered = _ordered(self._name, facet.values)
        nodes = _tree(ordered) if self._name == "provision" else [_Node(each) for each in ordered]
        return self._cut(nodes, facet.more)

    def _cut(self, nodes: Sequence[_Node], more: int = 0, above: str = "") -> Choices:
        """The first of a list; what is chosen, or has something chosen in it, is among them."""
        first = [
            place < SHOWN or node.has_any(self._ways.chosen) for place, node in enumerate(nodes)
        ]
        if first.count(False) == 1:
            first = [True] * len(nodes)
        shown = [node for node, is_first in zip(nodes, first, strict=True) if is_first]
        rest = [node for node, is_first in zip(nodes, first, strict=True) if not is_first]
        most = FOLDED if self._ways.alone else FOLDED_THEN
        return Choices(
            tuple(self._choice(node, above) for node in shown),
            tuple(self._choice(node, above) for node in rest[:most]),
            more + len(rest[most:]),
        )

    def _choice(self, node: _Node, above: str) -> Choice:
        value = node.found.value
        return Choice(
            value=value,
            text=capital(self._text(value, above)),
            href=self._ways.to(value),
            number=numeral(node.found.count, self._locale),
            chosen=value in self._ways.chosen,
            alone=self._ways.alone,
            inner=self._cut(node.inner, above=value) if node.inner else _NO_CHOICES,
        )

    def _text(self, value: str, above: str) -> str:
        """What a value is called; under its code the number of an article says enough."""
        if above:
            return value.partition("-")[2]
        return label(self._name, value, self._locale, self._named)


def _tree(values: Iterable[Counted]) -> tuple[_Node, ...]:
    """Articles under what they are a part of; one whose code is not listed stands by itself."""
    found = list(values)
    known = {each.value for each in found}
    within: dict[str, list[Counted]] = defaultdict(list)
    for each in found:
        within[_above(each.value, known)].append(each)

    def branch(above: str) -> tuple[_Node, ...]:
        return tuple(_Node(each, branch(each.value)) for each in within.get(above, ()))

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
