"""Export templates: Jinja2 in an immutable sandbox, with nothing escaped unless asked for.

Templates see strings, numbers, lists and mappings only, never the program's own objects. The
sandbox stops them from reaching Python, the length limit from filling the memory. It does not
stop them from computing for ever: the program's own templates are trusted not to, a person's own
run in a process with limits (see `reader.exchange.template_process`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reader.exchange.escaping import escape_markdown, escape_markdown_line
from reader.exchange.front_matter import front_matter_value
from reader.exchange.notes import contain_note
from reader.model.errors import OutputError
from reader.model.resources import resource_path

MAX_EXPORT_LENGTH = 50_000_000
"""Characters of one article's export: far more than the longest text with every word marked."""


def render_template(name: str, variables: Mapping[str, object]) -> str:
    """Return what a template of ``resources/templates/`` makes of the variables.

    Raises:
        OutputError: when the result would be longer than `MAX_EXPORT_LENGTH`.
    """
    return render(_own_template(name), variables)


def compile_template(source: str) -> Template:
    """Return a template that was written by anyone, ready to be rendered.

    Raises:
        jinja2.TemplateSyntaxError: when it is none.
    """
    return _environment().from_string(source)


def render(template: Template, variables: Mapping[str, object]) -> str:
    """Return what a template makes of the variables.

    Raises:
        OutputError: when the result would be longer than `MAX_EXPORT_LENGTH`.
    """
    parts: list[str] = []
    length = 0
    for part in template.generate(variables):
        length += len(part)
        if length > MAX_EXPORT_LENGTH:
            raise OutputError(
                "The export would be too large to be of use.", "Export fewer annotations."
            )
        parts.append(part)
    return "".join(parts)


def quotation(blocks: Sequence[str]) -> str:
    """Return the blocks as one Markdown block quotation that shows exactly their words."""
    paragraphs = ("> " + escape_markdown(block).replace("\n", "\n> ") for block in blocks)
    return "\n>\n".join(paragraphs)


@cache
def _own_template(name: str) -> Template:
    source = resource_path(f"resources/templates/{name}").read_text(encoding="utf-8")
    return compile_template(source)


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=False,  # the output is Markdown: each value is escaped by its filter
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    environment.filters.update(
        yaml=front_matter_value,
        line=escape_markdown_line,
        prose=escape_markdown,
        quotation=quotation,
        note=contain_note,
    )
    return environment
