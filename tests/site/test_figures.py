"""The figures as readers get them: charts, the table they set, files, charts for other sites."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.pages.pictures.months import BASES
from app.public import create_app
from app.record.figures.asking import SIDES
from app.record.figures.charts import CHARTS
from app.record.figures.measuring import MEASURES
from tests import ledger
from tests.site.reading import read

_FEED = "tie=explicit&tie=attributed+specific&tie=attributed+general"
_WIDER = f"{_FEED}&tie=contextual"
_NOT_FRAMED = "frame-ancestors 'none'"


def _rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.content_type == "text/csv; charset=utf-8"
    body = answer.get_data()
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(body.decode("utf-8-sig"))))


def test_d19_and_d20_stand_on_the_page_of_the_chart(client: FlaskClient) -> None:
    words = read(client, "/figures/basis").words
    assert "6 of the 11 with a known charge, 54.5 %. Of 2 more the charge is not known." in words
    words = read(client, f"/figures/basis?{_WIDER}").words
    assert "8 of the 13 with a known charge, 61.5 %. Of 2 more the charge is not known." in words


def test_d19_and_d20_stand_in_the_file_of_the_chart(client: FlaskClient) -> None:
    for asked, pretext, share in (("", "6", "0.5455"), (_WIDER, "8", "0.6154")):
        every = _rows(client, f"/figures/basis.csv?{asked}")[-1]
        assert every["year"] == "all"
        assert (every["charged_otherwise"], every["for_the_words"]) == (pretext, "5")
        assert (every["charge_not_known"], every["share"]) == ("2", share)


def test_every_row_of_a_file_says_as_of_when(client: FlaskClient) -> None:
    for name in CHARTS:
        for row in _rows(client, f"/figures/{name}.csv?as_of=2023-07-10&known_on=2026-11-22"):
            assert (row["as_of"], row["known_on"]) == ("2023-07-10", "2026-11-22")


def test_d19_stands_in_the_table_and_in_its_file(client: FlaskClient) -> None:
    asked = f"rows=none&columns=none&measure=pretext+share&custody=any&{_FEED}"
    assert "54.5 %" in read(client, f"/figures?{asked}").words
    (row,) = _rows(client, f"/figures.csv?{asked}")
    assert (row["charged_otherwise"], row["known"], row["share"]) == ("6", "11", "0.5455")


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("/figures/basis.csv?place=Baku", "/figures/basis?place=Baku"),
        ("/figures.csv?rows=year&columns=none&measure=cases&basis=speech", "/figures?"),
    ],
)
def test_a_file_of_figures_says_its_licence_and_which_page_to_cite(
    client: FlaskClient, file: str, page: str
) -> None:
    headers = client.get(file).headers
    assert headers["Speechwatch-Licence"] == "CC BY 4.0"
    cited = headers["Link"].partition('>; rel="cite-as"')[0]
    assert page in cited
    answer = client.get("/" + cited.removeprefix("<https://").partition("/")[2])
    assert answer.status_code == 200


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_says_what_it_counts_and_as_of_when(
    client: FlaskClient, measure: str
) -> None:
    page = read(client, f"/figures?rows=year&columns=none&measure={measure}&as_of=2023-07-10")
    assert page.status == 200
    assert "Counted: " in page.words.partition("Your own table")[2]
    assert "As of 10 July 2023." in page.words


@pytest.mark.parametrize("side", SIDES)
def test_every_facet_can_stand_in_the_rows_and_in_the_columns(
    client: FlaskClient, side: str
) -> None:
    for asked in (f"rows={side}&columns=none", f"rows=none&columns={side}"):
        assert read(client, f"/figures?{asked}&measure=people").status == 200


def test_the_page_and_its_file_have_the_same_numbers(client: FlaskClient) -> None:
    asked = "rows=held&columns=none&measure=people&as_of=2023-07-10"
    html = read(client, f"/figures?{asked}").html.partition('class="cross"')[2]
    for row in _rows(client, f"/figures.csv?{asked}"):
        assert f">{row['people']}</a>" in html or f">{row['people']}</td>" in html
        assert row["as_of"] == "2023-07-10"


def test_the_table_of_the_articles_has_the_years_that_are_drawn(client: FlaskClient) -> None:
    html = read(client, "/figures/articles").html
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    in_table = re.findall(r'<th scope="row">(\d*)[^<]*</th>' + r"<td>(\d+)</td>" * 4, body)
    whole = [row for row in _rows(client, "/figures/articles.csv") if not row["part_of"]]
    in_file = [(row["year"], *(row[basis] for basis in BASES)) for row in whole]
    assert sorted(in_table) == sorted(in_file)
    assert body.count('scope="rowgroup"') == len({row["article"] for row in whole})
    assert "1 more article is only in the table." in html


def test_each_number_leads_to_its_cases(client: FlaskClient) -> None:
    page = read(client, "/figures?rows=basis&columns=none&measure=cases&year=2023")
    links = [each for each in page.choices if each.startswith("/cases?basis=pretext")]
    assert links == ["/cases?basis=pretext&year=2023"]
    assert read(client, links[0]).status == 200


def test_a_list_of_cases_leads_to_the_figures_of_the_same_cases(client: FlaskClient) -> None:
    page = read(client, "/cases?basis=pretext&year=2023&as_of=2023-07-10&sort=oldest")
    (there,) = [each for each in page.choices if each.startswith("/figures")]
    assert there == "/figures?basis=pretext&year=2023&as_of=2023-07-10"
    assert "Year taken: 2023" in read(client, there).words


def test_a_cell_without_anybody_leads_nowhere(client: FlaskClient) -> None:
    page = read(client, "/figures?rows=tie&columns=basis&measure=people")
    for link in page.choices:
        if link.startswith("/cases?") and "basis=" in link and "tie=" in link:
            assert "No case answers" not in read(client, link).words, link


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_has_a_picture_a_table_a_file_a_page_and_a_frame(
    client: FlaskClient, name: str
) -> None:
    page = read(client, f"/figures/{name}")
    assert page.status == 200
    assert ('<svg role="img"' in page.html) != ('<ul class="spans">' in page.html)
    assert page.elements["table"] == 1
    assert f"/figures/{name}.csv" in page.choices
    assert f"/figures/embed/{name}" in page.choices
    assert _rows(client, f"/figures/{name}.csv")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_for_other_sites_names_source_day_and_licence_and_may_be_framed(
    client: FlaskClient, name: str
) -> None:
    answer = client.get(f"/figures/embed/{name}?year=2023")
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert _NOT_FRAMED not in policy
    assert "default-src 'none'" in policy
    page = read(client, f"/figures/embed/{name}?year=2023")
    assert page.elements["nav"] == page.elements["form"] == 0
    assert "Source: Speechwatch" in page.words
    assert "Facts as of" in page.words
    assert "CC BY 4.0" in page.words
    assert "Year taken: 2023" in page.words


def test_nothing_else_may_be_framed(client: FlaskClient) -> None:
    for address in ("/", "/figures", "/figures/basis", "/figures/basis.csv", "/figures/embed/no"):
        assert _NOT_FRAMED in client.get(address).headers["Content-Security-Policy"], address


def test_a_form_sent_with_empty_boxes_leads_to_the_address_without_them(
    client: FlaskClient,
) -> None:
    answer = client.get("/figures?rows=year&q=&as_of=&basis=pretext&taken_from=")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/figures?rows=year&basis=pretext#table"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("rows=colour", "is no value of “rows”"),
        ("measure=people&measure=cases", "“measure” is given more than once"),
        ("bogus=1", "takes no parameter “bogus”"),
        ("sort=oldest", "takes no parameter “sort”"),
        ("as_of=yesterday", "is no day"),
        ("basis=speach", "is no value of “basis”"),
    ],
)
def test_what_cannot_be_asked_is_answered_with_a_sentence(
    client: FlaskClient, asked: str, said: str
) -> None:
    page = read(client, f"/figures?{asked}")
    assert page.status == 400
    assert said in page.words
    assert client.get(f"/figures.csv?{asked}").status_code == 400


def test_a_chart_that_is_none_of_ours_is_not_found(client: FlaskClient) -> None:
    for address in ("/figures/colour", "/figures/colour.csv", "/figures/embed/colour"):
        assert client.get(address).status_code == 404


def test_an_empty_record_says_what_will_be_drawn(tmp_path: Path) -> None:
    empty = create_app(ledger.build(tmp_path, [])).test_client()
    page = read(empty, "/figures")
    assert page.status == 200
    assert page.words.count("Nothing is counted here.") == len(CHARTS) + 1
    assert "When a published case says something that is, it will be drawn here." in page.words
    for name in CHARTS:
        assert read(empty, f"/figures/{name}").status == 200
        rows = _rows(empty, f"/figures/{name}.csv")
        assert all(row.get("number", "0") == "0" for row in rows)
    assert "Nothing is counted here." in read(empty, "/figures/embed/days").words


def test_a_filter_that_finds_nothing_gives_files_with_their_header(client: FlaskClient) -> None:
    answer = client.get("/figures/taken.csv?place=Nowhere")
    header = "month,speech,pretext,other,unknown,as_of,known_on"
    assert answer.get_data().decode("utf-8-sig").strip() == header
    (row,) = _rows(client, "/figures.csv?place=Nowhere&measure=people")
    assert (row["tie"], row["basis"], row["people"]) == ("all", "all", "0")


def test_figures_are_in_the_readers_language(client: FlaskClient) -> None:
    page = read(client, "/figures/basis?lang=az")
    assert '<html lang="az"' in page.html
    assert "54,5" in page.words
