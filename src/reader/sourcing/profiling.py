"""The profile of an article: whom its claim-bearing sentences rest on.

A sentence bears a claim when something in it is attributed, when a figure stands in it, or when
a wording was flagged as a claim, a hedge or a judgement without a source. It counts once, by the
most open question about it: unnamed before second-hand, hearsay, institution, document, named.
Sentences inside a quotation belong to its speaker. A pronoun counts as named: the text says
elsewhere who is meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from reader.model.selectors import Part
from reader.model.sourcing import (
    Attribution,
    Directness,
    SourceKind,
    SourcingProfile,
    Suggestion,
)
from reader.sourcing.tokens import Sentence, Tokens

_ORDER = ("unnamed", "second_hand", "hearsay", "institution", "document", "named")
_UNSOURCED_TAGS = frozenset({"unattributed-claim", "unattributed-evaluation", "hedge"})


def make_profile(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    suggestions: Sequence[Suggestion],
) -> SourcingProfile:
    """Return the profile of a body and what was found in it and in its headline."""
    body = [a for a in attributions if a.part is Part.BODY]
    starts = [sentence.range.start for sentence in sentences]
    classes = _sentence_classes(starts, body)
    flagged = {
        _sentence_at(starts, s.range.start)
        for s in suggestions
        if s.part is Part.BODY and s.tag_id in _UNSOURCED_TAGS
    }
    counts: Counter[str] = Counter(classes.values())
    for index, sentence in enumerate(sentences):
        if index in classes:
            continue
        if index in flagged or tokens.has_number(sentence.range):
            counts["unattributed"] += 1
    unnamed = [a for a in body if a.kind.is_unnamed]
    length = max(1, len(tokens.text))
    return SourcingProfile(
        sentences=len(sentences),
        claim_sentences=sum(counts.values()),
        named=counts["named"],
        institution=counts["institution"],
        document=counts["document"],
        unnamed=counts["unnamed"],
        second_hand=counts["second_hand"],
        hearsay=counts["hearsay"],
        unattributed=counts["unattributed"],
        unnamed_mentions=len(unnamed),
        unnamed_with_reason=sum(a.grade == 4 for a in unnamed),
        first_unnamed=_first_start(unnamed) / length if unnamed else None,
        headline_unnamed=any(a.part is Part.HEADLINE and a.kind.is_unnamed for a in attributions),
    )


def _sentence_classes(starts: Sequence[int], attributions: Sequence[Attribution]) -> dict[int, str]:
    """Return the class of each sentence that has an attribution or lies in one's content."""
    classes: dict[int, str] = {}
    for attribution in attributions:
        name = _class_of(attribution)
        for place in (attribution.cue, *attribution.content):
            first = _sentence_at(starts, place.start)
            last = _sentence_at(starts, max(place.start, place.end - 1))
            for index in range(first, last + 1):
                old = classes.get(index)
                if old is None or _ORDER.index(name) < _ORDER.index(old):
                    classes[index] = name
    return classes


def _class_of(attribution: Attribution) -> str:
    if attribution.kind.is_unnamed:
        return "unnamed"
    if attribution.kind is SourceKind.NONE:
        return "hearsay"
    if attribution.kind is SourceKind.MEDIA or (
        attribution.directness is Directness.BY_OTHER_OUTLET
    ):
        return "second_hand"
    if attribution.kind is SourceKind.INSTITUTION:
        return "institution"
    return "document" if attribution.kind is SourceKind.DOCUMENT else "named"


def _sentence_at(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _first_start(attributions: Sequence[Attribution]) -> int:
    return min(a.cue.start if a.source is None else a.source.start for a in attributions)
