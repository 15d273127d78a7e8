"""Libraries with invented articles in them, for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.model.annotation import Annotation
from reader.model.article import Article, Revision
from reader.model.codebook import Tag
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import PublicationDate
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.store.store import Store
from reader.text.fingerprint import text_sha256

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)

TAGS = (
    Tag("unnamed-source", "Unnamed source", "Nobody is named.", None, 1, "U", 1, 0),
    Tag("second-hand", "Second-hand", "", None, 2, "S", 2, 1, checklist=("Who said it first?",)),
    Tag("institution", "Institution", "", None, 3, "I", None, 2),
)


def clock() -> datetime:
    """The same moment each time."""
    return NOW


def document_of(text: str) -> Document:
    """A document with one paragraph for each line."""
    return Document(tuple(Block(BlockKind.PARAGRAPH, (Run(line),)) for line in text.split("\n")))


def text_number(number: int) -> str:
    """An article's text that no other number has; some 600 code points, some of them astral."""
    return "\n".join(
        f"In report {number}.{paragraph} an official of the {paragraph}th district, who asked not"
        f" to be named, said that bridge {number * 7 + paragraph} would stay shut. 🌉 Çok geç."
        for paragraph in range(4)
    )


def article_number(
    number: int, *, text: str | None = None, title: str | None = None, published: str | None = None
) -> tuple[Article, Revision]:
    """An article and its only revision; higher numbers are newer, one hour each."""
    headline = title if title is not None else f"Bridge report {number}"
    document = document_of(text if text is not None else text_number(number))
    added = NOW + timedelta(hours=number)
    article = Article(
        id=f"article-{number:05}",
        title=headline,
        added_at=added,
        revision_id=f"revision-{number:05}",
        outlet="Gull Bay Courier" if number % 2 else "Harbour Post",
        byline=("Ada Quill",),
        section="Local",
        published=PublicationDate(published, published) if published else None,
        url=f"https://news.example/{number}",
        language="en",
        origin=f"report-{number}.txt",
    )
    revision = Revision(
        id=article.revision_id,
        article_id=article.id,
        headline=headline,
        document=document,
        normalisation=1,
        text_sha256=text_sha256(headline, document.text),
        retrieved_at=added,
        raw=f"raw bytes of {number}".encode() * 40,
        raw_type="text/plain",
    )
    return article, revision


def annotation_on(
    article: Article,
    revision: Revision,
    number: int = 0,
    *,
    start: int = 3,
    end: int = 9,
    tag_ids: tuple[str, ...] = ("unnamed-source",),
    note: str = "Who is it?",
    part: Part = Part.BODY,
    status: AnchorStatus = AnchorStatus.EXACT,
) -> Annotation:
    """An annotation whose words are those at its place."""
    text = revision.document.text if part is Part.BODY else revision.headline
    return Annotation(
        id=f"annotation-{article.id}-{number:05}",
        article_id=article.id,
        target=Target(
            revision.id,
            part,
            TextPositionSelector(start, end),
            TextQuoteSelector(
                text[start:end], text[max(0, start - 32) : start], text[end : end + 32]
            ),
        ),
        tag_ids=tag_ids,
        note=note,
        status=status,
        creator="Ada",
        created_at=NOW,
        updated_at=NOW,
        grade=2,
    )


def fill(store: Store, articles: int, *, annotations: int = 2) -> None:
    """Put tags, numbered articles and their annotations into the library."""
    with store.transaction() as writer:
        for tag in TAGS:
            writer.save_tag(tag)
        for number in range(articles):
            article, revision = article_number(number)
            writer.add_article(article, revision)
            for place in range(annotations):
                writer.add_annotation(
                    annotation_on(
                        article,
                        revision,
                        place,
                        start=10 * place,
                        end=10 * place + 14,
                        tag_ids=(TAGS[place % 3].id, TAGS[(place + 1) % 3].id),
                    )
                )


@contextmanager
def opened(path: Path, *, create: bool = True) -> Iterator[Store]:
    """The library at ``path``, closed afterwards."""
    store = Store.open(path, clock=clock, create=create)
    try:
        yield store
    finally:
        store.close()


def contents_of(folder: Path) -> dict[str, bytes]:
    """Every file in the folder with its bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
