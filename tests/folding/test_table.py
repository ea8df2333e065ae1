from itertools import product
from typing import Any

import pytest

from app.folding import Why, contains_folded, fold, keys, match, tokens
from tests.folding.tables import SPELLINGS, TABLE, plain

PAIRS = TABLE["pairs"]
FOLDED = [pair for pair in PAIRS if pair["works_with"] == "fold"]
ALIASED = [pair for pair in PAIRS if pair["works_with"] == "alias"]


@pytest.mark.parametrize("pair", FOLDED, ids=lambda pair: pair["en"])
def test_the_spellings_of_a_name_find_each_other(pair: dict[str, str]) -> None:
    for query, name in product(SPELLINGS, repeat=2):
        found = match(pair[query], pair[name])
        assert found is not None, (query, name)
        capitals = [pair[lang].replace("İ", "I") for lang in (query, name)]
        assert found.same_letters == (capitals[0] == capitals[1])


@pytest.mark.parametrize("pair", FOLDED, ids=lambda pair: pair["en"])
def test_one_word_of_a_name_finds_it_in_every_spelling(pair: dict[str, str]) -> None:
    for query, name in product(SPELLINGS, repeat=2):
        for word in tokens(pair[query]):
            assert match(word, pair[name]), (word, pair[name])


@pytest.mark.parametrize("pair", ALIASED, ids=lambda pair: pair["en"])
def test_a_spelling_no_rule_explains_needs_a_stored_alias(pair: dict[str, str]) -> None:
    assert match(pair["ru"], pair["az"]) is None
    found = match(pair["ru"], pair["az"], aliases=(pair["ru"],))
    assert found is not None
    assert Why.ALIAS in found.meetings[0].why
    assert found.meetings[0].alias == pair["ru"]


@pytest.mark.parametrize("row", TABLE["extra_match_tests"], ids=lambda row: row["query"])
def test_a_search_finds_the_name_or_does_not(row: dict[str, Any]) -> None:
    assert (match(row["query"], row["name"]) is not None) == row["match"]


@pytest.mark.parametrize("row", TABLE["coded"], ids=plain)
def test_a_coded_word_finds_the_plain_one_and_says_why(row: dict[str, str]) -> None:
    why = {
        "symbol for letter": Why.CODED,
        "digit for letter + name folding": Why.CODED,
        "separators between single letters": Why.SPACED,
        "Cyrillic look-alikes А,е in a Latin word (mixed-script token)": Why.LOOK_ALIKE,
        "zero-width characters": Why.INVISIBLE,
    }[row["rule"]]
    for query, name in ((row["written"], plain(row)), (plain(row), row["written"])):
        found = match(query, name)
        assert found is not None
        assert why in found.meetings[0].why
        assert contains_folded(f"wrote {row['written']}.", plain(row))


@pytest.mark.parametrize(
    ("written", "word"),
    [("🇵🇸", "Palestine"), ("🔻", "red triangle"), ("ⓛⓐ ©ⓐⓟⓐ ⓖⓘⓡⓐ", "la capa gira")],
)
def test_emoji_and_styled_letters_are_read_as_words(written: str, word: str) -> None:
    assert written in [row["written"] for row in TABLE["emoji_and_styled"]]
    assert match(written, word)
    assert match(word, written)


def test_numbers_are_never_read_as_letters() -> None:
    row_388, _, row_2023 = TABLE["negative"]
    for row in (row_388, row_2023):
        assert keys(row["written"]) == {row["written"]}
        assert fold(row["written"]) == row["written"]
        assert match(row["must_not_become"], row["written"]) is None
        assert match(row["written"], row["must_not_become"]) is None


def test_an_organisation_is_found_by_its_own_spelling() -> None:
    row = TABLE["negative"][1]
    found = match(row["written"], "NIDA")
    assert found is not None
    assert found.meetings[0].why == (Why.OWN,)
    assert match("NIDA movement", f"{row['written']} movement")


def test_a_symbol_before_a_number_is_not_a_letter() -> None:
    assert match("$500", "s500") is None
    assert match("$500", "500")
    assert match("Pale$tine", "Palestine")
