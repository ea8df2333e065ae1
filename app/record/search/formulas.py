"""A question as the engines take it: FTS5's language on SQLite, `tsquery` on PostgreSQL.

Both get the same terms in the same formula, so they find the same documents. Every term is
quoted; nothing a reader typed is read as an operator.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from app.record.search.meaning import AllOf, AnyOf, Beside, Counts, Forms, Meaning, Node
from app.record.search.terms import TIERS, field_of


@dataclass(frozen=True, slots=True)
class Grammar:
    """How an engine writes a term, alternatives, a conjunction, an exclusion and a phrase.

    A phrase is given as the terms that each of its words may be.
    """

    term: Callable[[str], str]
    any_of: Callable[[Sequence[str]], str]
    all_of: Callable[[Sequence[str]], str]
    without: Callable[[str, str], str]
    beside: Callable[[Sequence[Sequence[str]]], str]


def _fts_beside(words: Sequence[Sequence[str]]) -> str:
    return _either([f'"{" ".join(terms)}"' for terms in product(*words)], " OR ")


def _gin_beside(words: Sequence[Sequence[str]]) -> str:
    each = (_either([f"'{term}'" for term in terms], " | ") for terms in words)
    return f"({' <-> '.join(each)})"


def _either(texts: Sequence[str], sign: str) -> str:
    return texts[0] if len(texts) == 1 else f"({sign.join(texts)})"


FTS: Final = Grammar(
    term=lambda term: f'"{term}"',
    any_of=lambda texts: _either(texts, " OR "),
    all_of=lambda texts: _either(texts, " AND "),
    without=lambda text, unwanted: f"({text} NOT {unwanted})",
    beside=_fts_beside,
)
GIN: Final = Grammar(
    term=lambda term: f"'{term}'",
    any_of=lambda texts: _either(texts, " | "),
    all_of=lambda texts: _either(texts, " & "),
    without=lambda text, unwanted: f"({text} & !{unwanted})",
    beside=_gin_beside,
)


class Formulas:
    """The formulas of one question for one kind of document."""

    def __init__(self, meaning: Meaning, kind: str, grammar: Grammar) -> None:
        self._meaning, self._grammar = meaning, grammar
        self._fields = [field_of(kind, tier) for tier in range(TIERS)]
        self._found: dict[int, str | None] = {}

    def of_tier(self, tier: int) -> str | None:
        """What finds the documents whose every word is found by this tier, and not before it.

        None where there can be none.
        """
        here = self._wanted(tier)
        before = self._wanted(tier - 1) if tier else None
        if here is None or here == before:
            return None
        return self._but([here], [before, *self._unwanted()])

    def of_all(self) -> str | None:
        """What finds every document, of whatever tier."""
        here = self._wanted(TIERS - 1)
        return None if here is None else self._but([here], [*self._unwanted()])

    def at_most(self, tier: int) -> int:
        """How many documents a tier's formula finds at most: those with its rarest part."""
        fields = self._fields[: tier + 1]
        return min(_most(node, fields, self._meaning.counts) for node in self._meaning.wanted)

    def at_least(self) -> int:
        """How many documents are found for certain: those of the commonest of single words."""
        nodes = self._meaning.wanted
        if len(nodes) != 1 or self._meaning.unwanted:
            return 0
        return _least(nodes[0], self._fields, self._meaning.counts)

    def _but(self, wanted: Sequence[str], unwanted: Sequence[str | None]) -> str:
        against = [each for each in unwanted if each is not None]
        text = self._grammar.all_of(wanted)
        return self._grammar.without(text, self._grammar.any_of(against)) if against else text

    def _wanted(self, tier: int) -> str | None:
        if tier not in self._found:
            wanted = AllOf(self._meaning.wanted)
            self._found[tier] = self._text(wanted, self._fields[: tier + 1])
        return self._found[tier]

    def _unwanted(self) -> list[str | None]:
        return [self._text(node, self._fields) for node in self._meaning.unwanted]

    def _text(self, node: Node, fields: Sequence[str]) -> str | None:
        if isinstance(node, Forms):
            terms = [self._grammar.term(each) for each in self._terms(node, fields)]
            return self._grammar.any_of(terms) if terms else None
        if isinstance(node, Beside):
            return self._any([self._beside(node, field) for field in fields])
        found = [self._text(each, fields) for each in node.nodes]
        if isinstance(node, AnyOf):
            return self._any(found)
        every = [each for each in found if each is not None]
        return self._grammar.all_of(every) if every and len(every) == len(found) else None

    def _any(self, found: Sequence[str | None]) -> str | None:
        there = [each for each in found if each is not None]
        return self._grammar.any_of(there) if there else None

    def _terms(self, node: Forms, fields: Sequence[str]) -> list[str]:
        counts = self._meaning.counts
        return [
            f"{field}{form}" for form in node.forms for field in fields if field in counts[form]
        ]

    def _beside(self, node: Beside, field: str) -> str | None:
        words = [self._terms(each, [field]) for each in node.words]
        return self._grammar.beside(words) if all(words) else None


def _most(node: Node, fields: Sequence[str], counts: Counts) -> int:
    if isinstance(node, Forms):
        return sum(counts[form].get(field, 0) for form in node.forms for field in fields)
    if isinstance(node, AnyOf):
        return sum(_most(each, fields, counts) for each in node.nodes)
    return min(_most(each, fields, counts) for each in _inner(node))


def _least(node: Node, fields: Sequence[str], counts: Counts) -> int:
    if isinstance(node, Forms):
        found = (counts[form].get(field, 0) for form in node.forms for field in fields)
        return max(found, default=0)
    if isinstance(node, AnyOf):
        return max(_least(each, fields, counts) for each in node.nodes)
    return 0


def _inner(node: Beside | AllOf) -> Sequence[Node]:
    return node.words if isinstance(node, Beside) else node.nodes
