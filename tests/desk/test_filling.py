"""A form of a fact shows everything, and what nobody touched in it keeps its value to the byte."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from app.cases.working.fields import entries, keyed_lists
from app.content import front_matter
from app.desk.entering import boxes
from app.desk.entering.described import Field, fields_of, model_of
from app.desk.entering.filling import texts_of, values_of
from app.desk.entering.kinds import ADDITIONS, ARTICLES, form_about, form_for
from app.document.case import Case
from app.document.reading import read
from app.document.values import Model
from app.document.writing import plain
from tests.strategies import generate_case

LAW = sorted((Path(__file__).parents[2] / "content" / "law").glob("*.md"))
CASES = sorted((Path(__file__).parents[2] / "content" / "cases").glob("*.yaml"))


def _facts(case: Case) -> list[tuple[str, dict[str, Any]]]:
    fields = plain(case)
    return [(name, each) for name in keyed_lists(Case) for each in entries(fields, name)]


def _shipped() -> list[tuple[str, dict[str, Any]]]:
    documents = [each for path in CASES for _, each in read(path.read_text())[0]]
    return [fact for each in documents if isinstance(each, Case) for fact in _facts(each)]


def _as_browsers_send(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [each.replace("\n", "\r\n") for each in found] for name, found in texts.items()}


def test_every_shipped_fact_comes_back_from_its_form_as_it_was() -> None:
    shipped = _shipped()
    assert len(shipped) > 200
    for listed, fact in shipped:
        form = form_for(listed).fields
        assert values_of(form, _as_browsers_send(texts_of(form, fact)), fact) == fact


def test_every_shipped_article_comes_back_from_its_forms_as_it_was() -> None:
    heads = [front_matter(path.read_text())[0] for path in LAW]
    articles = [each for head in heads for _, each in read(head)[0]]
    assert len(articles) > 10
    for article in map(plain, articles):
        form = form_about(ARTICLES).fields
        assert values_of(form, _as_browsers_send(texts_of(form, article)), article) == article
        for listed in ("versions", "facts", "sources"):
            form = form_for(listed, of=ARTICLES).fields
            for fact in entries(article, listed):
                assert values_of(form, _as_browsers_send(texts_of(form, fact)), fact) == fact


@settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(generate_case())
def test_every_fact_comes_back_from_its_form_as_it_was(case: Case) -> None:
    for listed, fact in _facts(case):
        form = form_for(listed).fields
        assert values_of(form, _as_browsers_send(texts_of(form, fact)), fact) == fact
    own = form_about().fields
    assert values_of(own, texts_of(own, plain(case)), plain(case)) == plain(case)


def test_most_shipped_facts_can_be_typed_anew_from_what_their_forms_show() -> None:
    shipped = _shipped()
    again = []
    for listed, fact in shipped:
        form = form_for(listed).fields
        typed = values_of(form, texts_of(form, fact), {"id": fact["id"]}, said_of=form)
        own = {
            "speechwatch": "case/1",
            "slug": "a-case",
            "title": "A",
            "parties": [],
            listed: [fact],
        }
        anew = {**own, listed: [typed]}
        if plain(Case.model_validate(own)) == plain(Case.model_validate(anew)):
            again.append(fact)
    assert len(again) > 0.9 * len(shipped)


def test_every_field_of_every_kind_of_fact_is_in_its_form() -> None:
    for addition in ADDITIONS.values():
        asked = {each.name for each in form_for(addition.listed).fields}
        assert asked == set(model_of(addition.listed).model_fields) - {"id"}
    assert {each.listed for each in ADDITIONS.values()} == {*keyed_lists(Case), "related"}


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("term", "1 month 10 days", "P1M10D"),
        ("term", "for ever", "for ever"),
        ("money", "500 azn", "500 AZN"),
        ("money", "1 500,50 AZN", "1500.50 AZN"),
        ("money", "much", "much"),
        ("count", "2–3", {"min": 2, "max": 3}),
        ("count", "at least 6", {"min": 6}),
        ("count", "about 15", {"about": 15}),
        ("count", "15", 15),
        ("number", "17", 17),
        ("number", "9" * 30, "9" * 30),
        ("truth", "no", False),
        ("truth or term", "2 years", "P2Y"),
        ("truth or term", "yes", True),
        ("article", "388-1 CAO", "CAO:388-1"),
        ("article", "some article", "some article"),
        ("lines", "one\ntwo\n", ["one", "two"]),
        ("line", "  ", None),
    ],
)
def test_what_is_typed_becomes_a_value_or_stays_as_it_was_typed(
    kind: Any, typed: str, value: object
) -> None:
    assert boxes.read(Field("field", kind), {"": [typed]}, None) == value


@pytest.mark.parametrize(
    ("text", "year", "how", "value"),
    [
        ("22 June", "", "", {"edtf": "XXXX-06-22", "as_written": "22 June"}),
        (
            "22 June",
            "2023",
            "external",
            {"edtf": "2023-06-22?", "year": "external", "as_written": "22 June"},
        ),
        ("2023-06-22", "", "", "2023-06-22"),
        ("April 2021", "", "", {"edtf": "2021-04", "as_written": "April 2021"}),
        ("the day of the fair", "", "", "the day of the fair"),
        ("the day of the fair", "2023", "", "the day of the fair 2023"),
        ("", "", "", None),
    ],
)
def test_a_date_is_read_with_the_year_that_is_given_beside_it(
    text: str, year: str, how: str, value: object
) -> None:
    day = Field("taken", "date")
    typed = {"": [text], ".year": [year], ".how": [how], ".time": [""], ".from": [""]}
    found = boxes.read(day, typed, None)
    assert found == value
    assert (
        values_of([day], texts_of([day], {"taken": found}), {"taken": found}).get("taken") == value
    )


@pytest.mark.parametrize("part", [model_of(name) for name in keyed_lists(Case)])
def test_every_kind_of_field_is_known(part: type[Model]) -> None:
    known = {each.name: each.kind for each in fields_of(part)}
    assert known.get("of", "facts") == "facts"
    assert {known[name] for name in ("date", "taken", "published") if name in known} <= {"date"}
