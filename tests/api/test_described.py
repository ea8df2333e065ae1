"""The API is as its description says: every check of schemathesis, asked within the process."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from app.api.v1 import ENDPOINTS
from app.api.v1.declared import CASE_KEY, LINE, NAME_KEY
from app.record.filters import PARAMETERS
from app.web import page_keys
from tests.records import Records

DESCRIPTION = "/api/v1/openapi.json"
_LETTERS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)
_NUMBERS = st.integers(0, 10_000).map(str)
schemathesis.openapi.format(LINE, _LETTERS)
schemathesis.openapi.format(NAME_KEY, st.builds(page_keys.encode, _LETTERS))
schemathesis.openapi.format(CASE_KEY, st.builds(page_keys.encode, _NUMBERS, _NUMBERS))
# A question that is valid may be too long to be asked, and so may one that is not.
_ALSO = {
    "positive_data_acceptance": ["2xx", "404", "414"],
    "negative_data_rejection": ["400", "404", "405", "414"],
}


def asked(records: Records, examples: int, *phases: str) -> Iterator[events.EngineEvent]:
    """What the checks find while they ask every address so many times, valid and not."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "generation": {"max-examples": examples, "deterministic": True, "mode": "all"},
            # The client of the tests decodes nothing.
            "headers": {"Accept-Encoding": "identity"},
            "cache": {"enabled": False},
            "checks": {name: {"expected-statuses": each} for name, each in _ALSO.items()},
            "phases": {
                name: {"enabled": name in phases}
                for name in ("examples", "coverage", "fuzzing", "stateful")
            },
        }
    )
    with records.application() as app:
        schema = schemathesis.openapi.from_wsgi(DESCRIPTION, app, config=config)
        schema.hook("filter_case")(makes_sense)
        yield from from_schema(schema).execute()


def makes_sense(_context: object, case: schemathesis.Case[Any]) -> bool:
    """Whether two parameters do not contradict each other, which no schema can say."""
    query = case.query if isinstance(case.query, dict) else {}
    first, last = str(query.get("taken_from", "")), str(query.get("taken_to", ""))
    backwards = bool(first and last and first > last)
    return not backwards and not ("q" in query and "known_on" in query)


def failures(found: Iterator[events.EngineEvent]) -> tuple[Counter[str], list[str]]:
    """How often each address was asked, and everything that any check says against an answer."""
    counted: Counter[str] = Counter()
    said: list[str] = []
    for event in found:
        if isinstance(event, events.ScenarioFinished):
            counted[event.recorder.label] += len(event.recorder.checks)
            for checks in event.recorder.checks.values():
                wrong = (each.failure_info for each in checks if each.failure_info)
                said += [f"{each.failure}\n{each.code_sample}" for each in wrong]
        elif isinstance(event, events.NonFatalError | events.FatalError):
            said.append(str(getattr(event, "value", None) or getattr(event, "exception", "")))
    return counted, said


def test_every_answer_is_as_described(shipped: Records) -> None:
    counted, said = failures(asked(shipped, 2, "fuzzing"))
    assert said == []
    assert set(counted) == {f"GET {each.path}" for each in ENDPOINTS}


@pytest.mark.faults
def test_every_answer_is_as_described_however_long_one_asks(shipped: Records) -> None:
    counted, said = failures(asked(shipped, 40, "examples", "coverage", "fuzzing", "stateful"))
    assert said == []
    assert min(counted.values()) > 20


def test_what_is_routed_is_what_is_described(client: FlaskClient) -> None:
    routed = {
        rule.rule
        for rule in client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and rule.rule != DESCRIPTION
    }
    assert routed == {f"/api/v1{each.rule}" for each in ENDPOINTS}
    assert set(description(client)["paths"]) == {each.path for each in ENDPOINTS}


def test_the_filter_of_the_description_is_the_filter_of_the_pages(client: FlaskClient) -> None:
    found = description(client)["paths"]["/cases"]["get"]["parameters"]
    assert [each["name"] for each in found] == [*PARAMETERS, "lang"]


def test_the_root_is_the_description(client: FlaskClient) -> None:
    assert client.get("/api/v1").get_json() == description(client)


def test_every_shape_of_the_description_is_a_schema(client: FlaskClient) -> None:
    found = description(client)
    assert found["openapi"].startswith("3.1.")
    shapes = found["components"]["schemas"]
    assert {"CaseTold", "PersonTold", "ProvisionTold", "TallyTold", "Cases"} <= set(shapes)
    for shape in shapes.values():
        jsonschema.Draft202012Validator.check_schema(shape)


def description(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(DESCRIPTION).get_json()
    return found
