"""How templates are compiled: as Jinja does it, without what pages of ours never need.

A long page prints two thousand values, reads three thousand fields and calls six hundred macros
and functions. Jinja makes a new object of every value that it prints, looks for a key where there
is no field, and asks of every function which context it wants.
"""

from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]

_PRINTED = "printed"


def install(templates: Environment) -> None:
    """Lets an environment compile and run its templates so; before the first is compiled."""
    templates.code_generator_class = _Generator
    templates.context_class = _Context
    templates.template_class = _Template
    templates.getattr = getattr  # type: ignore[method-assign, assignment]
    setattr(templates, _PRINTED, printed)


def printed(value: object) -> str:
    """A value as HTML: what is marked up stands as it is, all else is escaped."""
    if type(value) is str:
        said: str = escape_text(value)
        return said
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.{_PRINTED}(")


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The macros of a template; what is global is the same for all of ours, so none is new."""
        del ctx
        return super()._get_default_module()


class _Context(Context):
    def call(self, called: Any, *values: Any, **named: Any) -> Any:
        """Calls a macro or a function; none of ours wants the context."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*values, **named)
