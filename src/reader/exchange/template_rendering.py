"""Renders articles with a template, whether it is the program's own or a person's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from reader.exchange.template_choice import ExportTemplate
from reader.exchange.template_process import TemplateProcess
from reader.exchange.templates import render_template

TemplateRenderer = Callable[[Mapping[str, object]], str]
"""Makes text of variables; raises `OutputError` where it cannot."""


@contextmanager
def open_renderer(template: ExportTemplate) -> Iterator[TemplateRenderer]:
    """Give what renders one article after the other with a template."""
    if not template.source:
        yield lambda variables: render_template(template.file_name, variables)
        return
    with TemplateProcess(template) as process:
        yield process.render
