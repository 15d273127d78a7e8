"""Two versions of an article compared, for a window to show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.model.compared_versions import ComparedRow, ComparedVersions, RowChange, VersionText
from reader.model.comparison import RevisionChange, SentencePair
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.sourcing.revision_changes import RevisionContent, compare_revisions


def compare_versions(old: VersionText, new: VersionText) -> ComparedVersions:
    """Return two versions compared; a second or two for very long ones. Never raises."""
    bylines = (old.byline, new.byline) if None not in (old.byline, new.byline) else ((), ())
    compared = compare_revisions(
        RevisionContent(old.headline, old.body, bylines[0] or ()),
        RevisionContent(new.headline, new.body, bylines[1] or ()),
    )
    rows = (
        *_rows(Part.HEADLINE, compared.headline, old, new),
        *_rows(Part.BODY, compared.body, old, new),
    )
    places = _Places(rows)
    changes = tuple(RowChange(change, places.row_of(change)) for change in compared.changes)
    return ComparedVersions(old, new, rows, changes)


def _rows(
    part: Part, pairs: Sequence[SentencePair], old: VersionText, new: VersionText
) -> Iterator[ComparedRow]:
    for pair in pairs:
        text, place = (new.of(part), pair.new) if pair.new else (old.of(part), pair.old)
        starts = place is not None and _starts_line(text, place.start)
        yield ComparedRow(part, pair.kind, pair.old, pair.new, pair.edits, pair.boilerplate, starts)


def _starts_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()


class _Places:
    """Finds the row that shows a change: by where it is now, else by where it was."""

    def __init__(self, rows: Sequence[ComparedRow]) -> None:
        self._rows = rows
        self._new = _placed((row.part, row.new, index) for index, row in enumerate(rows))
        self._old = _placed((row.part, row.old, index) for index, row in enumerate(rows))

    def row_of(self, change: RevisionChange) -> int:
        """Return the first row at the change in which anything differs, else the first one."""
        for places, place in ((self._new, change.new), (self._old, change.old)):
            found = list(_at(places[change.part], place)) if place is not None else []
            differing = (row for row in found if self._rows[row].differs)
            row = next(differing, found[0] if found else None)
            if row is not None:
                return row
        return 0


_Placed = list[tuple[int, int, int]]


def _placed(rows: Iterator[tuple[Part, TextRange | None, int]]) -> dict[Part, _Placed]:
    found: dict[Part, _Placed] = {part: [] for part in Part}
    for part, place, index in rows:
        if place is not None:
            found[part].append((place.start, place.end, index))
    for places in found.values():
        places.sort()
    return found


def _at(places: _Placed, place: TextRange) -> Iterator[int]:
    first = bisect_right(places, (place.start + 1, 0, 0))
    for start, end, index in places[max(0, first - 1) :]:
        if start >= place.end:
            return
        if end > place.start:
            yield index
