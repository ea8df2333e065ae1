"""The feeds of one case, one person and one article: what is in them, and where they are."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.feeds.papers import case
from tests.feeds.reading import FORMS, feed, fetched, walked
from tests.records import SITE, Records

PERSON = """
speechwatch: person/1
slug: {slug}
name: {name}
"""
ARTICLE = """
speechwatch: provision/1
slug: cc-{path}
code: CC
path: {path}
title: an article
versions:
  - {{since: 2010, basis: speech}}
"""
CHARGE = """
charges:
  - {{id: charge, label: a charge, citation: {path}, provision: "CC:{path}"}}
"""
VERDICT = """
decisions:
  - {id: verdict, instance: first, date: 2023-07-01, outcome: convicted}
"""
WHOLE = ("/feed", "/updates")


def about(slug: str, person: str, more: str = "", **changes: str) -> str:
    """A case of somebody who has a document."""
    text = case(slug, more=more, **changes)
    return text.replace('name: "Invented Person"}', f"person: {person}}}")


@pytest.fixture(scope="module")
def reader(shipped: Records) -> Iterator[FlaskClient]:
    """A reader of what ships."""
    with shipped.reader() as client:
        yield client


@pytest.fixture
def following(records: Records) -> Iterator[FlaskClient]:
    """A reader of a test's own record."""
    with records.reader() as client:
        yield client


def test_a_case_has_its_takings_and_its_updates_in_one_feed(
    records: Records, following: FlaskClient
) -> None:
    records.publishes(case("other"))
    records.publishes(case("followed", name="Followed"))
    records.publishes(case("followed", name="Followed", more=VERDICT))
    for form in FORMS:
        found = feed(following, form, at="/cases/followed/feed")
        assert [each.title for each in found.items] == [
            "Followed: Decision, 1 July 2023",
            "Followed taken, 21 June 2023",
        ]
        assert found.links["self"] == f"{SITE}/cases/followed/feed.{form}"
        assert found.links["alternate"] == f"{SITE}/cases/followed"


def test_a_weak_tie_is_told_to_those_who_follow_the_case(
    records: Records, following: FlaskClient
) -> None:
    records.publishes(case("weak", level="contextual"))
    assert feed(following, "atom").items == ()
    assert len(feed(following, "atom", at="/cases/weak/feed").items) == 1


def test_a_person_has_the_items_of_all_their_cases_and_of_no_other(
    records: Records, following: FlaskClient
) -> None:
    people = PERSON.format(slug="one", name="One") + "---" + PERSON.format(slug="two", name="Two")
    cases = [about("aa", "one"), about("bb", "two"), about("cc", "one", taken="2020-01-01")]
    records.publishes("---".join([people, *cases]))
    found = feed(following, "json", at="/people/one/feed")
    assert {each.url for each in found.items} == {
        f"{SITE}/cases/{slug}#detention" for slug in ("aa", "cc")
    }


def test_an_article_has_the_items_of_cases_charged_under_it_and_under_its_parts(
    records: Records, following: FlaskClient
) -> None:
    law = "---".join(ARTICLE.format(path=path) for path in ("147", "147.2", "14"))
    cases = [
        case("whole", more=CHARGE.format(path="147")),
        case("part", more=CHARGE.format(path="147.2")),
        case("other", more=CHARGE.format(path="14")),
    ]
    records.publishes("---".join([law, *cases]))
    for path, slugs in (("147", {"whole", "part"}), ("147.2", {"part"}), ("14", {"other"})):
        found = feed(following, "rss", at=f"/law/cc-{path}/feed")
        assert {each.url for each in found.items} == {
            f"{SITE}/cases/{slug}#detention" for slug in slugs
        }


def test_an_article_of_very_many_cases_is_paged_as_one_of_few(
    records: Records, following: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = ARTICLE.format(path="147")
    cases = [case(f"case-{n}", more=CHARGE.format(path="147")) for n in range(7)]
    records.publishes("---".join([law, *cases, case("other")]))
    gathered = [each.ids for each in walked(following, "atom", "/law/cc-147/feed")]
    monkeypatch.setattr("app.record.queries.following._FEW", 3)
    assert [each.ids for each in walked(following, "atom", "/law/cc-147/feed")] == gathered
    assert len(gathered[0]) == 7


def test_an_item_is_the_same_in_every_feed_and_form(reader: FlaskClient) -> None:
    every = {
        each.id: each for at in WHOLE for page in walked(reader, "json", at) for each in page.items
    }
    for at in ("/cases/elmir-abbasov-soyudlu", "/people/elmir-abbasov", "/law/cao-388-1"):
        for form in FORMS:
            found = feed(reader, form, at=f"{at}/feed").items
            assert found
            for each in found:
                same = every[each.id]
                assert (each.title, each.url, each.html) == (same.title, same.url, same.html)


def test_every_update_leads_to_its_place_on_the_page_of_its_case(reader: FlaskClient) -> None:
    for page in walked(reader, "atom", "/updates"):
        for each in page.items:
            address, _, anchor = each.url.removeprefix(SITE).partition("#")
            page_of_case = fetched(reader, address).decode()
            assert not anchor or f'id="{anchor}"' in page_of_case, each.url


def test_a_feed_moves_with_its_case_and_goes_with_it(
    records: Records, following: FlaskClient
) -> None:
    records.publishes(case("before"))
    id_ = records.runs("export", records.folder / "out") and next(
        (records.folder / "out").rglob("before*")
    ).read_text("utf-8")
    moved = id_.replace("slug: before", "slug: after\nformerly: before")
    records.publishes(moved)
    answer = following.get("/cases/before/feed.rss")
    assert answer.status_code == 301
    assert answer.location.endswith("/cases/after/feed.rss")
    records.runs("withdraw", "after", "--why", "to protect somebody")
    for form in FORMS:
        assert following.get(f"/cases/after/feed.{form}").status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "/cases/nobody/feed.rss",
        "/people/nobody/feed.atom",
        "/people/shahriyar-mustafayev/feed.atom",
        "/law/cc-1/feed.json",
        "/cases/elmir-abbasov-soyudlu/feed.xml",
        "/updates.xml",
    ],
)
def test_there_is_no_feed_of_what_has_no_page(reader: FlaskClient, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/updates.rss?tie=contextual",
        "/updates.json?after=x",
        "/cases/elmir-abbasov-soyudlu/feed.rss?tie=contextual",
        "/people/elmir-abbasov/feed.atom?after=WyIxIl0",
        "/law/cc-147/feed.json?page=2",
    ],
)
def test_a_parameter_it_does_not_take_is_refused(reader: FlaskClient, address: str) -> None:
    assert reader.get(address).status_code == 400
