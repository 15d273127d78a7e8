"""``extract``: what ``add`` would store of a page or file, without a library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reader.cli.output import one_line, print_json, print_text
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.article import ParsedArticle
from reader.model.errors import UnreadableError, UsageError
from reader.text.normalise import clean_characters

_STANDARD_INPUT = "-"
_WEB_SCHEMES = ("http://", "https://")
_DATE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class GivenPage:
    """What was given to be read.

    ``name`` is the file's, "" for none; ``url`` is where it came from, "" when unknown;
    ``declared_encoding`` is the one that came with it, "" for none.
    """

    raw: bytes
    name: str = ""
    url: str = ""
    declared_encoding: str = ""


FetchPage = Callable[[str], GivenPage]
"""Gets the page at an address; raises a `ReaderError` when it cannot be had."""


def refuse_address(address: str) -> GivenPage:
    """Say that addresses are not read.

    Raises:
        UsageError: always.
    """
    raise UsageError(
        f"{address} is an address, and extract reads files only.",
        "Save the page in the browser and give the file, with --url for its address.",
    )


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
    """Read a saved page, a text, or standard input (-), and print the article in it.

    With --json: {title, byline, outlet, section, published_at, language, canonical_url, text,
    blocks, html}. "text" is the running text, one block a line; captions of pictures stand in
    "blocks" and "html" only. "html" is safe to show: it is made of a few plain elements.
    """
    if url and not url.startswith(_WEB_SCHEMES):
        raise click.UsageError("--url takes an address that begins with http:// or https://.")
    parsed = _parsed(read_given(given, url))
    if settings.json:
        print_json(parsed_value(parsed))
    else:
        print_text("".join(f"{line}\n" for line in _page(parsed)))


def read_given(given: str, url: str = "", fetch: FetchPage = refuse_address) -> GivenPage:
    """Return the bytes of a file, of standard input, or by ``fetch`` of an address.

    Raises:
        ReaderError: when they cannot be had.
    """
    # Imported late: --help and wrong usage answer without it.
    from reader.ingest.files import MAX_FILE_BYTES, read_article_file  # noqa: PLC0415

    if given.startswith(_WEB_SCHEMES):
        return fetch(given)
    if given != _STANDARD_INPUT:
        file = read_article_file(Path(given).expanduser())
        return GivenPage(file.raw, file.name, url)
    raw = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(raw) > MAX_FILE_BYTES:
        raise UnreadableError(
            f"Standard input holds more than {MAX_FILE_BYTES // 1024**2} MB.",
            "Give one page or the text of one article.",
        )
    return GivenPage(raw, url=url)


def parsed_value(parsed: ParsedArticle) -> dict[str, Any]:
    """Return an article that is not stored as a JSON value."""
    from reader.documents.html_text import document_to_html  # noqa: PLC0415 - as above
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


def _parsed(page: GivenPage) -> ParsedArticle:
    from reader.ingest.parsing import parse_article  # noqa: PLC0415 - as above

    return parse_article(
        page.raw, name=page.name, url=page.url, declared_encoding=page.declared_encoding
    )


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
