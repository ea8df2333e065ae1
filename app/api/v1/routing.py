"""From the declared addresses to answers: parameters read strictly, facts written as JSON."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, Response, request
from pydantic import BaseModel

from app import addresses
from app.api.v1.declared import Endpoint
from app.web import parameters

TYPE = "application/json"


def routed(endpoints: Iterable[Endpoint]) -> Blueprint:
    """The addresses, each answered as it declares."""
    api = Blueprint("api-v1", __name__, url_prefix=addresses.API)
    for each in endpoints:
        api.add_url_rule(each.rule, each.name, _answering(each))
    return api


def written(told: BaseModel | dict[str, Any]) -> Response:
    """An answer as JSON."""
    if isinstance(told, BaseModel):
        return Response(told.model_dump_json(), content_type=TYPE)
    return Response(json.dumps(told, ensure_ascii=False), content_type=TYPE)


def _answering(endpoint: Endpoint) -> Callable[..., Response]:
    def answer(**places: Any) -> Response:
        return written(endpoint.answer(**places, **_asked(endpoint)))

    return answer


def _asked(endpoint: Endpoint) -> dict[str, object]:
    """What is asked of an address beside its path. Raises BadAddress for what it does not take."""
    if endpoint.reads:
        return {"asked": endpoint.reads(request)}
    given = parameters.only(request, *(each.name for each in endpoint.parameters))
    return {each.name: each.read(given, each.name) for each in endpoint.parameters if each.read}
