"""The phrases of one sentence by their place, and what its noun phrases stand for."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reader.model.sourcing import SourceKind
from reader.sourcing.chunking import Chunk
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.parsing import ParsedSentence
from reader.sourcing.sources import NounPhrase, SourceReader
from reader.sourcing.tokens import Tokens

REACH = 24
"""Chunks that a walk looks at; longer source phrases do not occur in news text. All walks are
bounded by it, so that the time grows with the text and not with the length of a sentence."""

FINITE = frozenset("VFE")
"""Chunks that can be the verb of a clause."""


class SourcePhrase(NamedTuple):
    """A source phrase in a sentence: the chunks ``[first, last]`` and the phrase of its head."""

    first: int
    last: int
    head: NounPhrase


class Clauses:
    """A sentence as a row of chunks; indices beyond it give "" instead of an error."""

    def __init__(self, sentence: ParsedSentence, tokens: Tokens, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self._kinds, self._bounds = sentence.chunks
        self.lexicon = lexicon
        self.lower = tokens.lower
        self._capital = tokens.is_capitalised
        self._sources = SourceReader(sentence, tokens, lexicon)
        self._phrases: dict[int, NounPhrase] = {}

    @property
    def described(self) -> list[tuple[int, str]]:
        """Named people and what they are called, as far as phrases have been read."""
        return self._sources.described

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._kinds)

    def ending_at(self, token: int) -> int:
        """Return the chunk that ends with a token, -1 when none does."""
        place = bisect_left(self._bounds, token + 1)
        return place - 1 if self._bounds[place] == token + 1 else -1

    def chunk(self, index: int) -> Chunk:
        """Return the chunk at an index of the sentence."""
        return Chunk(self._kinds[index], self._bounds[index], self._bounds[index + 1] - 1)

    def first(self, index: int) -> int:
        """Return the first token of a chunk."""
        return self._bounds[index]

    def last(self, index: int) -> int:
        """Return the last token of a chunk."""
        return self._bounds[index + 1] - 1

    def kind(self, index: int) -> str:
        """Return the kind of a chunk, "" beyond the sentence."""
        return self._kinds[index : index + 1] if index >= 0 else ""

    def word(self, index: int) -> str:
        """Return the first word of a chunk in lower case, "" beyond the sentence."""
        return self.lower[self._bounds[index]] if 0 <= index < len(self._kinds) else ""

    def last_word(self, index: int) -> str:
        """Return the last word of a chunk in lower case, "" beyond the sentence."""
        return self.lower[self._bounds[index + 1] - 1] if 0 <= index < len(self._kinds) else ""

    def phrase(self, index: int) -> NounPhrase:
        """Return the noun phrase of a chunk, read once."""
        found = self._phrases.get(index)
        if found is None:
            found = self._phrases[index] = self._sources.read(self.chunk(index))
        return found

    def describe(self, name: NounPhrase, description: NounPhrase) -> None:
        """Keep what a named person is called: Kevin Barrett is a lawyer."""
        self.described.append((name.head, description.lemma))

    def head_of(self, first: int, last: int) -> NounPhrase | None:
        """Return the phrase that decides for the chunks: behind "a number of" the next one."""
        phrase = self.phrase(first)
        if last > first and self._opens_a_body(first):
            return phrase._replace(kind=SourceKind.INSTITUTION)
        if last - first == 2 and self._names_a_body(phrase, last):
            return self.phrase(last)
        measure = (
            phrase.role == "quantity" or self.lower[phrase.last] in self.lexicon.quantity_nouns
        )
        if phrase.role == "quantity" and self._is_share(first, phrase):
            return None
        if not measure or self.word(first + 1) != "of":
            return phrase
        inner = first + 2
        if inner > last or self.kind(inner) not in {"N", "R", "w"}:
            return phrase if phrase.kind is not None else None
        return _measured(phrase, phrase if self.kind(inner) == "w" else self.phrase(inner))

    def _opens_a_body(self, index: int) -> bool:
        """Tell "Citizens for Clean Water", an organisation, from "lawyers for the port"."""
        if self.word(index) not in self.lexicon.body_openers or self.kind(index + 1) != "i":
            return False
        joint = self.word(index + 1) in {"for", "against", "without"}
        single = self.first(index) == self.last(index) and self._capital(self.first(index))
        return joint and single and self.sentence.tag(self.first(index + 2)) == "y"

    def _is_share(self, index: int, phrase: NounPhrase) -> bool:
        """Tell "one in five" and "nearly a third", which come from polls."""
        if self.word(index + 1) == "in" and self.kind(index + 2) in {"T", "N"}:
            return self.sentence.tag(self.first(index + 2)) in "#q" and phrase.lemma != "some"
        before = self.lower[phrase.first - 1] if phrase.first > self.sentence.first else ""
        return before in _APPROXIMATELY and self.lower[phrase.first] == "a"

    def _names_a_body(self, phrase: NounPhrase, last: int) -> bool:
        """Tell "a Department for Transport spokesman", whose body's name has a preposition."""
        if phrase.kind is not SourceKind.INSTITUTION or self.kind(last) != "N":
            return False
        person = self.phrase(last)
        capitals = self.sentence.tag(phrase.last) == self.sentence.tag(person.first) == "y"
        unnamed = person.kind is not None and person.kind.is_unnamed
        return capitals and unnamed and person.first < person.last

    def apposed_name(self, first: int) -> NounPhrase | None:
        """Return the name before "…, a lawyer", when there is one."""
        if self.kind(first - 1) != "," or self.kind(first - 2) != "N":
            return None
        name, description = self.phrase(first - 2), self.phrase(first)
        if name.kind is SourceKind.NAMED and not description.plural and description.is_human:
            self.describe(name, description)
            return name
        return None

    def named_by(self, head: NounPhrase, apposition: int) -> NounPhrase:
        """Return the head as named when a person's name follows: a spokesman, John Doe."""
        described = head.kind is SourceKind.PRONOUN and bool(head.role)
        unnamed = head.kind is not None and head.kind.is_unnamed
        if self.kind(apposition) != "N" or not (unnamed or described):
            return head
        name = self.phrase(apposition)
        if name.kind is not SourceKind.NAMED:
            return head
        if head.plural:
            # "Two aides, Ana Reyes and Tom Abe," names them all.
            other = self.phrase(apposition + 2) if self.kind(apposition + 2) == "N" else None
            joined = self.kind(apposition + 1) in {"c", ","} and other is not None
            named = joined and other is not None and other.kind is SourceKind.NAMED
            return head._replace(kind=SourceKind.NAMED) if named else head
        self.describe(name, head)
        return name

    def note_appositions(self) -> None:
        """Read "Kevin Barrett, a lawyer" wherever it stands, for later mentions."""
        place = self._kinds.find("N,N")
        while place >= 0:
            self.apposed_name(place + 2)
            place = self._kinds.find("N,N", place + 1)


_APPROXIMATELY = frozenset({"nearly", "about", "almost", "over", "around", "roughly", "than"})
"""Words before "a third" that make it a share."""
_SHARES = frozenset({"half", "third", "quarter", "percentage", "proportion", "share", "fraction"})
"""Measures that come from polls: half of voters said it to a pollster, not to a reporter."""


def _measured(measure: NounPhrase, inner: NounPhrase) -> NounPhrase | None:
    """Return the head of "several of the women", counted and marked as unnamed."""
    if (inner.kind is None and inner.role != "quantity") or measure.lemma in _SHARES:
        return None
    if inner.kind is SourceKind.NAMED:
        return None  # "one of the jobs Perez …": the name is somebody else's
    if inner.kind in (SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.MEDIA):
        return inner
    plural = measure.lemma not in {"one", "another"}
    return NounPhrase(
        measure.first,
        inner.last,
        inner.head,
        SourceKind.UNNAMED_GROUP if plural else SourceKind.UNNAMED_PERSON,
        lemma=inner.lemma,
        role=inner.role or "quantity",
        plural=plural,
        number=measure.number or inner.number,
    )
