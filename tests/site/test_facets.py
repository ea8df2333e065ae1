"""The facets beside the list of cases: every value a link that finds as many cases as it says."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli.demonstration.people import World
from app.cli.demonstration.record import every_document
from app.document.others import Tombstone
from app.document.reading import parse
from app.public import create_app
from app.record.filters import SORTS
from tests import ledger
from tests.site.choosing import Listed, every_row, listed

_CASES = 48
_SLOW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a record that needs several pages."""
    made = (parse(each) for each in every_document(World(1, date(2026, 11, 20)), _CASES))
    documents = [each for each in made if not isinstance(each, Tombstone)]
    folder = tmp_path_factory.mktemp("invented")
    return create_app(ledger.build(folder, ledger.first(documents))).test_client()


@pytest.fixture(scope="module")
def everything(invented: FlaskClient) -> Listed:
    return listed(invented, "/cases")


def test_every_value_finds_as_many_cases_as_stand_beside_it(
    invented: FlaskClient, everything: Listed
) -> None:
    assert len({each.facet for each in everything.values}) > 10
    for each in everything.values:
        assert listed(invented, each.href).count == each.number > 0, each


@pytest.mark.parametrize("asked", ["", "held=presumed+released&", "tie=explicit&custody=any&"])
def test_a_full_page_with_its_facets_weighs_less_than_sixty_kilobytes(
    invented: FlaskClient, asked: str
) -> None:
    for lang in ("en", "az"):
        assert len(invented.get(f"/cases?{asked}lang={lang}").data) < 60_000


@given(data=st.data())
@_SLOW
def test_the_number_said_is_the_number_of_rows_on_all_pages(
    invented: FlaskClient, data: st.DataObject
) -> None:
    here = listed(invented, "/cases")
    for _ in range(data.draw(st.integers(1, 3))):
        here = listed(invented, data.draw(st.sampled_from(here.values)).href)
    rows = every_row(invented, _sorted(here, data.draw(st.sampled_from(SORTS))))
    assert len(rows) == len(set(rows))
    assert here.count in (None, len(rows))


def _sorted(here: Listed, sort: str) -> str:
    """The first page of the same cases in an order."""
    links = [each["href"] for each in here.page.linked("alternate")]
    asked = next(each for each in links if ".csv" in each).replace(".csv", "")
    return f"{asked}{'&' if '?' in asked else '?'}sort={sort}"


@given(data=st.data())
@_SLOW
def test_a_second_value_of_a_facet_never_finds_fewer_and_another_facet_never_more(
    invented: FlaskClient, everything: Listed, data: st.DataObject
) -> None:
    first = listed(invented, data.draw(st.sampled_from(everything.values)).href)
    mine = next(each.facet for each in first.values if each.chosen)
    second = data.draw(st.sampled_from([each for each in first.values if not each.chosen]))
    then = listed(invented, second.href).count
    assert first.count is not None
    assert then is not None
    if second.facet == mine:
        assert then >= first.count
    else:
        assert then == second.number <= first.count


def test_the_values_of_a_facet_stand_with_their_numbers_though_one_is_chosen(
    invented: FlaskClient, everything: Listed
) -> None:
    speech = listed(invented, everything.value("basis", "Speech").href)
    assert speech.of("basis") == everything.of("basis")
    assert speech.of("tie") != everything.of("tie")


def test_a_chosen_value_is_marked_and_leads_back(invented: FlaskClient, everything: Listed) -> None:
    chosen = listed(invented, everything.value("basis", "Speech").href).value("basis", "Speech")
    assert chosen.chosen
    assert chosen.href == "/cases"


def test_a_value_that_no_case_has_is_not_offered_but_stands_where_it_was_asked_for(
    client: FlaskClient,
) -> None:
    assert "Extradition" not in listed(client, "/cases").page.html
    asked = listed(client, "/cases?custody=penal+colony")
    assert asked.count == 0
    assert asked.value("custody", "Penal colony").number == 0


def test_parts_stand_under_their_articles_and_articles_under_their_codes(
    client: FlaskClient,
) -> None:
    html = listed(client, "/cases").page.html
    section = html[html.index('id="f-provision"') :]
    code = section.index("Code of Administrative Offences</a>")
    article = section.index(">535</a>", code)
    part = section.index(">535.1</a>", article)
    assert "<ul>" in section[code:article]
    assert "<ul>" in section[article:part]
