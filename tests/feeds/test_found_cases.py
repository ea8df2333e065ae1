"""The cases of a filter in other forms: what each says, how it goes on, what it refuses."""

import json
from collections.abc import Iterator
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import Engine, QueuePool

from app.db.deadline import Deadline
from tests.feeds.dated import heard
from tests.feeds.papers import case
from tests.feeds.reading import FORMS, feed, fetched, rows_of, understood
from tests.records import SITE, Records

_EVERY_FORM = (*FORMS, "csv", "ics")
_WRONG = (
    "platfrom=facebook",
    "platform=myspace",
    "sort=best",
    "sort=newest&sort=oldest",
    "taken_from=yesterday",
    "taken_from=2023-02-01&taken_to=2023-01-01",
    "known_on=2023-02-30",
    "provision=%00",
    "q=post&known_on=2024-01-01",
    "after=junk",
    "cluster=%FF%FE%00",
    "cluster=",
    f"cluster={'x' * 401}",
)


@pytest.fixture(scope="module")
def site(shipped: Records) -> Iterator[FlaskClient]:
    """A reader of what ships, in two languages."""
    with shipped.reader(LOCALES="en,az") as client:
        yield client


def test_a_filter_has_the_same_cases_in_every_form(site: FlaskClient) -> None:
    rows = rows_of(fetched(site, "/cases.csv?platform=facebook&basis=pretext"))
    urls = {each["url"] for each in rows}
    assert len(urls) == len(rows) > 1
    for form in FORMS:
        found = feed(site, form, "?platform=facebook&basis=pretext", at="/cases")
        assert {each.url for each in found.items} == urls
        assert "next" not in found.links
        assert found.links["alternate"].startswith(f"{SITE}/cases?")


def test_what_is_chosen_stands_in_the_title_of_a_feed_and_of_a_calendar(site: FlaskClient) -> None:
    address = "platform=facebook&year=2023"
    assert "Facebook" in json.loads(fetched(site, f"/cases.json?{address}"))["title"]
    made = Calendar.from_ical(fetched(site, f"/cases.ics?{address}"))
    assert "Facebook" in str(made["NAME"])
    assert "2023" in str(made["NAME"])


@pytest.mark.parametrize("form", _EVERY_FORM)
@pytest.mark.parametrize("query", _WRONG)
def test_what_is_misspelt_or_wrong_is_refused_with_a_sentence(
    site: FlaskClient, form: str, query: str
) -> None:
    answer = site.get(f"/cases.{form}?{query}")
    assert answer.status_code == 400
    assert '<div class="problem"><p><b>' in answer.text


@pytest.mark.parametrize(
    "words", ["%00", "a%01b", "%7F", "%C2%85x", "%EF%BF%BE", "%ED%A0%80", "%FF"]
)
@pytest.mark.parametrize("form", _EVERY_FORM)
def test_words_that_no_feed_can_write_are_searched_without_what_cannot_be_written(
    site: FlaskClient, form: str, words: str
) -> None:
    body = fetched(site, f"/cases.{form}?q={words}")
    if form in FORMS:
        assert understood(body, form).links["self"].startswith(f"{SITE}/cases.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_the_key_of_a_page_of_another_order_is_refused(site: FlaskClient, form: str) -> None:
    page = site.get("/cases.csv").data
    assert page
    by_day = "WyIyMDIzLTA2LTIxIiwiNSJd"
    assert site.get(f"/cases.csv?after={by_day}").status_code == 200
    assert site.get(f"/cases.{form}?after={by_day}").status_code == 400


def test_a_calendar_is_not_paged(site: FlaskClient) -> None:
    answer = site.get("/cases.ics?after=WyIyMDIzLTA2LTIxIiwiNSJd")
    assert answer.status_code == 400
    assert "A calendar is not paged" in answer.text


def test_a_table_goes_on_after_the_case_that_a_key_names(site: FlaskClient) -> None:
    every = rows_of(fetched(site, "/cases.csv?sort=oldest"))
    rest = rows_of(fetched(site, "/cases.csv?sort=oldest&after=WyIyMDIzLTA2LTIxIiwiMCJd"))
    assert 0 < len(rest) < len(every)
    assert rest == every[-len(rest) :]


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_of_nothing_is_an_empty_feed(site: FlaskClient, form: str) -> None:
    found = feed(site, form, "?cluster=nowhere", at="/cases")
    assert found.items == ()
    assert "next" not in found.links


def test_a_table_and_a_calendar_of_nothing_have_their_head(site: FlaskClient) -> None:
    body = fetched(site, "/cases.csv?cluster=nowhere")
    assert rows_of(body) == []
    assert body.count(b"\r\n") == 1
    made = Calendar.from_ical(fetched(site, "/cases.ics?cluster=nowhere"))
    assert isinstance(made, Calendar)
    assert list(made.events) == []


@pytest.mark.parametrize("form", _EVERY_FORM)
def test_an_empty_record_answers_in_every_form(
    records: Records, reader: FlaskClient, form: str
) -> None:
    assert reader.get(f"/cases.{form}").status_code == 200


def test_a_case_that_is_revised_comes_to_the_top_under_the_same_name(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("first"))
    records.publishes(case("second"))
    before = feed(reader, "atom", at="/cases")
    assert [each.url for each in before.items] == [f"{SITE}/cases/second", f"{SITE}/cases/first"]
    assert [each.changed for each in before.items] == [None, None]
    records.publishes(case("first", reason="Another reason."))
    for form in FORMS:
        after = feed(reader, form, at="/cases")
        assert after.ids == before.ids[::-1]
        assert "Another reason." in after.items[0].html
    top = feed(reader, "atom", at="/cases").items[0]
    assert top.published == before.items[1].published
    assert top.changed is not None


def _at(clock: pytest.MonkeyPatch, day: str) -> None:
    """What is published from now on is published on a day."""
    instant = f"{day}T09:00:00.000Z"
    clock.setattr("app.publishing.appending.instant_after", lambda _: instant)


def test_as_known_on_a_day_each_form_tells_what_was_known_then(
    records: Records, reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _at(monkeypatch, "2024-05-01")
    records.publishes(case("told", reason="The first reason.", taken="2023-06-21, term: P30D"))
    _at(monkeypatch, "2024-05-09")
    records.publishes(case("told", reason="The later reason.", taken="2023-06-21, term: P60D"))
    records.publishes(case("later"))
    then = feed(reader, "atom", "?known_on=2024-05-03", at="/cases")
    (item,) = then.items
    assert item.url == f"{SITE}/cases/told/at/1"
    assert "The first reason." in item.html
    assert item.changed is None
    (row,) = rows_of(fetched(reader, "/cases.csv?known_on=2024-05-03"))
    assert (row["slug"], row["revision"], row["as_of"]) == ("told", "1", "2024-05-03")
    assert row["reported_reason"] == "The first reason."
    assert b"20230721" in fetched(reader, "/cases.ics?known_on=2024-05-03")
    assert b"20230820" in fetched(reader, "/cases.ics")
    assert rows_of(fetched(reader, "/cases.csv?known_on=2024-04-30")) == []
    assert len(rows_of(fetched(reader, "/cases.csv"))) == 2


def test_as_known_on_a_day_a_case_stands_under_the_address_it_has_today(
    records: Records, reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(slug: str, more: str = "") -> str:
        return case(slug).replace("slug:", f"id: {UUID(int=7)}\n{more}slug:", 1)

    _at(monkeypatch, "2024-05-01")
    records.publishes(named("old-name"))
    _at(monkeypatch, "2024-05-09")
    records.publishes(named("new-name", "formerly: [old-name]\n"))
    (row,) = rows_of(fetched(reader, "/cases.csv?known_on=2024-05-03"))
    assert (row["slug"], row["revision"]) == ("new-name", "1")
    assert row["url"] == f"{SITE}/cases/new-name"
    (item,) = feed(reader, "json", "?known_on=2024-05-03", at="/cases").items
    assert item.url == f"{SITE}/cases/new-name/at/1"


def test_a_withdrawn_case_is_in_no_form_of_any_day(records: Records, reader: FlaskClient) -> None:
    records.publishes(case("secret", title="Nobody may know this"))
    records.publishes(case("open"))
    records.runs("withdraw", "secret", "--why", "to protect somebody")
    for form in _EVERY_FORM:
        for query in ("", "?known_on=9999-12-31", "?known_on=2026-01-01", "?platform=facebook"):
            body = fetched(reader, f"/cases.{form}{query}")
            assert b"secret" not in body
            assert b"Nobody may know this" not in body


def test_a_calendar_has_the_days_of_its_cases_alone_those_long_past_too(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(heard("old", ["id: first, date: 2009-03-02", "id: some, date: 2009"]))
    records.publishes(case("other", kind="house arrest", taken="2023-06-21, term: P30D"))
    made = Calendar.from_ical(fetched(reader, "/cases.ics?custody=administrative+detention"))
    assert isinstance(made, Calendar)
    assert [str(each["SUMMARY"]) for each in made.events] == ["Heard old: Hearing"]
    assert "1 date is left out" in str(made["DESCRIPTION"])
    whole = Calendar.from_ical(fetched(reader, "/cases.ics"))
    assert len(whole.events) == 2


def test_a_calendar_of_the_past_that_would_take_too_long_is_stopped_and_says_so(
    records: Records, reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.publishes(case("told"))
    monkeypatch.setattr("app.record.queries.found_days.Deadline", lambda: Deadline(-1))
    assert reader.get("/cases.ics").status_code == 200
    answer = reader.get("/cases.ics?known_on=9999-12-30")
    assert answer.status_code == 503
    assert "longer than two seconds" in answer.text


def test_no_cell_of_a_table_begins_a_formula_and_no_line_is_broken_by_its_text(
    records: Records, reader: FlaskClient
) -> None:
    title = "=HYPERLINK(1)"
    records.publishes(case("hostile", title=title, reason='He said: "go",\nand\r left.'))
    (row,) = rows_of(fetched(reader, "/cases.csv"))
    assert row["title"] == f"'{title}"
    assert '"go"' in row["reported_reason"]
    assert None not in row


def test_an_answer_in_pieces_is_known_again_and_leaves_no_read_open(
    records: Records,
) -> None:
    records.publishes(case("told"))
    with records.application() as app:
        reader, pool = app.test_client(), _pool(app.extensions["speechwatch-record"])
        for form in ("csv", "ics"):
            first = reader.get(f"/cases.{form}", buffered=True)
            tag = first.headers["ETag"]
            again = reader.get(f"/cases.{form}", headers={"If-None-Match": tag}, buffered=True)
            assert (again.status_code, again.data) == (304, b"")
            head = reader.head(f"/cases.{form}")
            assert (head.status_code, head.data) == (200, b"")
            assert head.headers["ETag"] == tag
            left = reader.get(f"/cases.{form}")
            next(left.iter_encoded())
            left.close()
            assert pool.checkedout() == 0
        records.publishes(case("new"))
        for form in ("csv", "ics"):
            assert reader.get(f"/cases.{form}", headers={"If-None-Match": tag}).status_code == 200


def _pool(source: Engine) -> QueuePool:
    assert isinstance(source.pool, QueuePool)
    return source.pool


def test_an_answer_in_pieces_is_of_one_state_though_somebody_publishes_meanwhile(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(case("told"))
    answer = reader.get("/cases.csv")
    pieces = answer.iter_encoded()
    begun = next(pieces)
    records.publishes(case("told", title="Told anew"))
    (row,) = rows_of(begun + b"".join(pieces))
    assert row["title"] == "The case told"
    (row,) = rows_of(fetched(reader, "/cases.csv"))
    assert row["title"] == "Told anew"


def test_a_calendar_speaks_the_language_of_its_address_to_the_last_event(
    site: FlaskClient,
) -> None:
    english = fetched(site, "/cases.ics").decode()
    other = fetched(site, "/cases.ics?lang=az").decode()
    assert english.count("BEGIN:VEVENT") == other.count("BEGIN:VEVENT") > 3
    assert "CATEGORIES:Expected release" in english
    assert "CATEGORIES:Expected release" not in other
    assert "lang=az" in other


def test_a_feed_is_understood_as_one_whatever_its_query(site: FlaskClient) -> None:
    body = fetched(site, "/cases.rss?taken_from=2020-01-01&sort=oldest&as_of=2024-01-01")
    assert understood(body, "rss").items
