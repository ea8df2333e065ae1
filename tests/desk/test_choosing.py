"""Forms in words: other cases chosen by name, languages by theirs, a text in a second language."""

from tests.desk.newsroom import Newsroom
from tests.desk.test_entering import begins, fields, types, without_cases
from tests.desk.test_fact_forms import adds

__all__ = ["without_cases"]


def test_another_case_is_named_by_a_word_of_its_title(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    other, case_id = begins(editor, "Rasul Cəfərov"), begins(editor)
    text = adds(editor, case_id, "related", case__like="no such name", how="the same matter")
    assert editor.page.status_code == 422
    assert "nothing of this name" in text
    adds(editor, case_id, "related", case__like="Расул", how="the same matter")
    (related,) = fields(newsroom, case_id)["related"]
    assert related == {"case": fields(newsroom, other)["slug"], "how": "the same matter"}
    assert "Rasul Cəfərov" in editor.page.text
    way = f"/desk/cases/{case_id}/change/related/1"
    assert "Rasul Cəfərov" in editor.open(way).text
    types(editor, way, do="out")
    assert "related" not in fields(newsroom, case_id)


def test_of_several_cases_of_a_name_one_is_chosen(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor, "Rasul Cəfərov")
    others = [begins(editor, f"Elvin {each}", same="new") for each in ("Quliyev", "Mustafayev")]
    text = adds(editor, case_id, "related", case__like="Elvin", how="the same matter")
    slugs = [fields(newsroom, each)["slug"] for each in others]
    assert editor.page.status_code == 422
    assert all(f'type="radio" name="case" value="{slug}"' in text for slug in slugs)
    way = f"/desk/cases/{case_id}/add/related"
    types(editor, way, case__like="Elvin", case=slugs[1], how="the same matter")
    assert fields(newsroom, case_id)["related"][0]["case"] == slugs[1]


def test_a_text_is_said_in_another_language_beside_the_first(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    way = f"/desk/cases/{case_id}/about"
    editor.open(way)
    types(
        editor,
        way,
        title="Held over a poem",
        title__more="Şeirə görə",
        **{"title__more-lang": "en az"},
    )
    assert fields(newsroom, case_id)["title"] == {"en": "Held over a poem", "az": "Şeirə görə"}
    text = editor.open(way).text
    assert 'name="title.az"' in text
    assert 'name="title.more"' not in text


def test_a_language_is_typed_by_its_name(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    adds(editor, case_id, "post", gist="About water", lang="azerbaijani")
    assert fields(newsroom, case_id)["posts"][0]["lang"] == "az"
