"""To the left of a verb: the source phrase that is its subject.

The walk goes over adverbs, times, parentheses, prepositional phrases and relative clauses to
the noun phrase that they hang on.
"""

from __future__ import annotations

from reader.model.sourcing import SourceKind
from reader.sourcing.clauses import FINITE, REACH, Clauses, SourcePhrase
from reader.sourcing.joined_phrases import JoinedPhrases

_RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
_PLACE_OPENERS = frozenset({"in", "at", "near", "from", "outside"})
"""Prepositions before places, whose apposition names no speaker: in Hallby, Norfolk."""
_DEEPEST = 4
"""Verbs that may pass their subject on in a row: he came and saw and said."""
_ATTEMPTS = 4
"""Verbs or commas tried before giving up; keeps endless lists linear."""
_BELONGS = frozenset({"w", "N", "o", "E", "G"})
"""What a parenthesis begins with when it is part of the source phrase."""


_IN_CLAUSE = frozenset({"N", "R", "i", "A", "T", "Z", "o", "G"})
"""What may stand between two joined verbs of a relative clause."""


class SubjectFinder:
    """Finds the subjects of one sentence's verbs."""

    def __init__(self, clauses: Clauses, joined: JoinedPhrases) -> None:
        self._clauses = clauses
        self._kind = clauses.kind
        self._word = clauses.word
        self._joined = joined
        self._known: dict[int, SourcePhrase | None] = {}
        self._depth = 0

    def subject_of(self, verb: int) -> SourcePhrase | None:
        """Return the subject of the verb chunk, or None when it has none in reach."""
        if verb in self._known:
            return self._known[verb]
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        subject = self._known[verb] = self._find_subject(verb)
        self._depth -= 1
        return subject

    def _find_subject(self, verb: int) -> SourcePhrase | None:
        index = self._skip_left(verb - 1)
        kind = self._kind(index)
        if kind == "N" and self._kind(index - 1) == "N" and self._is_floating(index):
            index -= 1
        if kind in {"N", "R"}:
            return self._with_name(self._grown(index), verb)
        if kind in {",", ")", "-"}:
            return self._before_parenthesis(index)
        if kind == "c":
            return self._shared_subject(index)
        return self._behind_clause(index, kind)

    def _with_name(self, phrase: SourcePhrase | None, verb: int) -> SourcePhrase | None:
        """Add the name in "Kevin Barrett, a lawyer said no", where the second comma is missing.

        Not in "The mayor, an aide said, was late", where the sentence goes on about the mayor.
        """
        if phrase is None or self._word(phrase.first) not in {"a", "an"}:
            return phrase
        opened = self._kind(phrase.first - 1) == "," and self._kind(phrase.first - 3) in {"", '"'}
        if not opened or self._kind(verb + 1) in {",", ".", "", '"', "T", "-"}:
            return phrase
        named = self._clauses.apposed_name(phrase.first)
        return phrase if named is None else SourcePhrase(phrase.first - 2, phrase.last, named)

    def _behind_clause(self, index: int, kind: str) -> SourcePhrase | None:
        """Return the subject when another clause, or "who", stands right before the verb."""
        if kind == "w" and self._word(index) in _RELATIVES:
            return self._antecedent(index)
        if kind in FINITE or kind == "i":
            return self._behind_relative(index)
        if kind in {"Z", "G"}:
            return self._grown_to(self._reduced_relative(index), index)
        return None

    def clause_subject(self, place: int) -> SourcePhrase | None:
        """Return the subject of the nearest finite verb to the left: he left, saying."""
        attempts = 0
        for index in range(place - 1, max(-1, place - 2 * REACH), -1):
            kind = self._kind(index)
            if kind in {'"', ";"} or attempts == _ATTEMPTS:
                return None
            if kind in FINITE and not (kind == "E" and self._kind(index - 1) in {"i", "c"}):
                subject = self.subject_of(index)
                attempts += 1
                if subject is not None:
                    return subject
        return None

    # --- straight before the verb ----------------------------------------------------------

    def _skip_left(self, index: int) -> int:
        """Go over adverbs, times and settings: officials on Tuesday also said."""
        while index > 0:
            kind = self._kind(index)
            if kind == "T" and self._kind(index - 1) == "i":
                index -= 2
            elif kind in {"A", "T"}:
                index -= 1
            elif self._is_setting(index):
                index -= 2
            else:
                break
        return index

    def _is_floating(self, index: int) -> bool:
        """Tell whether a chunk is "all" in "the lawyers all agree"."""
        alone = self._clauses.first(index) == self._clauses.last(index)
        return alone and self._word(index) in {"all", "both", "each"}

    def _is_setting(self, index: int) -> bool:
        """Tell whether a chunk ends "in a statement", "at a news conference"."""
        if self._kind(index) != "N" or self._kind(index - 1) != "i":
            return False
        speaker = self._kind(index - 2) in {"N", "R"} and (
            self._clauses.phrase(index - 2).kind is not None
        )
        return (
            speaker
            and self._word(index - 1) in {"in", "at", "on", "during"}
            and self._clauses.last_word(index) in self._clauses.lexicon.settings
        )

    def _grown(self, index: int, *, apposed: bool = False) -> SourcePhrase | None:
        """Return the phrase that ends with the noun phrase at ``index``, grown to the left.

        ``apposed`` says that a comma follows, so that a name before may be what is described.
        """
        first = self.chain_start(index)
        governor = self._kind(first - 1)
        if governor in {"G", "Z"} or (governor == "i" and self._word(first - 1) != "like"):
            return None
        if governor == "V" and self._word(first - 1) == "being":
            return None
        joined = self._joined.start_of(first, self.chain_start)
        named = self._clauses.apposed_name(joined) if apposed else None
        if named is not None:
            return SourcePhrase(joined - 2, index, named)
        if joined != first:
            return self._joined.phrase(joined, first, index)
        return self._phrase_of(first, index)

    def _phrase_of(self, first: int, last: int) -> SourcePhrase | None:
        head = self._clauses.head_of(first, last)
        return None if head is None else SourcePhrase(first, last, head)

    # --- phrases that hang on an earlier noun ----------------------------------------------

    def chain_start(self, index: int) -> int:
        """Return the chunk on which the noun phrase at ``index`` hangs in the end.

        Goes left over officials in the ministry of defence, people who have met the king.
        """
        for _ in range(REACH):
            before = self._one_link_left(index)
            if before is None:
                return index
            index = before
        return index

    def _one_link_left(self, index: int) -> int | None:
        """Return the noun phrase on which the one at ``index`` hangs, or None."""
        left = self._kind(index - 1)
        if left == "i":
            return self._holder_of_preposition(index - 1)
        if left == "s" and self._is_office(index):
            return index - 2
        if left in {"G", "Z"}:
            return self._reduced_relative(index - 1)
        if left in FINITE:
            return self._relative_before(index - 1)
        return None

    def _is_office(self, index: int) -> bool:
        """Tell "her tenure as secretary" from "left as he spoke"."""
        nouns = self._kind(index - 2) == self._kind(index) == "N"
        return nouns and self._word(index - 1) == "as" and self._bare_person(index)

    def _bare_person(self, index: int) -> bool:
        """Tell whether a phrase is one role without an article of its own, or with "a"."""
        phrase = self._clauses.phrase(index)
        bare = phrase.first == phrase.last or self._word(index) in {"a", "an"}
        return bare and phrase.is_human and not phrase.plural and bool(phrase.role)

    def _holder_of_preposition(self, preposition: int) -> int | None:
        holder = preposition - 1
        if self._kind(holder) == "c" and self._kind(holder - 1) == "i":
            holder -= 2  # officials on and off the island
        elif self._kind(holder) == "i":
            holder -= 1
        kind, before = self._kind(holder), self._kind(holder - 1)
        if kind == "N":
            return holder
        if kind == "o" and before == "A":  # experts not involved in the study
            holder, before = holder - 1, self._kind(holder - 2)
        if kind in {"c", "o"}:
            return holder - 1 if before in {"N", "R"} else None
        if kind == "R" and before in FINITE:
            return self._relative_before(holder - 1)
        if kind in FINITE - {"E"}:
            return self._relative_before(holder)
        return None if kind in {"w", "T"} else self._reduced_relative(holder)

    def _reduced_relative(self, index: int) -> int | None:
        """Return the noun before "briefed on", "marching through", "authorised to discuss"."""
        steps = 0
        while steps < 6 and self._kind(index) in {"G", "E", "Z", "A", "i", "o"}:
            index -= 1
            steps += 1
        if steps == 0:
            return None
        kind = self._kind(index)
        if kind == "w":
            return self._relative_before(index + 1)
        if kind in {"F", "V"}:
            return self._relative_before(index)
        if (
            self._kind(index + 1) == "E"
            and self._word(index + 1) in self._clauses.lexicon.past_only
        ):
            return None
        if kind != "N":
            return None
        purpose = self._kind(index + 1) == "Z"
        # "a memo reviewed by the Ledger": what has an author or a reader is a text.
        made = self._clauses.last_word(index + 1) in self._clauses.lexicon.cue_noun_bearers
        phrase = self._clauses.phrase(index)
        text = self._kind(index + 1) == "G" and phrase.kind is SourceKind.DOCUMENT
        return index if purpose or made or text or phrase.is_human else None

    def _joined_relative(self, conjunction: int) -> int | None:
        """Return the noun before "who came but was not allowed to speak", given the "but"."""
        for index in range(conjunction - 1, max(0, conjunction - REACH), -1):
            if self._kind(index) in FINITE:
                return self._relative_before(index, depth=0)
            if self._kind(index) not in _IN_CLAUSE:
                break
        return None

    def _relative_before(self, verb: int, depth: int = 1) -> int | None:
        """Return the noun before "who have met", given the chunk of the verb.

        ``depth`` says how many joined verbs may stand between.
        """
        index = verb - 1
        while index > 0 and self._kind(index) == "A":
            index -= 1
        kind, word = self._kind(index), self._word(index)
        if (kind == "w" and word in _RELATIVES) or (kind == "N" and word == "whose"):
            holder = index - 1
        elif kind == "N" and self._word(index - 1) == "whom":
            holder = index - 2
        elif kind in {"N", "R"} and self._kind(index - 1) == "s":
            # "Nurses who left because they feared it": the relative clause began before.
            return self._reduced_relative(index - 2)
        elif kind == "R" and self._kind(index - 1) == "N":
            return index - 1 if self._clauses.phrase(index - 1).is_human else None
        elif kind in {"c", "b"} and depth:
            return self._joined_relative(index)
        else:
            return None
        return holder if self._kind(holder) == "N" else None

    def _behind_relative(self, index: int) -> SourcePhrase | None:
        """Return the subject when a relative clause ends right before the verb."""
        verb = index - 1 if self._kind(index) == "i" else index
        if self._kind(verb) not in FINITE:
            return None
        return self._grown_to(self._relative_before(verb), index)

    def _grown_to(self, holder: int | None, last: int) -> SourcePhrase | None:
        """Return the phrase of a noun together with the clause that hangs on it."""
        grown = None if holder is None else self._grown(holder)
        return None if grown is None else SourcePhrase(grown.first, last, grown.head)

    # --- clauses and parentheses between ---------------------------------------------------

    def _antecedent(self, relative: int) -> SourcePhrase | None:
        """Return the noun phrase that "who" stands for: the advisers, who claimed.

        Only after a comma: "people who say" tells which people, not that they said it here.
        """
        index = relative - 1
        if self._kind(index) == "i" and self._kind(index - 1) == "N":
            measure = self._clauses.phrase(index - 1)
            return None if measure.kind is None else SourcePhrase(index - 1, relative, measure)
        if self._kind(index) == ",":
            index -= 1
        elif self._kind(index) == "N" and self._clauses.phrase(index).kind is not SourceKind.NAMED:
            return None
        if self._kind(index) != "N":
            return None
        human = self._clauses.phrase(index).is_human
        if (self._word(relative) == "which") == human:
            return None
        return self._nearest_speaker(index)

    def _nearest_speaker(self, index: int) -> SourcePhrase | None:
        """Return the phrase at ``index``, or the earlier one it hangs on that can speak."""
        start = index if self._clauses.phrase(index).is_human else self.chain_start(index)
        named = self._clauses.apposed_name(start)
        if named is not None:
            return SourcePhrase(start - 2, index, named)
        return self._phrase_of(start, index)

    def _shared_subject(self, conjunction: int) -> SourcePhrase | None:
        """Return the subject of the verb before "and": he left and said."""
        for index in range(conjunction - 1, max(-1, conjunction - REACH), -1):
            kind = self._kind(index)
            if kind in {'"', ";", ":", "."}:
                return None
            if kind not in FINITE or self._kind(index - 1) in {"i"} | FINITE:
                continue
            if kind == "E" and self._word(index + 1) == "by":
                continue
            return self.subject_of(index)
        return None

    def _before_parenthesis(self, mark: int) -> SourcePhrase | None:
        """Return the subject before ", a lawyer," or ", however,", or None."""
        closing = self._kind(mark)
        opening = "(" if closing == ")" else closing
        attempts = 0
        for index in range(mark - 1, max(0, mark - 2 * REACH), -1):
            kind = self._kind(index)
            attempts += kind == opening
            if attempts > _ATTEMPTS:
                return None
            if kind == opening and self._is_aside(index + 1, mark - 1):
                found = self._before_aside(index, mark)
                if found is not None:
                    return found
            if kind in {'"', ";", "."}:
                return None
        return None

    def _is_aside(self, first: int, last: int) -> bool:
        """Tell whether the chunks can be a parenthesis: an apposition, a clause, an adverb."""
        opening = self._kind(first)
        if opening in {"A", "i", "s", "T", "w", "o", "G", "E", "Z"}:
            return True
        if opening == "c":
            return self._kind(first - 1) == "-"
        if opening not in {"N", "R"}:
            return False
        if self._kind(first + 1) == "i" and self._kind(first + 2) == "w":
            return True
        inside = [self._kind(index) for index in range(first, last + 1)]
        finite = "V" in inside or "F" in inside
        return not finite or "w" in inside or last - first <= 3

    def _before_aside(self, mark: int, closing: int) -> SourcePhrase | None:
        index = mark - 1
        while index > 0 and self._kind(index) == ")":
            index = self._opening_bracket(index) - 1
        if self._kind(index) == "T" and self._kind(index - 1) == "i":
            index -= 2
        if self._kind(index) == "V":
            # The parenthesis is inside the verb: officials have, in fact, said.
            index = self._skip_left(index - 1)
        if self._kind(index) not in {"N", "R"}:
            return None
        grown = self._grown(index, apposed=True)
        if grown is None or self._kind(grown.first - 1) in FINITE:
            return None
        if self._kind(mark + 1) in _BELONGS or self._word(mark + 1) in {"including", "like"}:
            place = index != grown.first and self._word(index - 1) in _PLACE_OPENERS
            head = grown.head if place else self._clauses.named_by(grown.head, mark + 1)
            if self._word(mark + 1) == "which" and head.kind is SourceKind.NAMED:
                head = head._replace(kind=SourceKind.INSTITUTION)
            last = closing if self._kind(closing) == ")" else closing - 1
            return SourcePhrase(grown.first, last, head)
        return grown

    def _opening_bracket(self, index: int) -> int:
        limit = max(0, index - REACH)
        while index > limit and self._kind(index) != "(":
            index -= 1
        return index
