"""The first page and the list of cases."""

from pathlib import Path

from flask.testing import FlaskClient

from app.document.case import Case
from app.document.reading import read as documents_in
from app.public import create_app
from tests import ledger
from tests.site.reading import read


def test_the_first_page_says_what_this_is_and_offers_the_feeds(client: FlaskClient) -> None:
    page = read(client, "/")
    assert "People are taken, tried and fined for what they say online." in page.words
    assert {"/feed.rss", "/feed.atom", "/feed.json", "/cases", "/timeline"} <= set(page.links)
    assert "Held today" in page.words


def test_the_newest_arrest_over_a_post_is_the_first(client: FlaskClient) -> None:
    words = read(client, "/").words
    arrests = words[words.index("Newest arrests tied to posts") : words.index("Newest updates")]
    order = ["Giyas Ibrahimov", "Elmir Abbasov", "Amrah Tahmazov", "Elvin Mustafayev"]
    assert [arrests.index(name) for name in order] == sorted(arrests.index(n) for n in order)
    assert "Taken 22 June [2023]" in arrests
    assert "Novruzali Mamedov" not in arrests


def test_an_update_stands_with_what_it_announces_and_with_whom(client: FlaskClient) -> None:
    words = read(client, "/").words
    updates = words[words.index("Newest updates") : words.index("The whole timeline")]
    assert "Release Elchin Hasanzade" in updates
    assert "Ibrahim Salamov is taken" not in updates


def test_people_taken_by_month_are_those_of_the_arrest_feed(client: FlaskClient) -> None:
    words = read(client, "/").words
    assert "12 arrests tied to posts, by month" in words
    assert "Charged for the words themselves: 5." in words
    assert "reported as a pretext: 5." in words
    assert "Charge not known: 2." in words


def test_every_subject_of_a_case_is_in_one_state(client: FlaskClient) -> None:
    html = read(client, "/").html
    counts = html[html.index('<ul class="counts"') :]
    numbers = [int(part.split("</b>")[0]) for part in counts.split("<li><b>")[1:8]]
    cases = [each for each in ledger.shipped() if isinstance(each, Case)]
    assert sum(numbers) == sum(len(each.subjects) for each in cases) == 20


def test_the_list_has_every_case_with_names_charges_and_state(client: FlaskClient) -> None:
    page = read(client, "/cases")
    for case in ledger.shipped():
        if isinstance(case, Case):
            assert f"/cases/{case.slug}" in page.links
    assert "18 cases, 18 people and organisations." in page.words
    assert "7 tallies" in page.words
    for words in ("22 Jun [2023]", "Elchin Hasanzade and Ibrahim Salamov", "Slander; insult"):
        assert words in page.words
    assert "177 to 206 days" in page.words
    assert "not dated" in page.words


def test_a_row_does_not_say_the_name_twice(client: FlaskClient) -> None:
    words = read(client, "/cases").words
    assert "Elmir Abbasov held for 20 days after a Facebook post" in words
    assert "Elmir Abbasov Elmir Abbasov" not in words


def test_initials_stay_as_they_are(client: FlaskClient) -> None:
    page = read(client, "/cases")
    assert "K.M." in page.words
    assert "jailed for tweets about the head of Nakhchivan's parliament" in page.words


def test_older_cases_follow_on_pages_that_lose_none_and_repeat_none(tmp_path: Path) -> None:
    reader = create_app(ledger.build(tmp_path, ledger.first(_many(120)))).test_client()
    seen: list[str] = []
    address: str | None = "/cases"
    pages = 0
    while address:
        page = read(reader, address)
        assert page.status == 200
        seen += [link for link in page.links if link.startswith("/cases/a-")]
        address = next(
            (link for link in page.links if "/cases?after=" in link and "lang=" not in link), None
        )
        pages += 1
    assert pages == 5
    assert len(seen) == len(set(seen)) == 120
    assert seen[0] == "/cases/a-119"


def test_a_long_timeline_follows_on_pages_too(tmp_path: Path) -> None:
    reader = create_app(ledger.build(tmp_path, ledger.first(_many(100)))).test_client()
    first = read(reader, "/timeline")
    older = next(link for link in first.links if "after=" in link and "lang=" not in link)
    second = read(reader, older)
    assert second.status == 200
    mine = [link for link in first.links if link.startswith("/cases/")]
    assert not set(mine) & {link for link in second.links if link.startswith("/cases/")}


def _many(count: int) -> list[Case]:
    return [one(number) for number in range(count)]


def one(number: int) -> Case:
    """An invented case; the larger the number, the later it began."""
    text = f"""
speechwatch: case/1
slug: a-{number}
title: Somebody {number} held
source: s
parties:
  - {{id: p, name: Somebody {number}}}
detentions:
  - {{id: custody, kind: police custody, taken: {2000 + number // 12}-{number % 12 + 1:02}-01}}
sources:
  - {{id: s, outlet: An outlet}}
"""
    ((_, made),), problems = documents_in(text)
    assert problems == []
    found = ledger.identified(made)
    assert isinstance(found, Case)
    return found


def test_days_that_nobody_knows_are_never_drawn_as_liberty(client: FlaskClient) -> None:
    html = read(client, "/cases").html
    row = html[html.index("Latif Mammadov") :]
    custody = row[row.rindex("<div>", 0, row.index("</li>")) : row.index("</li>")]
    assert "days not known" in custody
    assert "<line" not in custody
