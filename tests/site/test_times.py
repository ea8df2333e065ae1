"""The timeline of everything, and the counts without names."""

import re

from flask.testing import FlaskClient

from tests.site.reading import read


def test_the_timeline_is_newest_first_by_month(client: FlaskClient) -> None:
    words = read(client, "/timeline").words
    months = ["July 2023", "June 2023", "May 2023", "March 2023", "April 2022", "July 2020"]
    places = [words.index(month) for month in months]
    assert places == sorted(places)


def test_a_release_stands_once_in_the_timeline(client: FlaskClient) -> None:
    page = read(client, "/timeline")
    link = "/cases/hasanzade-salamov-private-prosecution#"
    released = [each for each in page.links if each.startswith(link) and each.endswith("-ended")]
    assert len(released) == len(set(released))


def test_a_year_alone_is_not_put_into_a_month(client: FlaskClient) -> None:
    assert "2007, month not known" in _all(client)


def test_what_has_no_date_is_last_and_said_so(client: FlaskClient) -> None:
    words = _all(client)
    assert words.rindex("We cannot date these") > words.rindex("2007, month not known")


def test_tallies_are_never_added(client: FlaskClient) -> None:
    words = read(client, "/tallies").words
    assert "they are never added to the cases" in words
    assert "Fifteen people warned, fined or held" in words


def test_several_is_never_shown_as_a_number(client: FlaskClient) -> None:
    html = read(client, "/tallies").html
    singers = re.search(r'<section[^>]*id="singers-2020-06-27".*?</section>', html, re.DOTALL)
    assert singers
    assert "<b>several</b>" in singers[0]
    facts = singers[0].partition("<h3")[0]
    assert not re.search(r"<dd>(<b>)?\d|at least 2|<dd>(<b>)?2\b", facts.partition("When")[0])


def test_a_tally_says_at_least_and_what_another_page_says(client: FlaskClient) -> None:
    words = read(client, "/tallies").words
    assert "How many at least 6" in words
    assert "Total: at least 7" in words
    assert "Why we follow the value shown: The count is shown as the report gives it." in words


def test_a_tally_names_the_cases_it_overlaps_with(client: FlaskClient) -> None:
    assert "/cases/zaur-usubov-pfp" in read(client, "/tallies").links


def _all(client: FlaskClient) -> str:
    """The words of every page of the timeline, one after another."""
    words, address = "", "/timeline"
    while address:
        page = read(client, address)
        words += page.words
        older = (link for link in page.links if "after=" in link and "lang=" not in link)
        address = next(older, "")
    return words
