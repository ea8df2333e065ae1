"""Rows and strips of subjects."""

from collections.abc import Mapping

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
    subjects = showing.case.subjects
    rows = tuple(row_of(showing, each, custodies[each.id or ""]) for each in subjects)
    lines = [line for each in subjects for line in _table(showing, each, custodies[each.id or ""])]
    return Strip(rows, showing.as_of, name, tuple(lines))


def row_of(showing: Showing, party: Party, custodies: tuple[Custody, ...], href: str = "") -> Row:
    """One subject's row; `href` is where the name leads, the subject's page by default."""
    standing = held(custodies, showing.as_of)
    name = showing.name_of(party)
    drawn = [piece for each in custodies for piece in pieces(showing, each, standing)]
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


def _table(showing: Showing, party: Party, custodies: tuple[Custody, ...]) -> list[TableLine]:
    standing = held(custodies, showing.as_of)
    name = showing.name_of(party)
    return [
        line
        for each in custodies
        for line in table(showing, name, each, pieces(showing, each, standing))
    ]


def _before(standing: Held, drawn: list[Piece]) -> LineEnd:
    """Liberty before the first bar, unless nobody knows when custody began."""
    if standing.state == "unknown" or (drawn and drawn[0].bar.seen_only):
        return "gap"
    return "free"
