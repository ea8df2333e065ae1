"""The published JSON Schemas of the documents, made from the types and so always true of them."""

from functools import cache
from typing import Any

from app.document.reading import KINDS


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind, such as `case/1`. Raises KeyError for a kind there is not."""
    made = KINDS[kind].model_json_schema(mode="validation")
    name = kind.replace("/", "-")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"/schema/{name}.json",
        **made,
    }
