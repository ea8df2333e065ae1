import pytest

from app.folding import Why, match

ONE_NAME = """
Hacıyev Haciyev Hajiyev Hadjiyev Hadžijev Гаджиев Гаджыев Һаҹыјев Gadzhiev Gadjiev Gadschijew
Məmmədov Mammadov Mamedov Memmedov Mamedow Mamedoff Мамедов Маммадов Мәммәдов Мəммəдов
Hüseynov Huseynov Huseinov Hüseyinov Husseinov Guseynov Гусейнов Хусейнов Һүсејнов
Əliyev Aliyev Aliev Alijew Алиев Әлијев Əl1yev
Qasımov Gasimov Kasimov Kasımov Касымов Гасымов Gasymov
Qurbanov Gurbanov Kurbanov Курбанов Гурбанов Ғурбанов
Sadıqov Sadigov Sadykov Садыков Садыгов
Cəfərzadə Jafarzade Jafarzadeh Cafarzade Джафарзаде Ҹәфәрзадә
Cəfərov Jafarov Djafarov Dschafarow Cafarov Джафаров
İsmayıl ISMAYIL Ismayil Ismail Исмаил Исмайыл İSMAYIL
Şahin Shahin Sahin Schachin Шахин Шаһин ŞAHİN
Çingiz Chingiz Cingiz Чингиз
Faiq Faig Faik Фаик Фаиг
Namazlı Namazli Namazly Намазлы
Muxtarlı Mukhtarli Мухтарлы
Gülnarə Gulnara Gulnare Guelnara Gyulnara Гюльнара
Ülvi Ü'lvi Ulvi Ульви
Abdulla Abdullah Абдулла
Oğlu Oglu Ogly Oghlu Оглы Оглу
Qızı Gizi Kızı Kyzy Кызы Гызы
Müller Mueller Muller
""".strip().splitlines()

APART = """
Hacıyev Aliyev|Məmmədov Mahmudov|Zibeydə Zubeida|İbrahimov İbrahimli|Məmmədov Məmmədova
Qabil Habil|Əliyev Vəliyev|Ələsgər Алескер|Kərimov Rəhimov|Həsənov Hüseynov|Səadət Sədat
Elçin Elşən|Nazim Nizam|Şakir Zakir|Sabir Sahib|Orxan Orhun|Əhməd Məhəmməd|Ali Alim
Rəşid Rəşad|Vaqif Vahid|Kamil Cəmil|Kərimov Qərimov|Salamov Səlimov|Fərid Fərhad|NDA N!DA
""".strip().replace("\n", "|")


@pytest.mark.parametrize("line", ONE_NAME, ids=lambda line: line.split()[0])
def test_every_spelling_of_a_name_meets_the_azerbaijani_one(line: str) -> None:
    first, *others = line.split()
    for other in others:
        assert match(other, first), (other, first)
        assert match(first, other), (first, other)


@pytest.mark.parametrize("pair", APART.split("|"))
def test_two_names_stay_two(pair: str) -> None:
    one, other = pair.split()
    assert match(one, other) is None
    assert match(other, one) is None


@pytest.mark.parametrize(
    ("query", "name", "why"),
    [
        ("Elvin", "elvin", (Why.SAME,)),
        ("Haciyev", "Гаджиев", (Why.CYRILLIC, Why.J_C, Why.G_OR_H)),
        ("Тофиг", "Tofiq", (Why.CYRILLIC,)),
        ("Тофик", "Tofiq", (Why.CYRILLIC, Why.K_FOR_Q)),
        ("Sevinj", "Sevinc", (Why.J_C,)),
        ("Elcin", "Elçin", (Why.CH, Why.C_FOR_CH)),
        ("Sahin", "Şahin", (Why.S_FOR_SH,)),
        ("Mamedov", "Məmmədov", (Why.A_E, Why.DOUBLE)),
        ("Namazly", "Namazlı", (Why.I_Y,)),
        ("Qasimzadeh", "Qasimzade", (Why.ZADE,)),
        ("Gasanov", "Həsənov", (Why.G_FOR_H, Why.A_E)),
        ("Ulvi", "Ül'vi", (Why.ACCENT, Why.APOSTROPHE)),
        ("Əliyev'in", "Əliyev", (Why.STEM,)),
        ("Vaqifqızı", "Vaqif qızı", (Why.JOINED,)),
        ("Αliyev", "Aliyev", (Why.LOOK_ALIKE,)),
        ("Ｅlvin", "Elvin", (Why.STYLED,)),
        ("٢٠٢٣", "2023", (Why.SAME,)),
        ("أحمد", "احمد", (Why.ARABIC,)),
        ("小明", "王小明", (Why.PART,)),
    ],
)
def test_the_reason_names_what_differs_and_nothing_else(
    query: str, name: str, why: tuple[Why, ...]
) -> None:
    found = match(query, name)
    assert found is not None
    assert found.meetings[0].why == why


def test_a_sentence_names_each_word_and_its_reason() -> None:
    found = match("Haciyev Shahin", "Шахин Гаджиев")
    assert found is not None
    assert found.sentence == (
        "“Haciyev” finds “Гаджиев”: Cyrillic spelling, j, c, zh and дж are one letter, "
        "Cyrillic г stands for g and for h; “Shahin” finds “Шахин”: Cyrillic spelling."
    )


def test_every_word_of_a_query_must_be_met_but_not_every_word_of_the_name() -> None:
    assert match("Mustafayev", "Elvin Mustafayev")
    assert match("Elvin Abbasov", "Elvin Mustafayev") is None
    assert match("", "Elvin") is None
    assert match("!?", "Elvin") is None


def test_initials_are_found_however_they_are_set_and_never_guessed() -> None:
    for query in ("K.M.", "K. M.", "KM", "k.m."):
        assert match(query, "K.M."), query
    assert match("K.M.", "Kamal Mammadov") is None
    assert match("K. Mammadov", "Kamal Mammadov") is None
    assert match("M. Ə. Rəsulzadə", "Rəsulzadə M.Ə.")


def test_a_patronymic_may_be_one_word_or_two() -> None:
    for query in ("Vagif gizi", "Vagifgizi", "Вагиф кызы", "Вагифгызы"):
        assert match(query, "Sevinc Vaqif qızı"), query
        assert match(query, "Sevinc Vaqifqızı"), query
    assert match("Cəfər-zadə", "Cəfərzadə")


def test_a_search_may_mix_a_name_and_its_aliases() -> None:
    found = match("Алескер Mammadli", "Ələsgər Məmmədli", ["Алескер"])
    assert found is not None
    assert [meeting.alias for meeting in found.meetings] == ["Алескер", None]


def test_a_provision_stays_exact() -> None:
    assert match("388¹", "388-1")
    assert match("388", "388-1") is None
    assert match("535", "535.1") is None
    assert match("İXM 388-1", "İXM 388-1.1") is None


def test_scripts_without_rules_pass_as_written() -> None:
    for name in ("محمد القدسي", "יוסי כהן", "李小明", "สมชาย", "გიორგი", "Հրանտ"):
        assert match(name, name)
    assert match("عبداللّٰه", "عبدالله")
    assert match("שָׁלוֹם", "שלום")
    assert match("Đặng Văn", "Dang Van")
