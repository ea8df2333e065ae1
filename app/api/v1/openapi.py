"""The API as OpenAPI 3.1, made from what routes it, reads its parameters and gives its answers."""

from collections.abc import Iterator, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from app import addresses
from app.api.v1.declared import PLACES, Endpoint
from app.api.v1.routing import TYPE
from app.document.values import Model
from app.web import problems
from app.web.language import gettext
from app.web.language import marked as _n

_REF: Final = "#/components/schemas/{model}"
_PROBLEM: Final = "Problem"
_ALWAYS: Final = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_SAID: Final = {
    HTTPStatus.BAD_REQUEST: _n(
        "A parameter is unknown, repeated or malformed; the detail says it."
    ),
    HTTPStatus.NOT_FOUND: _n("There is nothing at this address."),
    HTTPStatus.GONE: _n("What stood here was withdrawn or taken out, to protect somebody."),
    HTTPStatus.REQUEST_URI_TOO_LONG: _n("The address is too long to be read."),
    HTTPStatus.SERVICE_UNAVAILABLE: _n(
        "The record cannot be read just now, or the question takes longer than two seconds."
    ),
    HTTPStatus.MOVED_PERMANENTLY: _n("The document has another address now."),
    HTTPStatus.NOT_MODIFIED: _n("The answer is the one whose ETag was named."),
}


class Problem(BaseModel):
    """What is wrong and what to do, by RFC 9457. The type is `about:blank`, which is left out."""

    title: str
    status: int
    detail: str


def described(
    endpoints: Sequence[Endpoint], site_url: str, licence: str, locales: Sequence[str]
) -> dict[str, Any]:
    """The description of the API of a deployment, in the language of the answer."""
    refs, shapes = _schemas(tuple(each.told for each in endpoints))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Speechwatch",
            "version": "1",
            "description": gettext(
                "The public record, read-only: no key, no sign-in, no cookies. Every answer says"
                " the version of the record it was made from, or the revision of its document."
            ),
            "license": {"name": licence},
        },
        "servers": [{"url": f"{site_url}{addresses.API}"}],
        "paths": {each.path: {"get": _operation(each, refs, locales)} for each in endpoints},
        "components": {"schemas": shapes},
    }


def _operation(endpoint: Endpoint, refs: dict[str, Any], locales: Sequence[str]) -> dict[str, Any]:
    return {
        "operationId": endpoint.name,
        "summary": gettext(endpoint.about),
        "parameters": [*_places(endpoint), *_parameters(endpoint, locales)],
        "responses": dict(_responses(endpoint, refs)),
    }


def _places(endpoint: Endpoint) -> Iterator[dict[str, Any]]:
    for name in endpoint.places:
        place = PLACES[name]
        described = {"name": name, "in": "path", "required": True}
        yield {**described, "description": gettext(place.about), "schema": place.schema}


def _parameters(endpoint: Endpoint, locales: Sequence[str]) -> Iterator[dict[str, Any]]:
    for each in endpoint.parameters:
        yield _parameter(each.name, gettext(each.about), each.schema)
    about = gettext("The language of labels, names and errors.")
    yield _parameter(addresses.LANGUAGE, about, {"enum": list(locales), "default": locales[0]})


def _parameter(name: str, about: str, schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _responses(endpoint: Endpoint, refs: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    tagged = {"ETag": {"description": gettext("Names these bytes."), "schema": {"type": "string"}}}
    told = {TYPE: {"schema": refs[endpoint.told.__name__]}}
    yield "200", {"description": gettext(endpoint.about), "headers": tagged, "content": told}
    problem = {problems.TYPE: {"schema": {"$ref": _REF.format(model=_PROBLEM)}}}
    for status in (HTTPStatus.NOT_MODIFIED, *endpoint.refuses, *_ALWAYS):
        said = {"description": gettext(_SAID[status])}
        is_problem = status >= HTTPStatus.BAD_REQUEST
        yield str(status.value), {**said, "content": problem} if is_problem else said


@cache
def _schemas(told: tuple[type[BaseModel], ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Where each shape stands, by its name, and all shapes. They take a third of a second to make.

    Documents are described as they are written, with all spellings that the import takes.
    """
    models: dict[type[BaseModel], None] = dict.fromkeys((*told, Problem))
    asked: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (model, "validation" if issubclass(model, Model) else "serialization") for model in models
    ]
    found, shapes = models_json_schema(asked, ref_template=_REF)
    refs = {model.__name__: schema for (model, _), schema in found.items()}
    return refs, shapes["$defs"]
