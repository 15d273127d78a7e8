"""From a text to findings: parses the sentences in which a cue can be, and reads them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.ranges import TextRange
from reader.sourcing.clauses import Clauses
from reader.sourcing.covering import CoveredPlaces
from reader.sourcing.cues import CueReader
from reader.sourcing.findings import Finding, ReportMention
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.parsing import SentenceParser
from reader.sourcing.quotations import Quotations
from reader.sourcing.tokens import Tokens

_COLON_REACH = 8
"""Words at the start of a line in which the colon of "Poll: …" is looked for."""


@dataclass(frozen=True, slots=True)
class RawFindings:
    """All findings of a text in order, and the named people it describes.

    ``named`` holds, for each, the token of the name and the noun that describes it; ``reports``
    the reports whose owner the text tells.
    """

    findings: list[Finding]
    named: list[tuple[int, str]]
    reports: list[ReportMention]


def find_attributions(
    tokens: Tokens, sentences: list[TextRange], quotations: Quotations, lexicon: Lexicon
) -> RawFindings:
    """Return what is attributed to whom outside direct quotations; linear in the text."""
    parser = SentenceParser(tokens, quotations, lexicon)
    spoken = CoveredPlaces(q.range for q in quotations.spans if q.spoken)
    raw = RawFindings([], [], [])
    for sentence in sentences:
        first, end = tokens.span(sentence)
        if spoken.holds(sentence):
            continue
        words = tokens.lower[first:end]
        if lexicon.triggers.isdisjoint(words) and ":" not in words[:_COLON_REACH]:
            continue
        clauses = Clauses(parser.parse(sentence, first, end), tokens, lexicon)
        reader = CueReader(clauses)
        for finding in reader.find():
            if not _is_spoken(finding, tokens, quotations):
                raw.findings.append(finding)
        clauses.note_appositions()
        raw.named.extend(clauses.described)
        raw.reports.extend(reader.reports)
    return raw


def _is_spoken(finding: Finding, tokens: Tokens, quotations: Quotations) -> bool:
    """Tell whether the cue is inside a direct quotation: then a speaker says it, not the text."""
    quotation = quotations.at(tokens.starts[finding.cue_first])
    return quotation is not None and quotation.spoken
