"""What the desk holds after a sheet."""

from app.cases.models import SheetRow
from app.cases.working import queries as work
from app.cases.working.fields import Fields
from app.cases.working.listed import cases_listed
from app.cases.working.monitors import ITSELF
from tests.desk.newsroom import Newsroom


def titles(newsroom: Newsroom) -> list[str]:
    """The titles of all cases at the desk."""
    with newsroom.at_desk() as session:
        return sorted(str(each.title) for each in cases_listed(session, ITSELF))


def cases(newsroom: Newsroom) -> int:
    """How many cases the desk has that anybody may see."""
    with newsroom.at_desk() as session:
        return len(cases_listed(session, ITSELF))


def fields(newsroom: Newsroom, title: str) -> Fields:
    """The fields of the case with this title."""
    with newsroom.at_desk() as session:
        found = next(each for each in cases_listed(session, ITSELF) if each.title == title)
        return work.open_draft(session, ITSELF, found.id).draft.fields


def rows_kept(newsroom: Newsroom) -> int:
    """How many rows of sheets the desk holds."""
    with newsroom.at_desk() as session:
        return session.query(SheetRow).count()
