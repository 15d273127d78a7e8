"""From the phrases of a sentence to findings: which cue attributes what to whom.

One pass over the chunks that end in a word that can attribute. Every rule has a name that
suggestions show; `reader.sourcing.rules` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.model.sourcing import SourceKind, Stance
from reader.sourcing.chunking import Chunk
from reader.sourcing.clauses import Clauses
from reader.sourcing.findings import Finding, ReportMention
from reader.sourcing.joined_phrases import JoinedPhrases
from reader.sourcing.lexicon import Cue
from reader.sourcing.nominal_cues import NominalCues
from reader.sourcing.phrases import PhraseMatch
from reader.sourcing.speakers import SpeakerReader
from reader.sourcing.verb_cues import VerbCues

_VERBS = frozenset("VFEGZ")
_RANKS = {"report-by": 0, "relative": 1}
"""Rules whose findings give way to others about the same source phrase; the rest have 2."""


class CueReader:
    """Finds the attributions of one sentence.

    ``phrasal`` are the words of the text that attribute together, by their first token.
    """

    def __init__(self, clauses: Clauses, phrasal: Mapping[int, PhraseMatch]) -> None:
        self._clauses = clauses
        self._phrasal = phrasal
        self._lower = clauses.lower
        self._cues = clauses.lexicon.cues
        joined = JoinedPhrases(clauses)
        speakers = SpeakerReader(clauses, joined)
        self._nominal = NominalCues(clauses, speakers)
        self._verbs = VerbCues(clauses, speakers, joined)

    @property
    def reports(self) -> list[ReportMention]:
        """Reports met whose owner is told, once `find` has run."""
        return self._nominal.reports

    def find(self, triggers: Sequence[int]) -> list[Finding]:
        """Return the findings in the order of their cues; one for each source phrase.

        ``triggers`` are the tokens of the sentence that can attribute.
        """
        found: dict[int, Finding] = {}
        places = [self._clauses.ending_at(token) for token in triggers]
        if self._clauses.kind(1) == ":":
            places.insert(0, 1)
        for index in places:
            finding = self._at(index, self._clauses.chunk(index)) if index >= 0 else None
            if finding is None:
                continue
            earlier = found.get(finding.first)
            found[finding.first] = finding if earlier is None else _merged(earlier, finding)
        return sorted(_without_carriers(found.values()), key=lambda item: item.cue_first)

    def _at(self, index: int, part: Chunk) -> Finding | None:
        word = self._lower[part.last]
        if part.kind in _VERBS:
            return self._verb(index, part, word)
        if part.kind == "N":
            return self._nominal.noun(index, part, word)
        if part.kind == "i" and word == "per":
            return self._nominal.per(index, part)
        return self._nominal.colon(part) if part.kind == ":" and index == 1 else None

    def _verb(self, index: int, part: Chunk, word: str) -> Finding | None:
        if word == "according":
            return self._nominal.according(index)
        together = self._phrasal.get(part.last)
        if together is not None:
            cue = Cue(together.rule.rule_id, Stance(together.rule.tag_id), "speech", inverts=False)
            found = self._verbs.read(index, part, cue)
            return None if found is None else found._replace(cue_last=together.last)
        known = self._cues.get(word)
        if known is None:
            return None
        cited = self._nominal.cited(index, part, known) if known.lemma == "cite" else None
        return cited or self._verbs.read(index, part, known)


def _merged(earlier: Finding, later: Finding) -> Finding:
    """Return the one finding about a source phrase; a report is its publisher's."""
    weaker, better = sorted((later, earlier), key=lambda each: _RANKS.get(each.rule, 2))
    if weaker.rule == "report-by" and better.kind is SourceKind.DOCUMENT:
        return better._replace(head=weaker.head, kind=weaker.kind)
    return better


def _without_carriers(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out documents that only hold somebody's words: estimates by analysts."""
    kept = list(findings)
    people = [f for f in kept if f.rule == "noun-by" and f.kind.is_unnamed]
    return [
        finding
        for finding in kept
        if finding.kind is not SourceKind.DOCUMENT
        or not any(finding.first < p.first and p.last <= finding.last for p in people)
    ]
