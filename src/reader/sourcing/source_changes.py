"""Which sources came, went or are called otherwise in a newer version of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.model.comparison import Change, ChangeKind, ComparedRow, RowKind, VersionText
from reader.model.ledger import Ledger, LedgerEntry
from reader.model.selectors import Part, Passage
from reader.model.sourcing import SourceKind
from reader.sourcing.analysis import analyze
from reader.sourcing.ledger import build_ledger


def source_changes(
    rows: Sequence[ComparedRow], old: VersionText, new: VersionText, outlet: str
) -> Iterator[Change]:
    """Give what became of the sources; one whose words stay under another name was renamed.

    A source that speaks only in sentences that say the same in both versions is no change,
    whatever the analysis makes of it now.
    """
    old_rows, new_rows = _Rows(rows, newer=False), _Rows(rows, newer=True)
    gone, come = _unmatched(_ledger(old, outlet), _ledger(new, outlet))
    gone = [entry for entry in gone if old_rows.differing(entry) is not None]
    come = [entry for entry in come if new_rows.differing(entry) is not None]
    speaking: dict[int, list[LedgerEntry]] = {}
    for entry in come:
        for row in new_rows.of(entry):
            speaking.setdefault(row, []).append(entry)
    renamed: dict[str, LedgerEntry] = {}
    for entry in gone:
        candidates = (other for row in old_rows.of(entry) for other in speaking.get(row, ()))
        counterpart = next((each for each in candidates if each.key not in renamed), None)
        if counterpart is not None:
            renamed[counterpart.key] = entry
    for entry in come:
        row, before = new_rows.differing(entry) or 0, renamed.get(entry.key)
        if before is None:
            yield Change(ChangeKind.SOURCE_ADDED, row, "", entry.label)
        else:
            yield Change(ChangeKind.SOURCE_RENAMED, row, before.label, entry.label)
    kept = {entry.key for entry in renamed.values()}
    for entry in gone:
        if entry.key not in kept:
            row = old_rows.differing(entry) or 0
            yield Change(ChangeKind.SOURCE_REMOVED, row, entry.label, "")


class _Rows:
    """Finds the rows that passages of one of the versions lie in."""

    def __init__(self, rows: Sequence[ComparedRow], *, newer: bool) -> None:
        self._rows = rows
        placed = []
        for index, row in enumerate(rows):
            place = row.new if newer else row.old
            if place is not None:
                placed.append((row.part is Part.BODY, place.start, place.end, index))
        self._placed = sorted(placed)

    def of(self, entry: LedgerEntry) -> Iterator[int]:
        """Give the rows in which a source speaks, in reading order."""
        for passage in entry.passages:
            yield from self._at(passage)

    def differing(self, entry: LedgerEntry) -> int | None:
        """Return the first row in which a source speaks and anything differs, or None."""
        return next((row for row in self.of(entry) if _differs(self._rows[row])), None)

    def _at(self, passage: Passage) -> Iterator[int]:
        in_body = passage.part is Part.BODY
        place = passage.range
        first = bisect_right(self._placed, (in_body, place.start, 0, 0))
        for part, start, end, index in self._placed[max(0, first - 1) :]:
            if (part, start) >= (in_body, place.end):
                return
            if part is in_body and end > place.start:
                yield index


def _differs(row: ComparedRow) -> bool:
    return row.kind in (RowKind.ADDED, RowKind.REMOVED) or bool(row.edits)


def _ledger(version: VersionText, outlet: str) -> Ledger:
    analysis = analyze(version.body, headline=version.headline, outlet=outlet)
    return build_ledger(analysis, version.body, headline=version.headline, outlet=outlet)


def _unmatched(old: Ledger, new: Ledger) -> tuple[list[LedgerEntry], list[LedgerEntry]]:
    """Return the entries that only one of two ledgers has; each label counts as often as it is."""
    gone, come = Counter(map(_name, _sources(old))), Counter(map(_name, _sources(new)))
    shared = gone & come
    return _beyond(_sources(old), shared.copy()), _beyond(_sources(new), shared.copy())


def _sources(ledger: Ledger) -> list[LedgerEntry]:
    nobody = (SourceKind.NONE, SourceKind.PRONOUN)
    return [entry for entry in ledger if entry.kind not in nobody]


def _beyond(entries: Sequence[LedgerEntry], shared: Counter[str]) -> list[LedgerEntry]:
    left = []
    for entry in entries:
        if shared[_name(entry)]:
            shared[_name(entry)] -= 1
        else:
            left.append(entry)
    return left


def _name(entry: LedgerEntry) -> str:
    return (entry.name or entry.label).casefold()
