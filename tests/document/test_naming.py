"""What somebody is called in a language."""

import pytest

from app.document.naming import called, every_name, name_in, names_of
from app.document.others import Name, Person
from app.document.writing import plain


def person(*forms: Name, **fields: str) -> Person:
    return Person(slug="aslan-gurbanov", name="Aslan Gurbanov", names=forms, **fields)


AZ = Name(text="Aslan Qurbanov", lang="az")
RU = Name(text="Аслан Гурбанов", lang="ru", script="Cyrl")


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("az", "Aslan Qurbanov"),
        ("az-AZ", "Aslan Qurbanov"),
        ("ru", "Аслан Гурбанов"),
        ("en", "Aslan Gurbanov"),
        ("ar", "Aslan Gurbanov"),
        ("", "Aslan Gurbanov"),
    ],
)
def test_a_form_of_the_reader_s_language_is_what_they_are_called(lang: str, name: str) -> None:
    assert called(person(AZ, RU), lang) == name


@pytest.mark.parametrize(
    "form",
    [
        Name(text="Aslanbey", lang="az", hedge="probably"),
        Name(text="aslan_77", lang="az", kind="online"),
        Name(text="A. Q.", lang="az", kind="initials"),
        Name(text="Аслан Гурбанов", lang="az", script="Cyrl"),
        Name(text="Aslan Qurban"),
    ],
)
def test_a_form_that_is_no_name_to_be_called_by_is_left_alone(form: Name) -> None:
    assert called(person(form), "az") == "Aslan Gurbanov"
    assert called(person(form, AZ), "az") == "Aslan Qurbanov"


def test_the_first_form_of_a_language_is_the_one() -> None:
    assert called(person(AZ, Name(text="Aslan Gurban", lang="az")), "az") == "Aslan Qurbanov"


def test_in_the_language_of_the_document_the_name_is_the_one_it_was_given() -> None:
    assert called(person(AZ, lang="az"), "az") == "Aslan Gurbanov"


def test_a_list_keeps_no_more_than_the_name_where_there_is_no_other() -> None:
    assert every_name(person()) == "Aslan Gurbanov"
    assert every_name(person(Name(text="Aslan", kind="press"))) == "Aslan Gurbanov"
    assert name_in("Aslan Gurbanov", "az") == "Aslan Gurbanov"


def test_a_document_as_json_says_the_same() -> None:
    whole = person(AZ, RU, Name(text="Aslanbey", lang="ar", hedge="probably"))
    assert names_of(plain(whole)) == every_name(whole)
