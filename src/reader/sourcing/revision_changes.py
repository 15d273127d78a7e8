"""What differs between two versions of an article, by what it means, the weightiest first.

A change of sources is told by the ledgers of both versions; quotations, figures and hedges by the
words that were edited. Everything is told from the words alone: nothing here judges a change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.comparison import (
    Change,
    ChangeKind,
    ComparedRow,
    Comparison,
    RowKind,
    VersionText,
)
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.sourcing.compared_rows import compare_rows
from reader.sourcing.quotations import Quotation, find_quotations
from reader.sourcing.source_changes import source_changes
from reader.text.plain_words import plain_words

_LEAST_QUOTED = 3
"""Words between quotation marks from which they are somebody's words and no set phrase."""

_NUMBER = re.compile(
    r"""
    [$€£¥]? \d+ (?:[.,:/]\d+)* (?: %|\ (?:%|per\ ?cent|(?:thousand|million|billion|trillion)\b))?
    | \b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen
      |fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty
      |ninety|hundreds?|thousands?|dozens?|millions?|billions?|trillions?|half|third|quarter
      |twice|doubled?|tripled?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
""""One" is left out: it is a pronoun more often than a number."""

_HEDGE = re.compile(
    r"""
    \b(?:may|might|could|would\ appear|appears?|appeared|seems?|seemed|suggests?|suggested
      |reportedly|allegedly|alleged|apparently|purportedly|purported|supposedly|ostensibly
      |presumably|seemingly|likely|unlikely|possibly|probably|perhaps|maybe|potentially
      |unconfirmed|so-called|claim(?:s|ed)?\ to|said\ to\ (?:be|have)|thought\ to|believed\ to
      |understood\ to|appears?\ to|in\ part|largely|mostly|roughly|about|around|approximately
      |nearly|almost|some\ of)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def compare_versions(old: VersionText, new: VersionText, *, outlet: str = "") -> Comparison:
    """Return two versions compared; ``outlet`` is who publishes them. Never raises."""
    rows = compare_rows(old, new)
    changes = [
        *source_changes(rows, old, new, outlet),
        *_Wording(rows, old, new).changes(),
    ]
    changes.sort(key=lambda change: (change.kind, change.row))
    named = {change.row for change in changes if change.kind is not ChangeKind.WORDING}
    kept = [c for c in changes if c.kind is not ChangeKind.WORDING or c.row not in named]
    return Comparison(old, new, rows, tuple(kept))


@dataclass(frozen=True, slots=True)
class _Edited:
    """What one row lost and gained: the words of its edits, or all of it."""

    lost: tuple[TextRange, ...]
    gained: tuple[TextRange, ...]


class _Wording:
    """Finds what the edited words of each row are about."""

    def __init__(self, rows: Sequence[ComparedRow], old: VersionText, new: VersionText) -> None:
        self._rows = rows
        self._old, self._new = old, new
        self._old_quotations = find_quotations(old.body)
        self._new_quotations = find_quotations(new.body)

    def changes(self) -> Iterator[Change]:
        """Give the changes row by row; each row that differs has at least one."""
        for index, row in enumerate(self._rows):
            if row.kind is RowKind.SAME:
                continue
            edited = _edited(row)
            if row.part is Part.HEADLINE:
                yield Change(ChangeKind.HEADLINE, index, self._old.headline, self._new.headline)
            else:
                yield from self._quotation(index, row, edited)
            yield from self._figures(index, row, edited)
            yield from self._hedges(index, row, edited)
            if row.part is Part.BODY:
                yield Change(
                    ChangeKind.WORDING,
                    index,
                    _joined(edited.lost, self._old.body),
                    _joined(edited.gained, self._new.body),
                )

    def _quotation(self, index: int, row: ComparedRow, edited: _Edited) -> Iterator[Change]:
        lost = [
            quotation
            for place in edited.lost
            for quotation in self._old_quotations.within(place)
            if _is_said(quotation, self._old.body)
        ]
        gained = [
            quotation
            for place in edited.gained
            for quotation in self._new_quotations.within(place)
            if _is_said(quotation, self._new.body)
        ]
        if not lost and not gained:
            return
        if row.old is not None and row.new is not None:  # both sides, wherever the edit was
            lost = lost or _said_in(self._old_quotations.within(row.old), self._old.body)
            gained = gained or _said_in(self._new_quotations.within(row.new), self._new.body)
        yield Change(
            ChangeKind.QUOTATION,
            index,
            _joined([each.range for each in lost], self._old.body),
            _joined([each.range for each in gained], self._new.body),
        )

    def _figures(self, index: int, row: ComparedRow, edited: _Edited) -> Iterator[Change]:
        if row.old is None or row.new is None:
            return
        lost, gained = self._found(_NUMBER, row, edited)
        if lost or gained:
            yield Change(ChangeKind.NUMBER, index, ", ".join(lost), ", ".join(gained))

    def _hedges(self, index: int, row: ComparedRow, edited: _Edited) -> Iterator[Change]:
        if row.old is None or row.new is None:
            return
        lost, gained = self._found(_HEDGE, row, edited)
        if gained:
            yield Change(ChangeKind.HEDGE_ADDED, index, "", ", ".join(gained))
        if lost:
            yield Change(ChangeKind.HEDGE_REMOVED, index, ", ".join(lost), "")

    def _found(
        self, form: re.Pattern[str], row: ComparedRow, edited: _Edited
    ) -> tuple[list[str], list[str]]:
        """Return what only the lost and only the gained words have of a form."""
        lost = _matches(form, row.old, edited.lost, self._old.of(row.part))
        gained = _matches(form, row.new, edited.gained, self._new.of(row.part))
        shared = Counter(map(str.casefold, lost)) & Counter(map(str.casefold, gained))
        return _without(lost, shared.copy()), _without(gained, shared.copy())


def _edited(row: ComparedRow) -> _Edited:
    if row.edits:
        return _Edited(
            tuple(edit.old for edit in row.edits if edit.old),
            tuple(edit.new for edit in row.edits if edit.new),
        )
    if row.kind is RowKind.MOVED:  # nothing but its place differs
        return _Edited((), ())
    return _Edited((row.old,) if row.old else (), (row.new,) if row.new else ())


def _is_said(quotation: Quotation, text: str) -> bool:
    return quotation.spoken and len(plain_words(quotation.range.of(text))) >= _LEAST_QUOTED + 2


def _said_in(quotations: Sequence[Quotation], text: str) -> list[Quotation]:
    return [quotation for quotation in quotations if _is_said(quotation, text)]


def _matches(
    form: re.Pattern[str], sentence: TextRange | None, places: Sequence[TextRange], text: str
) -> list[str]:
    """Return what has a form in a sentence, as far as it touches one of the places."""
    if sentence is None:
        return []
    found = form.finditer(text, sentence.start, sentence.end)
    return [
        match[0]
        for match in found
        if any(place.start < match.end() and match.start() < place.end for place in places)
    ]


def _without(words: Sequence[str], shared: Counter[str]) -> list[str]:
    left = []
    for word in words:
        if shared[word.casefold()]:
            shared[word.casefold()] -= 1
        else:
            left.append(word)
    return left


def _joined(places: Sequence[TextRange], text: str) -> str:
    return " … ".join(place.of(text) for place in dict.fromkeys(places))
