"""The first page with many in custody, with nobody, and over many years."""

import re
from datetime import timedelta
from pathlib import Path

from flask.testing import FlaskClient

from app import dates
from app.document.reading import Document
from app.document.reading import read as documents_in
from app.public import create_app
from tests import ledger
from tests.site.reading import read

_HELD = 70


def test_who_is_held_stands_by_name_and_the_rest_are_counted(tmp_path: Path) -> None:
    page = read(_reader(tmp_path, [_held(number) for number in range(_HELD)]), "/")
    rows = page.html.partition('id="held"')[2].partition('id="held-too"')
    drawn = re.findall(r'<a class="name" href="/cases/(held-\d+)"', rows[0])
    named = re.findall(r'href="/cases/(held-\d+)"', rows[2].partition("</ul>")[0])
    assert len({*drawn, *named}) == len(drawn) + len(named) == 48
    assert f"And {_HELD - 48} more people, in the list of cases" in page.words
    assert f"{_HELD} people are confirmed in custody within the last 90 days." in page.words
    assert len(page.html.encode()) < 60_000


def test_the_longest_held_is_the_first_with_the_days(tmp_path: Path) -> None:
    page = read(_reader(tmp_path, [_held(number) for number in range(3)]), "/")
    order = re.findall(r'<a class="name" href="/cases/(held-\d+)"', page.html)
    assert order == ["held-2", "held-1", "held-0"]
    assert "12 days" in page.words
    table = page.html.partition('aria-label="Periods in custody"')[2].partition("</table>")[0]
    assert table.count('<th scope="row"') == 3


def test_who_is_known_to_be_held_comes_before_who_was_when_last_heard_of(tmp_path: Path) -> None:
    made = [_held(200, 400), _held(1)]
    page = read(_reader(tmp_path, made), "/")
    order = re.findall(r'<a class="name" href="/cases/(held-\d+)"', page.html)
    assert order == ["held-1", "held-200"]
    assert "Silence is not freedom: 1 person was in custody when last heard of." in page.words


def test_an_empty_record_says_of_each_part_what_will_stand_there(tmp_path: Path) -> None:
    words = read(_reader(tmp_path, []), "/").words
    for sentence in (
        "Nobody in this record is in custody today.",
        "No arrest tied to a post is published yet.",
        "No update is published yet.",
        "Each will be drawn here in its month, with the basis of the charges.",
    ):
        assert sentence in words


def test_the_picture_by_month_has_each_month_in_its_table(client: FlaskClient) -> None:
    html = read(client, "/").html
    table = html.partition('id="months"')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">([^<]+)</th>((?:<td>\d+</td>)+)', table)
    labels = [label for label, _ in rows]
    assert labels[0] == "July 2020"
    assert labels[-1] == "no date"
    assert sum(int(number) for _, cells in rows for number in re.findall(r">(\d+)<", cells)) == 12


def _reader(folder: Path, documents: list[Document]) -> FlaskClient:
    return create_app(ledger.build(folder, ledger.first(documents))).test_client()


def _held(number: int, days: int | None = None) -> Document:
    """Somebody taken so many days ago: ten, and one for each number."""
    ago = timedelta(days=10 + number if days is None else days)
    day = dates.today("Asia/Baku") - ago
    text = f"""
speechwatch: case/1
slug: held-{number}
title: Somebody {number} held
source: s
parties:
  - {{id: p, name: Somebody {number}}}
detentions:
  - {{id: d, kind: pre-trial detention, taken: {day.isoformat()}}}
sources:
  - {{id: s, outlet: An outlet}}
"""
    ((_, made),), problems = documents_in(text)
    assert problems == []
    return ledger.identified(made)
