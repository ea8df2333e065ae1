"""The schemas of the documents, each at the address that its `$id` names."""

import json

from flask import Blueprint, Response, request

from app import addresses
from app.document.reading import KINDS
from app.document.schema import schema
from app.web import parameters
from app.web.deployment import absolute
from app.web.errors import Unknown

api = Blueprint("api", __name__)

_TYPE = "application/schema+json; charset=utf-8"


@api.get("/schema/<name>.json")
def published_schema(name: str) -> Response:
    """The JSON Schema of one kind of document: case-1, person-1, provision-1 or tally-1."""
    parameters.only(request)
    kind = next((each for each in KINDS if each.replace("/", "-") == name), None)
    if kind is None:
        raise Unknown(name)
    made = schema(kind) | {"$id": absolute(addresses.schema(kind))}
    return Response(json.dumps(made, ensure_ascii=False, indent=1), content_type=_TYPE)
