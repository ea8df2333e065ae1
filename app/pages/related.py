"""The other cases a case names, each with its title and how they are related."""

from collections.abc import Mapping
from dataclasses import dataclass

from app import addresses
from app.pages.showing import Phrase, Showing, in_language
from app.record.queries.titles import Title


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Another published case."""

    href: str
    title: Phrase
    how: Phrase | None


def related_lines(showing: Showing, titles: Mapping[str, Title]) -> tuple[RelatedLine, ...]:
    """The related cases that are published; the others are not named."""
    found = []
    for each in showing.case.related:
        known = titles.get(each.case)
        title = in_language(known.text, showing.locale, known.lang) if known else None
        if title:
            found.append(RelatedLine(addresses.case(each.case), title, showing.phrase(each.how)))
    return tuple(found)
