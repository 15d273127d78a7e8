"""Invented articles with annotations, as the panes are given them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.codebook import Codebook, Tag
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)

NOW = datetime(2026, 3, 14, 16, 30, tzinfo=UTC)

SENTENCES = (
    "Two officials who asked not to be named said that the harbour plan had been dropped in June.",
    "“Nobody told us,” said Mirela Tanase, who has run the ferry office for eleven years.",
    "According to a report seen by the Gull Bay Courier, the cost had trebled since the tender.",
    "The council did not reply to questions that were put to it on Monday and again on Thursday.",
    (
        "Sources close to the mayor denied it, and a person familiar with the talks called the "
        "figures misleading, adding that a second opinion, which has not been published, put the "
        "whole of the work at a fifth of that sum once the old quay walls were left out."
    ),
)


def sample_codebook() -> Codebook:
    """Return six tags with keys, one of them archived."""
    return Codebook(
        (
            Tag("unnamed-source", "Unnamed source", "No name is given.", None, 1, "U", 1, 0),
            Tag("second-hand", "Second-hand report", "From another outlet.", None, 2, "R", 2, 1),
            Tag("named-source", "Named source", "A name is given.", None, 4, "N", 3, 2),
            Tag("no-reply", "No reply", "Somebody was asked.", None, 5, "Q", 4, 3),
            Tag("document", "Document", "A paper is quoted.", None, 6, "D", 5, 4),
            Tag("old-tag", "Old tag", "", None, 3, "O", None, 5, archived=True),
        )
    )


def sample_document() -> Document:
    """Return five paragraphs, one sentence each."""
    return Document(tuple(Block(BlockKind.PARAGRAPH, (Run(text),)) for text in SENTENCES))


def annotation_of(
    document: Document,
    start: int,
    end: int,
    *,
    number: int,
    tag_ids: tuple[str, ...] = (),
    note: str = "",
    status: AnchorStatus = AnchorStatus.EXACT,
    grade: int | None = None,
    article_id: str = "article-1",
) -> Annotation:
    """Return the annotation ``annotation-<number>`` of a stretch of the body."""
    moment = NOW - timedelta(hours=7 * number)
    return Annotation(
        id=f"annotation-{number}",
        article_id=article_id,
        target=Target(
            f"{article_id}-r1",
            Part.BODY,
            TextPositionSelector(start, end),
            TextQuoteSelector(document.text[start:end]),
        ),
        tag_ids=tag_ids,
        note=note,
        status=status,
        creator="",
        created_at=moment,
        updated_at=moment,
        grade=grade,
    )


def open_article(
    annotations: tuple[Annotation, ...], document: Document, article_id: str = "article-1"
) -> OpenArticle:
    """Return the article with these annotations."""
    return OpenArticle(
        Article(article_id, "Harbour plan dropped", NOW, f"{article_id}-r1", "Gull Bay Courier"),
        Revision(
            id=f"{article_id}-r1",
            article_id=article_id,
            headline="Harbour plan dropped",
            document=document,
            normalisation=1,
            text_sha256="0" * 64,
            retrieved_at=NOW,
        ),
        annotations,
    )


def sample_article() -> OpenArticle:
    """Return an article with five annotations of every kind that a card can show."""
    document = sample_document()
    starts = [block.start for block in document.block_ranges]
    ends = [block.end for block in document.block_ranges]

    def annotate(row: int, **fields: object) -> Annotation:
        return annotation_of(document, starts[row], ends[row], number=row, **fields)  # type: ignore[arg-type]

    return open_article(
        (
            annotate(
                0,
                tag_ids=("unnamed-source",),
                note="Which officials?\nAsk the press office, and the ministry.",
                grade=2,
            ),
            annotate(1, tag_ids=("named-source",)),
            annotate(
                2,
                tag_ids=("second-hand", "document"),
                note="The report is not linked. Is it the one of 3 May?",
                status=AnchorStatus.MOVED,
            ),
            annotate(
                3, status=AnchorStatus.ORPHANED, note="Still no reply in the evening edition."
            ),
            annotate(4, tag_ids=("unnamed-source", "second-hand", "no-reply")),
        ),
        document,
    )


def many_annotations(count: int) -> OpenArticle:
    """Return an article with ``count`` annotations over its five paragraphs, every third noted."""
    document = sample_document()
    tags = [tag.id for tag in sample_codebook().active]
    length = len(document.text)
    annotations = []
    for number in range(count):
        start = number * (length - 60) // count
        annotations.append(
            annotation_of(
                document,
                start,
                start + 20 + number % 40,
                number=number,
                tag_ids=(tags[number % len(tags)],),
                note="A note of some words about this passage, on more than one line."
                if number % 3 == 0
                else "",
            )
        )
    return open_article(tuple(annotations), document)
