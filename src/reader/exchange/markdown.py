"""An article's annotations as Markdown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from reader.exchange.addresses import (
    is_web_address,
    markdown_destination,
    web_passage_address,
)
from reader.exchange.block_ids import block_id
from reader.exchange.front_matter import sourcing_counts, used_tag_ids, utc_time
from reader.exchange.notes import contain_note
from reader.exchange.quotations import is_placed, part_text, quoted_blocks
from reader.exchange.templates import render_template
from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.codebook import Codebook
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus
from reader.text.places import place_label

ORPHANS_HEADING = "## No longer found in the article"
"""Stands before annotations whose words the stored text does not hold any more."""

NOTHING_LINE = "This article has no annotations."
"""Stands in place of the annotations where there are none."""

UNTITLED = "Untitled"
UNTAGGED = "Highlight"
"""What a passage is called that has no tag."""

_FINGERPRINT_LENGTH = 8


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What goes into the Markdown; ``notes`` false leaves out what the person has written."""

    notes: bool = True


def render_markdown(
    opened: OpenArticle, codebook: Codebook, options: MarkdownOptions | None = None
) -> str:
    """Return the article's annotations by the default template; equal values give equal text.

    Annotations stand in text order, those without a place in the text at the end.
    """
    options = options or MarkdownOptions()
    annotations = sorted(opened.annotations, key=lambda annotation: annotation.sort_key)
    shown = [
        _annotation_values(opened, annotation, codebook, options) for annotation in annotations
    ]
    placed = [is_placed(annotation, opened.revision) for annotation in annotations]
    tag_ids = used_tag_ids(annotations, codebook)
    return render_template(
        "markdown.md.j2",
        {
            "article": _article_values(opened.article, opened.revision),
            "tags": tag_ids,
            "sourcing": sourcing_counts(annotations),
            "record": _record(opened.article, shown, tag_ids),
            "placed": [values for values, here in zip(shown, placed, strict=True) if here],
            "orphaned": [values for values, here in zip(shown, placed, strict=True) if not here],
            "orphans_heading": ORPHANS_HEADING,
            "nothing_line": NOTHING_LINE,
        },
    )


def note_fingerprint(note_lines: str) -> str:
    """Return what tells a note in a file from text that the person typed after it there."""
    return hashlib.sha256(note_lines.encode("utf-8")).hexdigest()[:_FINGERPRINT_LENGTH]


def _article_values(article: Article, revision: Revision) -> dict[str, object]:
    return {
        "title": article.title or UNTITLED,
        "outlet": article.outlet,
        "byline": list(article.byline),
        "url": article.url,
        "published": article.published.shown if article.published else "",
        "accessed": utc_time(revision.retrieved_at),
    }


def _annotation_values(
    opened: OpenArticle, annotation: Annotation, codebook: Codebook, options: MarkdownOptions
) -> dict[str, object]:
    revision = opened.revision
    here = is_placed(annotation, revision)
    tags = [codebook.find(tag_id) for tag_id in annotation.tag_ids]
    names = [
        tag.name if tag else tag_id for tag, tag_id in zip(tags, annotation.tag_ids, strict=True)
    ]
    return {
        "block_id": block_id(annotation.id),
        "blocks": quoted_blocks(annotation, revision),
        "tag_names": names or [UNTAGGED],
        "grade": annotation.grade,
        "place": place_label(revision.document, annotation.target.passage) if here else "",
        "changed": annotation.status is AnchorStatus.CHANGED,
        "open_address": markdown_destination(f"onbackground://annotation/{annotation.id}"),
        "web_address": _web_address(opened, annotation),
        "note": contain_note(annotation.note) if options.notes else "",
    }


def _web_address(opened: OpenArticle, annotation: Annotation) -> str:
    """Return the Markdown destination of the passage on the web, "" where the article has none."""
    url = opened.article.url
    if not is_web_address(url):
        return ""
    text = annotation.target.quote.exact
    place = TextRange(0, len(text))
    if is_placed(annotation, opened.revision):
        text = part_text(opened.revision, annotation.target.part)
        place = annotation.target.range
    return markdown_destination(web_passage_address(url, text, place))


def _record(
    article: Article, shown: Sequence[dict[str, object]], tag_ids: list[str]
) -> dict[str, object]:
    """Return what tells this program's words from the person's when the file is written again."""
    notes = {
        str(values["block_id"]): note_fingerprint(str(values["note"]))
        for values in shown
        if values["note"]
    }
    return {"article": article.id, "tags": tag_ids, "notes": notes}
