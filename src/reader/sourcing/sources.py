"""What a noun phrase stands for: a named person, people without a name, an organisation, a text.

The head noun decides; a name beside it (a spokesman, John Doe) makes it named, the name of an
owner (Barrett's aides) does not.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.model.sourcing import SourceKind, SourceNumber
from reader.sourcing.chunking import Chunk
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.parsing import ParsedSentence
from reader.sourcing.tokens import Tokens

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_STANDALONE_MANY = frozenset({"some", "many", "others", "several", "few", "most", "those", "more"})
_STANDALONE_ONE = frozenset({"another", "one"})
_PERCENT = frozenset({"percent", "per", "%", "percentage"})
_SPEAKERS = frozenset(
    {"official", "aide", "spokesman", "spokeswoman", "spokesperson", "adviser", "diplomat"}
)
_ONCE = frozenset({"former", "ex", "first", "then", "ex-"})
_COUNTS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
    | {"dozen", "both", "half-dozen"}
)
_PERSONAL = frozenset(
    {"he", "she", "they", "i", "we", "you", "him", "her", "them", "us", "me", "himself", "herself"}
)


class NounPhrase(NamedTuple):
    """A noun phrase read: its head and what kind of source it would be.

    ``first``, ``last`` and ``head`` are tokens; ``kind`` is None when it cannot speak.
    ``lemma`` is the head's dictionary form, ``role`` the role class of a noun for people.
    """

    first: int
    last: int
    head: int
    kind: SourceKind | None
    lemma: str = ""
    role: str = ""
    plural: bool = False
    definite: bool = False
    possessed: bool = False
    number: SourceNumber | None = None

    @property
    def is_human(self) -> bool:
        """Whether it is a person, or people, with or without a name."""
        return self.kind in (SourceKind.NAMED, SourceKind.PRONOUN) or (
            self.kind is not None and self.kind.is_unnamed
        )


class _Frame(NamedTuple):
    """A noun phrase before its head is read; ``start`` is the first token after an owner."""

    first: int
    last: int
    start: int
    definite: bool
    possessed: bool

    def phrase(
        self,
        kind: SourceKind | None,
        lemma: str,
        *,
        head: int | None = None,
        role: str = "",
        plural: bool = False,
        number: SourceNumber | None = None,
    ) -> NounPhrase:
        """Return the phrase with what its head says."""
        return NounPhrase(
            self.first,
            self.last,
            self.last if head is None else head,
            kind,
            lemma,
            role,
            plural,
            self.definite,
            self.possessed,
            number,
        )


class SourceReader:
    """Reads the noun phrases of one sentence."""

    def __init__(self, sentence: ParsedSentence, tokens: Tokens, lexicon: Lexicon) -> None:
        self._heading = sentence.heading
        self._tokens = tokens
        self._lower = tokens.lower
        self._tag = sentence.tag
        self._lexicon = lexicon
        self.described: list[tuple[int, str]] = []
        """Named people met, and what the text calls them: the token of the name and a noun."""

    def read(self, chunk: Chunk) -> NounPhrase:
        """Return what the noun phrase (or pronoun) stands for by itself."""
        if chunk.kind == "R":
            word = self._lower[chunk.first]
            kind = SourceKind.PRONOUN if word in _PERSONAL else None
            return NounPhrase(chunk.first, chunk.last, chunk.first, kind, lemma=word)
        frame = self._frame(chunk)
        if self._lower[frame.first] in _NOBODY:
            return frame.phrase(None, self._lower[frame.last])
        return self._read_head(frame)

    def _read_head(self, frame: _Frame) -> NounPhrase:
        tag = self._tag(frame.last)
        person = self._is_person(frame.last) or (tag == "y" and self._is_partisan(frame))
        if person and not self._is_surname(frame):
            return self._read_people(frame)
        if person or tag == "y":
            return self._read_name(frame)
        if tag == "j" and self._is_ordinal(frame):
            return frame.phrase(
                SourceKind.UNNAMED_PERSON, "one", role="quantity", number=SourceNumber.ONE
            )
        if tag in "q#" or (tag == "d" and frame.first == frame.last):
            return self._read_quantity(frame)
        return self._read_thing(frame)

    def _frame(self, chunk: Chunk) -> _Frame:
        """Return the phrase without marks at its edges, and where its head part begins."""
        first, last = chunk.first, chunk.last
        while first < last and self._tag(first) == "_":
            first += 1
        while last > first and self._tag(last) in "_'":
            last -= 1
        start = first
        for index in range(last - 1, first, -1):
            if self._tag(index) == "'":
                start = index + 1
                break
        return _Frame(
            first,
            last,
            start,
            definite=start == first and self._lower[first] in _DEFINITE,
            possessed=start > first or self._tag(first) == "p",
        )

    def _is_person(self, index: int) -> bool:
        tag, word = self._tag(index), self._lower[index]
        if tag == "h" or (tag in "jn" and word in self._lexicon.people):
            return True
        compound = self._lexicon.compounds.get(word) if tag == "n" and index else None
        return compound is not None and self._lower[index - 1] in compound[1]

    def _is_partisan(self, frame: _Frame) -> bool:
        """Tell "one senior Conservative" from a name."""
        noun = self._lexicon.people.get(self._lower[frame.last])
        if noun is None or noun.plural or noun.role not in {"partisan", "critic"}:
            return False
        alone = frame.last > frame.first and self._tag(frame.last - 1) in "djq"
        return alone and self._lower[frame.first] in {"a", "an", "one", "another"}

    def _is_ordinal(self, frame: _Frame) -> bool:
        """Tell "a third" who speaks: one more of the same."""
        ordinal = self._lower[frame.last] in {"second", "third", "fourth", "fifth", "sixth"}
        return ordinal and frame.last - frame.first == 1 and self._lower[frame.first] == "a"

    def _is_surname(self, frame: _Frame) -> bool:
        """Tell "Cook said" and "Secretary of State" from a noun for people."""
        index = frame.last
        if frame.first != index or self._heading:
            return False
        surname = self._lower[index] in self._lexicon.surname_nouns
        return surname and self._tokens.is_capitalised(index)

    # --- people ----------------------------------------------------------------------------

    def _read_people(self, frame: _Frame) -> NounPhrase:
        word = self._lower[frame.last]
        lemma, role, plural = self._noun(word)
        if not plural and frame.definite and self._is_body_noun(word):
            return frame.phrase(SourceKind.INSTITUTION, lemma, role=role)
        if self._is_known(frame, lemma, role, plural=plural):
            return frame.phrase(SourceKind.PRONOUN, lemma, role=role, plural=plural)
        if word in self._lexicon.media_words:
            return frame.phrase(SourceKind.MEDIA, lemma, role=role, plural=plural)
        definite_body = role == "collective" and word in self._lexicon.institution_plurals
        compound = f"{self._lower[frame.last - 1]}-{word}" if frame.last > frame.first else ""
        people = frame.definite and word in self._lexicon.demonym_plurals
        side = people and frame.last == frame.first + 1  # the Russians: their government
        if (
            side
            or (definite_body and frame.definite)
            or compound in self._lexicon.institution_nouns
        ):
            return frame.phrase(SourceKind.INSTITUTION, lemma, role=role, plural=plural)
        kind = SourceKind.UNNAMED_GROUP if plural else SourceKind.UNNAMED_PERSON
        number = self._count(frame) if plural else SourceNumber.ONE
        return frame.phrase(kind, lemma, role=role, plural=plural, number=number)

    def _is_body_noun(self, word: str) -> bool:
        """Tell "the regulator", "the coastguard" from one person by role."""
        lexicon = self._lexicon
        return word in lexicon.institution_words and word not in lexicon.unique_people

    def _noun(self, word: str) -> tuple[str, str, bool]:
        """Return singular, role and whether plural; by its ending when the word is unknown."""
        people = self._lexicon.people
        noun = people.get(word) or people.get(word.rpartition("-")[2])
        if noun is None and word in self._lexicon.compounds:
            noun = self._lexicon.compounds[word][0]
        if noun is not None:
            return noun.lemma, noun.role, noun.plural
        plural = word.endswith(self._lexicon.plural_suffixes)
        lemma = word[:-1] if plural and word.endswith("s") else word
        return lemma, "expert" if lemma.endswith("ist") else "public", plural

    def _is_known(self, frame: _Frame, lemma: str, role: str, *, plural: bool) -> bool:
        """Tell whether readers know who is meant: the senator, the bank's chairman, my wife."""
        if self._lower[frame.first] in {"my", "our", "your"} or lemma in {"anyone", "anybody"}:
            return True
        if plural:
            return False
        if self._heading and frame.first == frame.start and self._tag(frame.first) not in "dq":
            office = role in {"official", "kin"} and lemma not in _SPEAKERS
            return office or lemma in self._lexicon.unique_people
        if not (frame.definite or frame.possessed):
            return False
        return lemma in self._lexicon.unique_people or self._is_described(frame, lemma, role)

    def _is_described(self, frame: _Frame, lemma: str, role: str) -> bool:
        """Tell the former nominee, the 34-year-old nurse: somebody the text has named."""
        if frame.definite and (role in {"source", "staff"} or lemma in _SPEAKERS):
            return False
        return any(
            word in _ONCE or word.endswith("-year-old")
            for word in self._lower[frame.first : frame.last]
        )

    def _count(self, frame: _Frame) -> SourceNumber:
        for index in range(frame.first, frame.last):
            if self._tag(index) == "#" or self._lower[index] in _COUNTS:
                return SourceNumber.COUNTED
        return SourceNumber.UNCOUNTED

    def _read_quantity(self, frame: _Frame) -> NounPhrase:
        word = self._lower[frame.last]
        kind = number = None
        if word in _STANDALONE_MANY:
            kind, number = SourceKind.UNNAMED_GROUP, SourceNumber.UNCOUNTED
        elif word in _STANDALONE_ONE:
            kind, number = SourceKind.UNNAMED_PERSON, SourceNumber.ONE
        plural = number is not SourceNumber.ONE
        return frame.phrase(kind, word, role="quantity", plural=plural, number=number)

    # --- names and things ------------------------------------------------------------------

    def _read_name(self, frame: _Frame) -> NounPhrase:
        first = frame.last
        while first > frame.start and self._tag(first - 1) in "yc#":
            first -= 1
        has_title = any(self._is_person(index) for index in range(frame.start, first))
        words = self._lower[first : frame.last + 1]
        self._describe(frame, first, words)
        if has_title or words[0] in self._lexicon.titles:
            kind = SourceKind.NAMED
        else:
            kind = self._kind_of_name(frame, first, words)
        return frame.phrase(kind, " ".join(words), head=first)

    def _describe(self, frame: _Frame, first: int, words: list[str]) -> None:
        """Keep what a name is called, for later mentions: Senator, spokesman."""
        for index in range(frame.start, first):
            if self._is_person(index):
                lemma, _, plural = self._noun(self._lower[index])
                # "Senators Abel and Baker" names two, which is what "the senators" needs.
                self.described.extend([(first, lemma)] * (2 if plural else 1))
        for word in words[:2]:
            if word in self._lexicon.title_roles and len(words) > 1:
                several = word.removesuffix(".").endswith("s")
                role = self._lexicon.title_roles[word]
                self.described.extend([(first, role)] * (2 if several else 1))

    def _kind_of_name(self, frame: _Frame, first: int, words: list[str]) -> SourceKind:
        lexicon = self._lexicon
        name, last, several = " ".join(words), words[-1], len(words) > 1
        the = first > frame.first and self._lower[first - 1] == "the"
        if name in lexicon.media_names or (several and last in lexicon.media_names):
            return SourceKind.MEDIA
        if last in lexicon.media_endings and (the or several):
            return SourceKind.MEDIA
        if self._is_body(words, name):
            return SourceKind.INSTITUTION
        if the and last in lexicon.document_words:
            return SourceKind.DOCUMENT
        written = self._tokens.words[first]
        acronym = not several and written.isupper() and len(written.replace(".", "")) > 1
        return SourceKind.INSTITUTION if acronym or (the and last[-1] != "s") else SourceKind.NAMED

    def _is_body(self, words: list[str], name: str) -> bool:
        """Tell whether a name is that of an organisation, a state or a capital."""
        lexicon = self._lexicon
        names, nouns = lexicon.institution_names, lexicon.institution_nouns
        if name in names or name in lexicon.city_names:
            return True
        return words[-1] in names or words[-1] in nouns or (len(words) > 1 and words[0] in nouns)

    def _read_thing(self, frame: _Frame) -> NounPhrase:
        lexicon = self._lexicon
        word = self._lower[frame.last]
        kind = None
        before = self._lower[frame.last - 1] if frame.last > frame.first else ""
        outlet = word in lexicon.media_words and (frame.definite or not self._is_document(word))
        if outlet or f"{before}-{word}" in lexicon.media_words:
            kind = SourceKind.MEDIA
        elif word in lexicon.institution_words or word in lexicon.institution_plurals:
            kind = SourceKind.INSTITUTION
        elif self._is_document(word):
            kind = SourceKind.DOCUMENT
        return frame.phrase(kind, word, plural=word.endswith("s"))

    def _is_document(self, word: str) -> bool:
        return word in self._lexicon.document_words
