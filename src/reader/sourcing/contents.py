"""What is said: the content of an attribution, as ranges of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.model.ranges import TextRange
from reader.sourcing.findings import Finding
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.quotations import Quotations
from reader.sourcing.tokens import Tokens

_EDGES = " \t,;:.!?\"“”‘’'—–-()…"
_REACH = 3000
"""Code points on each side of a cue in which what is said is looked for."""
_FORWARD = frozenset({"relative", "noun-by", "passive-agent", "participle", "infinitive", "citing"})
"""Rules whose content follows them."""
_TURNS = frozenset({"but", "though", "although", "whereas", "while", "yet", "according"})
"""Words that, after a comma, open something that is no longer said."""
_OPENERS = frozenset({"that", "whether", ":", ","})


class Content(NamedTuple):
    """What is said; ``quoted`` tells that it is given word for word."""

    ranges: tuple[TextRange, ...]
    quoted: bool

    def holds(self, place: TextRange) -> bool:
        """Tell whether a place lies in what is said."""
        return any(part.start <= place.start and place.end <= part.end for part in self.ranges)


class ContentReader:
    """Finds the contents of one text's attributions."""

    def __init__(self, tokens: Tokens, quotations: Quotations, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._quotations = quotations
        self._clause_verbs = lexicon.behaviour["clause"]

    def contents_of(self, findings: Sequence[Finding]) -> list[Content]:
        """Return what the source of each finding is said to say."""
        return [
            self._content_of(
                finding, [*findings[max(0, index - 1) : index], *findings[index + 1 : index + 2]]
            )
            for index, finding in enumerate(findings)
        ]

    def _content_of(self, finding: Finding, neighbours: Sequence[Finding]) -> Content:
        """Return what the source is said to say, quotations in full; may be empty."""
        near = self._near(finding)
        spoken = [
            quotation.range
            for quotation in self._quotations.within(self._between(finding, near, neighbours))
            if quotation.spoken and self._is_nearest(finding, quotation.range, neighbours)
        ]
        if spoken:
            return Content(tuple(spoken), quoted=True)
        said = self._tokens.starts[min(finding.first, finding.cue_first)]
        before = self._trimmed(near.start, min(said, near.end))
        after = self._trimmed(*self._after(finding, near.end))
        return Content(tuple(self._parts(finding, before, after)), quoted=False)

    def _between(
        self, finding: Finding, near: TextRange, neighbours: Sequence[Finding]
    ) -> TextRange:
        """Return the part of the sentence up to the cues beside: what lies beyond is theirs."""
        start, end = near.start, near.end
        for other in neighbours:
            cue = self._tokens.starts[other.cue_first]
            if other.sentence is not finding.sentence:
                continue
            if other.cue_first < finding.cue_first:
                start = max(start, cue)
            else:
                end = min(end, cue)
        return TextRange(start, max(start, end))

    def _is_nearest(
        self, finding: Finding, place: TextRange, neighbours: Sequence[Finding]
    ) -> bool:
        """Tell whether no other speaker of the sentence stands nearer to a quotation."""
        own = self._distance(finding, place)
        return all(
            other.sentence is not finding.sentence or self._distance(other, place) >= own
            for other in neighbours
        )

    def _distance(self, finding: Finding, place: TextRange) -> int:
        """Return the code points between a cue and a quotation."""
        cue = self._tokens.range(finding.cue_first, finding.cue_last)
        return max(place.start - cue.end, cue.start - place.end, 0)

    def _near(self, finding: Finding) -> TextRange:
        """Return the sentence, of an endless one the part around the cue: keeps it linear."""
        sentence = finding.sentence.range
        if len(sentence) <= _REACH:
            return sentence
        cue = self._tokens.starts[finding.cue_first]
        start = min(max(sentence.start, cue - _REACH), self._tokens.starts[finding.first])
        end = max(min(sentence.end, cue + _REACH), self._tokens.end(finding.last))
        return TextRange(start, end)

    def _parts(
        self, finding: Finding, before: TextRange | None, after: TextRange | None
    ) -> list[TextRange]:
        """Choose: what follows the cue, or what stands before "…, officials said"."""
        if finding.rule == "passive-agent" and self._is_parenthetical(finding):
            return [before] if before else []
        if finding.rule in _FORWARD:
            return [after] if after else []
        if finding.rule == "according-to":
            leading = before is not None and self._ends_clause(finding.cue_first)
            parts = [before] if before and (leading or after is None) else []
            return [*parts, after] if after else parts
        if self._is_parenthetical(finding):
            return [part for part in (before, after) if part]
        return [after] if after else []

    def _is_parenthetical(self, finding: Finding) -> bool:
        """Tell whether the sentence stops or pauses right after source and cue."""
        following = max(finding.last, finding.cue_last) + 1
        if following >= finding.sentence.end:
            return True
        return finding.sentence.tag(following) in {",", ".", "k", ")", "-"}

    def _ends_clause(self, token: int) -> bool:
        """Tell whether a comma or nothing stands before "according to" (the claim came first)."""
        return token > 0 and self._tokens.lower[token - 1] not in {"and", "but", "yet"}

    def _after(self, finding: Finding, limit: int) -> tuple[int, int]:
        """Return where what follows source and cue begins and ends, at most at ``limit``."""
        last = max(finding.last, finding.cue_last)
        first, end = last + 1, limit
        lower, starts = self._tokens.lower, self._tokens.starts
        clause = finding.cue.lemma in self._clause_verbs
        if first < finding.sentence.end and lower[first] in _OPENERS:
            clause = clause or lower[first] != ","
        stop = self._stop(first, min(finding.sentence.end, first + _REACH // 10), clause=clause)
        if stop is not None:
            end = min(end, starts[stop])
        while first < finding.sentence.end and lower[first] in _OPENERS:
            first += 1
        start = starts[first] if first < finding.sentence.end else limit
        return min(max(start, self._tokens.end(last)), end), end

    def _stop(self, first: int, end: int, *, clause: bool) -> int | None:
        """Return the mark that ends what is said: a comma, in a clause only before "but"."""
        lower = self._tokens.lower
        for token in range(first, end):
            if lower[token] == ";":
                return token
            if lower[token] == ",":
                following = lower[token + 1] if token + 1 < end else ""
                if not clause or following in _TURNS:
                    return token
        return None

    def _trimmed(self, start: int, end: int) -> TextRange | None:
        """Return a range without marks and spaces at its edges, None when nothing is left."""
        text = self._tokens.text
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        return TextRange(start, end) if start < end else None
