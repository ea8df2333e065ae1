"""The small shapes that answers of the API share.

Lists have every field, null where there is nothing to say. What is worked out beside a document
follows the rule of documents: nothing is null or empty, and what is not known is left out.
"""

from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from app.dates import Bounds, Days

T = TypeVar("T")


class Told(BaseModel):
    """A part of an answer. Fields may be added to it, so its schema allows others."""

    model_config = ConfigDict(frozen=True)


class Span(Told):
    """A day as it is known: the first and the last that it can mean, where there is a bound."""

    earliest: date | None = None
    latest: date | None = None


class Length(Told):
    """A number of days; without `most` it is at least so many."""

    least: int
    most: int | None = None


class FacetValue(Told):
    """A value of a facet, its label in the language of the answer, and how many cases have it."""

    value: str
    label: str
    count: int


class Listed(Told, Generic[T]):
    """A page of a list, as the record stands at a version of its ledger.

    `next` is the address of the next page, null on the last one. `facets` has the values that
    the list can be narrowed by, each with its count under the filter.
    """

    items: tuple[T, ...]
    next: str | None
    version: int
    facets: dict[str, tuple[FacetValue, ...]]


def span(bounds: Bounds | None) -> Span | None:
    """The days a date can mean; None where nothing is known of it."""
    if bounds is None or not bounds.dated:
        return None
    return Span(earliest=bounds.lower, latest=bounds.upper)


def spans(found: Iterable[Bounds]) -> tuple[Span, ...]:
    """Several dates, those of which nothing is known left out."""
    return tuple(told for each in found if (told := span(each)))


def length(days: Days | None) -> Length | None:
    """A number of days; None where it is not known."""
    return Length(least=days.least, most=days.most) if days else None
