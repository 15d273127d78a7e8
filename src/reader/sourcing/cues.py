"""From the phrases of a sentence to findings: which cue attributes what to whom.

One pass over the chunks; every rule has a name that suggestions show: ``according-to``,
``subject-verb``, ``relative``, ``participle``, ``infinitive``, ``inverted``, ``passive-agent``,
``noun-by``, ``report-by`` and ``colon``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.sourcing import SourceKind, Stance
from reader.sourcing.chunking import Chunk
from reader.sourcing.clauses import FINITE, Clauses, SourcePhrase
from reader.sourcing.findings import Finding, ReportMention
from reader.sourcing.lexicon import Cue
from reader.sourcing.sources import NounPhrase
from reader.sourcing.speakers import SpeakerReader
from reader.sourcing.subjects import SubjectFinder

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m"})
_ACCORDING = Cue("according to", Stance.NEUTRAL, "speech", inverts=True)
_COLON = Cue(":", Stance.NEUTRAL, "speech", inverts=False)
_PUBLISHED = Cue("publish", Stance.NEUTRAL, "speech", inverts=False)
_AGENT_REACH = 7
"""Chunks between a passive and its "by": called a bore and a bully by colleagues."""
_TOPIC_OPENERS = frozenset({"about", "of", "out", "against", "on", "over"})
"""Words that open the topic of talk: spoke about, disagree on."""
_NOT_AGENT = frozenset({"for", "over"})
"""Prepositions that go back to a passive verb: criticised by players for his methods."""
_OUTLET_REACH = 7
"""Chunks after a verb in which the outlet is looked for that was told."""
_NOT_CALLED = frozenset({"off", "in", "up", "themselves", "himself", "herself", "itself"})
"""Words with which "call" says nothing about anybody else."""
_CONDITION_REACH = 8
"""Words of the longest request not to be named."""
_NO_CLAUSE = frozenset({"when", "where", "who", "which", "as", "after", "since", "before"})
"""Words after a verb that do not open what is said."""
_INFORMED = frozenset({"source", "official", "staff", "security", "legal"})
"""Roles of people who, in "met aides, who said", are likely to be the article's sources."""
_GENERIC = frozenset({"critic", "expert", "partisan", "collective", "quantity"})
"""Roles of people who "would say" what they always say."""
_UNHEARD = frozenset(
    {"public", "kin", "collective", "quantity", "critic", "partisan", "business", "press", ""}
)
"""Roles of people to whom writers ascribe thoughts that nobody was told."""


class CueReader:
    """Finds the attributions of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._sentence = clauses.sentence
        self._lower = clauses.lower
        self._lexicon = clauses.lexicon
        self._subjects = SubjectFinder(clauses)
        self._speakers = SpeakerReader(clauses)
        self.reports: list[ReportMention] = []
        """Reports met whose owner is told, once `find` has run."""

    def find(self, triggers: Sequence[int]) -> list[Finding]:
        """Return the findings in the order of their cues; one for each source phrase.

        ``triggers`` are the tokens of the sentence that can attribute.
        """
        found: dict[int, Finding] = {}
        places = [self._clauses.ending_at(token) for token in triggers]
        if self._clauses.kind(1) == ":":
            places.insert(0, 1)
        for index in places:
            if index < 0:
                continue
            finding = self._at(index, self._clauses.chunk(index))
            if finding is None:
                continue
            earlier = found.get(finding.first)
            if earlier is None or earlier.rule == "report-by":
                found[finding.first] = finding
        return sorted(found.values(), key=lambda finding: finding.cue_first)

    def _at(self, index: int, part: Chunk) -> Finding | None:
        word = self._lower[part.last]
        if part.kind in "VFEGZ":
            if word == "according":
                return self._according(index)
            cue = self._lexicon.cues.get(word)
            return None if cue is None else self._verb(index, part, cue)
        if part.kind == "N":
            return self._noun(index, part, word)
        if part.kind == ":" and index == 1:
            return self._colon(part)
        return None

    def _colon(self, part: Chunk) -> Finding | None:
        """Find "Poll: …" at the start of a line, but not the credit "Source: NATO"."""
        phrase = self._speakers.phrase_from(0)
        if phrase is None or phrase.last != 0:
            return None
        sources = phrase.head.role == "source"
        credit = sources and not (self._sentence.heading and phrase.head.plural)
        following = self._lower[min(part.last + 1, self._sentence.end - 1)]
        if credit or following[0].isdigit():
            return None
        return self._finding(phrase, part.first, part.last, _COLON, "colon")

    def _is(self, lemma: str, behaviour: str) -> bool:
        return lemma in self._lexicon.behaviour[behaviour]

    def _finding(
        self,
        phrase: SourcePhrase | None,
        cue_first: int,
        cue_last: int,
        cue: Cue,
        rule: str,
        via: NounPhrase | None = None,
    ) -> Finding | None:
        if phrase is None or phrase.head.kind is None:
            return None
        return Finding(
            first=self._clauses.first(phrase.first),
            last=self._clauses.last(phrase.last),
            head=phrase.head,
            kind=phrase.head.kind,
            cue_first=cue_first,
            cue_last=cue_last,
            cue=cue,
            rule=rule,
            sentence=self._sentence,
            via=via,
        )

    # --- according to, nouns ---------------------------------------------------------------

    def _according(self, index: int) -> Finding | None:
        if self._clauses.word(index + 1) != "to":
            return None
        phrase = self._speakers.phrase_from(index + 2)
        first, last = self._clauses.first(index), self._clauses.last(index + 1)
        return self._finding(phrase, first, last, _ACCORDING, "according-to")

    def _noun(self, index: int, part: Chunk, word: str) -> Finding | None:
        """Find "assertions made by aides" and "a report published by the Post"."""
        cue = self._lexicon.cue_nouns.get(word)
        report = word in self._lexicon.second_hand_words
        if cue is None and not report:
            return None
        if report:
            self._note_report(part)
        place = index + 1
        if self._clauses.word(place) in self._lexicon.cue_noun_bearers:
            place += 2 if self._clauses.kind(place + 1) == "A" else 1
        if self._clauses.word(place) not in {"by", "from", "in"}:
            return None
        phrase = self._speakers.phrase_from(place + 1)
        if phrase is None:
            return None
        cue_last = self._clauses.last(place)
        if report and phrase.head.kind is not None:
            self.reports.append(ReportMention(part.last, phrase.head.kind))
        if report and phrase.head.kind is SourceKind.MEDIA:
            whole = SourcePhrase(index, phrase.last, phrase.head)
            return self._finding(whole, part.last + 1, cue_last, _PUBLISHED, "report-by")
        if cue is None or self._clauses.word(place) == "in":
            return None
        return self._finding(phrase, part.last, cue_last, cue, "noun-by")

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

    # --- verbs -----------------------------------------------------------------------------

    def _verb(self, index: int, part: Chunk, cue: Cue) -> Finding | None:
        if self._is_passive(index, part):
            return self._agent(index, part, cue)
        after_comma = self._clauses.kind(index - 1) == ","
        subject = self._subject(index, part, cue) if after_comma else None
        if subject is None and part.kind in "FE" and cue.inverts and self._may_invert(index, cue):
            inverted = self._inverted(index, part, cue)
            if inverted is not None:
                return inverted
        if not after_comma:
            subject = self._subject(index, part, cue)
        if subject is None or not self._fits_use(index, part, cue, subject):
            return None
        rule = {"G": "participle", "Z": "infinitive"}.get(part.kind, "subject-verb")
        if self._clauses.kind(index - 1) == "w":
            if not self._speaks_in_relative(index, subject):
                return None
            rule = "relative"
        return self._finding(subject, part.first, part.last, cue, rule, self._outlet_after(index))

    def _outlet_after(self, index: int) -> NounPhrase | None:
        """Return the outlet in "told Reuters" or "said in an interview with the Post"."""
        clauses = self._clauses
        for place in range(index + 1, index + _OUTLET_REACH):
            kind = clauses.kind(place)
            if kind == "N":
                phrase = clauses.phrase(place)
                direct = place == index + 1 or clauses.word(place - 1) in {"with", "to", "by"}
                if phrase.kind is SourceKind.MEDIA and direct:
                    return phrase
            elif kind not in {"i", "T", "A"}:
                break
        return None

    def _speaks_in_relative(self, index: int, subject: SourcePhrase) -> bool:
        """Tell "two aides, who said" from "voters, who blame", which tells about them."""
        kind = subject.head.kind
        if kind is None or not kind.is_unnamed or self._clauses.kind(index - 2) == "i":
            return True
        return subject.head.role in _INFORMED

    def _is_passive(self, index: int, part: Chunk) -> bool:
        if part.kind == "V" and self._sentence.tag(part.last) == "e":
            for token in range(part.last - 1, part.first - 1, -1):
                if self._sentence.tag(token) == "x":
                    return self._lower[token] in _BE
        if part.kind == "E" and self._clauses.word(index + 1) == "by":
            return self._clauses.kind(index + 2) in {"N", "R"}
        return False

    def _agent(self, index: int, part: Chunk, cue: Cue) -> Finding | None:
        """Find "by officials" after a passive."""
        if cue.use != "speech":
            return None
        for place in range(index + 1, index + _AGENT_REACH):
            kind = self._clauses.kind(place)
            if kind == "i" and self._clauses.word(place) == "by":
                phrase = self._speakers.phrase_from(place + 1, stops=_NOT_AGENT)
                return self._finding(phrase, part.first, part.last, cue, "passive-agent")
            if kind not in {"N", "i", "A", "R", "T", "o"}:
                break
        return None

    def _may_invert(self, index: int, cue: Cue) -> bool:
        before = self._clauses.kind(index - 1)
        if before == "," and self._is(cue.lemma, "personal"):
            before = self._clauses.kind(index - 2)
        if before == "" and not self._sentence.heading:
            return False
        if before == "-" and self._clauses.word(index - 1) == "-":
            return False
        return before in {'"', ",", "", "-"} and self._clauses.kind(index + 1) in {"N", "R"}

    def _inverted(self, index: int, part: Chunk, cue: Cue) -> Finding | None:
        phrase = self._speakers.phrase_from(index + 1)
        following = 0 if phrase is None else phrase.last + 1
        if self._clauses.kind(following) in FINITE or self._clauses.word(following) == "than":
            return None
        return self._finding(phrase, part.first, part.last, cue, "inverted")

    def _subject(self, index: int, part: Chunk, cue: Cue) -> SourcePhrase | None:
        if part.kind == "G":
            return self._participle_subject(index)
        if part.kind == "Z":
            if not self._is(self._clauses.last_word(index - 1), "chain"):
                return None
            verb = index - 1 if self._clauses.kind(index - 1) in FINITE else index - 2
            return self._subjects.subject_of(verb)
        if part.kind == "E" and self._is_reduced(index, cue):
            return None
        subject = self._subjects.subject_of(index)
        generic = subject is not None and subject.head.lemma == "one" and part.kind != "E"
        return None if generic else subject

    def _participle_subject(self, index: int) -> SourcePhrase | None:
        """Return who is "saying": began saying; he left, saying; with experts saying."""
        clauses = self._clauses
        place = index - 1
        while clauses.kind(place) == "A":
            place -= 1
        left = clauses.kind(place)
        if left in {"V", "F", "E"}:
            chained = self._is(clauses.last_word(place), "chain")
            return self._subjects.subject_of(place) if chained else None
        if left in {",", "c", "-"}:
            return self._subjects.clause_subject(place)
        if left == "N" and clauses.word(place - 1) == "with" and clauses.phrase(place).is_human:
            return SourcePhrase(place, place, clauses.phrase(place))
        return None

    def _is_reduced(self, index: int, cue: Cue) -> bool:
        """Tell "officials accused of lying" (they say nothing) from a past tense."""
        clauses = self._clauses
        before, following = clauses.kind(index - 1), clauses.kind(index + 1)
        if following == "Z" and before in {"N", "R", "c"}:
            if before != "c" and self._is(cue.lemma, "requesting"):
                return self._verb_follows(index + 2)
            return self._is(cue.lemma, "personal")
        if before not in {"N", "R"}:
            return False
        if following == "N":
            return self._is(cue.lemma, "naming") and self._is_naming(index)
        return self._is_reduced_before(clauses.word(index + 1), cue.lemma, index)

    def _is_naming(self, index: int) -> bool:
        """Tell "a group called Orbit" from "colleagues called Smith a liar"."""
        named = self._clauses.phrase(index + 1).kind is SourceKind.NAMED
        return named and self._clauses.kind(index + 2) in {",", ".", "V", "F", "E", "w", ""}

    def _is_reduced_before(self, word: str, lemma: str, index: int) -> bool:
        """Decide by the small word after the verb: accused of, described as, released to."""
        if word in {"of", "with"}:
            return self._is(lemma, "blamed")
        if word == "to":
            return self._is(lemma, "moved")
        described = word == "as" and self._is(lemma, "described")
        return described and self._clauses.kind(index - 2) not in {"w", "s"}

    def _verb_follows(self, index: int) -> bool:
        """Tell whether the clause has another verb: customers asked to wait got vouchers."""
        for place in range(index, index + _AGENT_REACH):
            kind = self._clauses.kind(place)
            if kind in FINITE:
                return True
            if kind not in {"N", "i", "A", "R", "T", "o"}:
                break
        return False

    # --- does the verb report anything? ----------------------------------------------------

    def _fits_use(self, index: int, part: Chunk, cue: Cue, subject: SourcePhrase) -> bool:
        head = subject.head
        if head.kind is None or self._is_idle(index, part, cue, subject):
            return False
        match cue.use:
            case "speech":
                fits = True
            case "about":
                topic = self._clauses.word(index + 1) in _TOPIC_OPENERS
                fits = topic and self._clauses.kind(index + 2) != "T"
                fits = fits or self._has_content(index, subject)
            case "refusal":
                fits = self._clauses.kind(index + 1) in {"Z", "N"}
            case "document":
                fits = head.kind in (SourceKind.DOCUMENT, SourceKind.MEDIA)
            case "finding" if head.kind is SourceKind.DOCUMENT:
                fits = True
            case _:
                unheard = cue.use == "belief" and head.role in _UNHEARD
                fits = not unheard and self._has_content(index, subject)
        return fits

    def _has_content(self, index: int, subject: SourcePhrase) -> bool:
        """Tell whether a clause or quotation is said: found that; "…," they feared."""
        clauses = self._clauses
        following = clauses.kind(index + 1)
        if following in {"w", "s", ":", '"'}:
            return clauses.word(index + 1) not in _NO_CLAUSE
        if following in {"N", "R"} and clauses.kind(index + 2) in {"V", "F", "E", "A"}:
            return True
        before = clauses.kind(subject.first - 1)
        return before in {",", '"'} and following in {"", ".", ",", "T"}

    def _is_idle(self, index: int, part: Chunk, cue: Cue, subject: SourcePhrase) -> bool:
        """Tell verbs that report nothing: will say, did not respond, asked not to be named."""
        following = self._clauses.word(index + 1)
        if cue.lemma == "call" and (
            following in _NOT_CALLED or self._clauses.kind(index + 1) in {"A", "T", ".", ",", ""}
        ):
            return True
        end = min(part.last + _CONDITION_REACH, self._sentence.end)
        if self._lexicon.condition.match_at(self._lower, part.last, end) is not None:
            return True
        return part.kind == "V" and self._is_unreal(part, cue, subject.head)

    def _is_unreal(self, part: Chunk, cue: Cue, head: NounPhrase) -> bool:
        """Tell by its auxiliaries that nothing was said: did not respond, will announce."""
        group = self._lower[part.first : part.last]
        negated = "not" in group or any(word.endswith("n't") for word in group)
        if negated and self._is(cue.lemma, "answering"):
            return True
        if not head.is_human or head.kind is SourceKind.NAMED:
            return False
        if self._is(group[0], "unreal"):
            return True
        conditional = group[0] in {"would", "'d"} and not negated and "only" not in group
        return conditional and head.role not in _GENERIC
