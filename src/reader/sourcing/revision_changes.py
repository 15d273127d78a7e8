"""Two revisions of an article compared: what changed, the weightiest first.

First whom the text rests on, then what it quotes, its numbers, headline and byline, its hedges,
and last all other wording. Boilerplate never counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.model.comparison import (
    ChangeKind,
    ChangeWay,
    PairKind,
    RevisionChange,
    RevisionComparison,
    SentencePair,
)
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.model.sourcing import Analysis
from reader.sourcing.analysis import analyze
from reader.sourcing.changed_sources import find_changed_sources
from reader.sourcing.changed_wording import (
    find_changed_hedges,
    find_changed_numbers,
    find_changed_quotations,
)
from reader.sourcing.mentions import quoted
from reader.text.comparing import compare_texts
from reader.text.plain_words import plain_words

_WEIGHTS = {kind: weight for weight, kind in enumerate(ChangeKind)}
_WAYS = {
    PairKind.ADDED: ChangeWay.ADDED,
    PairKind.REMOVED: ChangeWay.REMOVED,
    PairKind.MOVED: ChangeWay.MOVED,
}
"""What became of sentences that are at another place, or in one text only."""


@dataclass(frozen=True, slots=True)
class RevisionContent:
    """What of a revision is compared; ``analysis`` is made where it is None."""

    headline: str
    body: str
    byline: tuple[str, ...] = ()
    analysis: Analysis | None = None


def compare_revisions(old: RevisionContent, new: RevisionContent) -> RevisionComparison:
    """Return how two revisions differ, sentence by sentence, and what a person is told of it.

    Sources and hedges are looked for in English only, as the analysis does. Never raises.
    """
    texts = old.body, new.body
    pairs = compare_texts(*texts)
    differing = [pair for pair in pairs if _differs(pair)]
    changes: list[RevisionChange] = []
    if differing:
        analyses = _analysis(old), _analysis(new)
        changes += find_changed_sources(differing, texts, analyses)
        changes += find_changed_quotations(differing, texts)
        changes += find_changed_numbers(differing, texts)
        if not any(analysis.not_analysed for analysis in analyses):
            changes += find_changed_hedges(differing, texts)
    changes += _headline_and_byline(old, new)
    changes += _wording(pairs, texts, changes)
    changes.sort(key=lambda change: (_WEIGHTS[change.kind], *_place(change)))
    return RevisionComparison(compare_texts(old.headline, new.headline), pairs, tuple(changes))


def _analysis(content: RevisionContent) -> Analysis:
    if content.analysis is not None:
        return content.analysis
    return analyze(content.body, headline=content.headline)


def _differs(pair: SentencePair) -> bool:
    return not pair.boilerplate and (
        bool(pair.edits) or pair.kind in (PairKind.ADDED, PairKind.REMOVED)
    )


def _place(change: RevisionChange) -> tuple[int, int]:
    new, old = change.new or change.old, change.old or change.new
    return (new.start if new else 0, old.start if old else 0)


def _headline_and_byline(old: RevisionContent, new: RevisionContent) -> Iterator[RevisionChange]:
    if plain_words(old.headline).keys != plain_words(new.headline).keys:
        whole_old, whole_new = TextRange(0, len(old.headline)), TextRange(0, len(new.headline))
        yield RevisionChange(
            ChangeKind.HEADLINE,
            _way(old.headline, new.headline),
            *quoted((whole_old, whole_new), (old.headline, new.headline)),
            whole_old,
            whole_new,
            Part.HEADLINE,
        )
    ours, theirs = ", ".join(old.byline), ", ".join(new.byline)
    if plain_words(ours.lower()).keys != plain_words(theirs.lower()).keys:
        yield RevisionChange(ChangeKind.BYLINE, _way(ours, theirs), ours, theirs)


def _way(old: str, new: str) -> ChangeWay:
    if old and new:
        return ChangeWay.CHANGED
    return ChangeWay.ADDED if new else ChangeWay.REMOVED


def _wording(
    pairs: Sequence[SentencePair], texts: tuple[str, str], told: Sequence[RevisionChange]
) -> Iterator[RevisionChange]:
    """Give what else changed: sentences that came, went or moved; words not told of yet."""
    counting = [pair for pair in pairs if not pair.boilerplate]
    old_told = [change.old for change in told if change.part is Part.BODY and change.old]
    new_told = [change.new for change in told if change.part is Part.BODY and change.new]
    for kind, group in groupby(counting, key=lambda pair: pair.kind):
        run = list(group)
        if kind in _WAYS:
            yield _sentences_change(kind, run, texts)
        for pair in run:
            edits = [
                edit
                for edit in pair.edits
                if not any(place.overlaps(edit.old) for place in old_told)
                and not any(place.overlaps(edit.new) for place in new_told)
            ]
            if edits:
                words = quoted((edits[0].old or None, edits[0].new or None), texts)
                yield RevisionChange(
                    ChangeKind.WORDING,
                    ChangeWay.REWORDED,
                    *words,
                    pair.old,
                    pair.new,
                    count=len(edits),
                )


def _sentences_change(
    kind: PairKind, run: Sequence[SentencePair], texts: tuple[str, str]
) -> RevisionChange:
    old = [pair.old for pair in run if pair.old is not None]
    new = [pair.new for pair in run if pair.new is not None]
    return RevisionChange(
        ChangeKind.WORDING,
        _WAYS[kind],
        *quoted((old[0] if old else None, new[0] if new else None), texts),
        TextRange(min(old).start, max(place.end for place in old)) if old else None,
        TextRange(min(new).start, max(place.end for place in new)) if new else None,
        count=len(run),
    )
