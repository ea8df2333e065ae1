"""What is worked out of a document when it is answered: the gold values, each with its facts."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.document.reading import read
from app.document.writing import canonical
from tests.content import shipped as papers

_TABLE = Path(__file__).parents[1] / "tables" / "dates.json"
GOLD = {row["id"]: row for row in json.loads(_TABLE.read_text("utf-8"))["derived_gold"]}


def case(client: FlaskClient, name: str, as_of: str = "2026-11-22") -> dict[str, Any]:
    """A case by its number in the reports, such as c03."""
    slug = papers.CASES[int(name[1:]) - 1]
    answer = client.get(f"/api/v1/cases/{slug}?as_of={as_of}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def derived(client: FlaskClient, name: str, of: str, as_of: str = "2026-11-22") -> dict[str, Any]:
    """The facts of a kind about the first subject of a case."""
    told = case(client, name, as_of)["derived"]
    first: dict[str, Any] = told[of][0]
    assert first["as_of"] == as_of
    assert first["subject"] == told["held"][0]["subject"]
    return first


@pytest.mark.parametrize(
    ("row", "name"), [("d1", "c03"), ("d2", "c17"), ("d4", "c04"), ("d5", "c06"), ("d6", "c10")]
)
def test_the_expected_release_is_the_gold_one(client: FlaskClient, row: str, name: str) -> None:
    release = derived(client, name, "expected_release")
    gold = GOLD[row]["out"]
    wanted = [gold] if isinstance(gold, str) else gold
    assert release["days"] == [{"earliest": day, "latest": day} for day in wanted]
    assert release["assumes_credit"] or row != "d6"


def test_d7_an_order_that_ended_while_custody_went_on_is_a_gap(client: FlaskClient) -> None:
    gap = derived(client, "c10", "gaps")
    assert gap["kind"] == "order ended and custody went on"
    assert gap["day"] == {"earliest": GOLD["d7"]["out"], "latest": GOLD["d7"]["out"]}
    assert gap["until"] == {"earliest": "2021-04-15", "latest": "2021-04-15"}


@pytest.mark.parametrize(
    ("row", "name", "days"),
    [
        ("d8", "c04", {"least": 11, "most": 11}),
        ("d9", "c09", {"least": 91, "most": 485}),
        ("d10", "c07", None),
    ],
)
def test_the_days_from_post_to_arrest_are_the_gold_ones(
    client: FlaskClient, row: str, name: str, days: dict[str, int] | None
) -> None:
    assert (GOLD[row]["out"] is None) == (days is None)
    assert derived(client, name, "post_to_arrest").get("days") == days


@pytest.mark.parametrize(
    ("row", "name", "days"),
    [("d11", "c03", {"least": 20, "most": 20}), ("d12", "c09", {"least": 177, "most": 206})],
)
def test_the_days_in_custody_are_the_gold_ones(
    client: FlaskClient, row: str, name: str, days: dict[str, int]
) -> None:
    said = {str(days["least"]), " to ".join(str(each) for each in days.values())}
    assert str(GOLD[row]["out"]) in said
    assert derived(client, name, "days_in_custody")["days"] == days


@pytest.mark.parametrize(
    ("row", "name", "as_of", "state"),
    [
        ("d13", "c02", "2023-07-10", "held"),
        ("d14", "c02", "2023-07-25", "presumed released"),
        ("d15", "c10", "2026-01-01", "last known held"),
        ("d16", "c11", "2010-01-01", "died in custody"),
        ("d17", "c01", "2000-01-01", "unknown"),
        ("d17", "c01", "2026-01-01", "unknown"),
    ],
)
def test_who_is_held_is_the_gold_answer(
    client: FlaskClient, row: str, name: str, as_of: str, state: str
) -> None:
    assert GOLD[row]["as_of"] in (as_of, "any")
    held = derived(client, name, "held", as_of)
    assert held["state"] == state
    if row == "d15":
        assert held["last_seen"] == {"earliest": "2021-05-05", "latest": "2021-05-05"}
    if row == "d14":
        assert held["since"] == {"earliest": "2023-07-22", "latest": "2023-07-22"}


@pytest.mark.parametrize("slug", papers.CASES)
def test_every_fact_that_is_named_stands_in_the_document(client: FlaskClient, slug: str) -> None:
    told = client.get(f"/api/v1/cases/{slug}").get_json()
    lists = [each for each in told.values() if isinstance(each, list)]
    known = {each.get("id") for found in lists for each in found if isinstance(each, dict)}
    kinds = ("held", "days_in_custody", "expected_release", "gaps", "post_to_arrest")
    used = {
        fact
        for kind in kinds
        for each in told["derived"].get(kind, ())
        for fact in each.get("facts", ())
    }
    assert used <= known
    for kind in ("held", "days_in_custody"):
        assert len(told["derived"][kind]) == sum(
            each.get("part", "subject") == "subject" for each in told["parties"]
        )
    for each in told["derived"]["days_in_custody"]:
        assert bool(each.get("days")) == bool(each.get("facts"))


def test_a_day_before_everything_knows_of_no_custody(client: FlaskClient) -> None:
    told = case(client, "c10", "1990-01-01")["derived"]
    assert [each["state"] for each in told["held"]] == ["not in custody"]
    assert "expected_release" not in told
    assert "days" not in told["days_in_custody"][0]


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_asked_for(
    client: FlaskClient, as_of: str
) -> None:
    for slug in papers.CASES:
        assert client.get(f"/api/v1/cases/{slug}?as_of={as_of}").status_code == 200


def test_a_person_has_the_custody_of_all_their_cases(client: FlaskClient) -> None:
    told = client.get("/api/v1/people/shahin-haciyev?as_of=2026-11-22").get_json()["derived"]
    assert len(told["cases"]) == 3
    (held,) = told["held"]
    assert held["subject"] == "shahin-haciyev"
    assert {fact.partition("#")[0] for fact in held["facts"]} <= set(papers.CASES)
    (days,) = told["days_in_custody"]
    assert len({fact.partition("#")[0] for fact in days["facts"]}) == 3


@pytest.mark.parametrize("slug", papers.CASES)
def test_an_answer_can_be_imported_and_is_the_same_document(client: FlaskClient, slug: str) -> None:
    answer = client.get(f"/api/v1/cases/{slug}").text
    ((_, document),), problems = read(answer, "answer.json")
    assert problems == []
    stored = json.loads(answer)
    del stored["derived"]
    assert json.loads(canonical(document)) == stored


def test_what_is_derived_says_which_revision_it_is_of(client: FlaskClient) -> None:
    told = case(client, "c03")["derived"]
    assert told["revision"] == 1
    assert told["url"].endswith("/api/v1/cases/elmir-abbasov-soyudlu")
    assert told["page"].endswith("/cases/elmir-abbasov-soyudlu")
    at = "/api/v1/cases/elmir-abbasov-soyudlu/at/1?as_of=2026-11-22"
    then = client.get(at).get_json()["derived"]
    assert {name for name in told if told[name] != then[name]} <= {"url", "page"}
