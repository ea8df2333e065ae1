"""Codes beside those of our own table are read as sources write them, and hide none of ours."""

import pytest

from app.citations import code_named, understand, with_codes

NAMES = {
    "en": "Criminal Code of Georgia",
    "az": "Gürcüstan Cinayət Məcəlləsi",
    "ru": "Уголовный кодекс Грузии",
}
THEIRS = code_named("GECC", NAMES, ["სსკ"])
WITH_THEIRS = with_codes([THEIRS, code_named("XPA", {"az": "X Aktı"}, [])])
OURS = (
    "Cinayət Məcəlləsi 150",
    "Cinayət Məcəlləsinin 150-ci maddəsi",
    "Azərbaycan Respublikası Cinayət Məcəlləsinin 150-ci maddəsi",
    "Article 150 of the Criminal Code",
    "статья 150 Уголовного кодекса",
    "İnzibati Xətalar Məcəlləsinin 510-cu maddəsi",
    "CC 150",
)


def keys(text: str) -> list[str]:
    return [each.key for each in understand(text, WITH_THEIRS)]


@pytest.mark.parametrize("text", OURS)
def test_a_code_that_is_added_hides_none_of_ours(text: str) -> None:
    assert keys(text) == [each.key for each in understand(text)]
    assert keys(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Article 150 of the Criminal Code of Georgia",
        "Gürcüstan Cinayət Məcəlləsi 150",
        "Gürcüstan Cinayət Məcəlləsinin 150-ci maddəsi",
        "статья 150 Уголовного кодекса Грузии",
        "სსკ 150",
        "GECC 150",
    ],
)
def test_a_code_that_is_added_is_read_in_each_of_its_languages(text: str) -> None:
    assert keys(text) == ["GECC:150"]


def test_a_name_in_azerbaijani_is_read_with_its_endings() -> None:
    assert keys("X Aktının 7-ci maddəsi") == ["XPA:7"]
    assert keys("X Aktı 7") == ["XPA:7"]
