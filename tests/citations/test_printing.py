"""Citations as keys, slugs and sentences, and back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.citations import (
    AZERBAIJAN,
    Alias,
    Citation,
    CodeNames,
    Jurisdiction,
    Language,
    NotACitation,
    Title,
    is_path,
    parse_key,
    printed,
    spellings,
    understand,
)

_STEPS = st.integers(1, 99).map(str)
_INSERTED = st.one_of(_STEPS, st.tuples(_STEPS, st.integers(1, 9)).map(lambda p: f"{p[0]}-{p[1]}"))
_ARTICLES = st.one_of(
    st.integers(100, 999).map(str),
    st.tuples(st.integers(100, 999), st.integers(1, 20)).map(lambda p: f"{p[0]}-{p[1]}"),
)
PATHS = st.tuples(_ARTICLES, st.lists(_INSERTED, max_size=3)).map(
    lambda pair: ".".join((pair[0], *pair[1]))
)
CODES = st.sampled_from([*(code.key for code in AZERBAIJAN.codes), "CAO@2000"])
CITATIONS = st.builds(Citation, CODES, PATHS).filter(
    lambda each: AZERBAIJAN.corrected(each.code, each.path) is None
)


@given(CITATIONS, st.sampled_from(["en", "az", "ru", "az_AZ", "en-GB"]))
def test_what_is_printed_is_understood_as_the_same_citation(each: Citation, locale: str) -> None:
    assert understand(printed(each, locale)) == (each,)


@given(CITATIONS)
def test_a_key_is_read_back_strictly_and_leniently(each: Citation) -> None:
    assert parse_key(each.key) == each
    assert understand(each.key) == (each,)


@given(CITATIONS)
def test_every_spelling_beside_its_code_is_understood_as_the_citation(each: Citation) -> None:
    for spelling in spellings(each):
        (read,) = understand(f"{each.code} {spelling.text}", default_code=each.code)
        assert read.key == each.key


@given(st.text().filter(lambda text: ":" not in text))
def test_a_text_without_a_colon_is_no_key(text: str) -> None:
    with pytest.raises(NotACitation, match="CAO:388-1"):
        parse_key(text)


@pytest.mark.parametrize(
    "text", ["CAO:", ":535", "cao:535", "CAO:0", "CAO:535.", "CAO:5355", "CAO:535 ", "CAO:٥٣٥"]
)
def test_what_is_nearly_a_key_is_refused(text: str) -> None:
    with pytest.raises(NotACitation):
        parse_key(text)


@pytest.mark.parametrize(
    ("key", "locale", "sentence"),
    [
        ("CAO:388-1", "en", "Article 388-1 of the Code of Administrative Offences"),
        ("CAO:388-1", "az", "İnzibati Xətalar Məcəlləsinin 388-1-ci maddəsi"),
        ("CAO:388-1", "ru", "статья 388-1 КоАП"),
        ("CAO:510", "az", "İnzibati Xətalar Məcəlləsinin 510-cu maddəsi"),
        ("CAO:206", "az", "İnzibati Xətalar Məcəlləsinin 206-cı maddəsi"),
        ("CC:323", "az", "Cinayət Məcəlləsinin 323-cü maddəsi"),
        ("CC:140", "az", "Cinayət Məcəlləsinin 140-cı maddəsi"),
        ("CC:200", "az", "Cinayət Məcəlləsinin 200-cü maddəsi"),
        ("CC:234.4.3", "az", "Cinayət Məcəlləsinin 234.4.3-cü maddəsi"),
        (
            "CAO@2000:310.1",
            "en",
            "Article 310.1 of the Code of Administrative Offences (2000)",
        ),
        ("CAO:388-1", "it", "Article 388-1 of the Code of Administrative Offences"),
        ("XYZ:5", "en", "Article 5 of XYZ"),
    ],
)
def test_a_citation_is_printed_in_the_readers_language(
    key: str, locale: str, sentence: str
) -> None:
    assert printed(parse_key(key), locale) == sentence


def test_the_misprints_of_an_article_come_last_and_are_marked() -> None:
    found = [(each.text, each.misprint) for each in spellings(parse_key("CAO:388-1"))]
    assert found[:2] == [("388-1", False), ("388¹", False)]
    assert ("388.1", True) in found
    assert found == sorted(found, key=lambda pair: pair[1])


def test_a_slug_and_an_article_come_from_the_key() -> None:
    cited = parse_key("CAO:388-1.1.1")
    assert (cited.slug, cited.article) == ("cao-388-1.1.1", "388-1")
    assert parse_key("CAO@2000:310.1").slug == "cao@2000-310.1"


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("CAO:535.1", "CAO:535", True),
        ("CAO:535", "CAO:535", True),
        ("CAO:535", "CAO:535.1", False),
        ("CAO:388-1", "CAO:388", False),
        ("CC:323.1-1", "CC:323.1", False),
        ("CC:206.3", "CAO:206", False),
        ("CAO:535.10", "CAO:535.1", False),
    ],
)
def test_a_part_lies_within_its_article_and_an_inserted_article_does_not(
    inner: str, outer: str, within: bool
) -> None:
    assert parse_key(inner).within(parse_key(outer)) is within


@given(PATHS)
def test_every_generated_path_is_canonical(path: str) -> None:
    assert is_path(path)
    assert re.search(r"\d", path)


def test_another_country_brings_its_own_codes_and_words() -> None:
    english = Language(
        "en",
        "Section {path} of {of}",
        articles=("section",),
        joining=("and",),
        between=("of", "the"),
    )
    country = Jurisdiction(
        name="Ruritania",
        country="XR",
        languages=(english,),
        codes=(
            CodeNames("RPC", (Title("en", "Penal Act", "the Penal Act", "RPC"),), ("penal act",)),
        ),
        aliases=(Alias("RPC", "9.1", "9-1"),),
        own_places=("ruritania*",),
        foreign_places=("azerbaijan*",),
    )
    assert printed(parse_key("RPC:12.3"), "en", country) == "Section 12.3 of the Penal Act"
    read = understand("Section 12.3 and 9.1 of the Penal Act of Ruritania", country)
    assert [each.key for each in read] == ["RPC:12.3", "RPC:9-1"]
    assert understand("section 12 of the Penal Act of Azerbaijan", country) == ()
    assert understand("CAO 535", country) == ()
