"""The titles of cases that another case names."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from app.document.values import Text
from app.record import tables
from app.record.queries.lines import still_said


@dataclass(frozen=True, slots=True)
class Title:
    """A case's title, and the language a plain one is in."""

    text: Text
    lang: str


def titles(connection: Connection, slugs: Iterable[str]) -> dict[str, Title]:
    """The titles of the published cases at these slugs of today; others are left out."""
    wanted = list(slugs)
    if not wanted:
        return {}
    case, document = tables.case, tables.document
    joined = document.join(case, and_(case.c.document == document.c.id, still_said(case)))
    query = (
        select(document.c.slug, case.c.title, case.c.lang)
        .select_from(joined)
        .where(document.c.kind == "case", document.c.slug.in_(wanted))
    )
    return {row.slug: Title(row.title, row.lang) for row in connection.execute(query)}
