"""``extract``: what ``add`` would store of a page or file, without a library."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from reader.cli.output import one_line, print_json, print_text
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.parsed_article import ParsedArticle
from reader.text.normalise import clean_characters

_STANDARD_INPUT = "-"
_WEB_SCHEMES = ("http://", "https://")
_DATE_LENGTH = 10


@click.command("extract", short_help="Show what would be stored of a page, without a library.")
@click.argument("given", metavar="PATH|URL|-", type=clean_characters)
@click.option(
    "--url",
    type=clean_characters,
    default="",
    metavar="URL",
    help="The address the page came from.",
)
@common_options
@pass_settings
def extract_command(settings: Settings, given: str, url: str) -> None:
    """Read a page, a text, or standard input (-), and print the article in it.

    A web address is fetched, and nothing else of the page: no pictures, no scripts.

    With --json: {title, byline, outlet, section, published_at, language, canonical_url, text,
    blocks, html}. "text" is the running text, one block a line; captions of pictures stand in
    "blocks" and "html" only. "html" is safe to show: it is made of a few plain elements.
    """
    if url and not url.startswith(_WEB_SCHEMES):
        raise click.UsageError("--url takes an address that begins with http:// or https://.")
    is_address = given.startswith(_WEB_SCHEMES)
    with _without_looking_for_cycles():
        parsed = _parsed_address(given, url) if is_address else _parsed_file(given, url)
    if settings.json:
        print_json(parsed_value(parsed))
    else:
        print_text("".join(f"{line}\n" for line in _page(parsed)))


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Keep Python from going through all there is time and again: most of it are modules."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def parsed_value(parsed: ParsedArticle) -> dict[str, Any]:
    """Return an article that is not stored as a JSON value."""
    # Imported late, as all that reads: --help and wrong usage answer without it.
    from reader.documents.html_text import document_to_html  # noqa: PLC0415
    from reader.model.document_json import blocks_to_values  # noqa: PLC0415 - as above

    return {
        "title": parsed.headline,
        "byline": list(parsed.byline),
        "outlet": parsed.outlet,
        "section": parsed.section,
        "published_at": parsed.published.iso if parsed.published else None,
        "language": parsed.language,
        "canonical_url": parsed.url,
        "text": running_text(parsed),
        "blocks": blocks_to_values(parsed.document),
        "html": document_to_html(parsed.document),
    }


def running_text(parsed: ParsedArticle) -> str:
    """Return the text that is read from beginning to end, one block a line: no captions."""
    from reader.model.document import BlockKind  # noqa: PLC0415 - as above

    lines = (block.text for block in parsed.document.blocks if block.kind is not BlockKind.FIGURE)
    return "\n".join(line for line in lines if line)


def _parsed_address(address: str, url: str) -> ParsedArticle:
    """Return the article at an address; ``url`` is its own where that is another one.

    Raises:
        ReaderError: when it cannot be fetched, or there is no article in it.
    """
    from reader.ingest.fetched_pages import parse_fetched  # noqa: PLC0415 - as above
    from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - as above

    return parse_fetched(Fetcher().fetch(address, by_person=True), url=url)


def _parsed_file(given: str, url: str) -> ParsedArticle:
    """Return the article in a file or in standard input.

    Raises:
        ReaderError: when it cannot be read, or there is no article in it.
    """
    from reader.ingest.files import read_article_file  # noqa: PLC0415 - as above
    from reader.ingest.formats import MAX_ARCHIVE_BYTES  # noqa: PLC0415 - as above
    from reader.ingest.parsing import parse_article  # noqa: PLC0415 - as above

    if given == _STANDARD_INPUT:
        return parse_article(sys.stdin.buffer.read(MAX_ARCHIVE_BYTES + 1), url=url)
    file = read_article_file(Path(given).expanduser())
    return parse_article(file.raw, name=file.name, url=url)


def _page(parsed: ParsedArticle) -> Iterator[str]:
    published = parsed.published.shown[:_DATE_LENGTH] if parsed.published else ""
    facts = (parsed.outlet, parsed.section, published, parsed.language)
    yield one_line(parsed.headline)
    for line in (", ".join(parsed.byline), " · ".join(filter(None, facts)), parsed.url):
        if line:
            yield one_line(line)
    if parsed.incomplete:
        yield parsed.incomplete
    for block in parsed.document.blocks:
        if block.text:
            yield ""
            yield f"{block.marker} {block.text}".strip()
