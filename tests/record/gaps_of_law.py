"""Sentences above every ceiling, read from the documents of cases and of the law."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.custody import ABOVE
from app.document.allowed import gaps
from app.document.case import Case
from app.record.facets.finding import Found
from app.record.queries.documents import law_at, provisions_named
from app.record.queries.filed import filed_at
from app.record.queries.several import cases_at

_LATEST = 2**31 - 1


def above(
    connection: Connection, case: Case, party: str, day: date, at: int | None = None
) -> list[str]:
    """The gap, if a subject of a case has it on a day as known at an entry of the ledger."""
    law = law_at(connection, provisions_named(case), _LATEST if at is None else at)
    return [ABOVE] if ABOVE in {gap.kind for gap in gaps(case, party, day, law)} else []


def filed_on(
    connection: Connection, ids: Iterable[str], found: Found
) -> Iterator[tuple[dict[str, Any], Case]]:
    """What cases are filed under on the day asked for, their gaps that rest on the law with it."""
    cases = cases_at(connection, ids, found.at)
    for id_, said in filed_at(connection, ids, found.at).items():
        for told in said["subjects"]:
            for kind in above(connection, cases[id_], told["id"], found.day, found.at):
                told["gap"].append((kind, "", None))
                said["gap"].append((kind, "", None))
        said["gap"] = [*{tuple(each): each for each in said["gap"]}.values()]
        yield said, cases[id_]
