"""The canonical form: what the ledger hashes and what people read in a file."""

import yaml
from jsonschema import Draft202012Validator

from app.document.case import Case
from app.document.others import Tally
from app.document.reading import KINDS, read
from app.document.schema import schema
from app.document.writing import canonical, digest, plain, to_yaml

LONG = "a" * 70


def case(**fields: object) -> Case:
    return Case.model_validate(
        {"slug": "a-case", "title": "A case", "parties": [{"name": "Somebody"}], **fields}
    )


def test_fields_stand_in_schema_order_and_the_tail_of_a_fact_last() -> None:
    text = to_yaml(
        case(
            detentions=[
                {
                    "note": LONG,
                    "kind": "prison",
                    "text": "Held.",
                    "place": LONG,
                    "of": "x",
                    "id": "y",
                }
            ]
        )
    )
    keys = [line.strip(" -").split(":")[0] for line in text.splitlines() if line.startswith("    ")]
    assert keys == ["of", "kind", "place", "text", "note"]


def test_defaults_and_absent_values_are_not_written() -> None:
    text = to_yaml(case(lang="en"))
    assert (
        text == "speechwatch: case/1\nslug: a-case\ntitle: A case\nparties:\n  - {name: Somebody}\n"
    )


def test_a_list_of_one_is_written_without_brackets() -> None:
    assert "tags: print\n" in to_yaml(case(tags=["print"]))
    assert "tags: [context, print]\n" in to_yaml(case(tags=["context", "print"]))


def test_text_of_several_lines_is_a_block_and_keeps_its_lines() -> None:
    assert "summary: |\n  One.\n  Two.\n" in to_yaml(case(summary="One.  \r\nTwo.\n"))


def test_quotes_stand_only_where_a_reader_would_not_see_text() -> None:
    text = to_yaml(
        case(charges=[{"citation": "535.1"}, {"citation": "388.1.1"}, {"act": "2023-02-21"}])
    )
    assert "{citation: '535.1'}" in text
    assert "{citation: 388.1.1}" in text
    assert "{act: 2023-02-21}" in text


def test_an_uncertain_date_is_quoted_inside_braces_because_readers_differ() -> None:
    assert "{act: '2023-06-22?'}" in to_yaml(case(charges=[{"act": "2023-06-22?"}]))


def test_no_line_of_a_map_in_braces_is_longer_than_120_columns() -> None:
    for length in range(60, 110):
        text = to_yaml(case(events=[{"kind": "other", "place": "a" * length, "note": "it's so"}]))
        assert all(len(line) <= 120 for line in text.splitlines() if "{" in line)


def test_the_hash_is_taken_over_sorted_json_without_spaces() -> None:
    assert canonical(case()) == (
        b'{"parties":[{"name":"Somebody"}],"slug":"a-case","speechwatch":"case/1","title":"A case"}'
    )
    assert len(digest(case())) == 64


def test_any_yaml_reader_sees_the_same_words() -> None:
    document = case(tags=["no", "2020", "true", "null", "1e3"], summary="a: b # c")
    seen = yaml.load(to_yaml(document), Loader=yaml.BaseLoader)
    assert seen["tags"] == ["no", "2020", "true", "null", "1e3"]
    assert read(to_yaml(document))[0][0][1] == document


def test_canonical_documents_fit_the_published_schema() -> None:
    validator = Draft202012Validator(schema("case/1"))
    good = plain(
        case(detentions=[{"kind": "prison", "taken": {"edtf": "2021", "year": "external"}}])
    )
    assert list(validator.iter_errors(good)) == []
    assert list(validator.iter_errors({**good, "novel": "field"})) != []
    assert (
        list(
            Draft202012Validator(schema("tally/1")).iter_errors(
                plain(Tally.model_validate({"slug": "t1", "title": "T", "total": {"min": 2}}))
            )
        )
        == []
    )


def test_every_kind_of_document_has_a_schema() -> None:
    for kind in KINDS:
        Draft202012Validator.check_schema(schema(kind))
