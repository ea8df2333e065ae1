"""What is shared of a page: data that cannot break out, addresses of its own, words that fit."""

import json
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pages.sharing.faces import FILES, SANS, SERIF, face, shows, width
from app.pages.sharing.heads import head, own_path
from app.pages.sharing.nodes import block
from app.pages.sharing.previews import shortened
from app.pages.sharing.setting import fitted, isolated

AZERBAIJANI = "ƏəĞğİıÖöŞşÜüÇçXxQq"
CYRILLIC = "АБВГҒДЕӘЖЗИЫЈЙКҜЛМНОӨПРСТУҮФХҺЧҸШЩЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґ"
ARABIC = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيىةأإآئؤء،؟۰۱۲۳٤٥٦"
SIGNS = "0123456789 .,;:!?()[]“”‘’«»–—…·№§%@&/$€₼₽-"
HOSTILE = st.sampled_from(
    [
        "</script>",
        "<!--",
        "]]>",
        "<script>",
        "\u2028",
        "\u2029",
        "&lt;",
        "&quot;",
        '"',
        "\\",
        "\\u003c",
    ]
)
TEXT = st.lists(st.one_of(HOSTILE, st.text(max_size=8)), max_size=8).map("".join)


@given(TEXT, TEXT)
def test_nothing_in_a_block_of_data_can_end_it(name: str, said: str) -> None:
    written = str(block([{"name": name, said: [said]}]))
    assert not any(char in written for char in "<>&\u2028\u2029")
    assert json.loads(written)["@graph"] == [{"name": name} | {said: [said]}]


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/", "/"),
        ("/cases", "/cases"),
        ("/cases?after=abc", ""),
        ("/cases/x", "/cases/x"),
        ("/cases/x?order=newest", "/cases/x"),
        ("/cases/x/history", ""),
        ("/cases/x/at/3", ""),
        ("/people?letter=A", ""),
        ("/timeline", "/timeline"),
        ("/timeline?month=2023-06", "/timeline?month=2023-06"),
        ("/timeline?month=2023-06&kind=post", ""),
        ("/timeline?month=2023-06&after=abc", ""),
        ("/search", ""),
        ("/search?q=x", ""),
    ],
)
def test_a_page_is_found_under_one_address_or_not_at_all(path: str, own: str) -> None:
    assert own_path(path) == own
    found = head("https://a.example", ("en", "az"), "az", path)
    assert found.findable == bool(own)
    assert bool(found.canonical) == bool(own)
    assert found.url.startswith(f"https://a.example{path}")


def test_one_language_names_no_others() -> None:
    found = head("https://a.example", ("az",), "az", "/cases")
    assert found.canonical == "https://a.example/cases"
    assert found.alternates == ()
    assert (found.locale, found.other_locales) == ("az_AZ", ())


@pytest.mark.parametrize("letters", [AZERBAIJANI, CYRILLIC, ARABIC, SIGNS])
def test_our_letters_show_the_scripts_of_the_record(letters: str) -> None:
    for faces in (SERIF, SANS):
        assert [letter for letter in letters if not shows(letter, faces)] == []


def test_a_letter_that_is_not_ours_is_known_to_be_missing() -> None:
    assert [each for each in "漢ქअ한\n\x00" if shows(each)] == []


def test_no_face_gives_a_letter_of_a_name_no_width() -> None:
    for name in FILES:
        found = face(name).widths
        letters = [each for each in AZERBAIJANI + CYRILLIC + ARABIC if each in found]
        assert letters
        assert all(found[each] > 0 for each in letters)


@given(
    st.text(alphabet=AZERBAIJANI + CYRILLIC[:20] + ARABIC[:10] + "  .-", max_size=120),
    st.sampled_from([(88, 76, 52), (60, 44), (24,)]),
    st.integers(min_value=120, max_value=1072),
    st.integers(min_value=1, max_value=3),
)
def test_what_is_set_fits_and_loses_words_only_at_its_end(
    text: str, sizes: tuple[int, ...], room: int, lines: int
) -> None:
    found = fitted(text, sizes, room, lines)
    plain = " ".join(text.split())
    assert len(found.lines) <= lines
    assert bool(found.lines) == bool(plain)
    for line in found.lines:
        assert width(line, found.size) <= room
    if found.whole:
        assert " ".join(found.lines) == plain
    elif plain:
        assert found.size == sizes[-1]
        assert found.lines[-1].endswith("…") or any(each.endswith("…") for each in found.lines)


def test_a_text_with_a_letter_we_cannot_show_is_not_set_at_all() -> None:
    assert fitted("漢 名", (88, 52), 1072, 2).lines == ()


def test_what_does_not_fit_is_cut_between_words() -> None:
    text = "Spreading information that is prohibited on an internet resource, or not preventing it"
    for room in range(200, 1000, 37):
        (line,) = fitted(text, (28,), room, 1).lines
        assert line.endswith("…")
        assert f" {line.removesuffix('…')}" in f" {text}"
        assert text.removeprefix(line.removesuffix("…"))[0] in " ,"
    (whole,) = fitted("Noninterventionalism", (28,), 100, 1).lines
    assert whole.endswith("…")


@given(st.text(max_size=400))
def test_a_description_is_one_short_line(text: str) -> None:
    found = shortened(text)
    assert len(found) <= 201
    assert found == " ".join(found.split())


def test_every_pair_of_scripts_stands_in_one_line() -> None:
    for one, other in product(("Hacıyev", "Гаджиев", "حاجیئف"), repeat=2):
        assert fitted(f"{one} {other}", (44,), 1072, 1).whole


def test_a_line_closes_what_it_sets_apart_and_the_next_opens_it_again() -> None:
    text = "for \u2068a name that is so long that it runs over several lines\u2069 of a card"
    lines = fitted(text, (28,), 260, 9).lines
    assert len(lines) > 2
    for line in lines:
        assert (
            line.count("\u2068") == line.count("\u2069") == ("a name" in line or "\u2068" in line)
        )


def test_latin_letters_beside_arabic_ones_are_drawn_singly() -> None:
    beside = isolated("an official: غرامة", rtl=True)
    assert "ff" not in beside
    assert beside.replace("\u200c", "") == "\u2067an official: غرامة\u2069"
    assert isolated("an official", rtl=True) == isolated("an official", rtl=False) == "an official"
