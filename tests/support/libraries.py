"""Invented articles put into a library, and the whole state of one to compare."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from reader.library.library import Library
from reader.library.operations import AddArticles, Annotate, NewArticle
from reader.model.annotation import Annotation
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import ParsedArticle, PublicationDate
from reader.model.queries import AnnotationQuery, ArticleQuery
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage

HEADLINE = "Harbour tunnel to open two years late"
PARAGRAPHS = (
    "The harbour tunnel will open two years late, officials said on Monday.",
    "Three people with knowledge of the contract 🚇 blamed the pumps for the delay.",
    "The port authority said in a statement that costs had not risen.",
)


def parsed_article(
    headline: str = HEADLINE, paragraphs: tuple[str, ...] = PARAGRAPHS
) -> ParsedArticle:
    """Return an article as it comes out of a file."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, (Run(text),)) for text in paragraphs)
    return ParsedArticle(
        headline=headline,
        document=Document(blocks),
        outlet="Harbour Gazette",
        byline=("A. Ferry",),
        section="Local",
        published=PublicationDate("3 April 2024", "2024-04-03"),
    )


def add_article(
    library: Library, headline: str = HEADLINE, paragraphs: tuple[str, ...] = PARAGRAPHS
) -> str:
    """Add an invented article; return its id."""
    new = NewArticle(
        library.new_id(),
        parsed_article(headline, paragraphs),
        raw=headline.encode(),
        raw_type="text/plain",
        origin="tunnel.txt",
    )
    library.run(AddArticles([new]))
    return new.article_id


def passage_of(library: Library, article_id: str, quote: str) -> Passage:
    """Return where the quote first stands in the article's body."""
    start = library.get_article(article_id).revision.document.text.index(quote)
    return Passage(Part.BODY, TextRange(start, start + len(quote)))


def annotate(
    library: Library,
    article_id: str,
    quote: str,
    tag_ids: tuple[str, ...] = (),
    note: str = "",
) -> Annotation:
    """Annotate the first place of the quote; return the annotation."""
    annotation_id = library.new_id()
    passage = passage_of(library, article_id, quote)
    library.run(Annotate(annotation_id, article_id, passage, tag_ids, note))
    return library.get_annotation(annotation_id)


def state_of(library: Library) -> bytes:
    """Return everything a person can see of the library, as bytes to compare."""
    articles = [library.get_article(each) for each in library.list_article_ids(ArticleQuery())]
    values: dict[str, Any] = {
        "articles": [asdict(opened) for opened in articles],
        "raw": [
            [raw.hex(), raw_type]
            for raw, raw_type in (library.get_raw(opened.revision.id) for opened in articles)
        ],
        "annotations": [asdict(each) for each in library.list_annotations(AnnotationQuery())],
        "tags": [asdict(tag) for tag in library.get_codebook()],
        "counts": asdict(library.counts()),
    }
    return json.dumps(values, default=str, sort_keys=True).encode()
