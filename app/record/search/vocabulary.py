"""Reads of the vocabulary: which forms a folded key leads to, and how many documents have them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from app.db.engines import on_sqlite

MOST_LOOKED_AT: Final = 2_000
"""How many spellings a beginning is looked up among."""
_LAST: Final = "\U0010ffff"


def spelt(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    """The forms that are spelt by each of these keys."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, form in _among(connection, "SELECT key, form FROM spelling WHERE key", keys):
        found[key].append(form)
    return found


def counts(connection: Connection, forms: Sequence[str]) -> dict[str, dict[str, int]]:
    """In how many documents each of these forms is, by field; unknown forms are left out."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    asked = "SELECT form, field, documents FROM term WHERE form"
    for form, field, number in _among(connection, asked, forms):
        found[form][field] = number
    return dict(found)


def spelt_from(connection: Connection, key: str) -> tuple[set[str], bool]:
    """The forms with a spelling that begins so; and whether more were there than are looked at."""
    return _from(connection, "SELECT form FROM spelling WHERE key >= {0} AND key < {0}"
                 " ORDER BY key, form LIMIT {0}", key)  # fmt: skip


def beginning(connection: Connection, form: str) -> tuple[set[str], bool]:
    """The forms that begin so as they are written; and whether there are more."""
    return _from(connection, "SELECT DISTINCT form FROM term WHERE form >= {0} AND form < {0}"
                 " ORDER BY form LIMIT {0}", form)  # fmt: skip


def _from(connection: Connection, statement: str, start: str) -> tuple[set[str], bool]:
    mark = "?" if on_sqlite(connection) else "%s"
    given = (start, start + _LAST, MOST_LOOKED_AT + 1)
    rows = connection.exec_driver_sql(statement.format(mark), given).scalars().all()
    return {*rows[:MOST_LOOKED_AT]}, len(rows) > MOST_LOOKED_AT


def _among(connection: Connection, statement: str, values: Sequence[str]) -> Iterator[Any]:
    """The rows of any number of values, given as one parameter."""
    if not values:
        return
    if on_sqlite(connection):
        among, given = "IN (SELECT value FROM json_each(?))", json.dumps(values)
        yield from connection.exec_driver_sql(f"{statement} {among}", (given,))
    else:
        yield from connection.exec_driver_sql(f"{statement} = ANY(%s)", (list(values),))
