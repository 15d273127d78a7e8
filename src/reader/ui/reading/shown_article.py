"""The article that the pane shows: its texts, its sentences, its annotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from reader.model.annotation import Annotation
from reader.model.article import OpenArticle, Revision
from reader.model.codebook import Codebook
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.text.places import place_label
from reader.text.words import snap_to_words
from reader.ui.reading.folding import FoldedText
from reader.ui.reading.sentence_walk import SentenceWalk


@dataclass(frozen=True)
class ShownArticle:
    """An article with the codebook that its annotations are read by. It knows no Qt."""

    opened: OpenArticle
    codebook: Codebook

    @property
    def revision(self) -> Revision:
        """The version of the article that is shown."""
        return self.opened.revision

    def text_of(self, part: Part) -> str:
        """Return a part's text, in which its offsets count."""
        return self.revision.headline if part is Part.HEADLINE else self.revision.document.text

    @cached_property
    def sentences(self) -> SentenceWalk:
        """The article's sentences."""
        return SentenceWalk(self.revision)

    @cached_property
    def _by_id(self) -> dict[str, Annotation]:
        return {annotation.id: annotation for annotation in self.opened.annotations}

    def annotation(self, annotation_id: str | None) -> Annotation | None:
        """Return one of the article's annotations, or None."""
        return self._by_id.get(annotation_id or "")

    def with_annotations(
        self, annotations: Iterable[Annotation], codebook: Codebook
    ) -> ShownArticle:
        """Return the same article with its annotations as they are now."""
        return ShownArticle(replace(self.opened, annotations=tuple(annotations)), codebook)

    def quote(self, passage: Passage) -> str:
        """Return the words of a passage."""
        return passage.range.of(self.text_of(passage.part))

    def snapped(self, passage: Passage) -> Passage | None:
        """Return the passage in whole words; None when there is nothing but space in it."""
        words = snap_to_words(self.text_of(passage.part), passage.range)
        return Passage(passage.part, words) if words else None

    def place_label(self, passage: Passage) -> str:
        """Return where a passage is: "paragraph 3"; "" in an article without text."""
        if passage.part is Part.BODY and not self.revision.document.blocks:
            return ""
        return place_label(self.revision.document, passage)

    def annotation_name(self, annotation: Annotation) -> str:
        """Return what an annotation is called: its tags' names, "" where it has none."""
        tags = [tag for tag in map(self.codebook.find, annotation.tag_ids) if tag is not None]
        return ", ".join(tag.name for tag in tags)

    @cached_property
    def _folded(self) -> dict[Part, FoldedText]:
        return {part: FoldedText(self.text_of(part)) for part in (Part.HEADLINE, Part.BODY)}

    def find_words(self, words: str) -> list[Passage]:
        """Return where words stand, the headline first; case and accents make no difference."""
        return [
            Passage(part, found)
            for part, folded in self._folded.items()
            for found in folded.find_all(words)
        ]


def united(first: Passage, second: Passage) -> Passage:
    """Return the passage from the start of the earlier to the end of the later.

    Raises:
        ValueError: when the two are in different parts.
    """
    if first.part is not second.part:
        raise ValueError("passages of different parts have nothing in between")
    start = min(first.range.start, second.range.start)
    return Passage(first.part, TextRange(start, max(first.range.end, second.range.end)))
