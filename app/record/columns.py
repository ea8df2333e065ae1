"""Column types of the record that mean and sort the same on SQLite and PostgreSQL."""

import json
from typing import Any

from sqlalchemy import Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator

from app.document.values import Text

metadata = MetaData()

# Keys, slugs and instants sort by code point; PostgreSQL's own collations skip hyphens.
Key = String().with_variant(String(collation="C"), "postgresql")


class Wording(TypeDecorator[Text]):
    """A text of a document: plain, or a map by language kept as JSON. Shown, never searched."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Text | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text as it is kept."""
        return None if value is None else written(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Text | None:  # noqa: ARG002
        """The text or the map as it was written."""
        if isinstance(value, str) and value.startswith(("{", '"')):
            loaded: Text = json.loads(value)
            return loaded
        return value  # type: ignore[no-any-return]


def written(text: Text) -> str:
    """A text as it is kept: plain text as it is, unless it could be taken for a map."""
    if isinstance(text, str) and not text.startswith(("{", '"')):
        return text
    return json.dumps(text, ensure_ascii=False, sort_keys=True)
