"""Rows and strips of subjects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.custody import Custody, Held, held
from app.document.facts import Party
from app.pages.pictures.facts import LineEnd, Row, Strip, TableLine
from app.pages.showing import Showing
from app.pages.states import status

from .bars import Piece, claims, outlines, pieces
from .courses import courses
from .marks import marks
from .words import beside, sentence, table


def strip_of(
    showing: Showing, custodies: Mapping[str, tuple[Custody, ...]], name: str = "strip"
) -> Strip:
    """The strip of a case: a row for each subject, and the table under it.

    `custodies` are those of each subject by the party's id; `name` is unique on the page.
    """
    found = [_subject(showing, each, custodies[each.id or ""]) for each in showing.case.subjects]
    rows = tuple(_row(showing, each) for each in found)
    lines = tuple(line for each in found for line in _table(showing, each))
    return Strip(rows, showing.as_of, name, lines)


def row_of(
    showing: Showing, party: Party, custodies: tuple[Custody, ...], href: str = ""
) -> tuple[Row, tuple[TableLine, ...]]:
    """One subject's row and its lines in the table under it.

    `href` is where the name leads, the subject's page by default.
    """
    found = _subject(showing, party, custodies)
    return _row(showing, found, href), tuple(_table(showing, found))


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject as drawn: the custodies, each with its periods, and the state they end in."""

    party: Party
    custodies: tuple[Custody, ...]
    standing: Held
    periods: tuple[tuple[Piece, ...], ...]


def _subject(showing: Showing, party: Party, custodies: tuple[Custody, ...]) -> _Subject:
    standing = held(custodies, showing.as_of)
    periods = tuple(pieces(showing, each, standing) for each in custodies)
    return _Subject(party, custodies, standing, periods)


def _row(showing: Showing, found: _Subject, href: str = "") -> Row:
    party, custodies, standing = found.party, found.custodies, found.standing
    name = showing.name_of(party)
    drawn = [piece for periods in found.periods for piece in periods]
    mine = [each for each in showing.case.detentions if showing.case.of_subject(each, party)]
    return Row(
        name=name.text,
        words=beside(showing, custodies, standing),
        sentence=sentence(name, status(showing, party, custodies).words, drawn, showing),
        state=standing.state,
        bars=tuple(each.bar for each in drawn),
        outlines=tuple(
            each
            for custody in custodies
            for each in outlines(custody, showing.as_of, showing.locale)
        ),
        marks=marks(showing, party, custodies, standing),
        claims=tuple(claims(showing, mine)),
        courses=courses(showing, party, custodies),
        before=_before(standing, drawn),
        lang=name.lang,
        href=href or name.href,
    )


def _table(showing: Showing, found: _Subject) -> Iterator[TableLine]:
    name = showing.name_of(found.party)
    for custody, periods in zip(found.custodies, found.periods, strict=True):
        yield from table(showing, name, custody, periods)


def _before(standing: Held, drawn: list[Piece]) -> LineEnd:
    """Liberty before the first bar, unless nobody knows when custody began."""
    if standing.state == "unknown" or (drawn and drawn[0].bar.seen_only):
        return "gap"
    return "free"
