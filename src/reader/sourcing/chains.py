"""Through whose hands a claim came: this outlet, another outlet, a speaker, its origin.

"The Gazette wrote that officials revealed it": the claim's origin is the officials, two hops
from this outlet. Whether two mentions are the same people stays unknown unless the text says
so (see `reader.sourcing.anaphora`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.model.ranges import TextRange
from reader.model.sourcing import Chain, ChainLink, Directness, SourceKind
from reader.sourcing.anaphora import ResolvedFinding
from reader.sourcing.contents import Content
from reader.sourcing.findings import Finding, ReportMention
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.sources import NounPhrase
from reader.sourcing.tokens import Tokens

THIS_OUTLET = ChainLink("this outlet", None)
_REACH = 4
"""Findings on each side among which the one that passes a claim on is looked for."""
_LONGEST = 3
"""Hands between this outlet and an origin that a chain shows at most."""
_UNLINKED = frozenset({"report", "reports"})


class ChainBuilder:
    """Builds the chains of one text's findings, in order."""

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        resolved: Sequence[ResolvedFinding],
        contents: Sequence[Content],
        reports: Sequence[ReportMention],
        outlet: str = "",
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._resolved = resolved
        self._contents = contents
        self._report_tokens = [report.token for report in reports]
        self._reports = reports
        self._outlet = outlet.casefold().removeprefix("the ").strip()
        self._carriers: list[list[ChainLink]] = []

    def build(self) -> list[Chain]:
        """Return one chain a finding: this outlet first, the source last."""
        chains: list[Chain] = []
        for index, item in enumerate(self._resolved):
            carriers = self._carriers_of(index)
            if not carriers and item.antecedent is not None:
                carriers = self._carriers[item.antecedent]
            self._carriers.append(carriers)
            chains.append(Chain((THIS_OUTLET, *carriers, self.link(item.finding))))
        return chains

    def directness(self, index: int, chain: Chain) -> Directness:
        """Return how the words of a finding came to this outlet."""
        kinds = [link.kind for link in chain.links[1:-1]]
        own = self.is_second_hand(self._resolved[index].finding)
        if own or SourceKind.MEDIA in kinds:
            return Directness.BY_OTHER_OUTLET
        return Directness.THROUGH_SPEAKER if kinds else Directness.TOLD_TO_OUTLET

    def link(self, finding: Finding) -> ChainLink:
        """Return the station that a finding's source is; another outlet's report is media."""
        place = self._tokens.range(finding.first, finding.last)
        kind = SourceKind.MEDIA if self.is_second_hand(finding) else finding.kind
        return ChainLink(_label(place.of(self._tokens.text)), kind, place)

    def is_second_hand(self, finding: Finding) -> bool:
        """Tell whether the source is another outlet, or a report that is one's or nobody's."""
        if finding.kind is not SourceKind.DOCUMENT:
            return finding.kind is SourceKind.MEDIA
        head = finding.head
        if head.lemma not in self._lexicon.second_hand_words:
            return False
        owner = self._owner_of_report(head)
        if owner is None:
            return head.lemma in _UNLINKED and not head.definite and not head.possessed
        return owner is SourceKind.MEDIA

    def _owner_of_report(self, head: NounPhrase) -> SourceKind | None:
        """Return whose report it is: by its own words, or for "the report" by the last one's."""
        place = bisect_left(self._report_tokens, head.last)
        if place < len(self._reports) and self._report_tokens[place] == head.last:
            return self._reports[place].owner
        later_mention = head.definite and not head.possessed and place > 0
        return self._reports[place - 1].owner if later_mention else None

    def _carriers_of(self, index: int) -> list[ChainLink]:
        """Return who passes the finding's claim on, this outlet's own source first."""
        finding = self._resolved[index].finding
        place = self._tokens.range(finding.first, finding.last)
        found: list[tuple[int, Finding]] = []
        for other in self._beside(index):
            carrier = self._resolved[other].finding
            if self._carries(other, carrier, finding, place):
                size = sum(len(part) for part in self._contents[other].ranges)
                found.append((size, carrier))
        found.sort(key=lambda pair: -pair[0])
        links = [self.link(carrier) for _, carrier in found[-_LONGEST:]]
        outlet = self._told_outlet(finding)
        return [outlet, *links] if outlet is not None else links

    def _beside(self, index: int) -> list[int]:
        """Return the findings near another one in the same sentence, in order."""
        sentence = self._resolved[index].finding.sentence
        first = end = index
        while first > max(0, index - _REACH) and (
            self._resolved[first - 1].finding.sentence is sentence
        ):
            first -= 1
        while end + 1 < min(index + _REACH, len(self._resolved)) and (
            self._resolved[end + 1].finding.sentence is sentence
        ):
            end += 1
        return [other for other in range(first, end + 1) if other != index]

    def _carries(self, index: int, carrier: Finding, finding: Finding, place: TextRange) -> bool:
        if carrier.rule == "report-by":
            return carrier.last < finding.first
        if carrier.first <= finding.first and finding.last <= carrier.last:
            return False
        if self._tokens.lower[max(0, finding.first - 2) : finding.first] == [",", "and"]:
            return False  # "the regulator said no, and inspectors agreed": a claim of their own
        return self._contents[index].holds(place) and not self._contents[index].quoted

    def _told_outlet(self, finding: Finding) -> ChainLink | None:
        """Return the outlet that was told, unless it is this one."""
        if finding.via is None:
            return None
        place = self._tokens.range(finding.via.first, finding.via.last)
        label = _label(place.of(self._tokens.text))
        same = label.casefold().removeprefix("the ") == self._outlet
        return None if same else ChainLink(label, SourceKind.MEDIA, place)


def _label(written: str) -> str:
    """Return a source phrase as one line without marks at its edges."""
    return " ".join(written.split()).strip(" ,;:—–-")
