"""``list`` and ``show``: the articles of the library, and one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.cli.output import (
    SHORT_ID,
    counted,
    one_line,
    print_json,
    print_json_list,
    print_line,
    print_text,
)
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.article import Article, ArticleSummary, OpenArticle
from reader.model.queries import ArticleQuery
from reader.text.normalise import clean_characters

if TYPE_CHECKING:
    from reader.library.library import Library

_DATE_LENGTH = 10


@click.command("list")
@click.option(
    "--query",
    "-q",
    type=clean_characters,
    default="",
    metavar="WORDS",
    help="Only articles with these words.",
)
@common_options
@pass_settings
def list_command(settings: Settings, query: str) -> None:
    """List the articles, newest first.

    The words of a query are looked for in title, outlet, byline and section. With --json: one
    array of article objects.
    """
    from reader.exchange.values import summary_value  # noqa: PLC0415 - not for --help

    with settings.open_library() as library:
        summaries = iterate_articles(library, ArticleQuery(words=query))
        if settings.json:
            print_json_list(map(summary_value, summaries))
            return
        for summary in summaries:
            print_line(_line(summary))


@click.command("show", short_help="Show one article.")
@click.argument("article", type=clean_characters)
@click.option("--text", "form", flag_value="text", help="Only the canonical text, as it is stored.")
@click.option("--html", "form", flag_value="html", help="Only the text as clean HTML.")
@click.option(
    "--revisions", "form", flag_value="revisions", help="Only the versions, the first one first."
)
@common_options
@pass_settings
def show_command(settings: Settings, article: str, form: str | None) -> None:
    """Show one ARTICLE, named by its id or the beginning of it.

    With --json: one article object with headline, text, blocks and revision; with --revisions,
    one array of {id, retrieved_at, headline, length, url}.
    """
    if form == "revisions":
        _show_revisions(settings, article)
        return
    if form and settings.json:
        raise click.UsageError("--json cannot be used together with --text or --html.")
    with settings.open_library() as library:
        opened = library.get_article(library.resolve_article(article))
    if settings.json:
        from reader.exchange.values import open_article_value  # noqa: PLC0415 - only here

        print_json(open_article_value(opened))
    elif form == "html":
        from reader.documents.html_text import document_to_html  # noqa: PLC0415 - only here

        print_line(document_to_html(opened.revision.document))
    elif form == "text":
        print_line(opened.revision.document.text)
    else:
        print_text("".join(f"{line}\n" for line in _page(opened)))


def _show_revisions(settings: Settings, article: str) -> None:
    from reader.exchange.values import revision_summary_value  # noqa: PLC0415 - only here

    with settings.open_library() as library:
        summaries = library.revisions.list_revisions(library.resolve_article(article))
    values = [revision_summary_value(summary) for summary in summaries]
    if settings.json:
        print_json_list(values)
        return
    for value in values:
        length = counted(value["length"], "character")
        own = "text chosen by hand" if value["body_chosen"] else ""
        headline = one_line(value["headline"])
        parts = (value["id"][:SHORT_ID], value["retrieved_at"], headline, length, own)
        print_line("  ".join(part for part in parts if part))


def iterate_articles(library: Library, query: ArticleQuery) -> Iterator[ArticleSummary]:
    """Yield all matching articles, page by page."""
    cursor = None
    while True:
        page = library.list_articles(query, cursor=cursor)
        yield from page.rows
        cursor = page.next_cursor
        if cursor is None:
            return


def facts(article: Article) -> str:
    """Return outlet and date in one line, "" when neither is known."""
    published = article.published.shown[:_DATE_LENGTH] if article.published else ""
    return " · ".join(part for part in (one_line(article.outlet), one_line(published)) if part)


def _line(summary: ArticleSummary) -> str:
    article = summary.article
    count = summary.annotation_count
    marked = counted(count, "annotation") if count else ""
    parts = (article.id[:SHORT_ID], one_line(article.title), facts(article), marked)
    return "  ".join(part for part in parts if part)


def _page(opened: OpenArticle) -> Iterator[str]:
    article = opened.article
    yield one_line(article.title)
    for line in (facts(article), one_line(", ".join(article.byline)), article.url):
        if line:
            yield line
    for block in opened.revision.document.blocks:
        if block.text:
            yield ""
            yield f"{block.marker} {block.text}".strip() if block.marker else block.text
