"""The pieces as printed: complete without script, without style of their own, and understood."""

import gzip
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from .conftest import Elements
from .invented_strips import (
    SPECIMENS,
    Specimen,
)
from .specimens import (
    LOCALES,
    ROOT,
)

Read = Callable[[str], str]
SHEET = ROOT / "static" / "speechwatch.css"


def elements(text: str) -> list[tuple[str, dict[str, str]]]:
    parser = Elements()
    parser.feed(text)
    return parser.found


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_carries_style_script_or_handlers_of_its_own(read: Read, locale: str) -> None:
    found = elements(read(locale))
    assert not [tag for tag, _ in found if tag in ("style", "script")]
    handlers = [name for _, given in found for name in given if name.startswith("on")]
    assert not [*handlers, *(name for _, given in found for name in given if name == "style")]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_id_stands_once_and_every_reference_leads_to_one(read: Read, locale: str) -> None:
    text = read(locale)
    ids = Counter(given["id"] for _, given in elements(text) if "id" in given)
    assert {name for name, count in ids.items() if count > 1} == set()
    wanted = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text))
    wanted |= {
        (name, "") for found in re.findall(r'aria-\w+by="([^"]+)"', text) for name in found.split()
    }
    assert {one or other for one, other in wanted} <= set(ids)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda each: each.strip.name)
def test_each_row_is_a_picture_that_says_its_sentence(read: Read, specimen: Specimen) -> None:
    said = [
        given["aria-label"]
        for tag, given in elements(read("en"))
        if given.get("role") == "img" and "aria-label" in given
    ]
    for row in specimen.strip.rows:
        assert row.sentence in said
        assert all(course.sentence in said for course in row.courses)


def test_pictures_have_no_viewbox_so_that_words_keep_their_size(read: Read) -> None:
    plots = [
        given
        for tag, given in elements(read("en"))
        if tag == "svg" and "plot" in given.get("class", "")
    ]
    assert len(plots) > len(SPECIMENS)
    assert not [given for given in plots if "viewbox" in given]


def test_a_page_says_its_language_and_direction(read: Read) -> None:
    html = {locale: dict(elements(read(locale)))["html"] for locale in LOCALES}
    assert html["en"] == {"lang": "en", "dir": "ltr"}
    assert html["ar"] == {"lang": "ar", "dir": "rtl"}


def test_the_frame_names_the_day_the_city_and_the_licence(read: Read) -> None:
    text = read("en")
    assert "Facts as of 22 November 2026, Baku time. Texts and data: CC BY 4.0." in text
    assert '<a href="/cases" aria-current="true">' in text
    assert 'href="/cases/specimens?lang=az" lang="az"' in text


def test_an_empty_voice_says_that_nothing_is_known(application: Flask, in_english: None) -> None:
    from_string = application.jinja_env.from_string
    template = from_string('{% from "pieces/voices.html" import voices %}{{ voices([], []) }}')
    text = template.render()
    assert "No official reason is known." in text
    assert "No other reason is reported." in text


def test_hostile_words_are_printed_and_never_run(application: Flask, in_english: None) -> None:
    from_string = application.jinja_env.from_string
    template = from_string(
        '{% from "pieces/people.html" import title %}{{ title(names) }}{{ bad | dated }}'
    )
    bad = '<img src=x onerror="alert(1)"> [2023]'
    text = template.render(names=[{"text": bad}], bad=bad)
    assert "<img" not in text
    assert '<span class="yr">[2023]</span>' in text


def test_long_lists_of_names_say_how_many_more(read: Read) -> None:
    assert "and 13 more" in read("en")


def test_the_sheet_is_small_and_asks_no_other_host() -> None:
    sheet = SHEET.read_bytes()
    assert len(gzip.compress(sheet)) < 10_000
    assert b"http" not in re.sub(rb"\[href\^=http\]", b"", sheet)
    assert b"@import" not in sheet


def test_every_class_that_templates_print_is_in_the_sheet() -> None:
    sheet = SHEET.read_text()
    printed = set()
    for path in Path(ROOT / "templates" / "pieces").glob("*.html"):
        for found in re.findall(r'class="([a-z0-9 -]+)"', path.read_text()):
            printed |= set(found.split())
    unused = {"sources", "heads", "lapse"}  # names for readers of the markup and for tests
    assert {name for name in printed if f".{name}" not in sheet} <= unused
