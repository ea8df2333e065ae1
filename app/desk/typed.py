"""What was sent in a form, as it was typed."""

from typing import Final

from flask import request

from app.desk.door.form_tokens import FIELD
from app.desk.working import ONCE

DO: Final = "do"
"""The field that says what is to be done with a form."""
DROP: Final = "drop"
"""What the button says that gives up what was typed."""
_NOT_TYPED: Final = frozenset({FIELD, DO, ONCE, "who", "proof", "version", "csrf_token"})
Sent = dict[str, list[str]]


def sent() -> Sent:
    """Everything typed in the form that was sent, by the name of its box."""
    return {
        name: texts
        for name, texts in request.form.lists()
        if name not in _NOT_TYPED and not name.startswith("choice.")
    }


def one(typed: Sent, name: str) -> str:
    """The one text of a box; empty where there is none."""
    return next(iter(typed.get(name, ())), "").strip()
