"""Articles, annotations and tags as JSON values: what the command line prints.

Offsets are code points into the canonical text of the part they name, half-open. Times are
RFC 3339 in UTC.
"""

from __future__ import annotations

from typing import Any

from reader.exchange.block_ids import block_id
from reader.exchange.front_matter import utc_time
from reader.model.annotation import Annotation
from reader.model.article import Article, ArticleSummary, OpenArticle
from reader.model.codebook import Tag
from reader.model.document_json import blocks_to_values
from reader.model.revisions import RevisionSummary


def article_value(article: Article, annotation_count: int) -> dict[str, Any]:
    """Return an article without its text."""
    published = article.published
    return {
        "id": article.id,
        "title": article.title,
        "byline": list(article.byline),
        "outlet": article.outlet,
        "section": article.section,
        "published_at": published.iso if published else None,
        "published_written": published.written if published else "",
        "published_ambiguous": published.ambiguous if published else False,
        "language": article.language,
        "canonical_url": article.url,
        "added_at": utc_time(article.added_at),
        "origin": article.origin,
        "sample": article.sample,
        "read": article.read,
        "starred": article.starred,
        "annotations": annotation_count,
    }


def summary_value(summary: ArticleSummary) -> dict[str, Any]:
    """Return one row of the article list."""
    return article_value(summary.article, summary.annotation_count)


def open_article_value(opened: OpenArticle) -> dict[str, Any]:
    """Return an article with its headline, canonical text and blocks."""
    revision = opened.revision
    return article_value(opened.article, len(opened.annotations)) | {
        "headline": revision.headline,
        "text": revision.document.text,
        "blocks": blocks_to_values(revision.document),
        "revision": {
            "id": revision.id,
            "retrieved_at": utc_time(revision.retrieved_at),
            "text_sha256": revision.text_sha256,
        },
        "normalisation": revision.normalisation,
    }


def revision_summary_value(summary: RevisionSummary) -> dict[str, Any]:
    """Return one version of an article without its text; its length is in code points."""
    return {
        "id": summary.id,
        "retrieved_at": utc_time(summary.retrieved_at),
        "headline": summary.headline,
        "length": summary.length,
        "url": summary.url,
        "body_chosen": summary.body_chosen,
    }


def annotation_value(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation with its selectors, named as in the W3C's data model."""
    target = annotation.target
    return {
        "id": annotation.id,
        "block_id": block_id(annotation.id),
        "article": annotation.article_id,
        "revision": target.revision_id,
        "part": target.part.value,
        "start": target.position.start,
        "end": target.position.end,
        "exact": target.quote.exact,
        "status": annotation.status.value,
        "motivation": annotation.motivation.value,
        "tags": list(annotation.tag_ids),
        "note": annotation.note,
        "grade": annotation.grade,
        "creator": annotation.creator,
        "created": utc_time(annotation.created_at),
        "updated": utc_time(annotation.updated_at),
        "selectors": [
            {
                "type": "TextQuoteSelector",
                "exact": target.quote.exact,
                "prefix": target.quote.prefix,
                "suffix": target.quote.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": target.position.start,
                "end": target.position.end,
            },
        ],
    }


def tag_value(tag: Tag) -> dict[str, Any]:
    """Return a tag; its place among its siblings is its place in the list."""
    return {
        "id": tag.id,
        "name": tag.name,
        "definition": tag.definition,
        "parent": tag.parent_id,
        "slot": tag.slot,
        "letter": tag.letter,
        "shortcut": tag.shortcut,
        "archived": tag.archived,
        "checklist": list(tag.checklist),
    }
