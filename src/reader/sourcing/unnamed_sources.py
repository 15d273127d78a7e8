"""People without a name in the ledger: the same only where the text says so, else grouped.

"The official" goes back to "an official" (see `reader.sourcing.anaphora`). All other mentions are
sources of their own; those with a common phrase ("US officials") are shown together.
"""

from __future__ import annotations

import re

from reader.model.ledger import GroupPhrase
from reader.model.selectors import Part
from reader.sourcing.descriptions import describe_unnamed
from reader.sourcing.inflection import plural_of
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.sightings import Sighting, one_line
from reader.sourcing.source_drafts import SourceDraft, SourceDrafts

_DISTINCT = re.compile(
    r"(?:another|other|(?:an?|the)\s(?:second|third|fourth|different|separate|further|other))\b",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"(?:(?:the|an?|this|that|these|those|its|his|her|their|our|one|some|many|several|multiple"
    r"|various|numerous|few|most|more|than|at|least|about|around|nearly|almost|both|another|other"
    r"|second|third|fourth|different|separate|further|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|dozen|half-dozen|unnamed|anonymous|unidentified|unspecified|senior|top"
    r"|high-ranking|\d[\d,]*)\s+)+",
    re.IGNORECASE,
)
"""Words before a noun that neither tell these people from others nor say whose they are."""
_LONGEST_PHRASE = 80


class UnnamedSources:
    """Gathers the mentions of people without a name."""

    def __init__(self, lexicon: Lexicon, drafts: SourceDrafts) -> None:
        self._lexicon = lexicon
        self._drafts = drafts
        self._by_place: dict[tuple[Part, int, int], SourceDraft] = {}

    def add(self, sighting: Sighting) -> None:
        """Add a mention to the source that the text says it is, or begin one."""
        part, antecedent = sighting.passage.part, sighting.attribution.antecedent
        draft = None
        if antecedent is not None:
            draft = self._by_place.get((part, antecedent.start, antecedent.end))
        if draft is None:
            draft = self._begin(sighting)
        else:
            draft.add(sighting)
        place = sighting.passage.range
        self._by_place[part, place.start, place.end] = draft

    def _begin(self, sighting: Sighting) -> SourceDraft:
        label = re.sub(r"^the\s+", "", sighting.words, flags=re.IGNORECASE)
        draft = self._drafts.begin(sighting, sighting.kind, label)
        noun = one_line(sighting.attribution.name) or sighting.words or "somebody"
        said = describe_unnamed(sighting.words, noun, self._lexicon)
        draft.title, draft.organisation = said.title, said.organisation
        draft.phrase = self._phrase(noun, said.organisation)
        draft.distinct = _DISTINCT.match(sighting.words) is not None
        return draft

    def _phrase(self, noun: str, organisation: str) -> GroupPhrase:
        """Return what the mention has in common with others that may be the same people."""
        words = noun[-_LONGEST_PHRASE:].split()
        found = _SET_ASIDE.match(" ".join(words))
        kept = " ".join(words)[found.end() :].split() if found else words
        if kept[-1].casefold() in self._lexicon.quantity_nouns | self._lexicon.vague_counts:
            return GroupPhrase(f"person (“{kept[-1]}”)", f"people (“{kept[-1]}”)")
        singular, plural = self._forms(kept[-1])
        before = " ".join(kept[:-1])
        # What only a later phrase says ("an official at the Ministry of Health") is added.
        behind = f" ({organisation})" if organisation and organisation not in noun else ""
        return GroupPhrase(
            f"{before} {singular}{behind}".strip(), f"{before} {plural}{behind}".strip()
        )

    def _forms(self, word: str) -> tuple[str, str]:
        """Return the singular and the plural of a noun for people."""
        lower = word.casefold()
        person = self._lexicon.people.get(lower)
        if lower in {"people", "person"}:
            return "person", "people"
        if person is None or person.role == "collective":
            return (word, word) if person else (lower.removesuffix("s"), lower)
        written = person.lemma if word.islower() or person.role != "public" else word
        return written, plural_of(person.lemma)
