"""A plain text file to an article: its header, its paragraphs, nothing of what stands around."""

from __future__ import annotations

import re

from reader.documents.block_builder import BlockBuilder, refuse_long_text
from reader.documents.dates import parse_publication_date
from reader.documents.debris import body_end, is_debris
from reader.documents.headers import read_header
from reader.documents.inline import PLAIN
from reader.documents.wrapped_lines import join_lines
from reader.model.document import Document
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle
from reader.text.normalise import clean_characters, collapse_whitespace
from reader.text.sentences import sentence_ranges
from reader.text.word_lists import word_set

_MOST_HEADLINE_WORDS = 14
_MOST_HEADLINE_LETTERS = 90

_FILE_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_EMPTY_NAMES = word_set(
    """
    article articles clipboard copy document download file index new note notes page pasted
    scan stdin story text txt unnamed untitled
    """
)


def parse_plain_text(text: str, *, name: str = "") -> ParsedArticle:
    """Return the article that a plain text holds; ``name`` is the file's name, "" for none.

    Headline, outlet, section, date, byline and address are recognised in the lines above the
    first paragraph and left out of the body, see `reader.documents.headers`; so is what stands
    after the last ("Related", "Share"). A text whose first line is no headline gets one from
    the file's name, if that has words in it, or else from its first words; nothing is taken
    out of the body for it.

    Raises:
        UnreadableError: when there is no text, or too much for an article.
    """
    text = clean_characters(text)
    refuse_long_text(len(text))
    lines = text.split("\n")
    header = read_header(lines)
    rest = [line for number, line in enumerate(lines) if number not in header.used]
    paragraphs = [paragraph for paragraph in join_lines(rest) if not is_debris(paragraph)]
    paragraphs = paragraphs[: body_end(paragraphs)]
    if paragraphs and paragraphs[0] == header.headline:
        del paragraphs[0]
    if not paragraphs:  # all of it looked like something else: then that is the article
        paragraphs = join_lines(lines)
        header.headline = ""
    document = _document(paragraphs)
    if not document.blocks:
        raise UnreadableError("There is no text in it.", "Choose a file with an article in it.")
    published = (
        parse_publication_date(header.date, clues=" ".join(header.clues)) if header.date else None
    )
    return ParsedArticle(
        headline=collapse_whitespace(header.headline) or _made_headline(document, name),
        document=document,
        outlet=header.outlet,
        byline=header.byline,
        section=header.section,
        published=published,
        url=header.url,
    )


def _document(paragraphs: list[str]) -> Document:
    builder = BlockBuilder()
    for paragraph in paragraphs:
        builder.text(paragraph, PLAIN)
        builder.boundary()
    return builder.document()


def headline_from_name(name: str) -> str:
    """Return the words of a file's name as a headline, "" when it has none that tell anything."""
    stem = _FILE_ENDING.sub("", name.replace("\\", "/").rsplit("/", 1)[-1])
    words = re.sub(r"[\s_+-]+", " ", clean_characters(stem)).strip().split()
    telling = [word for word in words if re.search(r"[^\W\d_]{3}", word)]
    telling = [word for word in telling if word.lower() not in _EMPTY_NAMES and not _is_code(word)]
    if len(telling) < 2:
        return ""
    headline = " ".join(words)
    return headline[0].upper() + headline[1:]


def _is_code(word: str) -> bool:
    """Tell whether a word is a number or a key rather than a word ("8981ca6415a6f222")."""
    return len(word) >= 6 and sum(character.isdigit() for character in word) * 4 > len(word)


def _made_headline(document: Document, name: str) -> str:
    return headline_from_name(name) or headline_from_text(document)


def headline_from_text(document: Document) -> str:
    """Return the first words of a text as a headline: its first sentence, or part of it."""
    sentences = sentence_ranges(document.text[:2_000])
    first = sentences[0].of(document.text) if sentences else document.text.strip()
    words = first.split()[:_MOST_HEADLINE_WORDS]
    headline = " ".join(words)[:_MOST_HEADLINE_LETTERS].strip()
    return headline if len(headline) == len(" ".join(first.split())) else f"{headline}…"
