import pytest

from app.folding import contains_folded

NAME = "Elvin Mustafayev"


@pytest.mark.parametrize(
    "text",
    [
        "Elvin Mustafayev was held", "Mustafayev, Elvin", "ELVIN MUSTAFAYEV",
        "elvin-mustafayev-soyudlu", "/cases/mustafayev_elvin", "elvin.mustafayev@mail.example",
        "https://x.com/elvinmustafayev90", "https://x.com/MustafayevElvin", "@the_elvinmustafayev",
        "https://a.org/Elvin%20Mustafayev", "https://a.org/Elvin%2520Mustafayev",
        "/%D0%AD%D0%BB%D1%8C%D0%B2%D0%B8%D0%BD_%D0%9C%D1%83%D1%81%D1%82%D0%B0%D1%84%D0%B0%D0%B5%D0%B2",
        "Эльвин Мустафаев", "Эльвина Мустафаева задержали", "Елвин Мустафајев",
        "Elvin Rasim oğlu Mustafayevin işi", "Elvin R. Mustafayev", "E. Mustafayev",
        "e-mustafayev-2023", "Mustafayev E.V.", "El**vin** Musta*fayev*", "El\u200bvin Must4fayev",
        "E l v i n M u s t a f a y e v", "Elvin &#77;ustafayev", "ⓔlvin Ｍustafayev",
    ],
)  # fmt: skip
def test_a_full_name_is_found_however_it_is_written(text: str) -> None:
    assert contains_folded(text, NAME)
    assert contains_folded(text, "Mustafayev Elvin Rasim oğlu")


@pytest.mark.parametrize(
    "text",
    [
        "", "Elvin was here", "Mustafayev", "Elvin Abbasov, Rasim Mustafayev",
        "Elvin Abbasov and Rasim Mustafayev", "a Mustafayev relative", "E. M.", "elvin-abbasov",
        "Elvira Mustafina", "Article 388-1",
    ],
)  # fmt: skip
def test_part_of_a_full_name_or_somebody_else_is_not_the_person(text: str) -> None:
    assert not contains_folded(text, NAME)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mustafayevin evi", "Mustafayev"), ("elvinmustafayev", "Mustafayev"),
        ("see @aliyev_1990", "Əliyev"), ("aliyev1990", "Əliyev"), ("Aliyev's house", "Əliyev"),
        ("Алиеву", "Əliyev"), ("Әлијев", "Əliyev"), ("&#65;liyev", "Əliyev"),
        ("Shahin Gadjiev", "Hacıyev"), ("Said was there", "Səid"), ("Əli", "Əli"),
    ],
)  # fmt: skip
def test_a_name_of_one_word_is_found_alone(text: str, name: str) -> None:
    assert contains_folded(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("he said that he can go", "Səid"), ("you can go", "Can"), ("aliases", "Əli"),
        ("Vəliyev", "Əliyev"), ("Mirzəliyev", "Əliyev"), ("a text", ""), ("a text", "!?"),
        ("the can said", "Can Səid Əli"), ("they can not go with Sadiq", "Can Sadıqov"),
    ],
)  # fmt: skip
def test_a_short_common_word_names_nobody(text: str, name: str) -> None:
    assert not contains_folded(text, name)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("elvin.m90 wrote", "@elvin.m90"), ("https://t.me/elvin_m90", "elvin_m90"),
        ("https://t.me/elvin_m90?x=1", "@Elvin_M90"), ("elvinm90", "elvin_m90"),
        ("tofikyagublu", "Tofiq Yaqublu"), ("vagif-gizi-sevinj", "Sevinc Vaqifqızı"),
        ("bakhtiyarhajiyev", "Bəxtiyar Hacıyev"), ("ulviyya-ali", "Ülviyyə Əli"),
    ],
)  # fmt: skip
def test_a_handle_is_found_with_and_without_its_separators(text: str, handle: str) -> None:
    assert contains_folded(text, handle)
