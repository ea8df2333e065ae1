"""Who fills in a form, and what they sent in it."""

import re
from typing import Final

from flask import request

from app.cases.working.forms import new_token
from app.cases.working.monitors import Monitor
from app.desk.form_tokens import FIELD
from app.desk.visits import visit

DO: Final = "do"
ONCE: Final = "once"
_NOT_TYPED: Final = frozenset({FIELD, DO, ONCE, "who", "proof", "version", "csrf_token"})
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
Sent = dict[str, list[str]]


def me() -> Monitor:
    """Who asks, as the rules of cases know them."""
    asks = visit()
    return Monitor(asks.name, asks.role)


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


def once_token() -> str:
    """The token this form was handed out with; a new one where it brings none of ours."""
    given = request.form.get(ONCE, "")
    return given if _TOKEN.fullmatch(given) else new_token()


def number(typed: Sent, name: str) -> int | None:
    """The number a hidden box holds; None for anything else."""
    text = one(typed, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004
