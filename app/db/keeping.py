"""Rows of documents, read and replaced many documents at a time.

Which tables there are is the caller's business. A row belongs to the document in its
`document_id`, or in its `id` where it is the document's own row. Encrypted columns are never read
here and never written, so replacing a document leaves what the desk knows in confidence alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    CompoundSelect,
    Integer,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    literal_column,
    select,
    tuple_,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from app.db.among import among
from app.db.types import Encrypted

_T = TypeVar("_T")

Row = dict[str, Any]
Kept = dict[Table, list[Row]]


@dataclass(frozen=True, slots=True)
class Replacement:
    """Which rows are to be added, changed and taken away, table by table."""

    added: Kept
    changed: Kept
    gone: Kept


def kept_rows(session: Session, tables: Sequence[Table], ids: Sequence[str]) -> dict[str, Kept]:
    """The rows of these documents, by document and table, in no order.

    One query for each table that has rows of them, and one that says which do: a document stands
    in a third of the tables that it could stand in.
    """
    found: dict[str, Kept] = {each: defaultdict(list) for each in ids}
    for position in session.scalars(_with_rows(tuple(tables)), {"ids": ids}).all():
        table = tables[position]
        owner, names = owner_of(table), _open_names(table)
        for cells in session.execute(_rows_of(table), {"ids": ids}):
            row = dict(zip(names, cells, strict=True))
            found[row[owner.name]][table].append(row)
    return found


@cache
def _rows_of(table: Table) -> Select[*tuple[Any, ...]]:
    return select(*open_columns(table)).where(among(owner_of(table), "ids"))


@cache
def _with_rows(tables: tuple[Table, ...]) -> CompoundSelect[int]:
    """Which of these tables have rows of some documents, by their positions."""
    asked = (
        select(literal_column(str(position), Integer)).where(
            select(1).select_from(table).where(among(owner_of(table), "ids")).exists()
        )
        for position, table in enumerate(tables)
    )
    return union_all(*asked)


def replace_rows(session: Session, order: Sequence[Table], old: Kept, new: Kept) -> None:
    """Makes the rows of some documents what they shall be, row by row by primary key.

    `order` is as in `write_rows`.
    """
    write_rows(session, order, replacement(old, new))


def replacement(old: Kept, new: Kept) -> Replacement:
    """What makes some rows what they shall be; nothing is written yet."""
    made = Replacement({}, {}, {})
    for table in {**old, **new}:
        before, after = _by_key(table, old.get(table, ())), _by_key(table, new.get(table, ()))
        made.gone[table] = [row for key, row in before.items() if key not in after]
        made.added[table] = [row for key, row in after.items() if key not in before]
        both = [(row, before[key]) for key, row in after.items() if key in before]
        made.changed[table] = [row for row, was in both if row != was]
    return made


def write_rows(session: Session, order: Sequence[Table], made: Replacement) -> None:
    """Writes a replacement.

    `order` has each table after those it points to: rows are added and changed in that order,
    and taken away in the other, so nothing ever points to a row that is not there.
    """
    for table in order:
        _add(session, table, made.added.get(table, []))
        _change(session, table, made.changed.get(table, []))
    for table in reversed(order):
        _remove(session, table, made.gone.get(table, []))


def add_to(kept: Kept, table: Table, values: Row) -> None:
    """Adds one row with the values its open columns have in `values`; the others are ignored."""
    kept[table].append({name: values.get(name) for name in _open_names(table)})


def owner_of(table: Table) -> Column[Any]:
    """The column that says which document a row belongs to."""
    return table.c["document_id" if "document_id" in table.c else "id"]


@cache
def open_columns(table: Table) -> tuple[Column[Any], ...]:
    """The columns that are not confidential."""
    return tuple(column for column in table.c if not isinstance(column.type, Encrypted))


@cache
def _open_names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in open_columns(table))


@cache
def _keys(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key.columns)


def _by_key(table: Table, rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    keys = _keys(table)
    return {tuple(row[key] for key in keys): row for row in rows}


def _add(session: Session, table: Table, rows: list[Row]) -> None:
    if rows:
        session.execute(insert(table), rows)


def _change(session: Session, table: Table, rows: list[Row]) -> None:
    if not rows:
        return
    keys = _keys(table)
    statement = update(table).values(
        {name: bindparam(f"new_{name}") for name in _open_names(table) if name not in keys}
    )
    for key in keys:
        statement = statement.where(table.c[key] == bindparam(f"old_{key}"))
    values = [
        {f"{'old' if name in keys else 'new'}_{name}": row[name] for name in _open_names(table)}
        for row in rows
    ]
    session.connection().execute(statement, values)


def _remove(session: Session, table: Table, rows: list[Row]) -> None:
    keys = _keys(table)
    for some in batches([tuple(row[key] for key in keys) for row in rows]):
        session.execute(delete(table).where(tuple_(*(table.c[key] for key in keys)).in_(some)))


def batches(rows: Sequence[_T], size: int = 200) -> Iterator[Sequence[_T]]:
    """The same rows in lists short enough for one query."""
    return (rows[at : at + size] for at in range(0, len(rows), size))


def all_of(several: Sequence[Replacement]) -> Replacement:
    """Several replacements as one."""
    return Replacement(
        merged(each.added for each in several),
        merged(each.changed for each in several),
        merged(each.gone for each in several),
    )


def merged(several: Iterable[Kept]) -> Kept:
    """The rows of several documents together."""
    together: Kept = defaultdict(list)
    for kept in several:
        for table, rows in kept.items():
            together[table] += rows
    return together
