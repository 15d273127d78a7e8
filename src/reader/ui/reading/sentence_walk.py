"""Finds the sentence at a place, and the ones before and after it.

Sentences never cross a line feed, so only the lines around the place are ever looked at: the
time to open an article does not depend on its length.
"""

from __future__ import annotations

from functools import lru_cache

from reader.model.article import Revision
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.text.sentences import sentence_ranges

_LINES_KEPT = 16


class SentenceWalk:
    """The sentences of one revision, the headline's first."""

    def __init__(self, revision: Revision) -> None:
        texts = ((Part.HEADLINE, revision.headline), (Part.BODY, revision.document.text))
        self._texts = {part: text for part, text in texts if text.strip()}
        self._sentences_of_line = lru_cache(_LINES_KEPT)(self._split_line)

    def at(self, place: Passage) -> Passage | None:
        """Return the sentence at the start of ``place``; None in an article without words.

        Between two sentences it is the one that follows; right after the last of a line, and
        where nothing follows, it is the one before.
        """
        text = self._texts.get(place.part)
        if text is None:
            return self._first() if place.part is Part.HEADLINE else self._last()
        offset = min(place.range.start, len(text))
        sentences = self._sentences_of_line(place.part, _line_at(text, offset))
        for sentence in sentences:
            if offset <= sentence.range.end:
                return sentence
        if sentences:
            return sentences[-1]
        return self._beyond(place.part, offset, 1) or self._beyond(place.part, offset, -1)

    def beside(self, place: Passage, step: int) -> Passage | None:
        """Return the next sentence (``step`` 1) or the one before (-1), or None at the end."""
        current = self.at(place)
        if current is None:
            return None
        line = _line_at(self._texts[current.part], current.range.start)
        sentences = self._sentences_of_line(current.part, line)
        index = sentences.index(current) + step
        if 0 <= index < len(sentences):
            return sentences[index]
        return self._beyond(current.part, line.end if step > 0 else line.start, step)

    def _beyond(self, part: Part, offset: int, step: int) -> Passage | None:
        """Return the nearest sentence on the lines after (or before) the one at ``offset``."""
        text = self._texts[part]
        line = _line_at(text, offset)
        while True:
            edge = line.end + 1 if step > 0 else line.start - 1
            if not 0 <= edge <= len(text):
                return self._in_other_part(part, step)
            line = _line_at(text, edge)
            sentences = self._sentences_of_line(part, line)
            if sentences:
                return sentences[0 if step > 0 else -1]

    def _in_other_part(self, part: Part, step: int) -> Passage | None:
        if step > 0:
            return self._edge(Part.BODY, 1) if part is Part.HEADLINE else None
        return self._edge(Part.HEADLINE, -1) if part is Part.BODY else None

    def _first(self) -> Passage | None:
        return self._edge(Part.HEADLINE, 1) or self._edge(Part.BODY, 1)

    def _last(self) -> Passage | None:
        return self._edge(Part.BODY, -1) or self._edge(Part.HEADLINE, -1)

    def _edge(self, part: Part, step: int) -> Passage | None:
        """Return a part's first (``step`` 1) or last (-1) sentence."""
        text = self._texts.get(part)
        if text is None:
            return None
        edge = 0 if step > 0 else len(text)
        sentences = self._sentences_of_line(part, _line_at(text, edge))
        if sentences:
            return sentences[0 if step > 0 else -1]
        return self._beyond(part, edge, step)

    def _split_line(self, part: Part, line: TextRange) -> tuple[Passage, ...]:
        return tuple(
            Passage(part, sentence.shifted(line.start))
            for sentence in sentence_ranges(line.of(self._texts[part]))
        )


def _line_at(text: str, offset: int) -> TextRange:
    """Return the line that holds ``offset``; a line feed belongs to the line that it ends."""
    end = text.find("\n", offset)
    return TextRange(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)
