"""What our templates leave of Jinja's comforts, and that they still escape."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from app.site import compiling


@pytest.fixture
def templates() -> Environment:
    found = Environment(autoescape=True)
    compiling.install(found)
    return found


@pytest.mark.parametrize("value", ["<b>&\"'", 388, None])
def test_a_value_is_escaped_as_jinja_escapes_it(templates: Environment, value: object) -> None:
    usual = Environment(autoescape=True).from_string("{{ value }}").render(value=value)
    assert templates.from_string("{{ value }}").render(value=value) == usual


def test_what_is_marked_up_stands_as_it_is_and_what_only_says_so_is_asked(
    templates: Environment,
) -> None:
    class Sign:
        def __html__(self) -> str:
            return "<i>sign</i>"

    template = templates.from_string("{{ marked }}{{ sign }}")
    assert template.render(marked=Markup("<b>1</b>"), sign=Sign()) == "<b>1</b><i>sign</i>"


def test_a_macro_escapes_what_it_prints_and_its_call_is_not_escaped_again(
    templates: Environment,
) -> None:
    said = "{% macro bold(text, more='') %}<b>{{ text }}{{ more }}{{ caller() }}</b>{% endmacro %}"
    used = "{% for each in found %}{% call bold(each, more='&') %}{{ loop.index }}{% endcall %}"
    template = templates.from_string(f"{said}{used}{{% endfor %}}")
    assert template.render(found=["<x>"]) == "<b>&lt;x&gt;&amp;1</b>"


def test_a_field_that_is_not_there_is_an_error_and_no_silence(templates: Environment) -> None:
    with pytest.raises(AttributeError):
        templates.from_string("{{ text.misspelt }}").render(text="words")
