"""The entrance to the sourcing analysis: a text in, attributions, suggestions and a profile out.

No network, no model, no state: the same text gives the same answer. The steps, each a module:
language → tokens, sentences, quotations → cues and source phrases → later mentions → what is
said → chains → grades → flagged wording → suggestions → profile.
"""

from __future__ import annotations

from dataclasses import replace

from reader.model.selectors import Part
from reader.model.sourcing import (
    Analysis,
    Anonymity,
    Attribution,
    Chain,
    Confidence,
    Directness,
    SourceKind,
    Stance,
    Suggestion,
)
from reader.sourcing.anaphora import ResolvedFinding, resolve
from reader.sourcing.attributions import find_attributions
from reader.sourcing.chains import THIS_OUTLET, ChainBuilder
from reader.sourcing.contents import Content, ContentReader
from reader.sourcing.covering import CoveredPlaces
from reader.sourcing.findings import Finding
from reader.sourcing.grading import Grader
from reader.sourcing.language import reason_not_to_analyse
from reader.sourcing.lexicon import Lexicon, load_lexicon
from reader.sourcing.profiling import make_profile
from reader.sourcing.quotations import find_quotations
from reader.sourcing.suggestions import SuggestionMaker, without_repeats
from reader.sourcing.tokens import Tokens, tokenize
from reader.sourcing.version import DETECTOR_VERSION
from reader.sourcing.wording import Wording, WordingFinder
from reader.text.sentences import sentence_ranges

_SURE_ROLES = frozenset({"source", "official", "staff", "expert", "legal", "security", "business"})
_SURE_RULES = frozenset({"subject-verb", "inverted", "according-to"})
_LOOSE_RULES = frozenset({"participle", "infinitive", "relative", "noun-by", "colon"})


def analyze(
    text: str,
    *,
    headline: str = "",
    outlet: str = "",
    disabled_rules: frozenset[str] = frozenset(),
) -> Analysis:
    """Return what a text rests on.

    ``text`` is a canonical text: nothing of it is stripped, and all ranges are code points of
    exactly it. ``headline`` is a text of its own; what is found there has the part
    `Part.HEADLINE` and ranges in it. ``outlet`` is who publishes the text, so that "told the
    Gazette" in the Gazette does not count as second-hand. The rules of ``disabled_rules`` (ids
    as in `reader.sourcing.rules.list_rules`) suggest nothing; who speaks is found all the same.

    Never raises: a text that cannot be analysed (empty, not English) gives an `Analysis` whose
    ``not_analysed`` says why.
    """
    lexicon = load_lexicon()
    tokens = tokenize(text)
    reason = reason_not_to_analyse(tokens, lexicon)
    if reason:
        return Analysis(not_analysed=reason, version=DETECTOR_VERSION)
    body = _PartAnalysis(tokens, Part.BODY, lexicon, outlet, disabled_rules)
    attributions, suggestions = body.run()
    if headline:
        head = _PartAnalysis(tokenize(headline), Part.HEADLINE, lexicon, outlet, disabled_rules)
        head_attributions, head_suggestions = head.run()
        attributions = head_attributions + attributions
        suggestions = head_suggestions + suggestions
    profile = make_profile(tokens, body.sentences, attributions, suggestions)
    return Analysis(attributions, suggestions, profile, version=DETECTOR_VERSION)


class _PartAnalysis:
    """The analysis of one part: the body, or the headline."""

    def __init__(
        self,
        tokens: Tokens,
        part: Part,
        lexicon: Lexicon,
        outlet: str,
        disabled_rules: frozenset[str],
    ) -> None:
        self._tokens = tokens
        self._part = part
        self._lexicon = lexicon
        self._outlet = outlet
        self._disabled_rules = disabled_rules
        self.sentences = tokens.sentences(sentence_ranges(tokens.text))

    def run(self) -> tuple[tuple[Attribution, ...], tuple[Suggestion, ...]]:
        """Return the attributions and suggestions of the part, each in text order."""
        tokens, lexicon = self._tokens, self._lexicon
        quotations = find_quotations(tokens.text)
        raw = find_attributions(tokens, self.sentences, quotations, lexicon)
        resolved = resolve(raw.findings, raw.named)
        reader = ContentReader(tokens, quotations, lexicon)
        contents = reader.contents_of([item.finding for item in resolved])
        chains = ChainBuilder(tokens, lexicon, resolved, contents, raw.reports, self._outlet)
        attributions = self._attributions(resolved, contents, chains)
        covered = CoveredPlaces(part for content in contents for part in content.ranges)
        cues = CoveredPlaces(attribution.cue for attribution in attributions)
        wordings = WordingFinder(tokens, quotations, lexicon, covered, cues).find(self.sentences)
        maker = SuggestionMaker(tokens, self._part)
        suggestions = [maker.from_wording(wording) for wording in wordings]
        for attribution, item in zip(attributions, resolved, strict=True):
            second_hand = chains.is_second_hand(item.finding)
            suggestion = maker.from_attribution(attribution, item.finding, second_hand=second_hand)
            if suggestion is not None:
                suggestions.append(suggestion)
        hearsay = [self._hearsay(w) for w in wordings if w.rule.tag_id == "passive-hearsay"]
        ordered = sorted([*attributions, *hearsay], key=lambda a: (a.cue.start, a.cue.end))
        wanted = [s for s in suggestions if s.rule not in self._disabled_rules]
        return tuple(ordered), without_repeats(wanted)

    def _attributions(
        self, resolved: list[ResolvedFinding], contents: list[Content], builder: ChainBuilder
    ) -> list[Attribution]:
        grader = Grader(self._tokens, self._lexicon, self.sentences)
        attributions: list[Attribution] = []
        for index, (item, chain) in enumerate(zip(resolved, builder.build(), strict=True)):
            directness = builder.directness(index, chain)
            anonymity = grader.grade(item.finding) if item.finding.kind.is_unnamed else None
            attribution = self._attribution(
                item.finding, contents[index], chain, directness, anonymity
            )
            if item.antecedent is not None:
                attribution = _as_later_mention(attribution, attributions[item.antecedent])
            attributions.append(attribution)
        return attributions

    def _attribution(
        self,
        finding: Finding,
        content: Content,
        chain: Chain,
        directness: Directness,
        anonymity: Anonymity | None,
    ) -> Attribution:
        return Attribution(
            source=self._tokens.range(finding.first, finding.last),
            cue=self._tokens.range(finding.cue_first, finding.cue_last),
            content=content.ranges,
            kind=finding.kind,
            name=self._name(finding),
            lemma=finding.cue.lemma,
            stance=finding.cue.stance,
            rule=finding.rule,
            confidence=_confidence(finding),
            chain=chain,
            directness=directness,
            number=finding.head.number,
            direct_quotation=content.quoted,
            anonymity=anonymity,
            part=self._part,
        )

    def _name(self, finding: Finding) -> str:
        """Return a person's name alone, or the head of another source phrase."""
        first = finding.head.head if finding.kind is SourceKind.NAMED else finding.head.first
        place = self._tokens.range(min(first, finding.head.last), finding.head.last)
        return " ".join(place.of(self._tokens.text).split())

    def _hearsay(self, wording: Wording) -> Attribution:
        cue = self._tokens.range(wording.first, wording.last)
        return Attribution(
            source=None,
            cue=cue,
            content=(),
            kind=SourceKind.NONE,
            name="",
            lemma=" ".join(cue.of(self._tokens.text).lower().split()),
            stance=Stance.DOUBT,
            rule=wording.rule.rule_id,
            confidence=Confidence(wording.rule.confidence),
            chain=Chain((THIS_OUTLET,)),
            directness=Directness.UNATTRIBUTED,
            part=self._part,
        )


def _as_later_mention(attribution: Attribution, first: Attribution) -> Attribution:
    """Return a later mention with what was told about the source at the first one."""
    anonymity = attribution.anonymity
    if anonymity is not None and first.anonymity is not None:
        anonymity = max(anonymity, first.anonymity, key=lambda told: told.grade)
    return replace(attribution, antecedent=first.source, anonymity=anonymity)


def _confidence(finding: Finding) -> Confidence:
    """Return how sure a finding is: plain verbs and clear roles are, thoughts are not."""
    if finding.cue.use == "belief" or finding.rule in _LOOSE_RULES or finding.sentence.heading:
        return Confidence.WEAK
    clear = not finding.kind.is_unnamed or finding.head.role in _SURE_ROLES
    plain = finding.rule in _SURE_RULES and finding.cue.use == "speech"
    return Confidence.STRONG if clear and plain else Confidence.LIKELY
