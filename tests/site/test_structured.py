"""What is said to machines is true of the document, and harms nobody in it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.document.reading import read as read_documents
from app.public import create_app
from tests import ledger
from tests.site.reading import Page, read

SITE = "https://tracker.example"
QUOTE = "they are all thieves </script><!-- up there"
PAPERS = f"""
speechwatch: person/1
slug: a-schoolgirl
name: a schoolgirl
identification: pseudonym
minor: true
---
speechwatch: person/1
slug: n-k
name: N.K.
identification: initials
---
speechwatch: person/1
slug: example-news
name: Example News
kind: site
---
speechwatch: person/1
slug: rare-person
name: Rare Person
names:
  - {{text: Рар Персон, lang: ru}}
  - {{text: Rare Person}}
born: 1980-05
died: {{edtf: '2024-01-02?', year: external}}
---
speechwatch: case/1
slug: many-subjects
title: Many are charged over one post
summary: |
  The post says "{QUOTE}".
  They were charged.
region: Ganja
parties:
  - {{id: girl, person: a-schoolgirl}}
  - {{id: initials, person: n-k}}
  - {{id: news, person: example-news}}
  - {{id: rare, person: rare-person}}
  - {{id: nobody, identification: unnamed, name: a man from Ganja}}
  - {{id: party, name: A Party, kind: organisation}}
posts:
  - id: post
    platform: facebook
    quote: {{text: '{QUOTE}'}}
    source: paper
reported_reason:
  - {{id: why, text: 'They wrote "{QUOTE}".', said_by: friends, source: paper}}
hearings:
  - {{id: whole, date: {{edtf: 2024-03-01, time: '14:30'}}, court: City Court, state: held}}
  - {{id: planned, date: 2027-03-01, court: City Court, state: planned}}
  - {{id: moved, date: 2027-01-01, court: City Court, state: postponed, postponed_to: 2027-02-01}}
  - {{id: put-off, date: 2027-01-02, court: City Court, state: postponed, postponed_to: 2027-03}}
  - {{id: called-off, date: 2027-01-03, court: City Court, state: cancelled}}
  - {{id: no-court, date: 2024-04-01, state: held}}
  - {{id: month, date: 2024-05, court: City Court}}
  - {{id: inferred, date: {{edtf: '2024-06-01?', year: external}}, court: City Court}}
  - {{id: span, date: 2024-06-01/2024-06-02, court: City Court}}
source: paper
sources:
  - {{id: paper, outlet: The Paper, url: 'https://paper.example/a?b=1&c=2'}}
  - {{id: print, outlet: The Print, title: On page one, reference: no. 5, published: 2024-02}}
  - {{id: vague, outlet: The Vague, reference: heard, published: '2024-02?'}}
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A record of one invented case with everything that could be said wrongly."""
    found, problems = read_documents(PAPERS, "papers.yaml")
    assert problems == []
    documents = [ledger.identified(document) for _, document in found]
    settings = ledger.build(tmp_path_factory.mktemp("invented"), ledger.first(documents))
    return create_app(replace(settings, licence="CC0 1.0")).test_client()


@pytest.fixture(scope="module")
def case(reader: FlaskClient) -> Page:
    """Its page."""
    return read(reader, "/cases/many-subjects")


def graph(page: Page) -> list[dict[str, Any]]:
    (block,) = page.blocks
    nodes: list[dict[str, Any]] = json.loads(block)["@graph"]
    return nodes


def test_the_timeline_and_each_month_of_it_are_lists_of_what_they_show(reader: FlaskClient) -> None:
    for address, name in (
        ("/timeline", "Timeline"),
        ("/timeline?month=2024-03", "Timeline: March"),
    ):
        (page,) = graph(read(reader, address))
        assert page["@type"] == "CollectionPage"
        assert page["name"].startswith(name)
        assert page["url"] == SITE + address
        listed = page["mainEntity"]["itemListElement"]
        assert f"{SITE}/cases/many-subjects#whole" in [each["url"] for each in listed]
    assert read(reader, "/timeline?kind=hearing").blocks == []


def test_the_page_of_feeds_names_each_feed_in_every_form(reader: FlaskClient) -> None:
    (page,) = graph(read(reader, "/feeds"))
    forms = [each["contentUrl"] for feed in page["hasPart"] for each in feed["distribution"]]
    assert {each["@type"] for each in page["hasPart"]} == {"DataFeed"}
    assert len(forms) == 6
    for each in forms:
        answer = reader.get(each.removeprefix(SITE))
        assert answer.status_code == 200
        assert str(answer.mimetype) in read(reader, "/feeds").html


def test_a_minor_and_who_is_not_named_are_not_named_to_machines(case: Page) -> None:
    about = graph(case)[0]["about"]
    assert [(each["@type"], each["name"], each.get("url")) for each in about] == [
        ("Person", "N.K.", f"{SITE}/people/n-k"),
        ("WebSite", "Example News", f"{SITE}/people/example-news"),
        ("Person", "Rare Person", f"{SITE}/people/rare-person"),
        ("Organization", "A Party", None),
    ]


def test_a_page_about_a_minor_is_about_nobody_to_machines(reader: FlaskClient) -> None:
    page = graph(read(reader, "/people/a-schoolgirl"))[0]
    assert page["@type"] == "ProfilePage"
    assert "mainEntity" not in page


def test_a_person_has_the_names_and_days_of_their_document_and_no_guess(
    reader: FlaskClient,
) -> None:
    person = graph(read(reader, "/people/rare-person"))[0]["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", "Rare Person")
    assert person["alternateName"] == ["Рар Персон"]
    assert person["birthDate"] == "1980-05"
    assert "deathDate" not in person
    site = graph(read(reader, "/people/example-news"))[0]["mainEntity"]
    assert site["@type"] == "WebSite"


def test_a_hearing_is_an_event_only_with_a_whole_day_and_a_court(case: Page) -> None:
    events = {each["url"].partition("#")[2]: each for each in graph(case)[1:]}
    assert {each["@type"] for each in events.values()} == {"Event"}
    assert {name: each["startDate"] for name, each in events.items()} == {
        "whole": "2024-03-01T14:30:00+04:00",
        "planned": "2027-03-01",
        "moved": "2027-02-01",
        "put-off": "2027-01-02",
        "called-off": "2027-01-03",
    }
    assert {each["location"]["name"] for each in events.values()} == {"City Court"}


def test_a_hearing_that_did_not_take_place_says_so(case: Page) -> None:
    events = {each["url"].partition("#")[2]: each for each in graph(case)[1:]}
    assert {name: each.get("eventStatus") for name, each in events.items()} == {
        "whole": None,
        "planned": "https://schema.org/EventScheduled",
        "moved": "https://schema.org/EventRescheduled",
        "put-off": "https://schema.org/EventPostponed",
        "called-off": "https://schema.org/EventCancelled",
    }
    assert events["moved"]["previousStartDate"] == "2027-01-01"


def test_sources_are_named_with_the_days_that_are_certain(case: Page) -> None:
    article = graph(case)[0]
    assert article["isBasedOn"] == ["https://paper.example/a?b=1&c=2"]
    assert article["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "On page one",
            "publisher": {"@type": "Organization", "name": "The Print"},
            "datePublished": "2024-02",
        },
        {
            "@type": "CreativeWork",
            "name": "heard",
            "publisher": {"@type": "Organization", "name": "The Vague"},
        },
    ]
    assert article["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert article["contentLocation"] == {"@type": "Place", "name": "Ganja"}


def test_no_head_quotes_a_post(reader: FlaskClient, case: Page) -> None:
    assert QUOTE in case.words
    for said in (*case.meta("description"), *case.meta("og:description"), *case.blocks):
        assert "thieves" not in said
    assert case.meta("description") == ["Many are charged over one post"]
    shared = read(reader, "/cases")
    assert "thieves" not in " ".join([*shared.meta("description"), *shared.blocks])


def test_every_instant_is_that_of_the_ledger(tmp_path: Path) -> None:
    found, _ = read_documents(PAPERS, "papers.yaml")
    documents = [ledger.identified(document) for _, document in found]
    entries = ledger.first(documents)
    changed = documents[-1].model_copy(update={"region": "Baku"})
    entries.append(ledger.entry(len(entries) + 1, changed, 2, "updated"))
    reader = create_app(ledger.build(tmp_path, entries)).test_client()
    page = read(reader, "/cases/many-subjects")
    article = graph(page)[0]
    assert article["datePublished"] == entries[-2].instant
    assert article["dateModified"] == entries[-1].instant
    assert article["version"] == 2
    assert page.meta("article:published_time") == [entries[-2].instant]
    assert page.meta("article:modified_time") == [entries[-1].instant]
