"""The published schemas: one for each kind of document, true of what ships, at its own address."""

import json

import jsonschema
import pytest
from flask.testing import FlaskClient

from app.document.reading import KINDS
from app.document.writing import plain
from tests.content import shipped as papers
from tests.records import SITE

NAMES = ("case-1", "person-1", "provision-1", "tally-1")


def schema(reader: FlaskClient, name: str) -> dict[str, object]:
    answer = reader.get(f"/schema/{name}.json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/schema+json; charset=utf-8"
    found: dict[str, object] = json.loads(answer.data)
    return found


def test_every_kind_of_document_has_a_schema_that_names_its_address(reader: FlaskClient) -> None:
    assert {each.replace("/", "-") for each in KINDS} == set(NAMES)
    for name in NAMES:
        found = schema(reader, name)
        assert found["$id"] == f"{SITE}/schema/{name}.json"
        jsonschema.Draft202012Validator.check_schema(found)


def test_the_schemas_hold_for_every_document_that_ships(reader: FlaskClient) -> None:
    checks = {name: jsonschema.Draft202012Validator(schema(reader, name)) for name in NAMES}
    seen = set()
    for document in papers.documents():
        name = document.speechwatch.replace("/", "-")
        assert list(checks[name].iter_errors(json.loads(json.dumps(plain(document))))) == []
        seen.add(name)
    assert seen == {"case-1", "person-1", "tally-1"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"detentions": [{"id": "d", "kind": "a kind there is not"}]},
        {"surprise": "a field there is not"},
        {"slug": "No Slug"},
        {"parties": None},
    ],
)
def test_the_schema_of_a_case_refuses_what_the_import_refuses(
    reader: FlaskClient, wrong: dict[str, object]
) -> None:
    check = jsonschema.Draft202012Validator(schema(reader, "case-1"))
    right = json.loads(json.dumps(plain(papers.case(3))))
    assert check.is_valid(right)
    assert not check.is_valid(right | wrong)


def test_there_is_no_schema_of_anything_else(reader: FlaskClient) -> None:
    for address in ("/schema/case-2.json", "/schema/case-1", "/schema/", "/schema/x/y.json"):
        assert reader.get(address).status_code == 404
    assert reader.get("/schema/case-1.json?pretty=1").status_code == 400
