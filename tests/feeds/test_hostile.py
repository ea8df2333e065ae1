"""Markup, Markdown and control characters in documents do no harm in any form of a feed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.document.values import clean
from app.feeds.channel import Channel, Links
from app.feeds.in_json import json_feed
from app.feeds.in_xml import atom_feed, rss_feed
from app.feeds.items import Item
from app.record.answers import Release
from tests.feeds.papers import case
from tests.feeds.reading import FORMS, feed, fetched, understood
from tests.records import SITE, Records, in_folder

HOSTILE = (
    '<script>alert("x")</script>',
    "[press](javascript:alert(1))",
    '"><img src=x onerror=alert(1)>',
    "]]><evil/>",
    "&lt;script&gt;alert(2)&lt;/script&gt;",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "{{ 7 * 7 }} {% raw %}",
)
_ALLOWED = {"p", "ul", "li", "strong", "em", "a", "span"}
QUOTE = ", quote: {text: Zxq words of the post, sensitive: true}"
_WHEN = datetime(2023, 6, 21, tzinfo=UTC)


class Elements(HTMLParser):
    """Every element of an HTML text with its attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """A case for each hostile text, which stands wherever a case has room for words."""
    made = in_folder(tmp_path_factory.mktemp("hostile"))
    cases = (
        case(f"hostile-{place}", title=text, name=text, gist=text, reason=text, quote=QUOTE)
        for place, text in enumerate(HOSTILE)
    )
    made.publishes("---".join(cases))
    return made


@pytest.fixture(scope="module")
def reader(hostile: Records) -> Iterator[FlaskClient]:
    """A reader of the hostile cases."""
    with hostile.reader() as client:
        yield client


@pytest.mark.parametrize("form", FORMS)
def test_markup_in_a_document_is_read_as_text(reader: FlaskClient, form: str) -> None:
    found = {each.url.partition("#")[0][-1]: each.html for each in feed(reader, form).items}
    assert len(found) == len(HOSTILE)
    for place, text in enumerate(HOSTILE):
        elements = Elements(found[str(place)])
        assert {tag for tag, _ in elements.found} <= _ALLOWED
        for _, attributes in elements.found:
            assert set(attributes) <= {"href", "lang"}
            assert urlsplit(attributes.get("href") or "https://").scheme == "https"
        assert elements.words.count(text) >= 4


def test_a_title_is_no_markup_even_to_readers_of_rss_that_take_it_for_html(
    reader: FlaskClient,
) -> None:
    xml = ElementTree.fromstring(fetched(reader, "/feed.rss"))
    titles = [each.text or "" for each in xml.iterfind("channel/item/title")]
    assert len(titles) == len(HOSTILE)
    assert all(Elements(each).found == [] for each in titles)
    expected = {f"{text} taken, 21 June 2023" for text in HOSTILE}
    assert {each.title for each in feed(reader, "json").items} == expected


@pytest.mark.parametrize("form", FORMS)
def test_what_a_post_says_word_for_word_is_in_no_feed(reader: FlaskClient, form: str) -> None:
    assert b"Zxq" not in fetched(reader, f"/feed.{form}")
    assert "Zxq" in fetched(reader, "/cases/hostile-0").decode()


@pytest.mark.parametrize("sign", [*"\x00\x08\x0b\x1b\x7f\x85\ufffe\u202e"])
def test_a_document_with_a_control_character_is_refused_and_enters_no_feed(
    hostile: Records, reader: FlaskClient, sign: str
) -> None:
    path = hostile.folder / "refused.yaml"
    text = case("refused", name="Name@Name").replace("@", f"\\u{ord(sign):04x}")
    path.write_text(text, encoding="utf-8")
    refused = hostile.tries("import", path, "--publish")
    assert refused.exit_code == 1
    assert f"U+{ord(sign):04X}" in refused.output
    assert len(feed(reader, "atom").items) == len(HOSTILE)


def _accepted(text: str) -> bool:
    """Whether a document may hold a text, as one line."""
    try:
        return clean(text).strip() == text != "" and "\n" not in text and "\t" not in text
    except ValueError:
        return False


@given(st.text(min_size=1).filter(_accepted))
def test_whatever_text_a_document_may_hold_every_form_can_hold(text: str) -> None:
    item = Item("urn:uuid:1", "https://a.example/", text, "<p>said</p>", _WHEN, None)
    links = Links(SITE, SITE, "https://a.example/f", "https://a.example/f", None, None)
    channel = Channel(
        "Arrests", text, "en", text, Release(1, "2023-06-21T00:00:00Z", "0a"), links, (item,)
    )
    (atom,) = ElementTree.fromstring(atom_feed(channel)).iterfind(
        "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title"
    )
    (rss,) = ElementTree.fromstring(rss_feed(channel)).iterfind("channel/item/title")
    assert atom.text == text
    assert rss.text == text.replace("<", "‹").replace(">", "›")
    assert understood(json_feed(channel), "json").items[0].title == text
