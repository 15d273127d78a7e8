"""``export``: annotations out of the library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.output import print_json, print_line, print_text, tell
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.queries import ArticleQuery
from reader.text.normalise import clean_characters

if TYPE_CHECKING:
    from reader.library.exporting import ExportSummary
    from reader.library.library import Library

FORMATS = ("markdown",)

_TEMPLATES = """\b
Templates:
  default            quotations, tags and notes
  fact-check-memo    the profile, the sources, passages with their checklists
  source-table       the sources as one table
  class-handout      passages with room for answers
  obsidian-callouts  a callout for each passage
  logseq-outline     a block for each passage
  letter-to-outlet   what is still open, as a letter
"""


@click.command("export", epilog=_TEMPLATES)
@click.option(
    "--article",
    "articles",
    type=clean_characters,
    multiple=True,
    metavar="ARTICLE",
    help="This article.",
)
@click.option(
    "--query",
    type=clean_characters,
    metavar="WORDS",
    help="The articles that list finds with these words.",
)
@click.option("--all", "everything", is_flag=True, help="All articles.")
@click.option("--format", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True)
@click.option(
    "--template",
    default="default",
    metavar="NAME|PATH",
    show_default=True,
    help="The form: a name, or your own Jinja2 file.",
)
@click.option("--output", metavar="PATH", help="Where to; else standard output.")
@click.option("--overwrite", is_flag=True, help="Replace files that this program did not write.")
@common_options
@pass_settings
def export_command(
    settings: Settings,
    /,
    articles: tuple[str, ...],
    query: str | None,
    everything: bool,
    template: str,
    output: str | None,
    overwrite: bool,
    **_format: str,
) -> int:
    """Write annotations out as Markdown.

    PATH is a file, or a folder for a file per article: an existing folder, a name that ends
    with a slash, or a new name without a suffix. A file that was exported before is brought up
    to date and keeps what you wrote into it. With --json (and --output): one summary object.

    A file by another template than the default is replaced only while it is as it was written.
    """
    if sum((bool(articles), query is not None, everything)) != 1:
        raise click.UsageError("Give one of --article, --query and --all.")
    if output is None and (settings.json or overwrite):
        raise click.UsageError("--json and --overwrite go together with --output.")
    from reader.exchange.markdown import MarkdownOptions  # noqa: PLC0415 - not for --help
    from reader.exchange.template_choice import find_template  # noqa: PLC0415 - as above
    from reader.library.exporting import (  # noqa: PLC0415 - as above
        export_to_file,
        export_to_folder,
        render_articles,
    )

    options = MarkdownOptions(template=find_template(template))
    with settings.open_library() as library:
        article_ids = _article_ids(library, articles, query)
        if output is None:
            print_text(render_articles(library, article_ids, options))
            return 0
        path = Path(output).expanduser()
        export = export_to_folder if _is_folder(output, path) else export_to_file
        summary = export(library, article_ids, path, options=options, overwrite=overwrite)
    _report(summary, as_json=settings.json)
    if not summary.failures:
        return 0
    return 3 if summary.files else 1


def _article_ids(library: Library, articles: tuple[str, ...], query: str | None) -> list[str]:
    if articles:
        return [library.resolve_article(article) for article in articles]
    return library.list_article_ids(ArticleQuery(words=query or ""))


def _is_folder(output: str, path: Path) -> bool:
    separators = tuple(separator for separator in (os.sep, os.altsep) if separator)
    if path.is_dir() or output.endswith(separators):
        return True
    return not path.suffix and not os.path.lexists(path)


def _report(summary: ExportSummary, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "articles": summary.articles,
                "annotations": summary.annotations,
                "files": [
                    {"path": str(file.path), "outcome": file.outcome.value}
                    for file in summary.files
                ],
                "failures": list(summary.failures),
            }
        )
    else:
        for file in summary.files:
            print_line(f"{file.outcome.value}  {file.path}")
    for failure in summary.failures:
        tell(failure)
