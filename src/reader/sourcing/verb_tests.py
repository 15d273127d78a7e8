"""Whether an attributing verb reports anything: will say, did not respond, accused of lying."""

from __future__ import annotations

from reader.model.sourcing import SourceKind
from reader.sourcing.chunking import Chunk
from reader.sourcing.clauses import FINITE, Clauses, SourcePhrase
from reader.sourcing.lexicon import Cue
from reader.sourcing.sources import NounPhrase

_TOPIC_OPENERS = frozenset({"about", "of", "out", "against", "on", "over"})
"""Words that open the topic of talk: spoke about, disagree on."""
_NOT_CALLED = frozenset({"off", "in", "up", "themselves", "himself", "herself", "itself"})
"""Words with which "call" says nothing about anybody else."""
_CONDITION_REACH = 8
"""Words of the longest request not to be named."""
_VERB_REACH = 7
"""Chunks in which another verb of the clause is looked for."""
_NO_CLAUSE = frozenset({"when", "where", "who", "which", "as", "after", "since", "before"})
"""Words after a verb that do not open what is said."""
_GENERIC = frozenset({"critic", "expert", "partisan", "collective", "quantity"})
"""Roles of people who "would say" what they always say."""
_BESIDE = 2
"""Chunks from a source to its verb in "…, officials later said"."""
_PUTTING_REACH = 6
"""Chunks after "put" in which its "at" is looked for."""
UNHEARD = frozenset({"kin", "press", ""})
"""Roles of people to whom writers ascribe thoughts that nobody was told."""


class VerbTests:
    """Tests the attributing verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._sentence = clauses.sentence
        self._lower = clauses.lower
        self._lexicon = clauses.lexicon

    def _is(self, lemma: str, behaviour: str) -> bool:
        return lemma in self._lexicon.behaviour[behaviour]

    # --- reduced clauses -------------------------------------------------------------------

    def is_reduced(self, index: int, cue: Cue) -> bool:
        """Tell "officials accused of lying" (they say nothing) from a past tense."""
        clauses = self._clauses
        before, following = clauses.kind(index - 1), clauses.kind(index + 1)
        if following == "Z" and before in {"N", "R", "c"}:
            return self._is_reduced_to(index, cue, before)
        if before not in {"N", "R"}:
            return False
        if following == "N":
            return self._is(cue.lemma, "naming") and self._is_naming(index)
        return self._is_reduced_before(clauses.word(index + 1), cue.lemma, index)

    def _is_reduced_to(self, index: int, cue: Cue, before: str) -> bool:
        """Decide before an infinitive: drivers told to wait, officials said to be close."""
        if self._is(cue.lemma, "reputed"):
            return self._lower[self._clauses.first(index + 1) + 1] in {"be", "have"}
        if before != "c" and self._is(cue.lemma, "requesting"):
            return self._verb_follows(index + 2)
        return self._is(cue.lemma, "personal")

    def _is_naming(self, index: int) -> bool:
        """Tell "a group called Orbit" from "colleagues called Smith a liar"."""
        if self._clauses.kind(index - 1) == "N" and (
            self._clauses.phrase(index - 1).lemma in {"one", "another"}
        ):
            return True  # "another called Orbit", whatever the name looks like
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
        for place in range(index, index + _VERB_REACH):
            kind = self._clauses.kind(place)
            if kind in FINITE:
                return True
            if kind not in {"N", "i", "A", "R", "T", "o"}:
                break
        return False

    # --- uses ------------------------------------------------------------------------------

    def fits_use(self, index: int, part: Chunk, cue: Cue, subject: SourcePhrase) -> bool:
        """Tell whether what stands around the verb makes it a report of something said."""
        head = subject.head
        if head.kind is None or self._is_idle(index, part, cue, subject):
            return False
        match cue.use:
            case "speech":
                fits = True
            case "about":
                fits = self._has_topic(index, cue) or self._has_content(index, subject)
            case "refusal":
                fits = self._clauses.kind(index + 1) in {"Z", "N"}
            case "document":
                fits = head.kind in (SourceKind.DOCUMENT, SourceKind.MEDIA)
            case "putting":
                fits = self._is_putting(index)
            case "finding" if head.kind is SourceKind.DOCUMENT:
                fits = True
            case "belief":
                heard = head.role not in UNHEARD or head.kind is SourceKind.INSTITUTION
                fits = heard and (
                    self._has_content(index, subject) or self._is_expected(index, cue)
                )
            case _:
                fits = self._has_content(index, subject) or self._reacts(index, cue)
        return fits

    def _is_expected(self, index: int, cue: Cue) -> bool:
        """Tell "expect it to close" and "fear a rights issue"."""
        if cue.lemma not in {"expect", "fear"}:
            return False
        following = self._clauses.kind(index + 2)
        return self._clauses.kind(index + 1) in {"N", "R"} and following in {"Z", ".", ",", "", "i"}

    def _has_topic(self, index: int, cue: Cue) -> bool:
        """Tell "spoke about the raid", and "disagreed", which needs no topic."""
        if self._clauses.word(index + 1) in _TOPIC_OPENERS:
            return self._clauses.kind(index + 2) != "T"
        ends = self._clauses.kind(index + 1) in {".", "", ",", ":", ";"}
        return ends and self._is(cue.lemma, "disagreeing")

    def _is_putting(self, index: int) -> bool:
        """Tell "put it more bluntly" and "put the toll at ten" from other ways to put."""
        clauses = self._clauses
        if clauses.word(index + 1) == "it":
            at = clauses.word(index + 2) == "at"
            return at or clauses.kind(index + 2) in {"A", ":", ",", ".", "", "N"}
        if clauses.kind(index + 1) != "N":
            return False
        if clauses.last_word(index + 1) not in self._lexicon.behaviour["measured"]:
            return False
        return any(clauses.word(index + step) == "at" for step in range(2, _PUTTING_REACH))

    def _reacts(self, index: int, cue: Cue) -> bool:
        """Tell "welcomed the ruling" and "rejected the claim", which are said in words."""
        if self._clauses.kind(index + 1) != "N":
            return False
        word = self._clauses.last_word(index + 1)
        if self._is(cue.lemma, "contesting"):
            return word in self._lexicon.cue_nouns
        return self._is(cue.lemma, "reacting") and self._is(word, "reacted-to")

    def _has_content(self, index: int, subject: SourcePhrase) -> bool:
        """Tell whether a clause or quotation is said: found that; "…," they feared."""
        clauses = self._clauses
        following = clauses.kind(index + 1)
        if following in {"w", "s", ":", '"'}:
            return clauses.word(index + 1) not in _NO_CLAUSE
        if following in {"N", "R"} and clauses.kind(index + 2) in {"V", "F", "E", "A"}:
            return True
        beside = index - subject.last <= _BESIDE and clauses.kind(subject.first - 1) in {",", '"'}
        return beside and following in {"", ".", ",", "T"}

    # --- verbs that report nothing ---------------------------------------------------------

    def _is_idle(self, index: int, part: Chunk, cue: Cue, subject: SourcePhrase) -> bool:
        """Tell verbs that report nothing: will say, did not respond, asked not to be named."""
        following = self._clauses.word(index + 1)
        if cue.lemma == "call" and (
            following in _NOT_CALLED or self._clauses.kind(index + 1) in {"A", "T", ".", ",", ""}
        ):
            return True
        if cue.lemma == "agree" and self._clauses.kind(index + 1) == "Z":
            return True  # both sides agreed to talk: an act
        if cue.lemma == "ask" and self._clauses.last_word(index + 1) in {"question", "questions"}:
            return True
        end = min(part.last + _CONDITION_REACH, self._sentence.end)
        if self._lexicon.condition.match_at(self._lower, part.last, end) is not None:
            return True
        lasting = part.kind == "F" or self._lower[part.last].endswith("ing")
        if lasting and self._is(cue.lemma, "answering"):
            # "how the candidates respond" is a habit unless words follow.
            return not self._has_content(index, subject)
        return part.kind == "V" and self._is_unreal(part, cue, subject.head)

    def is_possible_only(self, part: Chunk) -> bool:
        """Tell by its first auxiliary that a passive has not happened: might be seen by some."""
        return part.kind == "V" and self._is(self._lower[part.first], "unreal")

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
