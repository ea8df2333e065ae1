"""The sheet as it is sent says what the sheet as it is written says."""

import re

import pytest
from flask.testing import FlaskClient

from app.site.sheet import shortened
from tests.pages.test_templates import SHEET


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* why */\na,\nb { color: red; }\n", "a,b{color:red}"),
        ("a :hover { margin: 0 auto; }", "a :hover{margin:0 auto}"),
        (
            "@media (width > 1em) {\n  .a > .b { --x: 1px }\n}",
            "@media (width > 1em){.a > .b{--x:1px}}",
        ),
        ('a::before { content: " · "; }', 'a::before{content:" · "}'),
        (":is(a, b) { width: calc(1px + 2px); }", ":is(a,b){width:calc(1px + 2px)}"),
    ],
)
def test_what_means_nothing_is_left_out_and_nothing_else(written: str, sent: str) -> None:
    assert shortened(written) == sent


def test_every_string_and_every_rule_of_the_sheet_is_sent(client: FlaskClient) -> None:
    written = re.sub(r"/\*.*?\*/", "", SHEET.read_text(), flags=re.DOTALL)
    answer = client.get("/static/speechwatch.css")
    assert answer.mimetype == "text/css"
    assert re.findall(r'"[^"]*"', answer.text) == re.findall(r'"[^"]*"', written)
    assert re.sub(r"[\s;]", "", answer.text) == re.sub(r"[\s;]", "", written)
    assert answer.text.count("{") == answer.text.count("}") == written.count("{")


def test_the_sheet_and_a_case_stay_light(client: FlaskClient) -> None:
    page = client.get("/cases/hasanzade-salamov-private-prosecution")
    sheet = client.get("/static/speechwatch.css")
    assert len(page.data) + len(sheet.data) < 66_000
