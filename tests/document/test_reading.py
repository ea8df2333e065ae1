"""What a monitor reads when a file is wrong: every problem, its line, what was expected."""

import json
import re
from collections.abc import Iterator

import pytest

from app.document.case import Case
from app.document.checks import problems
from app.document.raw import Problem
from app.document.reading import KINDS, parse, read
from app.document.values import FORMS
from app.document.writing import canonical, to_yaml

SHORT = """\
speechwatch: case/1
slug: taken-over-a-post
title: Taken over a post
source: paper
parties:
  - {id: writer, name: A. Writer, identification: pseudonym, age: 35}
charges:
  - {label: resisting police, citation: 535.1, basis: pretext}
detentions:
  - id: custody
    kind: police custody
    taken: 2023-02-21
    term: 1 month 10 days
sources:
  - {id: paper, outlet: A Paper, reference: no}
"""


def only(text: str) -> Case:
    found, wrong = read(text)
    assert wrong == []
    document = found[0][1]
    assert isinstance(document, Case)
    return document


def wrong_in(text: str) -> list[Problem]:
    found, wrong = read(text, "f.yaml")
    return wrong + [each for raw, document in found for each in problems(raw, document)]


def test_every_scalar_is_read_as_text_and_typed_by_the_schema() -> None:
    case = only(SHORT)
    assert case.charges[0].citation == "535.1"
    assert case.sources[0].reference == "no"
    assert case.parties[0].age == 35
    assert case.detentions[0].term == "P1M10D"


def test_a_correct_document_has_no_problem() -> None:
    assert wrong_in(SHORT) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "field", "expected"),
    [
        ("kind: police custody", "kind: jail", 11, "detentions.0.kind", "one of these words"),
        ("taken: 2023-02-21", "taken: 2023-02-30", 12, "detentions.0.taken", "28 days"),
        ("term: 1 month 10 days", "term: soon", 13, "detentions.0.term", "30 days"),
        ("title: Taken over a post", "titel: x", 3, "titel", "did you mean title"),
        ("title: Taken over a post\n", "", 1, "title", "required"),
        ("age: 35", "age: ''", 6, "parties.0.age", "leave out what is not known"),
        ("slug: taken-over-a-post", "slug: Taken", 2, "slug", "such as two-words"),
        ("id: custody", "id: writer", 10, "detentions.0.id", "an id is used once"),
        ("source: paper\n", "source: letter\n", 4, "source", "no source has the id letter"),
        (
            "kind: police custody",
            "kind: police custody\n    of: nobody",
            12,
            "detentions.0.of",
            "parties",
        ),
        ("title: Taken", "slug: again\ntitle: Taken", 3, "slug", "written twice"),
    ],
)
def test_a_problem_names_file_line_field_value_and_what_was_expected(
    before: str, after: str, line: int, field: str, expected: str
) -> None:
    assert before in SHORT
    found = wrong_in(SHORT.replace(before, after, 1))
    assert (found[-1].file, found[-1].line, found[-1].field) == ("f.yaml", line, field)
    assert expected in found[-1].expected


def test_a_provision_without_the_words_of_the_source_is_refused() -> None:
    found = wrong_in(SHORT.replace("citation: 535.1, ", "provision: CAO:535.1, "))
    assert [each.field for each in found] == ["charges.0.provision"]
    assert "citation as the source wrote it" in found[0].expected


def test_every_problem_of_a_file_comes_at_once() -> None:
    broken = (
        SHORT.replace("police custody", "jail").replace("2023-02-21", "May").replace("35", "old")
    )
    second = SHORT.replace("kind: police custody", "kind: nowhere")
    assert [each.line for each in wrong_in(broken + "---\n" + second)] == [6, 11, 12, 27]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("speechwatch: case/1\nslug: &a x1\n", "anchors"),
        ("speechwatch: case/1\nslug: !!str x1\n", "tag"),
        ("speechwatch: case/1\nslug: [", "YAML"),
        ("just words", "a map of fields"),
        ("speechwatch: novel/1", "the kind of document"),
        ('{"speechwatch": "case/1", "slug": null}', "leave out what is not known"),
        ('{"speechwatch": "case/1", "speechwatch": "case/1"}', "written twice"),
        ('{"speechwatch": ', "not JSON"),
        ("[" * 5000, "not JSON"),
        ("a: " + "[" * 500, ""),
        ("a: \x00", "not"),
    ],
)
def test_what_two_readers_could_understand_differently_is_refused(text: str, expected: str) -> None:
    found, wrong = read(text)
    assert found == []
    assert any(expected in each.expected for each in wrong)


@pytest.mark.parametrize("sign", ["\x07", "\u202e", "\ud800", "\ufffe"])
def test_control_characters_are_refused_in_any_text(sign: str) -> None:
    text = json.dumps({**json.loads(canonical(only(SHORT))), "title": f"Taken {sign}"})
    wrong = wrong_in(text)
    assert [each.field for each in wrong] == ["title"]
    assert "U+" in wrong[0].expected


def test_an_address_that_is_not_of_the_web_is_refused() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", 'https://a.example/"><script>'):
        text = SHORT.replace("reference: no", f"url: '{url}'")
        assert [each.field for each in wrong_in(text)] == ["sources.0.url"]


def test_json_and_yaml_are_two_spellings_of_one_document() -> None:
    case = only(SHORT)
    assert only(canonical(case).decode()) == case
    assert only(to_yaml(case)) == case
    assert parse(canonical(case)) == case


def test_a_claim_must_fit_the_field_it_speaks_of() -> None:
    claimed = SHORT.replace(
        "    term: 1 month 10 days\n",
        "    claims:\n      - {says: {taken: 2023-02-31}}\n      - {says: {taste: sweet}}\n",
    )
    assert [(each.line, each.field) for each in wrong_in(claimed)] == [
        (14, "detentions.0.claims.0.says.taken"),
        (15, "detentions.0.claims.1.says"),
    ]


def test_a_case_of_several_subjects_says_whose_fact_each_is() -> None:
    two = SHORT.replace("parties:\n", "parties:\n  - {id: singer, name: B. Singer}\n")
    assert [each.field for each in wrong_in(two)] == ["charges.0.of", "detentions.0.of"]


def test_a_detention_cannot_end_before_it_begins() -> None:
    ended = SHORT.replace("    term: 1 month 10 days", "    ended: 2023-02-20")
    assert [each.field for each in wrong_in(ended)] == ["detentions.0.ended"]


def test_a_decision_that_leads_back_to_itself_is_refused() -> None:
    circle = SHORT + (
        "decisions:\n"
        "  - {id: a, instance: appeal, reviews: b}\n"
        "  - {id: b, instance: first, reviews: a}\n"
    )
    assert {each.expected for each in wrong_in(circle)} == {
        "a leads back to itself",
        "b leads back to itself",
    }


def test_a_tie_without_a_speaker_is_refused() -> None:
    tied = SHORT + "ties:\n  - {id: tie, level: explicit}\n"
    assert [each.field for each in wrong_in(tied)] == ["ties.0.said_by"]
    assert wrong_in(tied.replace("explicit}", "explicit, said_by: court}")) == []


def test_every_word_of_a_closed_list_is_told_as_it_stands() -> None:
    (found,) = wrong_in(SHORT.replace("kind: police custody", "kind: jail"))
    assert "'immigration or extradition custody'" in found.expected
    assert found.expected.endswith("'military custody', 'abduction by unknown persons'")


def patterns_of(schema: object) -> Iterator[str]:
    """Every pattern in a JSON Schema."""
    for value in schema.values() if isinstance(schema, dict) else ():
        yield from patterns_of(value)
    for each in schema if isinstance(schema, list) else ():
        yield from patterns_of(each)
    if isinstance(schema, dict) and isinstance(schema.get("pattern"), str):
        yield schema["pattern"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_have_a_pattern_is_asked_for_in_words(kind: str) -> None:
    found = set(patterns_of(KINDS[kind].model_json_schema()))
    assert found
    for pattern in found:
        assert not re.search(r"[\\^$\[\]{}|*+?]", FORMS[pattern]), pattern


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("slug: taken-over-a-post", "slug: '?[x'"),
        ("id: custody", "id: '?[x'"),
        ("title: Taken", "lang: '?[x'\ntitle: Taken"),
        ("title: Taken", "id: '?[x'\ntitle: Taken"),
        ("kind: police custody", "kind: police custody\n    claims: [{says: {term: '?[x'}}]"),
        ("kind: police custody", "kind: police custody\n    claims: [{says: {id: '?[x'}}]"),
    ],
)
def test_no_import_is_refused_with_a_pattern(before: str, after: str) -> None:
    assert before in SHORT
    found = [each.expected for each in wrong_in(SHORT.replace(before, after, 1))]
    assert found
    assert [each for each in found if any(pattern in each for pattern in FORMS)] == []
    assert [each for each in found if "should match" in each] == []
