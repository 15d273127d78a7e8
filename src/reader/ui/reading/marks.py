"""Annotations as what is painted of them: where, in which styles, with which letters."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook, Tag
from reader.model.selectors import AnchorStatus
from reader.ui.reading.positions import PositionMap, QtRange
from reader.ui.theme import HighlightStyle, LinePattern, Theme

UNTAGGED_SIGN = "•"
"""Stands in the margin for an annotation without a tag."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is painted of one annotation.

    ``span`` holds Qt positions. There is one style and one letter for each tag, or one of
    each where there is none; the first style's tint lies behind the words, each has its
    underline. Overlapping marks lie in different lanes below the line: this one's underlines
    take the lanes from ``lane`` on, of ``lanes`` that are in use around it.
    """

    annotation_id: str
    span: QtRange
    styles: tuple[HighlightStyle, ...]
    letters: tuple[str, ...]
    lane: int = 0
    lanes: int = 1


def tag_letter(tag: Tag) -> str:
    """Return the letter that stands for a tag, from its name where it has none of its own."""
    return tag.letter or tag.name[:1].upper() or UNTAGGED_SIGN


def untagged_style(theme: Theme) -> HighlightStyle:
    """Return the look of a plain highlight: none of the hues that stand for a tag."""
    return HighlightStyle(theme.colour("hover"), theme.colour("border"), LinePattern.SOLID)


def make_marks(
    annotations: Iterable[Annotation], codebook: Codebook, positions: PositionMap, theme: Theme
) -> list[Mark]:
    """Return the marks of all annotations that have a place in the text, in text order."""
    marks = []
    for annotation in sorted(annotations, key=lambda found: found.sort_key):
        if annotation.status is AnchorStatus.ORPHANED or not positions.has_part(
            annotation.target.part
        ):
            continue
        span = positions.qt_range(annotation.target.passage)
        if span.end > span.start:
            styles, letters = _looks(annotation, codebook, theme)
            marks.append(Mark(annotation.id, span, styles, letters))
    return in_lanes(marks)


def in_lanes(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks by start, longer ones first, each in lanes that it shares with no other.

    A greedy sweep: a mark takes the lowest lanes that are free where it starts.
    """
    placed: list[Mark] = []
    cluster: list[tuple[Mark, int]] = []  # with its first lane
    cluster_end = -1
    busy: list[tuple[int, int]] = []  # where a lane becomes free, and which
    free: list[int] = []
    used = 0
    for mark in sorted(marks, key=lambda found: (found.span.start, -found.span.end)):
        start, end = mark.span
        if start >= cluster_end:
            placed.extend(replace(member, lane=lane, lanes=used) for member, lane in cluster)
            cluster, busy, free, used = [], [], [], 0
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane, used = _take_lanes(len(mark.styles), free, used)
        for taken in range(lane, lane + len(mark.styles)):
            heapq.heappush(busy, (end, taken))
        cluster.append((mark, lane))
        cluster_end = max(cluster_end, end)
    placed.extend(replace(member, lane=lane, lanes=used) for member, lane in cluster)
    return placed


def _take_lanes(count: int, free: list[int], used: int) -> tuple[int, int]:
    """Take ``count`` neighbouring lanes: free ones where they suffice, else new ones."""
    ordered = sorted(free)
    for place in range(len(ordered) - count + 1):
        if ordered[place + count - 1] - ordered[place] == count - 1:
            for taken in ordered[place : place + count]:
                free.remove(taken)
            heapq.heapify(free)
            return ordered[place], used
    return used, used + count


def _looks(
    annotation: Annotation, codebook: Codebook, theme: Theme
) -> tuple[tuple[HighlightStyle, ...], tuple[str, ...]]:
    tags = [tag for tag in map(codebook.find, annotation.tag_ids) if tag is not None]
    if not tags:
        return (untagged_style(theme),), (UNTAGGED_SIGN,)
    styles = tuple(theme.highlight(tag.slot) for tag in tags)
    return styles, tuple(tag_letter(tag) for tag in tags)
