"""Annotations as what is painted of them: where, in which styles, with which letters."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook, Tag
from reader.model.selectors import AnchorStatus
from reader.ui.reading.positions import PositionMap, QtRange
from reader.ui.theme import HighlightStyle, LinePattern, Theme

UNTAGGED_SIGN = "•"
"""Stands in the margin for an annotation without a tag."""

_Looks = tuple[tuple[HighlightStyle, ...], tuple[str, ...]]
"""Styles and letters of a mark."""


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
    looks: dict[tuple[str, ...], _Looks] = {}
    marks = []
    for annotation in annotations:
        target = annotation.target
        if annotation.status is AnchorStatus.ORPHANED or not positions.has_part(target.part):
            continue
        place = target.position
        span = QtRange(
            positions.qt_position(target.part, place.start),
            positions.qt_position(target.part, place.end),
        )
        if span.end > span.start:
            tag_ids = annotation.tag_ids
            if tag_ids not in looks:
                looks[tag_ids] = _looks(tag_ids, codebook, theme)
            styles, letters = looks[tag_ids]
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
    for mark in sorted(marks, key=_text_order):
        start, end = mark.span
        if start >= cluster_end:
            placed.extend(_placed(member, lane, used) for member, lane in cluster)
            cluster, busy, free, used = [], [], [], 0
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane, used = _take_lanes(len(mark.styles), free, used)
        for taken in range(lane, lane + len(mark.styles)):
            heapq.heappush(busy, (end, taken))
        cluster.append((mark, lane))
        cluster_end = max(cluster_end, end)
    placed.extend(_placed(member, lane, used) for member, lane in cluster)
    return placed


def _text_order(mark: Mark) -> tuple[int, int, str]:
    return mark.span.start, -mark.span.end, mark.annotation_id


def _placed(mark: Mark, lane: int, lanes: int) -> Mark:
    # What dataclasses.replace would give, in a third of the time: it is done for every mark.
    return Mark(mark.annotation_id, mark.span, mark.styles, mark.letters, lane, lanes)


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


def _looks(tag_ids: tuple[str, ...], codebook: Codebook, theme: Theme) -> _Looks:
    tags = [tag for tag in map(codebook.find, tag_ids) if tag is not None]
    if not tags:
        return (untagged_style(theme),), (UNTAGGED_SIGN,)
    styles = tuple(theme.highlight(tag.slot) for tag in tags)
    return styles, tuple(tag_letter(tag) for tag in tags)
