"""Verbs that attribute: who is their subject, or their agent behind "by"."""

from __future__ import annotations

from reader.model.sourcing import SourceKind
from reader.sourcing.chunking import Chunk
from reader.sourcing.clauses import FINITE, Clauses, SourcePhrase
from reader.sourcing.findings import Finding, make_finding
from reader.sourcing.joined_phrases import JoinedPhrases
from reader.sourcing.lexicon import Cue
from reader.sourcing.sources import NounPhrase
from reader.sourcing.speakers import SpeakerReader
from reader.sourcing.subjects import SubjectFinder
from reader.sourcing.verb_tests import UNHEARD, VerbTests

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m"})
_AGENT_REACH = 7
"""Chunks between a passive and its "by": called a bore and a bully by colleagues."""
_NOT_AGENT = frozenset({"for", "over", "about", "as"})
"""Prepositions that go back to a passive verb: criticised by players for his methods."""
_OUTLET_REACH = 7
"""Chunks after a verb in which the outlet is looked for that was told."""
_INFORMED = frozenset({"source", "official", "staff", "security", "legal"})
"""Roles of people who, in "met aides, who said", are likely to be the article's sources."""
_GENERIC_ONE = frozenset({"wonder", "think", "hope", "expect", "suspect", "feel", "assume", "ask"})
"""What "one" does when it means anybody."""
_MESSAGE_REACH = 6
"""Chunks between getting in touch and "to say"."""
_STARTS = frozenset({"say", "add", "write", "ask", "explain", "recall", "reply", "note"})
"""Verbs with which a sentence may begin when its subject follows: Said one trader: "…"."""


class VerbCues:
    """Reads the attributing verbs of one sentence."""

    def __init__(self, clauses: Clauses, speakers: SpeakerReader, joined: JoinedPhrases) -> None:
        self._clauses = clauses
        self._sentence = clauses.sentence
        self._lower = clauses.lower
        self._behaviour = clauses.lexicon.behaviour
        self._subjects = SubjectFinder(clauses, joined)
        self._speakers = speakers
        self._tests = VerbTests(clauses)

    def read(self, index: int, part: Chunk, cue: Cue) -> Finding | None:
        """Return what the verb at a chunk attributes, or None."""
        if self._is_passive(index, part):
            return self._agent(index, part, cue)
        if cue.use == "regard":
            return None
        after_comma = self._clauses.kind(index - 1) == ","
        subject = self._subject(index, part, cue) if after_comma else None
        if subject is None and part.kind in "FE" and cue.inverts and self._may_invert(index, cue):
            inverted = self._inverted(index, part, cue)
            if inverted is not None:
                return inverted
        if not after_comma:
            subject = self._subject(index, part, cue)
        if subject is None or not self._tests.fits_use(index, part, cue, subject):
            return None
        rule = {"G": "participle", "Z": "infinitive"}.get(part.kind, "subject-verb")
        if self._clauses.kind(index - 1) == "w":
            if not self._speaks_in_relative(index, subject):
                return None
            rule = "relative"
        via = self._outlet_after(index)
        return make_finding(self._clauses, subject, part[1:], cue, rule, via)

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

    # --- passives --------------------------------------------------------------------------

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
        if cue.lemma == "write":
            return None  # a report written by experts: they made it, and may not be asked
        speech = cue.use == "speech" or cue.lemma in self._behaviour["reacting"]
        if self._tests.is_possible_only(part) or not (speech or cue.use in {"regard", "belief"}):
            return None
        stops = _NOT_AGENT | {"of"} if cue.lemma in self._behaviour["blamed"] else _NOT_AGENT
        for place in range(index + 1, index + _AGENT_REACH):
            kind = self._clauses.kind(place)
            if kind == "i" and self._clauses.word(place) == "by":
                phrase = self._speakers.phrase_from(place + 1, stops=stops)
                if not speech and not self._holds_view(phrase):
                    return None
                return make_finding(self._clauses, phrase, part[1:], cue, "passive-agent")
            if kind not in {"N", "i", "A", "R", "T", "o"}:
                break
        return None

    def _holds_view(self, phrase: SourcePhrase | None) -> bool:
        """Tell "seen by many analysts as the heir" from "a memo seen by reporters"."""
        if phrase is None or not phrase.head.is_human or phrase.head.role in UNHEARD:
            return False
        following = self._clauses.word(phrase.last + 1)
        return following == "as" or self._clauses.kind(phrase.last + 1) == "Z"

    # --- the source behind the verb --------------------------------------------------------

    def _may_invert(self, index: int, cue: Cue) -> bool:
        before = self._clauses.kind(index - 1)
        if before == "," and cue.lemma in self._behaviour["personal"]:
            before = self._clauses.kind(index - 2)
        if before == "" and not self._sentence.heading:
            return cue.lemma in _STARTS and self._clauses.kind(index + 1) == "N"
        if before == "-" and self._clauses.word(index - 1) == "-":
            return False
        if before == "," and index > 1:
            # "regular, pledged delegates": the form in -ed is one more adjective.
            described = self._sentence.tag(self._clauses.last(index - 2)) == "j"
            if described and self._sentence.tag(self._clauses.first(index + 1)) in "hn":
                return False
        return before in {'"', ",", "", "-"} and self._clauses.kind(index + 1) in {"N", "R"}

    def _inverted(self, index: int, part: Chunk, cue: Cue) -> Finding | None:
        phrase = self._speakers.phrase_from(index + 1)
        following = 0 if phrase is None else phrase.last + 1
        if self._clauses.kind(following) in FINITE or self._clauses.word(following) == "than":
            return None
        if self._clauses.kind(index - 1) == "" and not self._sentence.heading:
            # "Said one trader: …": nothing but a person who speaks stands there.
            pause = self._clauses.kind(following) in {":", ",", '"'}
            if phrase is None or not phrase.head.is_human or not pause:
                return None
        return make_finding(self._clauses, phrase, part[1:], cue, "inverted")

    # --- the source before the verb --------------------------------------------------------

    def _subject(self, index: int, part: Chunk, cue: Cue) -> SourcePhrase | None:
        if part.kind == "G":
            return self._participle_subject(index)
        if part.kind == "Z":
            return self._infinitive_subject(index, cue)
        if part.kind == "E" and self._tests.is_reduced(index, cue):
            return None
        subject = self._subjects.subject_of(index)
        generic = (
            subject is not None
            and subject.head.lemma == "one"
            and (part.kind == "V" or (part.kind == "F" and cue.lemma in _GENERIC_ONE))
        )
        return None if generic else subject

    def _infinitive_subject(self, index: int, cue: Cue) -> SourcePhrase | None:
        """Return who began to speak, or was led to: prompting officials to warn."""
        if self._clauses.last_word(index - 1) in self._behaviour["chain"]:
            verb = index - 1 if self._clauses.kind(index - 1) in FINITE else index - 2
            return self._subjects.subject_of(verb)
        if cue.use not in {"speech", "finding"}:
            return None
        messenger = self._messenger(index)
        if messenger is not None or self._clauses.kind(index - 1) != "N":
            return messenger
        if cue.lemma in self._behaviour["answering"] or cue.lemma in self._behaviour["personal"]:
            return None
        start = self._subjects.chain_start(index - 1)
        if self._clauses.last_word(start - 1) not in self._behaviour["causing"]:
            return None
        head = self._clauses.head_of(start, index - 1)
        human = head is not None and head.is_human
        return SourcePhrase(start, index - 1, head) if human and head is not None else None

    def _messenger(self, index: int) -> SourcePhrase | None:
        """Return who got in touch to say something: one reader emailed the paper to say."""
        for place in range(index - 1, max(-1, index - _MESSAGE_REACH), -1):
            kind = self._clauses.kind(place)
            if kind in FINITE:
                messaging = self._clauses.last_word(place) in self._behaviour["messaging"]
                return self._subjects.subject_of(place) if messaging else None
            if kind not in {"N", "R", "i", "A", "T"}:
                break
        return None

    def _participle_subject(self, index: int) -> SourcePhrase | None:
        """Return who is "saying": began saying; he left, saying; with experts saying."""
        clauses = self._clauses
        place = index - 1
        while clauses.kind(place) == "A":
            place -= 1
        left = clauses.kind(place)
        if left in {"V", "F", "E"}:
            chained = clauses.last_word(place) in self._behaviour["chain"]
            return self._subjects.subject_of(place) if chained else None
        if left in {",", "c", "-"}:
            return self._subjects.clause_subject(place)
        if left != "N":
            return None
        return self._absolute(place) or self._correspondent(place)

    def _correspondent(self, place: int) -> SourcePhrase | None:
        """Return who sent a letter (to somebody) urging something, filed a suit alleging it."""
        clauses = self._clauses
        for index in range(place - 1, max(-1, place - _MESSAGE_REACH), -1):
            kind = clauses.kind(index)
            if kind in FINITE:
                written = clauses.kind(index + 1) == "N"
                text = clauses.last_word(index + 1) in self._behaviour["letters"]
                return self._subjects.subject_of(index) if written and text else None
            if kind not in {"N", "R", "i", "A", "T"}:
                break
        return None

    def _absolute(self, place: int) -> SourcePhrase | None:
        """Return the subject of a participle of its own: with experts saying; some calling."""
        clauses = self._clauses
        start = self._subjects.chain_start(place)
        head = clauses.head_of(start, place)
        if head is None or not head.is_human:
            return None
        if clauses.word(start - 1) == "with":
            return SourcePhrase(start, place, head)
        counted = self._sentence.tag(head.first) == "q" or clauses.word(start) in {"one", "both"}
        apart = clauses.kind(start - 1) in {",", "-"} and start == place
        return SourcePhrase(start, place, head) if counted and apart else None
