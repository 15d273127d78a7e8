"""Articles with annotations, made by hand, for the tests of the exports."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.codebook import Codebook, Tag
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import PublicationDate
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)

CODEBOOK = Codebook(
    tuple(
        Tag(tag_id, name)
        for tag_id, name in (
            ("unnamed-source", "Unnamed source"),
            ("institution", "Institution"),
            ("second-hand", "Second-hand"),
            ("unattributed-evaluation", "Unattributed evaluation"),
            ("unattributed-claim", "Unattributed claim"),
            ("named-source", "Named source"),
            ("document", "Document"),
            ("my-tag", "My * tag"),
        )
    )
)

HEADLINE = "Harbour to close, officials say"

TEXT = (
    "Three officials said the harbour would close.\n"
    "According to the mayor's office, no date was set.\n"
    "Critics called it *a mistake* - twice."
)


def paragraphs(text: str) -> Document:
    """A document with one paragraph for each line."""
    return Document(tuple(Block(BlockKind.PARAGRAPH, (Run(line),)) for line in text.split("\n")))


def annotation_of(
    number: int,
    words: str,
    *tag_ids: str,
    text: str = TEXT,
    note: str = "",
    status: AnchorStatus = AnchorStatus.EXACT,
    part: Part = Part.BODY,
    grade: int | None = None,
) -> Annotation:
    """An annotation of the first place where ``text`` has the words."""
    start = max(text.find(words), 0)
    position = TextPositionSelector(start, start + len(words))
    return Annotation(
        id=f"00000000-0000-4000-8000-{number:012d}",
        article_id="article-1",
        target=Target("revision-1", part, position, TextQuoteSelector(words)),
        tag_ids=tag_ids,
        note=note,
        status=status,
        creator="tester",
        created_at=NOW,
        updated_at=NOW,
        grade=grade,
    )


def opened(
    *annotations: Annotation,
    text: str = TEXT,
    article_id: str = "article-1",
    title: str = HEADLINE,
    url: str = "",
    document: Document | None = None,
) -> OpenArticle:
    """An open article with these annotations."""
    article = Article(
        id=article_id,
        title=title,
        added_at=NOW,
        revision_id="revision-1",
        outlet="Bay Courier",
        byline=("Ana Ruiz", "Jo Lee"),
        published=PublicationDate("3 April 2024", "2024-04-03"),
        url=url,
    )
    revision = Revision(
        id="revision-1",
        article_id=article_id,
        headline=title,
        document=document or paragraphs(text),
        normalisation=1,
        text_sha256="",
        retrieved_at=NOW,
    )
    return OpenArticle(article, revision, annotations)
