"""Cues that are no verbs: "according to", nouns of speech, "in the words of", "Poll: …"."""

from __future__ import annotations

from reader.model.sourcing import SourceKind, Stance
from reader.sourcing.chunking import Chunk
from reader.sourcing.clauses import FINITE, Clauses, SourcePhrase
from reader.sourcing.findings import Finding, ReportMention, make_finding
from reader.sourcing.lexicon import Cue
from reader.sourcing.speakers import SpeakerReader

_ACCORDING = Cue("according to", Stance.NEUTRAL, "speech", inverts=True)
_COLON = Cue(":", Stance.NEUTRAL, "speech", inverts=False)
_PER = Cue("per", Stance.NEUTRAL, "speech", inverts=False)
_CALL = Cue("call", Stance.NEUTRAL, "topic", inverts=False)
_PUBLISHED = Cue("publish", Stance.NEUTRAL, "speech", inverts=False)
_TELLING = frozenset({"source", "official", "staff", "security", "legal"})
"""Roles of people who follow "per"; "per person" counts them."""
_TOPICS = frozenset({"for", "over", "about", "as"})
"""Prepositions that go back to the noun of speech: complaints by residents about noise."""


class NominalCues:
    """Reads such cues in one sentence."""

    def __init__(self, clauses: Clauses, speakers: SpeakerReader) -> None:
        self._clauses = clauses
        self._sentence = clauses.sentence
        self._lower = clauses.lower
        self._lexicon = clauses.lexicon
        self._speakers = speakers
        self.reports: list[ReportMention] = []
        """Reports met whose owner is told."""

    def according(self, index: int) -> Finding | None:
        """Find "according to officials", given the chunk of "according"."""
        if self._clauses.word(index + 1) != "to":
            return None
        place = self._clauses.first(index), self._clauses.last(index + 1)
        phrase = self._speakers.phrase_from(index + 2)
        return make_finding(self._clauses, phrase, place, _ACCORDING, "according-to")

    def per(self, index: int, part: Chunk) -> Finding | None:
        """Find "per a source with knowledge of it", but not "per person"."""
        if self._clauses.kind(index - 1) not in {"", ","} or self._clauses.kind(index + 1) != "N":
            return None
        phrase = self._speakers.phrase_from(index + 1)
        if phrase is None or phrase.head.role not in _TELLING:
            return None
        return make_finding(self._clauses, phrase, part[1:], _PER, "according-to")

    def cited(self, index: int, part: Chunk, cue: Cue) -> Finding | None:
        """Find whom an outlet cites: the Herald reported, citing officials."""
        if part.kind != "G" or self._clauses.kind(index + 1) != "N":
            return None
        phrase = self._speakers.phrase_from(index + 1)
        if phrase is None or not phrase.head.is_human:
            return None
        return make_finding(self._clauses, phrase, part[1:], cue, "citing")

    def colon(self, part: Chunk) -> Finding | None:
        """Find "Poll: …" at the start of a line, but not the credit "Source: NATO"."""
        phrase = self._speakers.phrase_from(0)
        if phrase is None or phrase.last != 0:
            return None
        following = self._lower[min(part.last + 1, self._sentence.end - 1)]
        if self._is_credit(phrase) or following[0].isdigit():
            return None
        return make_finding(self._clauses, phrase, part[1:], _COLON, "colon")

    def _is_credit(self, phrase: SourcePhrase) -> bool:
        """Tell a line that only names a source of information: it says nothing."""
        if phrase.head.lemma != "source" or (self._sentence.heading and phrase.head.plural):
            return False
        return not any(self._clauses.kind(index) in FINITE for index in range(2, 12))

    def noun(self, index: int, part: Chunk, word: str) -> Finding | None:
        """Find "assertions made by aides" and "a report published by the Post"."""
        if word in self._lexicon.view_nouns:
            viewer = self._viewer(index, part, word)
            if viewer is not None:
                return viewer
        cue = _CALL if word in self._lexicon.call_nouns else self._lexicon.cue_nouns.get(word)
        if word in self._lexicon.second_hand_words:
            self._note_report(part)
        elif cue is None:
            return None
        place = index + 1
        if self._clauses.word(place) in self._lexicon.cue_noun_bearers:
            place += 2 if self._clauses.kind(place + 1) == "A" else 1
        if self._clauses.word(place) not in {"by", "from", "in"}:
            return None
        stops = _TOPICS | {"of"} if self._is_bare_topic(place + 2) else _TOPICS
        phrase = self._speakers.phrase_from(place + 1, stops=stops)
        if phrase is None:
            return None
        report = self._report_by(index, part, place, phrase)
        return report or self._words_by(part, place, phrase, cue, borne=place > index + 1)

    def _report_by(
        self, index: int, part: Chunk, place: int, phrase: SourcePhrase
    ) -> Finding | None:
        """Find "a report published by the Post", given the chunk of "by"; note whose it is."""
        kind = phrase.head.kind
        if kind is None or self._lower[part.last] not in self._lexicon.second_hand_words:
            return None
        self.reports.append(ReportMention(part.last, kind))
        if kind is not SourceKind.MEDIA:
            return None
        whole = SourcePhrase(index, phrase.last, phrase.head)
        span = part.last + 1, self._clauses.last(place)
        return make_finding(self._clauses, whole, span, _PUBLISHED, "report-by")

    def _words_by(
        self, part: Chunk, place: int, phrase: SourcePhrase, cue: Cue | None, *, borne: bool
    ) -> Finding | None:
        """Find "warnings from scientists", given the chunk of "from".

        ``borne`` says that a word like "made" stands between.
        """
        if cue is None or self._clauses.word(place) == "in":
            return None
        if cue.use == "topic" and not borne and not self._has_topic(phrase):
            return None  # "criticism from allies", "calls from customers": of what?
        span = part.last, self._clauses.last(place)
        return make_finding(self._clauses, phrase, span, cue, "noun-by")

    def _is_bare_topic(self, index: int) -> bool:
        """Tell "accusations by lawmakers of fraud" from "complaints by residents of Mill Lane"."""
        if self._clauses.word(index) != "of" or self._clauses.kind(index + 1) != "N":
            return False
        return self._sentence.tag(self._clauses.first(index + 1)) in "jng"

    def _has_topic(self, phrase: SourcePhrase) -> bool:
        """Tell whether it follows what is said: complaints from residents about the noise."""
        following = self._clauses.word(phrase.last + 1)
        return following in {"that", "about", "over", "for", "to", ":"}

    def _viewer(self, index: int, part: Chunk, word: str) -> Finding | None:
        """Find "in the words of one aide", "in the opinion of many experts"."""
        clauses = self._clauses
        opened = clauses.word(index - 1) in {"in", "by"} and part.last - part.first == 1
        if not opened or clauses.word(index) != "the" or clauses.word(index + 1) != "of":
            return None
        phrase = self._speakers.phrase_from(index + 2)
        if phrase is None or not phrase.head.is_human:
            return None
        cue = Cue(f"in the {word} of", Stance.NEUTRAL, "speech", inverts=False)
        span = clauses.first(index - 1), clauses.last(index + 1)
        return make_finding(clauses, phrase, span, cue, "words-of")

    def _note_report(self, part: Chunk) -> None:
        """Keep whose report it is when its own words say so: a Washington Post report."""
        names = [t for t in range(part.first, part.last) if self._sentence.tag(t) == "y"]
        if not names:
            return
        lexicon = self._lexicon
        last = self._lower[names[-1]]
        outlet = last in lexicon.media_names or last in lexicon.media_endings
        owner = SourceKind.MEDIA if outlet else SourceKind.INSTITUTION
        self.reports.append(ReportMention(part.last, owner))
