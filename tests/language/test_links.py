"""Links keep the reader's language; what needs one fixed name has it."""

import re
from collections.abc import Callable, Iterable
from html import unescape
from inspect import getmembers, isfunction, signature
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import addresses
from app.public import create_app
from tests import ledger
from tests.language.conftest import BESIDE, asked_in
from tests.language.said import Link
from tests.language.walking import Visited, changes_language, is_ours, languages, walk

_NO_ADDRESSES = {
    *("speak", "spoken", "in_language", "kept", "for_machines", "for_any_page"),
    *("address", "several", "cases_with", "varied", "version_of", "without_version"),
}
# Files that are the same in all languages, or hold all of them.
_FIXED = {"sitemap", "schema", "static", "look"}
_SITE = "https://tracker.example"
_WITHIN = re.compile(r'href="#([^"]+)"|url\(#([^)]+)\)')
_IDS = re.compile(r' id="([^"]+)"')
_IN_A_FILE = re.compile(rf"{re.escape(_SITE)}[^\s<>\"'\\]*")


def _leads_on(link: Link) -> bool:
    """Whether a link goes on within the site, in the same language."""
    ours = is_ours(link.address.removeprefix(_SITE))
    fixed = link.attributes.get("rel") == "search"
    return ours and not changes_language(link) and not fixed


def _links(pages: Iterable[Visited], lang: str) -> tuple[int, list[tuple[str, str]]]:
    """How many links go on in a language, and those that do not."""
    links = [
        (visited.address, link.address)
        for visited in pages
        for link in visited.page.links
        if _leads_on(link) and link.element != "form"
    ]
    lost = [(at, address) for at, address in links if languages(address) != [lang]]
    return len(links) - len(lost), lost


@pytest.mark.parametrize("lang", ["az", "ar"])
def test_every_link_of_every_kind_of_page_keeps_the_language(
    walked: Callable[[str], tuple[Visited, ...]], lang: str
) -> None:
    kept, lost = _links(walked(lang), lang)
    assert kept > 1_000
    assert lost == []


def test_every_mark_and_texture_stands_on_the_page_that_shows_it(
    walked: Callable[[str], tuple[Visited, ...]],
) -> None:
    shown = 0
    for visited in walked("az"):
        wanted = {one or other for one, other in _WITHIN.findall(visited.text)}
        assert wanted <= set(_IDS.findall(visited.text)), visited.address
        shown += len(wanted)
    assert shown > 500


@pytest.mark.faults
def test_every_link_of_every_page_keeps_the_language(client: FlaskClient) -> None:
    kept, lost = _links(walk(client, [asked_in(address, "az") for address in BESIDE]), "az")
    assert kept > 2_500
    assert lost == []


@pytest.mark.parametrize("lang", ["az", "ar"])
def test_every_form_asks_in_the_language_of_its_page(
    walked: Callable[[str], tuple[Visited, ...]], lang: str
) -> None:
    lost = [
        (visited.address, form.address, fields)
        for visited in walked(lang)
        for form, fields in visited.page.forms
        if fields.get("lang") != lang
    ]
    assert lost == []


@pytest.mark.parametrize("lang", ["az", "ar"])
def test_every_address_in_a_feed_keeps_the_language(
    walked: Callable[[str], tuple[Visited, ...]], lang: str
) -> None:
    feeds = [each for each in walked(lang) if "xml" in each.kind or "json" in each.kind]
    assert len(feeds) >= 3
    for feed in feeds:
        named = [
            each
            for each in _IN_A_FILE.findall(unescape(unescape(feed.text)))
            if "/schema/" not in each
        ]
        assert named
        lost = [each for each in named if languages(each.partition("#")[0]) != [lang]]
        assert lost == [], feed.address


def test_the_first_language_is_that_of_an_address_that_names_none(client: FlaskClient) -> None:
    html = client.get("/cases").get_data(as_text=True)
    assert "lang=en" not in html
    assert 'hreflang="az"' in html


def test_a_place_on_a_page_stands_behind_the_language(client: FlaskClient) -> None:
    html = client.get("/timeline?lang=az").get_data(as_text=True)
    assert re.search(r'href="/cases/[a-z0-9-]+\?lang=az#[a-z0-9-]+"', html)
    assert not re.search(r'href="[^"]*#[^"]*\?', html)


def test_the_page_in_another_language_is_the_same_page(client: FlaskClient) -> None:
    html = client.get("/cases/elmir-abbasov-soyudlu?order=newest&lang=az").get_data(as_text=True)
    assert 'href="/cases/elmir-abbasov-soyudlu?order=newest" lang="en"' in html
    assert 'href="/cases/elmir-abbasov-soyudlu?order=newest&amp;lang=ar" lang="ar"' in html
    assert f'rel="canonical" href="{_SITE}/cases/elmir-abbasov-soyudlu' in html


def test_an_answer_leaves_no_language_behind_for_the_next(client: FlaskClient) -> None:
    client.get("/cases?lang=az")
    assert addresses.cases() == "/cases"
    client.get("/cases?lang=xx")
    assert addresses.cases() == "/cases"


@pytest.mark.parametrize(
    "function", [each for name, each in getmembers(addresses, isfunction) if name[0] != "_"]
)
def test_every_address_is_in_the_language_of_its_answer(function: Callable[..., str]) -> None:
    """Whoever adds an address without its language fails here, before a reader loses theirs."""
    ours = function.__module__.startswith(addresses.__name__)
    if not ours or function.__name__ in _NO_ADDRESSES:
        return
    needed = [
        each for each in signature(function).parameters.values() if each.default is each.empty
    ]
    values = {each.name: 1 if each.annotation is int else "rss" for each in needed}
    addresses.speak("az")
    try:
        made = function(**values)
    finally:
        addresses.speak(None)
    assert languages(made) == ([] if function.__name__ in _FIXED else ["az"])
    assert "#" not in made or made.index("#") > made.index("?")


def test_cases_by_the_values_of_a_facet_keep_the_language() -> None:
    addresses.speak("az")
    try:
        written = addresses.cases_with([("q", "a b")], "basis", [("sort", "oldest")])
    finally:
        addresses.speak(None)
    assert written(["speech"]) == "/cases?q=a+b&basis=speech&sort=oldest&lang=az"
    assert written([]) == "/cases?q=a+b&sort=oldest&lang=az"


def test_a_link_in_a_text_keeps_the_language_if_it_is_ours() -> None:
    addresses.speak("az")
    try:
        assert addresses.kept("/law/cao-535#uses") == "/law/cao-535?lang=az#uses"
        assert addresses.kept("/cases?after=k&lang=ar") == "/cases?after=k&lang=az"
        assert (
            addresses.kept("https://elsewhere.example/a?b=c") == "https://elsewhere.example/a?b=c"
        )
        assert addresses.kept("//elsewhere.example/") == "//elsewhere.example/"
        assert addresses.kept("/schema/case-1.json") == "/schema/case-1.json"
        assert addresses.kept("#below") == "#below"
    finally:
        addresses.speak(None)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/cases/before", "/cases/now"),
        ("/cases/before?lang=az", "/cases/now?lang=az"),
        ("/cases/before?order=newest&lang=az", "/cases/now?order=newest&lang=az"),
        ("/cases/before/history?lang=az", "/cases/now/history?lang=az"),
        ("/cases/before/at/1?lang=az", "/cases/now/at/1?lang=az"),
    ],
)
def test_a_case_that_moved_is_found_in_the_same_language(
    tmp_path: Path, asked: str, told: str
) -> None:
    case = next(each for each in ledger.shipped() if each.slug == "ilgar-atayev-covid")
    moved = case.model_copy(update={"slug": "now", "formerly": ("before",)})
    app = create_app(ledger.build(tmp_path, [ledger.entry(1, moved, 1, "published")]))
    answer = app.test_client().get(asked)
    assert answer.status_code == 301
    assert answer.headers["Location"] == told
