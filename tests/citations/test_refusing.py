"""What is no citation of ours: other countries' codes, quantities, dates, laws, lone numbers."""

import pytest

from app.citations import understand


@pytest.mark.parametrize(
    "text",
    [
        "КоАП РФ 20.3.3",
        "ч. 1 ст. 20.3.3 КоАП РФ",
        "ст. 280 УК РФ",
        "УК России, статья 207.3",
        "КУпАП 173",
        "Article 147 of the Criminal Code of the Russian Federation",
        "Russian Criminal Code 207",
        "Rusiya Federasiyasının Cinayət Məcəlləsinin 207-ci maddəsi",
        "Criminal Code of Ukraine, Article 161",
        "Article 5 of the Criminal Code of Ruritania",
    ],
)
def test_the_codes_of_other_countries_are_rejected(text: str) -> None:
    assert understand(text) == ()
    assert understand(text, default_code="CC") == ()


@pytest.mark.parametrize(
    "text",
    ["460-IQ", "906-IQ", "96-VQ", "CAO 27-VIQD", "Law No. 707-VQD of 31 May 2017", "CC, 707-VQD"],
)
def test_the_number_of_a_law_is_never_an_article(text: str) -> None:
    assert understand(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "CAO, 30 days",
        "İXM 30 gün",
        "КоАП 30 суток",
        "CAO 500 manat",
        "$500 CAO",
        "CAO 17 March",
        "CAO 2023-06-22",
        "CAO 29.05.2023",
        "CC 20:30",
        "CAO 3(055)-361/2023",
        "he is 148 cm tall",
        "CAO 0535",
        "CAO 5355",
        "CAO 535a",
        "CAO",
        "hello",
        "",
    ],
)
def test_quantities_days_and_other_numbers_are_no_articles(text: str) -> None:
    assert understand(text) == ()


@pytest.mark.parametrize("text", ["234.4.3", "Article 535", "535, 510", "388¹"])
def test_a_number_without_a_code_is_read_only_with_a_default_code(text: str) -> None:
    assert understand(text) == ()
    assert {each.code for each in understand(text, default_code="CAO")} == {"CAO"}


def test_a_default_code_makes_no_articles_of_other_numbers_in_a_sentence() -> None:
    assert understand("12 were taken on 3 roads", default_code="CAO") == ()


def test_535_never_becomes_535_1() -> None:
    assert [each.path for each in understand("Article 535 CAO")] == ["535"]


def test_an_inserted_article_misprinted_with_a_dot_is_known_only_in_its_own_code() -> None:
    assert [(e.key, e.flags) for e in understand("388.1 CAO")] == [
        ("CAO:388-1", ("alias of 388.1",))
    ]
    assert [(e.key, e.flags) for e in understand("388.1 CC")] == [("CC:388.1", ())]
    assert [e.key for e in understand("CAO@2000 388.1")] == ["CAO@2000:388.1"]


@pytest.mark.parametrize(
    "text",
    [
        "CAO@2000:310.1",
        "CAO@2000 310.1",
        "Article 310.1 of the Code of Administrative Offences (2000)",
        "Code of Administrative Offences of 11 July 2000, Article 310.1",
        "2000-ci il İnzibati Xətalar Məcəlləsinin 310.1-ci maddəsi",
        "КоАП 2000 ст. 310.1",
    ],
)
def test_an_edition_is_part_of_the_code(text: str) -> None:
    assert [each.key for each in understand(text)] == ["CAO@2000:310.1"]


def test_an_edition_we_do_not_know_is_not_guessed() -> None:
    assert understand("CAO@1984 310.1") == ()
    assert understand("Code of Administrative Offences (1984), article 310.1") == ()
    assert [each.key for each in understand("CAO@2015 535")] == ["CAO:535"]
