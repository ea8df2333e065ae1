"""What the figures answer when there are more cases than can be counted in a reader's time."""

import itertools
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.document.reading import Document
from app.document.reading import read as documents_in
from app.public import create_app
from tests import ledger
from tests.site.reading import read

_MANY = 402


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of more cases than are asked for one by one."""
    folder: Path = tmp_path_factory.mktemp("many")
    made = ledger.first([_case(number) for number in range(_MANY)])
    return create_app(ledger.build(folder, made)).test_client()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that runs a second each time somebody looks at it."""
    seconds = itertools.count()
    monkeypatch.setattr("app.db.deadline.monotonic", lambda: float(next(seconds)))


def test_many_cases_are_counted_without_asking_for_each(many: FlaskClient) -> None:
    page = read(many, "/figures?rows=year&columns=none&measure=detentions")
    assert page.status == 200
    assert f">{_MANY}</a>" in page.html.partition('class="cross"')[2]
    picked = read(many, "/figures?rows=none&columns=none&measure=cases&place=Here")
    assert f">{_MANY // 2}</a>" in picked.html


@pytest.mark.usefixtures("slow")
def test_charts_and_tables_of_many_take_no_time_to_speak_of(many: FlaskClient) -> None:
    for address in ("/figures", "/figures/days", "/figures.csv", "/figures/embed/days"):
        assert read(many, address).status == 200, address
    page = read(many, "/figures?rows=custody&columns=none&measure=people")
    assert f">{_MANY}</a>" in page.html.partition('class="cross"')[2]


@pytest.mark.usefixtures("slow")
def test_a_table_that_takes_too_long_says_so_below_the_charts(many: FlaskClient) -> None:
    page = read(many, "/figures?measure=days+in+custody")
    assert page.status == 503
    assert page.words.count("There are too many cases to count them in two seconds.") == 1
    assert page.html.count('class="cross"') == 0
    assert page.html.count('<svg role="img"') > 1


@pytest.mark.usefixtures("slow")
def test_charts_under_a_filter_do_not_wait_for_a_table_that_takes_too_long(
    many: FlaskClient,
) -> None:
    page = read(many, "/figures?measure=days+in+custody&custody=police+custody")
    assert page.status == 503
    assert "Only these cases: Kind of custody: police custody" in page.words
    assert page.html.count('<svg role="img"') > 1


@pytest.mark.usefixtures("slow")
def test_a_file_that_takes_too_long_is_refused_with_a_sentence(many: FlaskClient) -> None:
    for sides in ("measure=days+in+custody", "rows=cluster&columns=none&measure=people"):
        page = read(many, f"/figures.csv?{sides}")
        assert page.status == (503 if "days" in sides else 200), sides
        assert "longer than two seconds" in page.words or page.status == 200


@pytest.mark.usefixtures("slow")
def test_looking_into_custodies_that_went_on_takes_its_time_too(many: FlaskClient) -> None:
    asked = "measure=days+in+custody&place=Here"
    assert read(many, f"/figures.csv?{asked}").status == 200
    assert read(many, f"/figures.csv?{asked}&as_of=2023-04-27").status == 503


@pytest.mark.usefixtures("slow")
def test_fewer_cases_are_counted_whatever_the_clock(many: FlaskClient) -> None:
    assert read(many, "/figures?place=Here").status == 200


def _case(number: int) -> Document:
    """Somebody taken over a post; every other case is in one place."""
    text = f"""
speechwatch: case/1
slug: somebody-{number}
title: Somebody {number}
region: {"Here" if number % 2 else "There"}
source: s
parties:
  - {{id: p, name: Somebody {number}}}
ties:
  - {{id: t, level: attributed general, said_by: lawyer}}
detentions:
  - {{id: d, kind: police custody, taken: 2023-04-25, ended: 2023-04-30, how_ended: bail}}
sources:
  - {{id: s, outlet: An outlet}}
"""
    ((_, made),), problems = documents_in(text)
    assert problems == []
    return ledger.identified(made)
