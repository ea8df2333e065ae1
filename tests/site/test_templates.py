"""Templates compile, and none of them asks the record for anything."""

import re

import pytest
from flask.testing import FlaskClient
from jinja2 import Environment

from app.public import ROOT

_TEMPLATES = sorted(
    str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.html")
)
_ASKS = re.compile(r"queries|connection|from_record|execute\(|\.document\b")


@pytest.mark.parametrize("name", _TEMPLATES)
def test_a_template_compiles_and_asks_nothing(client: FlaskClient, name: str) -> None:
    environment: Environment = client.application.jinja_env
    assert environment.get_template(name)
    assert not _ASKS.search((ROOT / "templates" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", _TEMPLATES)
def test_a_template_has_every_visible_word_translatable(client: FlaskClient, name: str) -> None:
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    environment: Environment = client.application.jinja_env
    parts = (value for _, kind, value in environment.lex(text) if kind == "data")
    bare = re.sub(r"<[^>]*>", " ", "".join(parts))
    words = {word for word in re.findall(r"[A-Za-z]{3,}", bare) if word != "Speechwatch"}
    assert words <= {"sha"}
