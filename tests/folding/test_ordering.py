"""Names in the order of a language's alphabet, and the letters they stand under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.folding import ordering

_AZERBAIJANI = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVWYZ"


def test_azerbaijani_letters_stand_where_their_alphabet_has_them() -> None:
    names = [f"{letter}arifov" for letter in _AZERBAIJANI]
    mixed = names[1::2] + names[::2]
    assert sorted(mixed, key=lambda name: ordering.order_key(name, "az")) == names


def test_small_letters_and_large_ones_are_one() -> None:
    assert ordering.order_key("ƏLI İsa", "az") == ordering.order_key("Əlı isa", "az")


def test_where_an_alphabet_has_no_such_letter_it_stands_with_its_bare_form() -> None:
    names = ["Elchin", "Əli", "Emin", "Élodie", "Zaur", "Çingiz"]
    assert sorted(names, key=lambda name: ordering.order_key(name, "")) == [
        "Çingiz", "Elchin", "Əli", "Élodie", "Emin", "Zaur",
    ]  # fmt: skip


def test_the_shorter_name_comes_first_and_signs_do_not_count() -> None:
    names = ["Ali", "Ali Bey", "Alibey", "K.M.", "K-Z"]
    mixed = names[1::2] + names[::2]
    assert sorted(mixed, key=lambda name: ordering.order_key(name, "")) == names


@pytest.mark.parametrize(
    ("name", "azerbaijani", "plain"),
    [
        ("Əli Məmmədov", "Ə", "E"),
        ("Çingiz", "Ç", "C"),
        ("İlham", "İ", "I"),
        ("Ibrahim", "I", "I"),
        ("“Xural” newspaper", "X", "X"),
        ("Élan", "E", "E"),
        ("Владимир", "В", "В"),
        ("ﬁkrət", "F", "F"),
        ("3ali", "#", "#"),
        ("…", "#", "#"),
    ],
)
def test_a_name_stands_under_its_first_letter(name: str, azerbaijani: str, plain: str) -> None:
    assert (ordering.initial(name, "az"), ordering.initial(name, "")) == (azerbaijani, plain)


def test_initials_come_in_the_order_of_the_alphabet_and_signs_last() -> None:
    assert ordering.in_order(["#", "Z", "X", "Ə", "I", "A", "İ", "E", "H", "В"], "az") == (
        "A", "E", "Ə", "H", "X", "I", "İ", "Z", "В", "#",
    )  # fmt: skip


def test_a_language_without_letters_of_its_own_sorts_plainly() -> None:
    assert [ordering.alphabet_of(each) for each in ("az", "az-Latn", "en", "ar", "zz")] == [
        "az", "az", "", "", "",
    ]  # fmt: skip


@given(st.text(max_size=30), st.sampled_from(sorted(ordering.ALPHABETS)))
def test_every_name_has_a_place_and_one_initial_that_can_be_printed(
    name: str, alphabet: str
) -> None:
    assert ordering.order_key(name, alphabet) == ordering.order_key(name, alphabet)
    letter = ordering.initial(name, alphabet)
    assert letter.strip()
    assert ordering.in_order([letter], alphabet) == (letter,)
