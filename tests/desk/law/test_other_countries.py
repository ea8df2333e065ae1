"""Another country's code, article and court are added at the desk, and a case there published."""

import re
from typing import Final

import pytest

from app import citations
from app.law.codes import jurisdiction_of
from tests.desk.newsroom import Browser, Newsroom

CODE: Final = {
    "country": "GE",
    "code": "GECC",
    "code_title": "Criminal Code of Georgia",
    "code_written": "სსკ",
    "path": "150",
    "title": "coercion",
    "versions.0.since": "2000",
    "versions.0.basis": "pretext",
    "versions.0.penalties.0.kind": "prison",
    "versions.0.penalties.0.max": "2 years",
    "sources.outlet": "The Invented Gazette",
}
_ID = re.compile(r"/desk/law/([0-9a-f-]{36})")


def adds(browser: Browser, **changed: str) -> str:
    """What the desk says after an article was added."""
    browser.open("/desk/law/new")
    given = {**CODE, **{name.replace("__", "."): text for name, text in changed.items()}}
    return browser.fills("/desk/law/new", **{"do": "save", **given}).text


def added(browser: Browser, **changed: str) -> str:
    """The id of an article that was added."""
    adds(browser, **changed)
    assert "The draft is saved." in browser.page.text, browser.page.text
    return browser.at().rpartition("/")[2]


def asks(browser: Browser, article_id: str, act: str) -> str:
    """Sends an article for review, or publishes it: what the desk says."""
    browser.open(f"/desk/law/{article_id}")
    return browser.fills(f"/desk/law/{article_id}/{act}").text


def test_a_case_of_another_country_is_entered_and_published_without_code(
    on_each: Newsroom,
) -> None:
    nino, rena = on_each.joins("Nino", "editor"), on_each.joins("Rena", "editor")
    article_id = added(nino)
    case_id = _begins(nino)
    nino.open(f"/desk/cases/{case_id}/add/decision")
    sends(
        nino,
        f"/desk/cases/{case_id}/add/decision",
        court="Tbilisi City Court",
        date="2024",
        instance="first",
    )
    _named(nino, case_id)
    nino.open(f"/desk/cases/{case_id}/review")
    nino.fills(f"/desk/cases/{case_id}/review/send")
    assert "It is sent." in asks(nino, article_id, "send")
    assert "It is published." in asks(rena, article_id, "publish")
    rena.open(f"/desk/cases/{case_id}/review")
    rena.fills(f"/desk/cases/{case_id}/review/publish")
    lacks = rena.page.text.partition('id="lacking"')[2].partition("</section>")[0]
    assert "It is published." in rena.page.text, lacks
    _readers_see(on_each)


def _begins(browser: Browser) -> str:
    browser.open("/desk/cases/new")
    typed = {
        "name": "Giorgi Invented",
        "sources.outlet": "The Invented Gazette",
        "detentions.taken": "5 March 2024",
        "detentions.place": "Tbilisi",
        "charges.citation": "Article 150 of the Criminal Code of Georgia",
    }
    read = sends(browser, "/desk/cases/new", do="check", **typed)
    assert "We read: Article 150 of the Criminal Code of Georgia" in read
    sends(browser, "/desk/cases/new", do="save", **typed)
    assert browser.at().count("-") == 4, browser.page.text
    return browser.at().rpartition("/")[2]


def sends(browser: Browser, address: str, **typed: str) -> str:
    """Sends the form of a page to an address, with the hidden fields it carries."""
    hidden = dict(
        re.findall(r'type="hidden" name="(once|proof|who|base)" value="([^"]*)"', browser.page.text)
    )
    return browser.send(address, **{**hidden, **typed}).text


def _named(browser: Browser, case_id: str) -> None:
    """Gives the case a slug of its own, so that it may be published."""
    browser.open(f"/desk/cases/{case_id}/about")
    sends(browser, f"/desk/cases/{case_id}/about", slug="giorgi-invented-2024")
    assert "It is saved." in browser.page.text, browser.page.text


def _readers_see(newsroom: Newsroom) -> None:
    reader = newsroom.browser()
    law = reader.open("/law").text
    assert "Criminal Code of Georgia" in law
    article = reader.open("/law/gecc-150").text
    assert "Criminal Code of Georgia" in article
    assert "/cases/giorgi-invented-2024" in article
    case = reader.open("/cases/giorgi-invented-2024").text
    named = "Article 150 of the Criminal Code of Georgia</bdi>"
    for said in ("/law/gecc-150", named, "Tbilisi City Court", "Tbilisi"):
        assert said in case
    _code_is_named(reader)
    assert "giorgi-invented-2024" in reader.open("/search?q=giorgi").text
    assert "giorgi-invented-2024" in reader.open("/updates.rss").text


def _code_is_named(reader: Browser) -> None:
    """Wherever readers meet the article it has its code's name, never the bare key."""
    for address in (
        "/law/gecc-150/feed.rss",
        "/law/gecc-150/feed.json",
        "/search?q=coercion",
        "/law/gecc-15",
    ):
        text = reader.open(address).text
        assert "Article 150 of the Criminal Code of Georgia" in text, address
        assert "of GECC" not in text, address


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Article 150 GECC", {"GECC:150"}),
        ("GECC 150.2", {"GECC:150.2"}),
        ("150 სსკ", {"GECC:150"}),
        ("Article 150 of the Criminal Code of Georgia", {"GECC:150"}),
        ("Article 150 of the Criminal Code", {"CC:150"}),
        ("Article 150 of the Criminal Code of Armenia", set()),
    ],
)
def test_an_article_of_the_desk_is_cited_as_sources_write_it(
    newsroom: Newsroom, typed: str, keys: set[str]
) -> None:
    added(newsroom.joins("Nino", "editor"))
    with newsroom.at_desk() as session:
        table = jurisdiction_of(session)
    assert {each.key for each in citations.understand(typed, table)} == keys


def test_who_wrote_an_article_does_not_publish_it(newsroom: Newsroom) -> None:
    nino = newsroom.joins("Nino", "editor")
    article_id = added(nino)
    assert "another editor publishes it" in asks(nino, article_id, "send")
    assert f"/desk/law/{article_id}/publish" not in nino.page.text
    assert nino.client.get("/law/gecc-150").status_code == 404


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"country": ""}, "Country is needed."),
        ({"code": "g"}, "the code is two to eight large Latin letters"),
        ({"path": "x"}, "the code is two to eight large Latin letters"),
        ({"code": "CC"}, "another country has a code called CC"),
        ({"sources__outlet": ""}, "Write where you read it"),
    ],
)
def test_what_is_no_article_is_said_and_stays_typed(
    newsroom: Newsroom, changed: dict[str, str], said: str
) -> None:
    nino = newsroom.joins("Nino", "editor")
    text = adds(nino, **changed)
    assert nino.page.status_code == 422
    assert said in text
    assert "The Invented Gazette" in text or "sources__outlet" in changed


def test_an_article_is_there_once(newsroom: Newsroom) -> None:
    nino = newsroom.joins("Nino", "editor")
    added(nino)
    assert "this article is there already" in adds(nino)


def test_the_next_article_of_a_code_begins_with_its_name(newsroom: Newsroom) -> None:
    nino = newsroom.joins("Nino", "editor")
    added(nino)
    page = nino.open("/desk/law/new?code=GECC").text
    assert "Criminal Code of Georgia" in page
    assert '<option value="GE" selected>' in page
    assert "Georgia" in nino.open("/desk/law").text


def test_what_is_no_code_has_no_articles(on_each: Newsroom) -> None:
    nino = on_each.joins("Nino", "editor")
    for code in ("%00", "x", "GECC%00", "%F0%9F%98%80", "A" * 900):
        assert nino.open(f"/desk/law/codes/{code}").status_code == 404, code
        assert nino.open(f"/desk/law/new?code={code}").status_code in (200, 400), code


def test_no_null_byte_ends_in_an_error(on_each: Newsroom) -> None:
    nino = on_each.joins("Nino", "editor")
    for name in (*CODE, "sources.url", "once", "explanation"):
        nino.open("/desk/law/new")
        sends(nino, "/desk/law/new", **{**CODE, name: "\x00\u202e"})
        assert nino.page.status_code in (200, 422), name
