"""From a file to drafts: columns, every row as it will be, all or nothing, and back again."""

from app.cases.working.actions import begin
from app.cases.working.monitors import ITSELF
from app.document.others import Person
from tests.desk.newsroom import Newsroom
from tests.desk.sheets.looks import fields, rows_kept, titles
from tests.desk.sheets.uploads import (
    COLUMNS,
    HEADERS,
    acts,
    as_csv,
    as_xlsx,
    brings,
    chosen,
    person,
    says_columns,
    sends_file,
    sheet_id,
    uploads,
)

WRONG = ("Person Wrong", "Turan", "in the spring", "Baku", "")


def test_a_short_sheet_becomes_drafts_at_once(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1), person(2)]))
    assert "Bring in all 2 rows" in monitor.page.text
    assert titles(newsroom) == []
    text = acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert "2 cases are here as drafts now" in text
    assert titles(newsroom) == ["Person Aab", "Person Aac"]
    found = fields(newsroom, "Person Aab")
    assert found["slug"] == "person-aab-2010"
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


def test_one_wrong_row_and_nothing_is_brought_in(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1), WRONG]))
    assert "1 row has something wrong" in monitor.page.text
    assert "Row 3" in monitor.page.text
    assert "“Date of detention”:" in monitor.page.text
    text = acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert monitor.page.status_code == 422
    assert "nothing was brought in" in text
    assert titles(newsroom) == []


def test_a_wrong_row_is_put_right_where_it_stands(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1), WRONG]))
    monitor.open(f"/desk/sheets/{sheet}/rows/3")
    assert 'value="in the spring"' in monitor.page.text
    text = acts(monitor, f"/desk/sheets/{sheet}/rows/3", c2="in the winter")
    assert "something in it is still wrong" in text
    text = acts(monitor, f"/desk/sheets/{sheet}/rows/3", c2="12 May 2023")
    assert "Bring in all 2 rows" in text
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert fields(newsroom, "Person Wrong")["detentions"][0]["taken"]["edtf"] == "2023-05-12"


def test_a_wrong_row_may_be_left_out_and_taken_in_again(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1), WRONG]))
    monitor.open(f"/desk/sheets/{sheet}/rows/3")
    assert "Bring in 1 row" in acts(monitor, f"/desk/sheets/{sheet}/rows/3", do="out")
    monitor.open(f"/desk/sheets/{sheet}/rows/3")
    assert "still wrong" in acts(monitor, f"/desk/sheets/{sheet}/rows/3", do="in")
    acts(monitor, f"/desk/sheets/{sheet}/rows/3", do="out")
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert titles(newsroom) == ["Person Aab"]


def test_a_corrected_sheet_takes_the_place_of_one_and_its_columns_stay_said(
    newsroom: Newsroom,
) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    uploads(monitor, as_csv([WRONG]))
    says_columns(monitor, c3="", c2="detentions.taken")
    sheet = sheet_id(monitor)
    text = sends_file(monitor, f"/desk/sheets/{sheet}/again", as_csv([person(4)]))
    assert "Bring in 1 row" in text
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert "place" not in fields(newsroom, "Person Aae")["detentions"][0]


def test_what_columns_were_said_to_be_is_remembered_for_everybody(newsroom: Newsroom) -> None:
    first, second = newsroom.joins("Aysel", "contributor"), newsroom.joins("Murad", "contributor")
    headers = ("Kim", "Haradan", "Nə vaxt")
    uploads(first, as_csv([("A B", "Turan", "2 May 2020")], headers))
    assert set(chosen(first).values()) == {""}
    says_columns(first, c0="parties.name", c1="sources.outlet", c2="detentions.taken")
    uploads(second, as_csv([("C D", "AIW", "")], tuple(each.upper() for each in headers)))
    found = list(chosen(second).values())
    assert found == ["parties.name", "sources.outlet", "detentions.taken"]


def test_words_are_understood_in_any_of_our_languages(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    headers = ("Name", "Source", "detentions.kind", "posts.platform", "official_reason.text",
               "official_reason.said_by", "posts.gist")  # fmt: skip
    row = (
        "A B",
        "Turan",
        "Azadlıqdan məhrumetmə",
        "Facebook; TikTok",
        "hooliganism",
        "Prosecutor",
        "a post",
    )
    sheet = brings(monitor, as_csv([row], headers))
    assert 'class="fault"' not in monitor.page.text
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    found = fields(newsroom, "A B")
    assert found["detentions"][0]["kind"] == "prison"
    assert found["posts"][0]["platform"] == ["facebook", "tiktok"]
    assert found["official_reason"][0]["said_by"] == "prosecutor"


def test_two_columns_cannot_go_to_one_field(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    uploads(monitor, as_csv([person(1)]))
    text = says_columns(monitor, c3="parties.name")
    assert monitor.page.status_code == 422
    assert "Two columns go to “Who was taken”. Choose one." in text


def test_a_name_and_a_source_are_needed_in_a_sheet_too(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    uploads(monitor, as_csv([person(1)]))
    assert "“Sources: outlet”" in says_columns(monitor, c1="")
    uploads(monitor, as_csv([("", "Turan"), ("A", "")], ("Name", "Source")))
    text = says_columns(monitor)
    assert "“Name”: Write a name as the source has it" in text
    assert "“Source”: Write where you read it" in text


def test_rows_that_say_the_same_are_pointed_at(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    again = ("PERSON AAB", "AIW", "2010-06-02", "", "")
    sheet = brings(monitor, as_csv([person(1), person(2), again]))
    assert "The same as in row" in monitor.page.text
    assert "Rows that may be there already" in monitor.page.text
    monitor.open(f"/desk/sheets/{sheet}?only=pointed")
    assert ">Row 2<" in monitor.page.text
    assert ">Row 3<" not in monitor.page.text
    assert ">Row 4<" in monitor.page.text


def test_somebody_who_is_here_already_is_pointed_at_and_may_be_chosen(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([("Elvin Məmmədov", "Turan")], ("Name", "Source")))
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    sheet = brings(monitor, as_csv([("Эльвин Мамедов", "AIW")], ("Name", "Source")))
    assert "“Elvin Məmmədov” may be somebody we have, in a case." in monitor.page.text
    monitor.open(f"/desk/sheets/{sheet}/rows/2")
    acts(monitor, f"/desk/sheets/{sheet}/rows/2", same="elvin-memmedov")
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    party = fields(newsroom, "Эльвин Мамедов")["parties"]
    assert party == [{"id": "party-1", "person": "elvin-memmedov"}]


def test_nobody_is_named_in_an_address_who_is_not_named_in_public(newsroom: Newsroom) -> None:
    shown = {"name": "A student", "slug": "student-7", "identification": "pseudonym", "minor": True}
    with newsroom.at_desk() as session:
        begin(session, ITSELF, shown, Person)
    editor = newsroom.joins("Aysel", "editor")
    sheet = brings(editor, as_csv([("A student", "Turan")], ("Name", "Source")))
    editor.open(f"/desk/sheets/{sheet}/rows/2")
    acts(editor, f"/desk/sheets/{sheet}/rows/2", same="student-7")
    acts(editor, f"/desk/sheets/{sheet}/bring")
    assert fields(newsroom, "A student")["slug"].startswith("draft-")


def test_a_form_sent_twice_brings_in_once(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1)]))
    page = monitor.page
    for _ in range(2):
        monitor.page = page
        acts(monitor, f"/desk/sheets/{sheet}/bring")
        assert monitor.page.status_code == 200
    assert titles(newsroom) == ["Person Aab"]


def test_nobody_sees_the_sheet_of_another_but_an_editor(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1)]))
    other = newsroom.joins("Murad", "contributor")
    for path in ("", "/columns", "/rows/2"):
        assert other.open(f"/desk/sheets/{sheet}{path}").status_code == 404
    assert "cases.csv" not in other.open("/desk/sheets").text
    for act in ("bring", "drop", "go-on", "columns", "again", "rows/2"):
        other.open("/desk/sheets")
        acts(other, f"/desk/sheets/{sheet}/{act}")
        assert other.page.status_code == 404, act
    editor = newsroom.joins("Nigar", "editor")
    assert editor.open(f"/desk/sheets/{sheet}").status_code == 200
    assert titles(newsroom) == []


def test_a_sheet_can_be_forgotten_with_all_its_rows(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1)]))
    assert rows_kept(newsroom) == 1
    assert "The sheet is forgotten" in acts(monitor, f"/desk/sheets/{sheet}/drop")
    assert rows_kept(newsroom) == 0


def test_the_example_sheet_can_be_brought_in_as_it_is(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    uploads(monitor, monitor.open("/desk/sheets/example.csv?kind=cases").data)
    assert all(chosen(monitor).values())
    sheet = sheet_id(monitor)
    assert "Bring in all 2 rows" in says_columns(monitor)
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert titles(newsroom) == ["Invented Person", "unnamed"]
