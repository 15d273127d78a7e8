"""All that a template can use of one article: the variables of ``docs/manual/templates.md``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from reader.exchange.addresses import is_web_address, markdown_destination, web_passage_address
from reader.exchange.block_ids import block_id
from reader.exchange.export_parts import ExportParts
from reader.exchange.front_matter import sourcing_counts, used_tag_ids, utc_time
from reader.exchange.notes import contain_note
from reader.exchange.quotations import is_placed, part_text, quoted_blocks
from reader.exchange.seals import seal_mark
from reader.exchange.sourcing_variables import (
    checklist_variables,
    entry_variables,
    find_entry,
    ledger_variables,
    profile_counts,
    profile_variables,
    tag_variables,
)
from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.codebook import Codebook
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus
from reader.sourcing.explanations import GRADES
from reader.text.places import place_label

ORPHANS_HEADING = "## No longer found in the article"
"""Stands before annotations whose words the stored text does not hold any more."""

NOTHING_LINE = "This article has no annotations."
"""Stands in place of the annotations where there are none."""

UNTITLED = "Untitled"
UNTAGGED = "Highlight"
"""What a passage is called that has no tag."""

_FINGERPRINT_LENGTH = 8
_DAY_LENGTH = len("2024-04-03")


def template_variables(
    opened: OpenArticle, codebook: Codebook, parts: ExportParts, template: str, *, notes: bool
) -> dict[str, Any]:
    """Return the variables of one article, equal ones for equal values.

    Annotations stand in text order; those without a place in the text apart. ``template`` is
    the name that the seal carries; without ``notes`` what the person has written is left out.
    """
    revision = opened.revision
    annotations = sorted(opened.annotations, key=lambda annotation: annotation.sort_key)
    writer = _AnnotationWriter(opened, codebook, parts, notes=notes)
    shown = [writer.variables(annotation) for annotation in annotations]
    placed = [is_placed(annotation, revision) for annotation in annotations]
    tag_ids = used_tag_ids(annotations, codebook)
    profile, ledger = parts.profile, parts.ledger
    return {
        "article": _article_variables(opened.article, revision),
        "tags": tag_ids,
        "tags_explained": [tag_variables(tag_id, codebook) for tag_id in tag_ids],
        "sourcing": sourcing_counts(annotations) if profile is None else profile_counts(profile),
        "profile": None if profile is None else profile_variables(profile, revision),
        "ledger": None if ledger is None else ledger_variables(ledger, revision, annotations),
        "record": _record(opened.article, shown, tag_ids),
        "seal": seal_mark(opened.article.id, template),
        "annotations": shown,
        "placed": [values for values, here in zip(shown, placed, strict=True) if here],
        "orphaned": [values for values, here in zip(shown, placed, strict=True) if not here],
        "orphans_heading": ORPHANS_HEADING,
        "nothing_line": NOTHING_LINE,
    }


def note_fingerprint(note_lines: str) -> str:
    """Return what tells a note in a file from text that the person typed after it there."""
    return hashlib.sha256(note_lines.encode("utf-8")).hexdigest()[:_FINGERPRINT_LENGTH]


def _article_variables(article: Article, revision: Revision) -> dict[str, object]:
    return {
        "title": article.title or UNTITLED,
        "outlet": article.outlet,
        "byline": list(article.byline),
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "web_address": markdown_destination(article.url) if is_web_address(article.url) else "",
        "published": article.published.shown if article.published else "",
        "date": _date(article),
        "accessed": utc_time(revision.retrieved_at),
    }


def _date(article: Article) -> str:
    """Return the day of publication where it is known, else the date as the article has it."""
    published = article.published
    if published is None:
        return ""
    return published.iso[:_DAY_LENGTH] if published.iso else published.written


class _AnnotationWriter:
    """Makes the variables of one article's annotations."""

    def __init__(
        self, opened: OpenArticle, codebook: Codebook, parts: ExportParts, *, notes: bool
    ) -> None:
        self._opened = opened
        self._revision = opened.revision
        self._codebook = codebook
        self._parts = parts
        self._notes = notes

    def variables(self, annotation: Annotation) -> dict[str, Any]:
        """Return one annotation with its quotation, tags, note, source and checklist."""
        here = is_placed(annotation, self._revision)
        passage = annotation.target.passage
        known = [self._codebook.find(tag_id) for tag_id in annotation.tag_ids]
        names = [t.name if t else i for t, i in zip(known, annotation.tag_ids, strict=True)]
        grade = annotation.grade
        return {
            "block_id": block_id(annotation.id),
            "blocks": quoted_blocks(annotation, self._revision),
            "tag_ids": list(annotation.tag_ids),
            "tag_names": names or [UNTAGGED],
            "grade": grade,
            "grade_label": "" if grade is None else GRADES[grade],
            "place": place_label(self._revision.document, passage) if here else "",
            "changed": annotation.status is AnchorStatus.CHANGED,
            "open_address": markdown_destination(f"onbackground://annotation/{annotation.id}"),
            "web_address": self._web_address(annotation, here=here),
            "note": contain_note(annotation.note) if self._notes else "",
            "source": self._source(annotation) if here else None,
            **self._checklist(annotation),
        }

    def _web_address(self, annotation: Annotation, *, here: bool) -> str:
        """Return the Markdown destination of the passage on the web, "" where there is none."""
        url = self._opened.article.url
        if not is_web_address(url):
            return ""
        text = annotation.target.quote.exact
        place = TextRange(0, len(text))
        if here:
            text = part_text(self._revision, annotation.target.part)
            place = annotation.target.range
        return markdown_destination(web_passage_address(url, text, place))

    def _source(self, annotation: Annotation) -> dict[str, Any] | None:
        """Return the source of the ledger that speaks at the passage."""
        ledger = self._parts.ledger
        entry = None if ledger is None else find_entry(ledger, annotation.target.passage)
        if ledger is None or entry is None:
            return None
        return entry_variables(entry, ledger, self._revision, [annotation.target.passage])

    def _checklist(self, annotation: Annotation) -> dict[str, Any]:
        answers = self._parts.answers.get(annotation.id, ())
        found = checklist_variables(annotation.tag_ids, self._codebook, answers)
        if not self._notes:  # comments are the person's words as notes are
            for line in found["checklist"]:
                line["comment"] = ""
        return found


def _record(
    article: Article, shown: Sequence[dict[str, Any]], tag_ids: list[str]
) -> dict[str, object]:
    """Return what tells this program's words from the person's when the file is written again."""
    notes = {
        str(values["block_id"]): note_fingerprint(str(values["note"]))
        for values in shown
        if values["note"]
    }
    return {"article": article.id, "tags": tag_ids, "notes": notes}
