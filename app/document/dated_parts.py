"""Parts of a fact with a date of their own: steps of a charge, extensions, what became of a post.

Each has an id, unique in its document like that of a fact. One without is known as if it had the id
that its place gives it: the first extension of `remand` as `remand-extension-1`.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from app.document.claimed import Claimed, DatedPart

Part = TypeVar("Part", bound=DatedPart)

# An id may have 80 signs, and so a fact's, from which its parts have theirs.
_FROM_THE_FACT: Final = 64


def parts_of(fact: Claimed) -> tuple[DatedPart, ...]:
    """The dated parts of a fact, in its order; no kind of fact has two lists of them."""
    return getattr(fact, fact.dated_parts) if fact.dated_parts else ()


def stem(fact_id: str, part: DatedPart) -> str:
    """What the ids given to parts of a fact begin with; a number follows."""
    return f"{fact_id[:_FROM_THE_FACT].rstrip('-')}-{part.identifies}"


def part_id(fact_id: str, place: int, part: DatedPart) -> str:
    """The id of a part, or the one that its place gives it."""
    return part.id or f"{stem(fact_id, part)}-{place + 1}"


def named_parts(fact_id: str, parts: Sequence[Part]) -> Iterator[tuple[str, Part]]:
    """Parts by the names that the feeds have for them, which no other part of the fact ever gets.

    A given id is its number less one, as the place of a part without an id is; any other id is
    itself. So a part keeps its name when another one is put before it.
    """
    for place, part in enumerate(parts):
        known = part_id(fact_id, place, part)
        start, _, number = known.rpartition("-")
        given = start == stem(fact_id, part) and number.isdigit() and number[0] != "0"
        yield str(int(number) - 1) if given else known, part


def part_named(fact_id: str, parts: Sequence[Part], name: str) -> Part | None:
    """The part of this name; None where the fact has none."""
    return dict(named_parts(fact_id, parts)).get(name)
