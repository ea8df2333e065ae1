"""Lists of the API: the cases of any filter, whole however they are paged, with true counts."""

import json
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api.v1.lists import A_PAGE
from app.document.reading import Document
from app.document.writing import to_yaml
from app.public import create_app
from app.record.filters import FACETS
from tests import ledger
from tests.content import shipped as papers
from tests.publishing.papers import article, case, person, tally
from tests.records import SITE, Records

CASES = 2 * A_PAGE + 7


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of more cases than two pages hold, of one person who was taken on different days."""
    days = (f"{2000 + n // 12}-{n % 12 + 1:02}-05" for n in range(CASES))
    cases = (
        case(
            f"case-{n}",
            detentions=f"[{{id: remand, of: poet, kind: police custody, taken: {day}}}]",
            region="Baku" if n % 2 else "Ganja",
        )
        for n, day in enumerate(days)
    )
    documents: list[Document] = [person(), article(), *cases]
    entries = ledger.first(map(ledger.identified, documents))
    folder = tmp_path_factory.mktemp("crowded")
    return create_app(ledger.build(folder, entries)).test_client()


def answer(client: FlaskClient, address: str) -> dict[str, Any]:
    got = client.get(address.removeprefix(SITE))
    assert got.status_code == 200, got.text
    found: dict[str, Any] = got.get_json()
    return found


def pages(client: FlaskClient, address: str) -> Iterator[dict[str, Any]]:
    """A list page by page."""
    following: str | None = address
    while following:
        found = answer(client, following)
        yield found
        following = found["next"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "changed"])
@pytest.mark.parametrize("query", ["", "&place=Baku", "&taken_from=2002-01-01&lang=az"])
def test_every_case_of_a_filter_is_on_one_page(crowded: FlaskClient, sort: str, query: str) -> None:
    found = list(pages(crowded, f"/api/v1/cases?sort={sort}{query}"))
    slugs = [item["slug"] for page in found for item in page["items"]]
    assert len(slugs) == len(set(slugs)) == found[0]["count"]
    assert all(len(page["items"]) == A_PAGE for page in found[:-1])
    assert {page["count"] for page in found} == {found[0]["count"]}
    for page in found[:-1]:
        assert page["next"].startswith(f"{SITE}/api/v1/cases?")
        assert ("lang=az" in page["next"]) == ("lang=az" in query)


def test_the_list_of_people_is_paged_by_name(tmp_path: Path) -> None:
    slugs = [f"somebody-{n}" for n in range(A_PAGE + 3)]
    cases = (case(f"{slug}-song", slug) for slug in slugs)
    documents: list[Document] = [*(person(slug, f"Name {slug}") for slug in slugs), *cases]
    entries = ledger.first(map(ledger.identified, documents))
    reader = create_app(ledger.build(tmp_path, entries)).test_client()
    found = list(pages(reader, "/api/v1/people"))
    names = [item["name"] for item in chain(*(page["items"] for page in found))]
    assert len(found) == 2
    assert sorted(names) == sorted(f"Name {slug}" for slug in slugs)


def test_the_list_of_tallies_is_paged_by_period(tmp_path: Path) -> None:
    months = [f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(A_PAGE + 3)]
    entries = ledger.first(
        ledger.identified(tally(f"arrests-{month}", period=month)) for month in months
    )
    reader = create_app(ledger.build(tmp_path, entries)).test_client()
    found = list(pages(reader, "/api/v1/tallies"))
    slugs = [item["slug"] for page in found for item in page["items"]]
    assert [len(page["items"]) for page in found] == [A_PAGE, 3]
    assert slugs == [f"arrests-{month}" for month in reversed(months)]


FACET = st.sampled_from(FACETS)


@settings(max_examples=25)
@given(st.lists(st.tuples(FACET, st.integers(0, 5)), max_size=3))
def test_a_count_beside_a_value_is_what_its_filter_finds(
    client: FlaskClient, chosen: list[tuple[str, int]]
) -> None:
    every = answer(client, "/api/v1/cases")["facets"]
    asked: list[tuple[str, str]] = []
    for name, place in chosen:
        values = every[name]
        asked += [(name, values[place % len(values)]["value"])] if values else []
    got = client.get("/api/v1/cases", query_string=asked).get_json()
    assert got["count"] == len(got["items"])
    for name, place in chosen:
        if (values := got["facets"][name]) and name not in dict(asked):
            value = values[place % len(values)]
            narrowed = client.get("/api/v1/cases", query_string=[*asked, (name, value["value"])])
            assert narrowed.get_json()["count"] == value["count"]


def test_values_have_labels_in_the_language_of_the_address(client: FlaskClient) -> None:
    english = answer(client, "/api/v1/cases?lang=en")["facets"]
    other = answer(client, "/api/v1/cases?lang=az")["facets"]
    for name in FACETS:
        same = [each["value"] for each in english[name]] == [each["value"] for each in other[name]]
        assert same, name
    assert english["held"] != other["held"]


def test_a_list_says_who_is_held_on_the_day_that_is_asked_for(client: FlaskClient) -> None:
    (item,) = answer(client, "/api/v1/cases?held=held&as_of=2023-07-10&q=Giyas")["items"]
    assert item["slug"] == "giyas-ibrahimov-soyudlu"
    assert [each["held"] for each in item["subjects"]] == ["held"]


def test_a_list_is_as_it_was_known_on_a_day(client: FlaskClient) -> None:
    # What ships is published on the day of the test; before it nothing was known.
    assert answer(client, "/api/v1/cases?known_on=2000-01-01")["count"] == 0
    assert answer(client, "/api/v1/cases?known_on=9999-12-31")["count"] == len(papers.CASES)


def test_revisions_stand_in_their_order_with_the_document_of_each(records: Records) -> None:
    records.publishes(to_yaml(person(), article(), case()))
    with records.reader() as reader:
        before = answer(reader, "/api/v1/cases/sadiqzade-poem")
        edited = before | {"title": "Another title"}
        records.publishes(json.dumps(edited))
        items = answer(reader, "/api/v1/cases/sadiqzade-poem/revisions")["items"]
        assert [each["revision"] for each in items] == [1, 2]
        assert all(one["number"] < other["number"] for one, other in pairwise(items))
        told = [answer(reader, each["url"]) for each in items]
        assert [each["title"] for each in told] == [before["title"], "Another title"]
        for item, document in zip(items, told, strict=True):
            assert item["commitment"] == document["derived"]["commitment"]
