"""Markdown to an article: CommonMark with tables, and the front matter above it.

The text is rendered to HTML and read as any page is, so that HTML written into Markdown is
sanitised by the same rules: what a `Block` cannot say is not kept.
"""

from __future__ import annotations

from dataclasses import replace

from reader.documents.addresses import web_address, without_tracking
from reader.documents.block_builder import refuse_long_text
from reader.documents.dates import parse_publication_date
from reader.documents.decoding import decode_bytes
from reader.documents.html_blocks import document_from_html
from reader.documents.people import split_byline
from reader.ingest.found import IncomingFile
from reader.ingest.front_matter import FrontMatter, split_front_matter
from reader.ingest.whole_texts import tidied
from reader.model.parsed_article import ParsedArticle
from reader.text.normalise import clean_characters

_HEADLINES = ("title", "headline")
_AUTHORS = ("author", "authors", "byline", "by", "creator")
_DATES = ("date", "published", "published_at", "publish_date", "pubdate", "publication_date")
_ADDRESSES = ("url", "source", "link", "canonical", "canonical_url", "original", "source_url")
_OUTLETS = ("outlet", "site", "site_name", "publisher", "publication", "newspaper", "source")
_SECTIONS = ("section", "category")
_LANGUAGES = ("language", "lang")
_TAGS = ("tags", "tag", "keywords", "topics")


def parse_markdown(file: IncomingFile) -> ParsedArticle:
    """Return the article in a Markdown file; front matter wins over what the text says.

    Raises:
        UnreadableError: when there is no text in it, or too much.
    """
    text = clean_characters(decode_bytes(file.raw, file.encoding).text)
    refuse_long_text(len(text))
    front, body = split_front_matter(text)
    address = file.url or _address(front)
    article = tidied(
        ParsedArticle(
            headline=_first(front, _HEADLINES),
            document=document_from_html(_rendered(body), address),
            outlet=_outlet(front),
            byline=_byline(front),
            section=_first(front, _SECTIONS),
            url=address,
            language=_first(front, _LANGUAGES),
            tags=_tags(front),
        )
    )
    date = _first(front, _DATES)
    if date:
        article = replace(article, published=parse_publication_date(date, clues=address))
    return article


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - few files are Markdown

    # Its own limit on nesting (20) and its linear rules keep hostile text quick.
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(renderer.render(text))


def _first(front: FrontMatter, keys: tuple[str, ...]) -> str:
    return next((front[key][0] for key in keys if key in front), "")


def _address(front: FrontMatter) -> str:
    written = (value for key in _ADDRESSES for value in front.get(key, ()))
    address = next(filter(None, map(web_address, written)), "")
    return without_tracking(address) if address else ""


def _outlet(front: FrontMatter) -> str:
    written = (front[key][0] for key in _OUTLETS if key in front)
    return next((outlet for outlet in written if web_address(outlet) is None), "")


def _byline(front: FrontMatter) -> tuple[str, ...]:
    written = [value for key in _AUTHORS for value in front.get(key, ())]
    people = [name for value in written for name in split_byline(value) or (value,)]
    return tuple(dict.fromkeys(people))


def _tags(front: FrontMatter) -> tuple[str, ...]:
    """Return the tags without the "#" of note-taking programs, each once."""
    written = [value for key in _TAGS for value in front.get(key, ())]
    if len(written) == 1 and "," in written[0]:
        written = written[0].split(",")
    return tuple(dict.fromkeys(tag for value in written if (tag := value.strip().lstrip("#"))))
