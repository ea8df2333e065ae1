"""From a file to drafts: columns, every row as it will be, all or nothing, and back again."""

from app.cases.models import SheetRow
from app.cases.working import queries as work
from app.cases.working.fields import Fields
from app.cases.working.listed import cases_listed
from app.cases.working.monitors import ITSELF
from tests.desk.newsroom import Newsroom
from tests.desk.sheets.uploads import (
    COLUMNS,
    HEADERS,
    acts,
    as_csv,
    as_xlsx,
    brings,
    chosen,
    person,
    uploads,
)


def titles(newsroom: Newsroom) -> list[str]:
    """The titles of all cases at the desk."""
    with newsroom.at_desk() as session:
        return sorted(str(each.title) for each in cases_listed(session, ITSELF))


def fields(newsroom: Newsroom, title: str) -> Fields:
    """The fields of the case with this title."""
    with newsroom.at_desk() as session:
        found = next(each for each in cases_listed(session, ITSELF) if each.title == title)
        return work.open_draft(session, ITSELF, found.id).draft.fields


def rows_kept(newsroom: Newsroom) -> int:
    """How many rows of sheets the desk holds."""
    with newsroom.at_desk() as session:
        return session.query(SheetRow).count()


def test_a_short_sheet_becomes_drafts_at_once(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1), person(2)]))
    assert "Bring in all 2 rows" in monitor.page.text
    assert titles(newsroom) == []
    text = acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert "2 cases are here as drafts now" in text
    assert titles(newsroom) == ["Person Aab", "Person Aac"]
    found = fields(newsroom, "Person Aab")
    assert found["parties"] == [{"id": "party-1", "person": "person-aab"}]
    assert found["detentions"][0]["taken"] == {"edtf": "2010-06-02", "as_written": "2 June 2010"}
    assert found["charges"] == [
        {"id": "charge-1", "citation": "Article 510 CAO", "provision": "CAO:510"}
    ]
    assert found["sources"] == [{"id": "source-1", "outlet": "Turan"}]
    assert rows_kept(newsroom) == 0


def test_headers_say_where_their_columns_go(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    uploads(monitor, as_csv([person(1)]))
    assert list(chosen(monitor).values()) == [COLUMNS[each] for each in HEADERS]


def test_a_workbook_is_read_as_a_file_of_commas_is(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_xlsx([person(1)]), name="cases.csv")
    assert "We read it as a workbook" in monitor.page.text
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert fields(newsroom, "Person Aab")["detentions"][0]["place"] == "Baku"
