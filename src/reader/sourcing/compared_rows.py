"""Two versions of an article as rows of sentences, in the reading order of the newer one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reader.model.comparison import ComparedRow, RowKind, VersionText, WordEdit
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.text.alignment import AlignedSentences, Alignment
from reader.text.plain_words import plain_words


def compare_rows(old: VersionText, new: VersionText) -> tuple[ComparedRow, ...]:
    """Return the rows of two versions: the headline as one row, then the body's sentences."""
    return (*_headline(old.headline, new.headline), *_body(old.body, new.body))


def _headline(old: str, new: str) -> Iterator[ComparedRow]:
    if not old and not new:
        return
    before = TextRange(0, len(old)) if old else None
    after = TextRange(0, len(new)) if new else None
    edits: tuple[WordEdit, ...] = ()
    if before is None or after is None:
        kind = RowKind.REMOVED if after is None else RowKind.ADDED
    elif plain_words(old).keys == plain_words(new).keys:
        kind = RowKind.SAME
    else:
        kind, edits = RowKind.EDITED, tuple(_headline_edits(old, new))
    yield ComparedRow(Part.HEADLINE, kind, before, after, edits, new_paragraph=True)


def _headline_edits(old: str, new: str) -> Iterator[WordEdit]:
    """Give the edits of a headline that is still the same one; else all of it is rewritten."""
    alignment = Alignment(old, new)
    whole = WordEdit(TextRange(0, len(old)), TextRange(0, len(new)))
    if len(alignment.pairs) != 1 or alignment.removed or alignment.added:
        yield whole
    else:
        yield from _edits(alignment.pairs[0])


def _body(old: str, new: str) -> list[ComparedRow]:
    alignment = Alignment(old, new)
    staying = [pair for pair in alignment.pairs if not pair.moved]
    old_ends = [pair.old.end for pair in staying]
    placed: list[tuple[tuple[int, int, int], ComparedRow]] = []
    for pair in alignment.pairs:
        row = _row(pair, starts_paragraph=_starts_line(new, pair.new.start))
        placed.append(((pair.new.start, 1, 0), row))
    for place in alignment.added:
        row = ComparedRow(Part.BODY, RowKind.ADDED, None, place, (), _starts_line(new, place.start))
        placed.append(((place.start, 1, 0), row))
    for place in alignment.removed:
        before = bisect_right(old_ends, place.start)
        follows = staying[before - 1].new.end if before else -1
        row = ComparedRow(
            Part.BODY, RowKind.REMOVED, place, None, (), _starts_line(old, place.start)
        )
        placed.append(((follows, 0, place.start), row))
    return [row for _, row in sorted(placed, key=lambda entry: entry[0])]


def _row(pair: AlignedSentences, *, starts_paragraph: bool) -> ComparedRow:
    edits = tuple(_edits(pair))
    kind = RowKind.EDITED if edits else RowKind.SAME
    kind = RowKind.MOVED if pair.moved else kind
    return ComparedRow(Part.BODY, kind, pair.old, pair.new, edits, starts_paragraph)


def _edits(pair: AlignedSentences) -> Iterator[WordEdit]:
    """Give the words that differ; edits that touch each other are one."""
    waiting: WordEdit | None = None
    for segment in pair.segments:
        if segment.same:
            if waiting is not None:
                yield waiting
            waiting = None
        elif waiting is None:
            waiting = WordEdit(segment.old, segment.new)
        else:
            waiting = WordEdit(_joined(waiting.old, segment.old), _joined(waiting.new, segment.new))
    if waiting is not None:
        yield waiting


def _joined(one: TextRange, other: TextRange) -> TextRange:
    if not one or not other:
        return one or other
    return TextRange(one.start, other.end)


def _starts_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()
