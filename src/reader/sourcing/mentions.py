"""What two revisions mention of one sort (sources, quotations, numbers), compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model.comparison import SentencePair
from reader.model.ranges import TextRange

SHOWN_LENGTH = 80
"""Code points of a passage that a sentence for people quotes."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text mentions: ``words`` identify it, ``place`` is where."""

    words: tuple[str, ...]
    place: TextRange


@dataclass(frozen=True, slots=True)
class Difference:
    """A mention that went, one that came, or one in the place of another."""

    old: Mention | None
    new: Mention | None

    @property
    def places(self) -> tuple[TextRange | None, TextRange | None]:
        """Where the two are, each in its own text."""
        return (self.old.place if self.old else None, self.new.place if self.new else None)


Same = Callable[[Mention, Mention], bool]


def find_differences(
    pairs: Sequence[SentencePair],
    old: Sequence[Mention],
    new: Sequence[Mention],
    same: Same,
    replaces: Same,
) -> list[Difference]:
    """Return what the sentence pairs do not mention alike, in the order of the pairs.

    What is mentioned in another sentence instead has only moved and is no difference.

    Args:
        pairs: pairs that differ.
        old: the mentions of the old text, in order.
        new: those of the new text, in order.
        same: whether two mentions are of the same thing.
        replaces: whether a mention that came into a sentence took the place of one that went.
    """
    old_starts = [mention.place.start for mention in old]
    new_starts = [mention.place.start for mention in new]
    left = [
        _unlike(_within(old, old_starts, pair.old), _within(new, new_starts, pair.new), same)
        for pair in pairs
    ]
    gone = [mention for one, _ in left for mention in one]
    come = [mention for _, other in left for mention in other]
    unlike = _unlike(gone, come, same)
    truly_gone, truly_new = set(unlike[0]), set(unlike[1])
    differences: list[Difference] = []
    for one, other in left:
        differences += _matched(
            [mention for mention in one if mention in truly_gone],
            [mention for mention in other if mention in truly_new],
            replaces,
        )
    return differences


def _within(
    mentions: Sequence[Mention], starts: Sequence[int], place: TextRange | None
) -> list[Mention]:
    if place is None:
        return []
    return list(mentions[bisect_left(starts, place.start) : bisect_left(starts, place.end)])


def _unlike(
    old: Sequence[Mention], new: Sequence[Mention], same: Same
) -> tuple[list[Mention], list[Mention]]:
    """Return what is left when mentions of the same thing are taken away, one for one."""
    left, gone = list(new), []
    for mention in old:
        match = next((other for other in left if same(mention, other)), None)
        if match is None:
            gone.append(mention)
        else:
            left.remove(match)
    return gone, left


def _matched(old: list[Mention], new: list[Mention], replaces: Same) -> list[Difference]:
    """Return the mentions of one pair as differences, those that replace each other together."""
    differences: list[Difference] = []
    left = list(new)
    for mention in old:
        match = next((other for other in left if replaces(mention, other)), None)
        if match is not None:
            left.remove(match)
        differences.append(Difference(mention, match))
    return differences + [Difference(None, mention) for mention in left]


def shown(text: str, place: TextRange) -> str:
    """Return a passage as a sentence quotes it: on one line, cut if long, without its last stop.

    The sentence has its own.
    """
    words = " ".join(place.of(text).split()).rstrip(".")
    if len(words) > SHOWN_LENGTH:
        return words[: SHOWN_LENGTH - 1].rstrip() + "…"
    return words


def quoted(
    places: tuple[TextRange | None, TextRange | None], texts: tuple[str, str]
) -> tuple[str, str]:
    """Return the words at a place of the old text and at one of the new, "" for no place."""
    old, new = (
        shown(text, place) if place is not None else ""
        for text, place in zip(texts, places, strict=True)
    )
    return old, new
