"""Figures out of the API: the gold shares, and a table that says what it counts and of what."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.content import shipped as papers

_TABLE = Path(__file__).parents[1] / "tables" / "dates.json"
GOLD = {row["id"]: row for row in json.loads(_TABLE.read_text("utf-8"))["derived_gold"]}
TIES = "tie=explicit&tie=attributed+specific&tie=attributed+general&tie=contextual"


def asked(client: FlaskClient, query: str, of: str = "figures") -> dict[str, Any]:
    answer = client.get(f"/api/v1/{of}?{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


@pytest.mark.parametrize(("row", "query"), [("d19", ""), ("d20", TIES)])
def test_the_share_of_pretexts_is_the_gold_one(client: FlaskClient, row: str, query: str) -> None:
    found = asked(client, query, "figures/charts")
    (chart,) = [each for each in found["items"] if each["chart"] == "basis"]
    gold, share = dict(GOLD[row]["out"]), chart["share"]
    said = gold.pop("share")
    assert {name: share[name] for name in gold} == gold
    part, whole = share["pretext"], share["pretext"] + share["speech"]
    assert said == f"{part}/{whole} = {share['share']:.1%}".replace("%", " %")


def test_every_ready_chart_adds_up_what_it_has(client: FlaskClient) -> None:
    found = asked(client, "", "figures/charts")
    charts = {each["chart"]: each for each in found["items"]}
    assert set(charts) == {"taken", "articles", "basis", "days", "wait"}
    share = charts["basis"]["share"]
    units = share["pretext"] + share["speech"] + share["unknown"]
    assert sum(mark["number"] for mark in charts["basis"]["marks"]) == units
    assert {each["share"] is None for each in found["items"]} == {True, False}
    assert found["cases"] == len(papers.CASES)


def test_a_table_counts_one_thing_in_rows_and_columns(client: FlaskClient) -> None:
    found = asked(client, "rows=held&columns=none&measure=people&as_of=2026-11-22")
    assert (found["measure"], found["as_of"]) == ("people", "2026-11-22")
    assert found["heads"] == []
    numbers = {each["value"]: each["total"]["count"] for each in found["lines"]}
    # Two of the eighteen cases have two subjects, and one person is the subject of three cases.
    assert sum(numbers.values()) >= found["total"]["count"] == len(papers.CASES) + 2 - 2
    assert numbers["last known held"] == 2
    assert [each["label"] for each in found["lines"]] != [each["value"] for each in found["lines"]]


@pytest.mark.parametrize("measure", ["days in custody", "post to arrest"])
def test_lengths_come_as_ranges_with_the_unknown_beside_them(
    client: FlaskClient, measure: str
) -> None:
    total = asked(client, f"rows=none&columns=none&measure={measure}")["total"]
    assert total["count"] > 0
    assert total["unknown"] > 0
    for name in ("median", "shortest", "longest", "sum"):
        assert set(total[name]) == {"least", "most"}


def test_the_cases_of_a_table_are_those_of_the_list(client: FlaskClient) -> None:
    query = "basis=speech&held=presumed+released"
    table, cases = asked(client, f"measure=cases&{query}"), asked(client, query, "cases")
    assert table["cases"] == table["total"]["count"] == cases["count"] == len(cases["items"])


@pytest.mark.parametrize(
    "query", ["rows=x", "measure=cases+and+people", "sort=oldest", "after=x", "rows=tie&rows=tie"]
)
def test_a_table_that_cannot_be_is_refused(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/figures?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
