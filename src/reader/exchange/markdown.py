"""An article's annotations as Markdown, by the default template or another one."""

from __future__ import annotations

from dataclasses import dataclass

from reader.exchange.export_parts import NO_PARTS, ExportParts
from reader.exchange.seals import sealed
from reader.exchange.template_choice import DEFAULT_TEMPLATE, ExportTemplate
from reader.exchange.template_rendering import TemplateRenderer, open_renderer
from reader.exchange.template_variables import template_variables
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What goes into the Markdown, and in which form.

    ``notes`` false leaves out what the person has written.
    """

    notes: bool = True
    template: ExportTemplate = DEFAULT_TEMPLATE


def render_markdown(
    opened: OpenArticle,
    codebook: Codebook,
    options: MarkdownOptions | None = None,
    parts: ExportParts = NO_PARTS,
    renderer: TemplateRenderer | None = None,
) -> str:
    """Return the article by the template of the options; equal values give equal text.

    ``renderer`` renders with that template, for those who export many articles (see
    `open_renderer`).

    Raises:
        OutputError: when the result would be too large, or a person's own template is wrong or
            goes beyond its limits.
    """
    options = options or MarkdownOptions()
    template = options.template
    variables = template_variables(opened, codebook, parts, template.name, notes=options.notes)
    if renderer is not None:
        return sealed(renderer(variables), variables["seal"])
    with open_renderer(template) as render:
        return sealed(render(variables), variables["seal"])
