"""Frozen values to columns and back, the one place where either is turned into the other.

Columns are plain mappings: what `rows` classes are made from, and what plain SQL gives back.
This module therefore needs no SQLModel, and reading stays quick to start.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from reader.documents.addresses import same_address_key
from reader.model.annotation import Annotation
from reader.model.article import Article, Revision
from reader.model.checklists import ChecklistAnswer
from reader.model.codebook import Tag
from reader.model.document import Document
from reader.model.document_json import document_from_json, document_to_json
from reader.model.json_values import from_json, to_json
from reader.model.parsed_article import PublicationDate
from reader.model.ranges import TextRange
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.store.folding import fold
from reader.store.seals import ColumnValue

Columns = dict[str, ColumnValue]


class StoredRow(Protocol):
    """A row as plain SQL gives it: values by column name."""

    def __getitem__(self, name: str, /) -> Any:
        """Return the value of the column."""


EXCERPT_LENGTH = 240
"""Code points of the body that lists show: three lines of the widest list pane."""


def columns_from_article(article: Article) -> Columns:
    """Return the columns of `ArticleRow` that do not depend on the text."""
    published = article.published
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "byline": _json_list(article.byline),
        "section": article.section,
        "published_written": published.written if published else None,
        "published_iso": published.iso if published else None,
        "published_ambiguous": int(published.ambiguous) if published else 0,
        "url": article.url,
        "language": article.language,
        "origin": article.origin,
        "sample": int(article.sample),
        "read": int(article.read),
        "starred": int(article.starred),
        "added_at": time_to_text(article.added_at),
        "revision_id": article.revision_id,
        "folded": fold(
            "\n".join((article.title, article.outlet, *article.byline, article.section))
        ),
        "sort_key": sort_key(article),
        # Null for what there is none of, as in the rows of older versions: their seals hold.
        "url_key": same_address_key(article.url) if article.url else None,
        "modified_written": article.modified.written if article.modified else None,
        "modified_iso": article.modified.iso if article.modified else None,
        "paywalled": 1 if article.paywalled else None,
        "unnamed_sources_policy": article.unnamed_sources_policy or None,
        "feed_id": article.feed_id,
        "story_id": article.story_id,
    }


def columns_from_text(document: Document) -> Columns:
    """Return the columns of `ArticleRow` that lists need of the current revision's text."""
    return {
        "excerpt": " ".join(document.text[: EXCERPT_LENGTH * 2].split())[:EXCERPT_LENGTH],
        "text_length": len(document.text),
    }


def article_from_row(row: StoredRow) -> Article:
    """Return the article that a row of ``articles`` describes."""
    published = None
    if row["published_written"] is not None:
        published = PublicationDate(
            row["published_written"], row["published_iso"], bool(row["published_ambiguous"])
        )
    return Article(
        id=row["id"],
        title=row["title"],
        added_at=time_from_text(row["added_at"]),
        revision_id=row["revision_id"],
        outlet=row["outlet"],
        byline=tuple(json.loads(row["byline"])),
        section=row["section"],
        published=published,
        url=row["url"],
        language=row["language"],
        origin=row["origin"],
        sample=bool(row["sample"]),
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        modified=_modified_from_row(row),
        paywalled=bool(row["paywalled"]),
        unnamed_sources_policy=row["unnamed_sources_policy"] or "",
        feed_id=row["feed_id"],
        story_id=row["story_id"],
    )


def _modified_from_row(row: StoredRow) -> PublicationDate | None:
    written, iso = row["modified_written"], row["modified_iso"]
    # A time of change that could mean two days is kept as written, like that of publication.
    return None if written is None else PublicationDate(written, iso, ambiguous=iso is None)


def columns_from_revision(revision: Revision) -> Columns:
    """Return the columns of `RevisionRow`."""
    return {
        "id": revision.id,
        "article_id": revision.article_id,
        "headline": revision.headline,
        "normalisation": revision.normalisation,
        "text_sha256": revision.text_sha256,
        "retrieved_at": time_to_text(revision.retrieved_at),
        "raw_type": revision.raw_type,
        "incomplete": revision.incomplete,
        "blocks": zlib.compress(document_to_json(revision.document).encode()),
        "text": revision.document.text,
        "url": revision.url or None,
        "etag": revision.etag or None,
        "last_modified": revision.last_modified or None,
        "signature": revision.signature or None,
        "byline": None if revision.byline is None else _json_list(revision.byline),
        "body_chosen": 1 if revision.body_chosen else None,
        "raw": zlib.compress(revision.raw) if revision.raw else None,
    }


def revision_from_row(row: StoredRow, *, raw: bytes = b"") -> Revision:
    """Return the revision that a row of ``revisions`` holds; its raw bytes are handed in."""
    return Revision(
        id=row["id"],
        article_id=row["article_id"],
        headline=row["headline"],
        document=document_from_blocks(row["blocks"]),
        normalisation=row["normalisation"],
        text_sha256=row["text_sha256"],
        retrieved_at=time_from_text(row["retrieved_at"]),
        raw=raw,
        raw_type=row["raw_type"],
        incomplete=row["incomplete"],
        url=row["url"] or "",
        etag=row["etag"] or "",
        last_modified=row["last_modified"] or "",
        signature=row["signature"] or b"",
        byline=None if row["byline"] is None else tuple(json.loads(row["byline"])),
        body_chosen=bool(row["body_chosen"]),
    )


def document_from_blocks(blocks: bytes) -> Document:
    """Return the document in a ``blocks`` column.

    Raises:
        zlib.error: when the bytes are no compressed text.
        ValueError: when the text is no document.
    """
    return document_from_json(zlib.decompress(blocks).decode())


def raw_from_column(raw: bytes | None) -> bytes:
    """Return the bytes in a ``raw`` column, b"" for null."""
    return zlib.decompress(raw) if raw is not None else b""


def columns_from_annotation(annotation: Annotation) -> Columns:
    """Return the columns of `AnnotationRow`; the tags are rows of their own."""
    target = annotation.target
    return {
        "id": annotation.id,
        "article_id": annotation.article_id,
        "revision_id": target.revision_id,
        "part": target.part.value,
        "start_offset": target.position.start,
        "end_offset": target.position.end,
        "exact": target.quote.exact,
        "prefix": target.quote.prefix,
        "suffix": target.quote.suffix,
        "note": annotation.note,
        "status": annotation.status.value,
        "creator": annotation.creator,
        "grade": annotation.grade,
        "created_at": time_to_text(annotation.created_at),
        "updated_at": time_to_text(annotation.updated_at),
        "answers": to_json(annotation.answers) if annotation.answers else None,
    }


ANNOTATION_COLUMNS = (
    "id",
    "article_id",
    "revision_id",
    "part",
    "start_offset",
    "end_offset",
    "exact",
    "prefix",
    "suffix",
    "note",
    "status",
    "creator",
    "grade",
    "created_at",
    "updated_at",
    "answers",
)
"""The columns of ``annotations`` in the order in which `annotation_from_values` takes them."""


def annotation_from_values(values: Sequence[Any], tag_ids: tuple[str, ...]) -> Annotation:
    """Return the annotation with these values of `ANNOTATION_COLUMNS`, and its tags in order.

    By position and not by name: an article has hundreds of annotations, and looking fifteen
    names up in each row takes as long as all the rest of reading them.

    Raises:
        ValueError: when the offsets, the part or the status cannot be.
    """
    (
        annotation_id,
        article_id,
        revision_id,
        part,
        start,
        end,
        exact,
        prefix,
        suffix,
        note,
        status,
        creator,
        grade,
        created_at,
        updated_at,
        answers,
    ) = values
    place = TextRange(start, end)
    return Annotation(
        id=annotation_id,
        article_id=article_id,
        target=Target(
            revision_id,
            Part(part),
            TextPositionSelector(place.start, place.end),
            TextQuoteSelector(exact, prefix, suffix),
        ),
        tag_ids=tag_ids,
        note=note,
        status=AnchorStatus(status),
        creator=creator,
        created_at=time_from_text(created_at),
        updated_at=time_from_text(updated_at),
        grade=grade,
        answers=_answers_from_column(answers),
    )


def _answers_from_column(column: str | None) -> tuple[ChecklistAnswer, ...]:
    return from_json(tuple[ChecklistAnswer, ...], column) if column is not None else ()


def columns_from_tag(tag: Tag) -> Columns:
    """Return the columns of `TagRow`."""
    return {
        "id": tag.id,
        "name": tag.name,
        "definition": tag.definition,
        "parent_id": tag.parent_id,
        "slot": tag.slot,
        "letter": tag.letter,
        "shortcut": tag.shortcut,
        "position": tag.order,
        "archived": int(tag.archived),
        "checklist": _json_list(tag.checklist),
    }


def tag_from_row(row: StoredRow) -> Tag:
    """Return the tag that a row of ``tags`` holds."""
    return Tag(
        id=row["id"],
        name=row["name"],
        definition=row["definition"],
        parent_id=row["parent_id"],
        slot=row["slot"],
        letter=row["letter"],
        shortcut=row["shortcut"],
        order=row["position"],
        archived=bool(row["archived"]),
        checklist=tuple(json.loads(row["checklist"])),
    )


def sort_key(article: Article) -> str:
    """Return what puts articles in order as text: "2024-04-03T21:24:00", UTC where a zone is known.

    The publication time where it is known for certain, else the time the article was added. A
    bare date counts from midnight; a time without a zone is taken as it stands.
    """
    published = article.published
    if published is not None and published.iso is not None:
        try:
            return _order_text(datetime.fromisoformat(published.iso))
        except ValueError:
            # Only a date that the parser did not write; the article is still listed.
            return _order_text(article.added_at)
    return _order_text(article.added_at)


def time_to_text(time: datetime) -> str:
    """Return the time as it is stored: RFC 3339 in UTC with "Z".

    Raises:
        ValueError: when the time has no zone.
    """
    if time.tzinfo is None:
        raise ValueError(f"a stored time needs a zone: {time.isoformat()}")
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def time_from_text(text: str) -> datetime:
    """Return the time that `time_to_text` wrote.

    Raises:
        ValueError: when the text is no time.
    """
    return datetime.fromisoformat(text)


def _order_text(time: datetime) -> str:
    if time.tzinfo is not None:
        # The last hours of year 9999 and the first of year 1 have no UTC; the zone is dropped.
        with contextlib.suppress(OverflowError):
            time = time.astimezone(UTC)
    return time.replace(tzinfo=None, microsecond=0).isoformat()


def _json_list(words: Sequence[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)
