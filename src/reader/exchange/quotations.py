"""The words an annotation is about, as the blocks of a quotation."""

from __future__ import annotations

from reader.model.annotation import Annotation
from reader.model.article import Revision
from reader.model.document import Document
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Part


def quoted_blocks(annotation: Annotation, revision: Revision) -> list[str]:
    """Return the quoted words, one text for each block the passage touches.

    An annotation that was not found in the revision is quoted as it was made.
    """
    if not is_placed(annotation, revision):
        return [line for line in annotation.target.quote.exact.split("\n") if line]
    place = annotation.target.range
    if annotation.target.part is Part.HEADLINE:
        return [place.of(revision.headline)]
    return _blocks_in(revision.document, place)


def is_placed(annotation: Annotation, revision: Revision) -> bool:
    """Return true when the annotation has a place in this revision's text."""
    if annotation.status is AnchorStatus.ORPHANED:
        return False
    return annotation.target.range.end <= len(part_text(revision, annotation.target.part))


def part_text(revision: Revision, part: Part) -> str:
    """Return the text that offsets into a part count in."""
    return revision.headline if part is Part.HEADLINE else revision.document.text


def _blocks_in(document: Document, place: TextRange) -> list[str]:
    if not place:
        return []
    # Only the blocks the passage touches: a long article with many marks stays linear.
    first = document.block_index_at(place.start)
    last = document.block_index_at(place.end)
    touched = document.block_ranges[first : last + 1]
    shared = (block_range.intersection(place) for block_range in touched)
    return [part.of(document.text) for part in shared if part]
