"""Whether "she" is for certain the person with a name who spoke last.

It is when nobody else can be meant: no other name, no other person and no "him" stand between,
the last speaker was the subject of the sentence and not merely quoted in another's, and what the
text calls her does not speak against it. In all other cases it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.selectors import Part
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.quotations import Quotations, find_quotations
from reader.sourcing.sightings import Sighting
from reader.sourcing.source_drafts import SourceDraft

PERSONAL_PRONOUNS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
"""Pronouns for one person, and for whom they stand."""

_FURTHEST = 600
"""Code points between a name and a pronoun that can still mean its bearer for certain."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_END = frozenset('.!?…\n”"')
_STOP = re.compile(r"[.!?…][”\"’']*\s|\n")
_BESIDE_ANOTHER = frozenset({"noun-by", "passive-agent", "report-by"})
"""Rules that find a source in somebody else's sentence: the comment by Ida Brandt."""
_SIGNS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f",
          "lady": "f", "spokeswoman": "f", "chairwoman": "f", "congresswoman": "f"}  # fmt: skip


class LastSpeaker:
    """Remembers who spoke last in one article, as far as it matters for pronouns."""

    def __init__(self, texts: dict[Part, str], lexicon: Lexicon) -> None:
        self._texts = texts
        self._lexicon = lexicon
        self._last: tuple[Sighting, SourceDraft] | None = None
        self._contested = False
        self._signs: dict[SourceDraft, str] = {}
        self._quotations: dict[Part, Quotations] = {}

    @property
    def draft(self) -> SourceDraft | None:
        """The person with a name who spoke last, None when somebody else has spoken since."""
        return None if self._last is None else self._last[1]

    def forget(self) -> None:
        """Note that somebody else spoke."""
        self._last = None

    def speaks(self, sighting: Sighting, draft: SourceDraft) -> None:
        """Note that a person with a name spoke, or one whom a pronoun stands for."""
        for word in f"{sighting.words} {draft.title}".casefold().replace(".", "").split():
            if word in _SIGNS:
                self._signs.setdefault(draft, _SIGNS[word])
        before = self._last
        self._contested = sighting.attribution.rule in _BESIDE_ANOTHER or (
            before is not None
            and before[1] is not draft
            and self._share_sentence(before[0], sighting)
        )
        self._last = (sighting, draft)

    def is_meant(self, sighting: Sighting) -> bool:
        """Tell whether a pronoun can mean nobody but the last speaker."""
        if self._last is None or self._contested:
            return False
        last, draft = self._last
        part = sighting.passage.part
        start, end = last.passage.range.end, sighting.passage.range.start
        if last.passage.part is not part or not 0 <= end - start <= _FURTHEST:
            return False
        gender = PERSONAL_PRONOUNS.get(sighting.words.casefold(), "")
        if self._signs.get(draft, gender) != gender:
            return False
        return self._nobody_between(part, start, end, draft)

    def _share_sentence(self, one: Sighting, other: Sighting) -> bool:
        if one.passage.part is not other.passage.part:
            return False
        start, end = one.passage.range.end, other.passage.range.start
        return not _STOP.search(self._texts[one.passage.part], start, end)

    def _nobody_between(self, part: Part, start: int, end: int, draft: SourceDraft) -> bool:
        """Tell whether the words between name nobody: those that were said do not count."""
        known = set(f"{draft.title} {draft.organisation} {draft.name}".casefold().split())
        run: list[str] = []
        for match in _WORD.finditer(self._texts[part], start, end):
            word = match.group().casefold()
            if self._is_spoken(part, match.start()) or word in known:
                continue
            if self._may_be_name(match, self._texts[part], start):
                run.append(word)
                continue
            if (run and not self._is_body(run)) or self._is_somebody(word):
                return False
            run = []
        return not run or self._is_body(run)

    def _is_spoken(self, part: Part, offset: int) -> bool:
        quotations = self._quotations.get(part)
        if quotations is None:
            quotations = self._quotations[part] = find_quotations(self._texts[part])
        return quotations.at(offset) is not None

    def _may_be_name(self, match: re.Match[str], text: str, start: int) -> bool:
        """Tell whether a word has a capital that the beginning of a sentence does not explain."""
        word = match.group()
        if not word[0].isupper() or self._lexicon.classes.get(word.casefold()) == "k":
            return False
        before = text[start : match.start()].rstrip(" ")
        opens = not before or before[-1] in _SENTENCE_END
        return not (opens and word.casefold() in self._lexicon.classes)

    def _is_body(self, run: Sequence[str]) -> bool:
        """Tell whether capitalised words name no person: the Harbour Board, Reuters, Moscow."""
        lexicon, last = self._lexicon, run[-1]
        if last in lexicon.institution_nouns or last in lexicon.media_endings:
            return True
        names = lexicon.institution_names | lexicon.city_names | lexicon.media_names
        return " ".join(run) in names or all(word in lexicon.demonym_adjectives for word in run)

    def _is_somebody(self, word: str) -> bool:
        noun = self._lexicon.people.get(word)
        return word == "him" or (noun is not None and not noun.plural)
