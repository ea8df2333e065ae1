"""A document's stamp: the number of the last change of itself or of what it shows.

Entries come one by one, so the statements asked for each are built once: to build one takes
longer than to run it.
"""

from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from app.db.among import among
from app.record import tables
from app.record.ledger import Entry
from app.record.projection import Change

_address, _document, _shown = tables.address, tables.document, tables.shown
_CALLED: Final = select(_address.c.kind, _address.c.slug, _address.c.document).where(
    among(_address.c.document, "documents")
)
_SHOWING: Final = select(_shown.c.document, _shown.c.name).where(among(_shown.c.name, "names"))
_STAMP: Final = (
    update(_document)
    .where(_document.c.id == bindparam("bumped"), _document.c.stamp < bindparam("at"))
    .values(stamp=bindparam("at"))
)


def touched(connection: Connection, gone: list[Entry], changes: list[Change]) -> dict[str, int]:
    """The documents that show one of these, each with the last number at which that happened.

    They are asked for before the changes are written and after: a document may cease to show
    another with the same batch, or begin to.
    """
    names: dict[str, int] = {}
    for change in changes:
        names.update(dict.fromkeys(change.names, change.entry.number))
    numbers = {each.document: each.number for each in gone}
    numbers |= {e.entry.document: e.entry.number for e in changes if e.entry.revision > 1}
    for row in connection.execute(_CALLED, {"documents": numbers}) if numbers else ():
        names[f"{row.kind}:{row.slug}"] = numbers[row.document]
    found: dict[str, int] = {}
    for document, name in connection.execute(_SHOWING, {"names": names}) if names else ():
        found[document] = max(found.get(document, 0), names[name])
    return found


def stamp(connection: Connection, *touched: dict[str, int]) -> None:
    """Gives documents the number beside them, unless their stamp is greater already."""
    rows = [{"bumped": name, "at": number} for each in touched for name, number in each.items()]
    if rows:
        connection.execute(_STAMP, rows)
