"""From a text to findings: parses the sentences in which a cue can be, and reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.sourcing.clauses import Clauses
from reader.sourcing.covering import CoveredPlaces
from reader.sourcing.cues import CueReader
from reader.sourcing.findings import Finding, ReportMention
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.parsing import SentenceParser
from reader.sourcing.phrases import PhraseMatch
from reader.sourcing.quotations import Quotations
from reader.sourcing.tokens import Sentence, Tokens

_COLON_REACH = 8
"""Words at the start of a line in which the colon of "Poll: …" is looked for."""


class RawFindings(NamedTuple):
    """All findings of a text in order, and the named people it describes.

    ``named`` holds, for each, the token of the name and the noun that describes it; ``reports``
    the reports whose owner the text tells.
    """

    findings: list[Finding]
    named: list[tuple[int, str]]
    reports: list[ReportMention]


def find_attributions(
    tokens: Tokens, sentences: Sequence[Sentence], quotations: Quotations, lexicon: Lexicon
) -> RawFindings:
    """Return what is attributed to whom outside direct quotations; linear in the text."""
    parser = SentenceParser(tokens, quotations, lexicon)
    spoken = CoveredPlaces(q.range for q in quotations.spans if q.spoken)
    raw = RawFindings([], [], [])
    phrasal = _phrasal_cues(tokens, lexicon)
    triggers = _triggers(tokens, lexicon, phrasal)
    for sentence in sentences:
        place, first, end = sentence
        own = triggers[bisect_left(triggers, first) : bisect_left(triggers, end)]
        if not own and ":" not in tokens.lower[first : min(end, first + _COLON_REACH)]:
            continue
        if spoken.holds(place):
            continue
        clauses = Clauses(parser.parse(sentence), tokens, lexicon)
        reader = CueReader(clauses, phrasal)
        for finding in reader.find(own):
            if not _is_spoken(finding, tokens, quotations):
                raw.findings.append(finding)
        clauses.note_appositions()
        raw.named.extend(clauses.described)
        raw.reports.extend(reader.reports)
    return raw


def _phrasal_cues(tokens: Tokens, lexicon: Lexicon) -> dict[int, PhraseMatch]:
    """Return the words that attribute together, by their first token."""
    openings = lexicon.phrasal.openings(tokens)
    matches = lexicon.phrasal.find_at(tokens.lower, openings, len(tokens))
    return {match.first: match for match in matches}


def _triggers(tokens: Tokens, lexicon: Lexicon, phrasal: Mapping[int, PhraseMatch]) -> list[int]:
    """Return the tokens at which something may be attributed, in order.

    Sentences without one are not looked at any further.
    """
    lower, after = tokens.lower, lexicon.after_nouns
    found = tokens.places_of(lexicon.triggers)
    found += [
        place
        for place in tokens.places_of(lexicon.noun_triggers)
        if place + 1 < len(lower) and lower[place + 1] in after
    ]
    found += [place for place in phrasal if lower[place] not in lexicon.triggers]
    found.sort()
    return found


def _is_spoken(finding: Finding, tokens: Tokens, quotations: Quotations) -> bool:
    """Tell whether the cue is inside a direct quotation: then a speaker says it, not the text."""
    quotation = quotations.at(tokens.starts[finding.cue_first])
    return quotation is not None and quotation.spoken
