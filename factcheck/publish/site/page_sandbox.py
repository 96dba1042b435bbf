"""The sandbox that pages are filled in: Jinja's own, with the same answers, where each value is looked at once.

A page is some hundred values, and a site has pages by the ten thousand. Jinja escapes what `finalize` gives once more, and
finds what a record holds under a name only after it has asked Python for an attribute of that name.
"""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

_OF_EVERY_DICT = frozenset(dir(dict))  # names that mean the method, as everywhere in Jinja
_NOTHING = Markup()


@pass_context  # so that no constant is escaped before it gets here
def escaped(_context: Any, value: Any) -> Markup:
    """A value as it comes out on a page: whatever is not Markup yet is escaped, whether autoescape is on or off."""
    if type(value) is Markup:
        return value
    return _NOTHING if value is None else escape(value)


class _EscapingOnce(CodeGenerator):
    """Writes templates in which `finalize`, which escapes, is the only thing that a value passes on its way out."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002 - as Jinja calls it
        self.write(finalize.src)

    def _output_child_post(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")


class PageSandbox(ImmutableSandboxedEnvironment):
    """An environment without templates of its own; `loader` finds them."""

    code_generator_class = _EscapingOnce

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a name means: for a record that holds it and for the words of a language without asking Python first."""
        kind = type(obj)
        if kind is dict:
            if attribute in obj and attribute not in _OF_EVERY_DICT:
                return obj[attribute]
        elif kind is TemplateModule and not attribute.startswith("_") and attribute in obj.__dict__:
            return obj.__dict__[attribute]
        return super().getattr(obj, attribute)
