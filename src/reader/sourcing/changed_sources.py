"""Which sources came, went or were renamed between two revisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.comparison import ChangeKind, ChangeWay, RevisionChange, SentencePair
from reader.model.selectors import Part
from reader.model.sourcing import Analysis, Attribution, SourceKind
from reader.sourcing.mentions import Difference, Mention, find_differences, quoted
from reader.text.plain_words import plain_words

_SMALL_WORDS = frozenset({"a", "an", "the", "mr", "mrs", "ms", "dr", ".", "'s"})


def find_changed_sources(
    pairs: Sequence[SentencePair], texts: tuple[str, str], analyses: tuple[Analysis, Analysis]
) -> list[RevisionChange]:
    """Return the changes of who is cited in the pairs of the body, in their order.

    A pronoun stands for the source that the text gives for it; where it gives none, it is
    neither here nor there.
    """
    old, new = (_mentions(analysis) for analysis in analyses)
    differences = find_differences(pairs, old, new, _is_same, lambda *_: True)
    changes = [_told(difference, texts, old, new) for difference in differences]
    return [*changes, *_described_anew(pairs, texts, old, new)]


def _mentions(analysis: Analysis) -> list[Mention]:
    attributions = [a for a in analysis.attributions if a.part is Part.BODY]
    by_source = {a.source: a for a in attributions if a.source is not None}
    mentions: list[Mention] = []
    for attribution in attributions:
        earlier = attribution.antecedent
        words = _identity(attribution if earlier is None else by_source.get(earlier, attribution))
        if attribution.source is not None and words:
            mentions.append(Mention(words, attribution.source))
    return sorted(mentions, key=lambda mention: mention.place)


def _identity(attribution: Attribution) -> tuple[str, ...]:
    if attribution.kind in (SourceKind.PRONOUN, SourceKind.NONE):
        return ()
    words = (word.lower() for word in plain_words(attribution.name).keys)
    return tuple(word for word in words if word not in _SMALL_WORDS)


def _is_same(one: Mention, other: Mention) -> bool:
    """Tell whether two names are of the same source: one may leave out first names."""
    shorter, longer = sorted((one.words, other.words), key=len)
    return longer[len(longer) - len(shorter) :] == shorter


def _told(
    difference: Difference,
    texts: tuple[str, str],
    all_old: Sequence[Mention],
    all_new: Sequence[Mention],
) -> RevisionChange:
    old, new = difference.old, difference.new
    places = difference.places
    was, now = quoted(places, texts)
    if old is not None and new is not None:
        return RevisionChange(ChangeKind.SOURCE_RENAMED, ChangeWay.CHANGED, was, now, *places)
    if new is not None:
        known = any(_is_same(new, other) for other in all_old)
        way = ChangeWay.CITED_MORE if known else ChangeWay.ADDED
        return RevisionChange(ChangeKind.SOURCE_ADDED, way, was, now, *places)
    assert old is not None  # noqa: S101 - a difference has a side
    known = any(_is_same(old, other) for other in all_new)
    way = ChangeWay.CITED_LESS if known else ChangeWay.REMOVED
    return RevisionChange(ChangeKind.SOURCE_REMOVED, way, was, now, *places)


def _described_anew(
    pairs: Sequence[SentencePair],
    texts: tuple[str, str],
    old: Sequence[Mention],
    new: Sequence[Mention],
) -> Iterator[RevisionChange]:
    """Give the sources that have their name still but are described in other words."""
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        ours = [mention for mention in old if pair.old.contains(mention.place)]
        theirs = [mention for mention in new if pair.new.contains(mention.place)]
        for one, other in zip(ours, theirs, strict=False):
            words = plain_words(one.place.of(texts[0])).keys
            other_words = plain_words(other.place.of(texts[1])).keys
            longer = min(len(words), len(other_words)) > len(min(one.words, other.words, key=len))
            if _is_same(one, other) and longer and words != other_words:
                places = one.place, other.place
                yield RevisionChange(
                    ChangeKind.SOURCE_RENAMED, ChangeWay.DESCRIBED, *quoted(places, texts), *places
                )
