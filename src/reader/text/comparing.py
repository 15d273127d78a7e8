"""Two versions of a text side by side: sentence by sentence, then word by word."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.comparison import PairKind, SentencePair, WordEdit
from reader.model.ranges import TextRange
from reader.text.alignment import AlignedSentences, Alignment
from reader.text.boilerplate import is_boilerplate


def compare_texts(old: str, new: str) -> tuple[SentencePair, ...]:
    """Return the sentences of both texts, paired.

    They are in the order of the new text; what was removed stands where it stood, after what
    stood before it. All words of both texts are in exactly one pair.
    """
    alignment = Alignment(old, new)
    removed = [
        SentencePair(PairKind.REMOVED, place, None, boilerplate=_on_boilerplate(old, place))
        for place in alignment.removed
    ]
    present = [_paired(pair, old, new) for pair in alignment.pairs]
    present += [
        SentencePair(PairKind.ADDED, None, place, boilerplate=_on_boilerplate(new, place))
        for place in alignment.added
    ]
    return tuple(_in_reading_order(present, removed))


def _paired(pair: AlignedSentences, old: str, new: str) -> SentencePair:
    kind = PairKind.MOVED if pair.moved else PairKind.SAME if pair.same else PairKind.CHANGED
    edits = tuple(
        WordEdit(segment.old, segment.new) for segment in pair.segments if not segment.same
    )
    boilerplate = _on_boilerplate(old, pair.old) and _on_boilerplate(new, pair.new)
    return SentencePair(kind, pair.old, pair.new, edits, boilerplate)


def _on_boilerplate(text: str, place: TextRange) -> bool:
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    return is_boilerplate(text[start : end if end >= 0 else len(text)])


def _in_reading_order(
    present: list[SentencePair], removed: list[SentencePair]
) -> Iterator[SentencePair]:
    """Give what is there in the order of the new text, with what was removed where it stood."""
    waiting = iter(sorted(removed, key=_old_start))
    gone = next(waiting, None)
    for pair in sorted(present, key=_new_start):
        stays = pair.old is not None and pair.kind is not PairKind.MOVED
        while gone is not None and stays and _old_start(gone) < _old_start(pair):
            yield gone
            gone = next(waiting, None)
        yield pair
    if gone is not None:
        yield gone
        yield from waiting


def _old_start(pair: SentencePair) -> int:
    return pair.old.start if pair.old is not None else 0


def _new_start(pair: SentencePair) -> int:
    return pair.new.start if pair.new is not None else 0
