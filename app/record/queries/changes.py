"""What happened to the record since a version of it: for mirrors, and for who follows from afar."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic_core import from_json
from sqlalchemy import Connection, and_, bindparam, case, or_, select

from app.record import tables
from app.record.ledger import Cause
from app.record.queries.findable import is_subject
from app.record.queries.lines import Cells

What = Literal["published", "revised", "moved", "withdrawn"]
Kind = Literal["case", "person", "provision", "tally"]

_this, _document = tables.revision, tables.document
_before = tables.revision.alias("before")
# Of people only who is the subject of a case has an address.
_ADDRESSED: Final = or_(_document.c.kind != "person", is_subject())
_CHANGES: Final = (
    select(
        _this.c.number,
        _this.c.instant,
        _this.c.cause,
        _this.c.kind,
        _this.c.document,
        _this.c.revision,
        _this.c.commitment,
        _this.c.hash,
        case((_ADDRESSED, _document.c.slug)).label("slug"),
        _this.c.body,
        _before.c.body.label("body_before"),
    )
    .select_from(
        _this.outerjoin(_document, _document.c.id == _this.c.document).outerjoin(
            _before,
            and_(
                _before.c.document == _this.c.document,
                _before.c.revision == _this.c.revision - 1,
            ),
        )
    )
    .where(_this.c.number > bindparam("since"))
    .order_by(_this.c.number)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the ledger as a follower needs it.

    `slug` is the document's address of today; None where it has none: it was withdrawn since, or
    is about somebody who is the subject of no case.
    """

    number: int
    instant: str
    what: What
    cause: Cause
    kind: Kind
    document: str
    revision: int
    commitment: str
    hash: str
    slug: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Some entries in the order of the ledger, and the number to ask on from; None at the end."""

    entries: tuple[Change, ...]
    next: int | None


def changes(connection: Connection, since: int, limit: int) -> Changes:
    """What happened after an entry of the ledger, at most `limit` entries of it."""
    rows = connection.execute(_CHANGES, {"since": since, "most": limit + 1}).all()
    entries = tuple(_change(row) for row in rows[:limit])
    return Changes(entries, entries[-1].number if len(rows) > limit else None)


def _change(row: Cells) -> Change:
    return Change(
        number=row.number,
        instant=row.instant,
        what=_what(row),
        cause=row.cause,
        kind=row.kind,
        document=row.document,
        revision=row.revision,
        commitment=row.commitment,
        hash=row.hash,
        slug=row.slug,
    )


def _what(row: Cells) -> What:
    if row.cause == "withdrawn":
        return "withdrawn"
    if row.revision == 1:
        return "published"
    then, now = _slug(row.body_before), _slug(row.body)
    return "moved" if then and now and then != now else "revised"


def _slug(body: bytes | None) -> Any:
    """The slug in a document's bytes; None where its content was taken out."""
    return from_json(body).get("slug") if body else None
