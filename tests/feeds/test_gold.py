"""The feed over what ships with the project: the gold list, in three forms that agree."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import jsonschema
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.db.engines import engine, reading
from app.record import tables
from tests.content import shipped as papers
from tests.feeds.json_feed import SCHEMA
from tests.feeds.reading import FORMS, Feed, feed, fetched
from tests.records import SITE, Records

_TABLE = Path(__file__).parents[1] / "tables" / "dates.json"
_ROWS = json.loads(_TABLE.read_text("utf-8"))["derived_gold"]
_GOLD = next(row for row in _ROWS if row["id"] == "d18")
_INSTANT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@pytest.fixture(scope="module")
def reader(shipped_on_each: Records) -> Iterator[FlaskClient]:
    """A reader of what ships."""
    with shipped_on_each.reader() as client:
        yield client


def cases_of(found: Feed) -> Counter[str]:
    """How many items each case has, by its number in the reports."""
    slugs = (urlsplit(each.url).path.removeprefix("/cases/") for each in found.items)
    return Counter(papers.name_of(slug) for slug in slugs)


@pytest.mark.parametrize("form", FORMS)
def test_the_feed_is_the_gold_list_with_one_item_for_each_subject(
    reader: FlaskClient, form: str
) -> None:
    found = cases_of(feed(reader, form))
    assert sorted(found) == _GOLD["out"]
    assert {case: count for case, count in found.items() if count > 1} == {"c17": 2}


def test_weaker_ties_add_the_contextual_cases_and_no_others(reader: FlaskClient) -> None:
    weaker = {case for case, why in _GOLD["excluded"].items() if why == "contextual"}
    strict, every = (cases_of(feed(reader, "atom", q)) for q in ("", "?tie=contextual"))
    assert set(every) - set(strict) == weaker
    assert set(strict) < set(every)


@pytest.mark.parametrize("query", ["", "?tie=contextual"])
def test_an_item_has_one_id_and_one_place_in_all_three_forms(
    reader: FlaskClient, query: str
) -> None:
    rss, atom, in_json = (feed(reader, form, query) for form in FORMS)
    assert rss.ids == atom.ids == in_json.ids
    assert len(set(rss.ids)) == len(rss.ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in rss.ids)
    told = [[(each.title, each.url, each.html) for each in found.items] for found in (rss, atom)]
    assert told[0] == told[1] == [(each.title, each.url, each.html) for each in in_json.items]


def test_an_item_says_who_when_what_and_according_to_whom(reader: FlaskClient) -> None:
    items = {each.title: each.html for each in feed(reader, "atom").items}
    html = items["Elmir Abbasov taken, 21 June [2023]"]
    assert "Charged with: disobeying police" in html
    assert (
        "It is reported that: His Facebook post is the reason. <em>— NIDA (party or movement)</em>"
        in html
    )
    disputed = items["Amrah Tahmazov taken, 27 May [2023]"]
    assert "Said otherwise: Taken on: 29 May [2023]" in disputed
    assert "Said otherwise: Denies it <em>— Amrah Tahmazov</em>" in disputed


def test_a_day_that_only_a_decision_gives_is_not_told_as_that_of_the_taking(
    reader: FlaskClient,
) -> None:
    items = {each.title: each.html for each in feed(reader, "json").items}
    by_decision = items["Elvin Mustafayev in custody, 17 March 2023"]
    assert "on a day not reported, by 17 March 2023" in by_decision
    assert "on a day not known" in items["Latif Mammadov taken, day not known"]


def test_each_item_leads_to_its_taking_on_the_page_of_its_case(reader: FlaskClient) -> None:
    for each in feed(reader, "rss").items:
        address = urlsplit(each.url)
        page = fetched(reader, address.path).decode()
        assert each.url.startswith(f"{SITE}/cases/")
        assert f'id="{address.fragment}"' in page


def test_the_same_record_gives_the_same_bytes_whoever_serves_it_and_when(
    shipped_on_each: Records, reader: FlaskClient
) -> None:
    with shipped_on_each.reader(TIMEZONE="Pacific/Auckland") as other:
        for address in (f"/feed.{form}" for form in FORMS):
            first, again = fetched(reader, address), fetched(reader, address)
            assert first == again == fetched(other, address)


@pytest.mark.parametrize("form", ["atom", "json"])
def test_every_instant_in_a_feed_is_one_of_the_ledger(
    shipped_on_each: Records, reader: FlaskClient, form: str
) -> None:
    told = {each.decode() for each in _INSTANT.findall(fetched(reader, f"/feed.{form}"))}
    source = engine(shipped_on_each.record_url, read_only=True)
    with reading(source) as connection:
        instants = connection.execute(select(tables.revision.c.instant)).scalars()
        known = {each[:19] for each in instants}
    source.dispose()
    assert told
    assert told <= known


def test_the_dates_of_rss_are_those_of_atom(reader: FlaskClient) -> None:
    rss, atom = (feedparser.parse(fetched(reader, f"/feed.{form}")) for form in FORMS[:2])
    assert rss.feed.updated_parsed == atom.feed.updated_parsed
    published = [[each.published_parsed for each in found.entries] for found in (rss, atom)]
    assert published[0] == published[1]


def test_readers_recognise_each_form(reader: FlaskClient) -> None:
    rss, atom = (feedparser.parse(fetched(reader, f"/feed.{form}")) for form in FORMS[:2])
    written = json.loads(fetched(reader, "/feed.json"))
    assert (rss.version, atom.version) == ("rss20", "atom10")
    assert not any(each.guidislink for each in rss.entries)
    assert rss.feed.language == written["language"] == "en"
    assert atom.feed.title_detail.language == "en"
    jsonschema.validate(written, SCHEMA)


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_prints_its_licence_and_a_head_that_verify_knows(
    shipped_on_each: Records, form: str
) -> None:
    with shipped_on_each.reader(LICENCE="CC BY-SA 4.0") as reader:
        body = fetched(reader, f"/feed.{form}").decode()
    assert "CC BY-SA 4.0" in body
    heads = set(re.findall(r"\b[0-9a-f]{64}\b", body))
    assert len(heads) == 1
    shipped_on_each.runs("verify", "--head", heads.pop())


def test_a_feed_says_what_it_is_and_is_always_asked_for_anew(reader: FlaskClient) -> None:
    answers = [reader.get(f"/feed.{form}") for form in FORMS]
    assert [each.headers["Content-Type"] for each in answers] == [
        "application/rss+xml; charset=utf-8",
        "application/atom+xml; charset=utf-8",
        "application/feed+json; charset=utf-8",
    ]
    assert {each.headers["Cache-Control"] for each in answers} == {"no-cache"}
    assert not any("Set-Cookie" in each.headers for each in answers)


def test_addresses_in_a_feed_are_those_of_the_site(reader: FlaskClient) -> None:
    for form in FORMS:
        found = feed(reader, form, "?tie=contextual")
        assert found.links["self"] == f"{SITE}/feed.{form}?tie=contextual"
        assert found.links["alternate"] == f"{SITE}/"
        assert "next" not in found.links


def test_a_feed_in_another_language_leads_to_pages_in_it(shipped_on_each: Records) -> None:
    with shipped_on_each.reader(LOCALES="en,az") as reader:
        found = feed(reader, "atom", "?lang=az")
        assert found.links["self"] == f"{SITE}/feed.atom?lang=az"
        assert all("?lang=az#" in each.url for each in found.items)
        assert found.ids == feed(reader, "atom").ids
        assert feedparser.parse(fetched(reader, "/feed.rss?lang=az")).feed.language == "az"


@pytest.mark.parametrize(
    "query",
    [
        "?ties=contextual",
        "?tie=explicit",
        "?tie=contextual&tie=contextual",
        "?after=",
        "?after=WyIxIl0",
        "?after=WyIxIiwieCJd",
        "?after=WyItMSIsIjEiXQ",
        "?after=WyI5OTk5OTk5OTk5OTk5OTk5OTk5OSIsIjEiXQ",
        "?after=WyLZoSIsIjEiXQ",
        "?lang=xx",
        "?limit=1000",
    ],
)
def test_an_address_that_cannot_be_followed_is_refused_with_a_sentence(
    reader: FlaskClient, query: str
) -> None:
    for form in FORMS:
        answer = reader.get(f"/feed.{form}{query}")
        assert answer.status_code == 400
        assert "<p" in answer.text


def test_there_is_no_feed_in_another_form(reader: FlaskClient) -> None:
    assert reader.get("/feed.xml").status_code == 404
    assert reader.post("/feed.rss").status_code == 405
