"""A word class for every token of a sentence: one letter each, found by lexicon and context.

Letters: d determiner · p possessive pronoun · q quantity · r pronoun · w relative or "that" ·
s subordinator · i preposition · z infinitive "to" · c and/or · b but · x auxiliary · a adverb ·
k weekday or month · t time noun · T time noun right before people · j adjective · o adjective
that follows its noun · n noun · h noun for people · y name · # number · ' possessive mark · v
verb, present or infinitive · e verb, past form · g verb in -ing · m noun or verb, not yet
decided · marks stand for themselves: , : ; . ( ) - and " for quotation marks, _ for quotation
marks round a few words.

The tagger is coarse on purpose: it has to find noun phrases and the verbs beside them, and it
must be fast. First each word is tagged by itself, then those that their neighbours decide (see
`reader.sourcing.disambiguation`).
"""

from __future__ import annotations

from itertools import compress, count, repeat
from operator import not_

from reader.sourcing.disambiguation import Disambiguator
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.tokens import Tokens
from reader.sourcing.word_classes import OPEN_TAGS

_PRONOUN_ACRONYMS = frozenset({"us", "it", "who"})
"""Words that in capitals may be names: the US, IT, the WHO."""
_QUOTES = frozenset({'"', "“", "”", "‘", "'", "''", "``", "«", "»", "„"})
_INVISIBLE = frozenset({"\xad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"})
"""Marks without width, which must not break a name."""
_NAME_ADJECTIVES = frozenset(
    {"white", "black", "new", "united", "supreme", "national", "great", "grand", "royal", "central"}
)
"""Adjectives with which names begin: the White House, New York."""
_SHORT = 3
"""Letters of most acronyms."""
_SENTENCE_OPENERS = _QUOTES | {":", "—", "–", "-", "--", "("}
"""Marks after which a capital says nothing."""
_FUNCTION = frozenset("dprxiscbwaq")


class Tagger:
    """Tags the sentences of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._known = lexicon.classes_and_marks
        self._context = Disambiguator(tokens, lexicon)
        self._opened = lexicon.open_words
        self._inside: set[str] | None = None
        """Words with a capital inside a sentence; collected when first asked for."""
        self._seen: dict[str, str] = {}
        """Words of running text that only their spelling decides, and what it says."""

    def tag(self, first: int, end: int, *, heading: bool, scare_marks: list[int]) -> str:
        """Return one letter a token for the tokens ``[first, end)``.

        ``heading`` says that capitals mean nothing here. ``scare_marks`` are the tokens that
        are quotation marks round a few words.
        """
        # In running text a word in small letters is what the lexicon says.
        tags = list(map(self._known.get, self._tokens.words[first:end], repeat("")))
        unknown = list(compress(count(), map(not_, tags)))
        opened = list(compress(count(), map(self._opened.__contains__, self._lower[first:end])))
        seen = {} if heading else self._seen
        for place in unknown:
            index = first + place
            tag = seen.get(self._tokens.words[index], "")
            if not tag or not place or self._lower[index - 1] in _SENTENCE_OPENERS:
                tag = self._by_itself(index, first, end, heading=heading)
            tags[place] = tag
            if tag in OPEN_TAGS and self._lower[first + place] not in self._opened:
                opened.append(place)
        opened.sort()
        resolve, lower, special = self._context.resolve, self._lower, self._lexicon.two_way_words
        for place in opened:
            if tags[place] in OPEN_TAGS or lower[first + place] in special:
                tags[place] = resolve(tags, place, first)
        for mark in scare_marks:
            tags[mark - first] = "_"
        return "".join(tags)

    def _by_itself(self, index: int, first: int, end: int, *, heading: bool) -> str:
        """Return the tag of a word that is not simply one of the lexicon's."""
        word = self._lower[index]
        if not word[0].isalnum():
            return self._mark(index, word)
        if heading:
            return self._in_heading(index, end, word)
        written = self._tokens.words[index]
        if written == "No":
            return "y" if self._is_number_ten(index, end) else "d"
        opened = index == first or self._lower[index - 1] in _SENTENCE_OPENERS
        if opened and written[0].isupper():
            return self._first_word(index, end, self._lexicon.classes.get(word))
        return self._inside_sentence(index, first, end, written)

    def _inside_sentence(self, index: int, first: int, end: int, written: str) -> str:
        """Tag a word whose capital, or the lack of one, says something; remember most of them."""
        word = self._lower[index]
        known = self._lexicon.classes.get(word)
        if not written[0].isupper():
            tag = self._seen[written] = known or self._guess(word, "n")
            return tag
        if known and self._is_shouted(index, first, end):
            return known
        tag = self._capitalised(word, known)
        if not written.isupper():
            self._seen[written] = tag
        return tag

    def _in_heading(self, index: int, end: int, word: str) -> str:
        """Tag a word where capitals say nothing."""
        known = self._lexicon.classes.get(word)
        if known is not None:
            return "y" if self._is_acronym(index, end) else known
        return self._guess(word, "y" if word[0].isalpha() else "n")

    def _mark(self, index: int, word: str) -> str:
        if word == "&":
            starts = self._tokens.starts
            inside = index + 1 < len(starts) and starts[index + 1] == starts[index] + 1
            return "y" if inside else "c"
        if word[0] == "'":
            return "x"
        if word[0] in "@#" and len(word) > 1:
            return "_"
        if word in _INVISIBLE:
            return "_"
        return "n" if word[0] in "$£€" else "~"

    def _is_shouted(self, index: int, first: int, end: int) -> bool:
        """Tell words in a run of capitals, which say nothing, from an acronym."""
        written = self._tokens.words[index]
        if len(written) <= _SHORT or not written.isupper():
            return False
        beside = self._tokens.words[max(first, index - 1) : min(end, index + 2)]
        return sum(len(word) > _SHORT and word.isupper() for word in beside) > 1

    def _is_number_ten(self, index: int, end: int) -> bool:
        """Tell the house "No 10" from other uses of "No"."""
        return index + 1 < end and self._lower[index + 1].isdigit()

    def _is_acronym(self, index: int, end: int) -> bool:
        """Tell "US" from "us" in a headline that is not all in capitals."""
        words = self._tokens.words
        if self._lower[index] not in _PRONOUN_ACRONYMS:
            return False
        following = index + 1 if index + 1 < end else index - 1
        return words[index].isupper() and words[following][1:].islower()

    def _first_word(self, index: int, end: int, known: str | None) -> str:
        """Tag a word that is capitalised because a sentence begins."""
        word, written = self._lower[index], self._tokens.words[index]
        if word in _PRONOUN_ACRONYMS and written.isupper():
            return "y"
        name_follows = (
            index + 1 < end
            and self._tokens.is_capitalised(index + 1)
            and self._lower[index + 1] not in self._lexicon.capitalised_people
        )
        if known is None:
            return self._unknown_first(index, end, name_follows=name_follows)
        if known in "mve" or (known == "j" and word in _NAME_ADJECTIVES):
            return "y" if name_follows else known
        return known

    def _unknown_first(self, index: int, end: int, *, name_follows: bool) -> str:
        """Tag an unknown first word: a name, or a noun that the lexicon does not have."""
        word, written = self._lower[index], self._tokens.words[index]
        if not written[1:].replace("-", "").islower():
            return "y"
        if self._looks_like_verb(index, end) and (name_follows or self._speaks(index + 1, end)):
            return "y"
        if word in self._tokens.written:
            # What stands in small letters elsewhere is no name.
            return self._guess(word, "n")
        guessed = self._guess(word, "y")
        return "y" if guessed != "y" and self._is_name_inside(written) else guessed

    def _is_name_inside(self, written: str) -> bool:
        """Tell whether a word has its capital in the middle of a sentence too."""
        if self._inside is None:
            self._inside = self._names_inside()
        return written in self._inside

    def _names_inside(self) -> set[str]:
        """Return the words that look like others (Rogers, Manning) and have a capital inside."""
        words, endings = self._tokens.words, (*self._lexicon.plural_suffixes, "ing", "ed", "ly")
        alike = frozenset(word for word in self._tokens.written if word.endswith(endings))
        places = compress(count(), map(alike.__contains__, words))
        return {
            words[place]
            for place in places
            if place and (words[place - 1] == "," or words[place - 1][-1].islower())
        }

    def _looks_like_verb(self, index: int, end: int) -> bool:
        """Tell whether a name may be one of those that end like other words: Manning, Ahmed."""
        return index + 1 < end and self._lower[index].endswith(("ing", "ed", "ly"))

    def _speaks(self, index: int, end: int) -> bool:
        """Tell whether a verb of saying stands at a token: Ahmed said."""
        word = self._lower[index] if index < end else ""
        return word in self._lexicon.cues and self._lexicon.classes[word] == "e"

    def _capitalised(self, word: str, known: str | None) -> str:
        """Tag a word that is capitalised inside a sentence."""
        lexicon = self._lexicon
        if word in lexicon.capitalised_people:
            return "h"
        if known == "k" or word == "may":
            return "k"
        if known == "a":
            return "y"  # USA Today
        if word in lexicon.demonym_adjectives and word.isalpha() and len(word) > 3:
            return "j"
        if known is not None and known in _FUNCTION and word not in _PRONOUN_ACRONYMS | {"will"}:
            return known
        return "y"

    def _guess(self, word: str, otherwise: str) -> str:
        """Tag an unknown word by its shape."""
        if word[0].isdigit() and "-" not in word:
            return "#"
        _, hyphen, head = word.rpartition("-")
        known = self._lexicon.classes.get(head) if hyphen else None
        if known is not None:
            return known if known == "h" else "j" if known in "jeg" else otherwise
        return self._guess_by_ending(word, otherwise)

    def _guess_by_ending(self, word: str, otherwise: str) -> str:
        lexicon = self._lexicon
        if word.endswith("ly") and len(word) > 4:
            return "a"
        if word.endswith(lexicon.plural_suffixes):
            return "y" if otherwise == "y" and word in lexicon.surnames else "h"
        if otherwise == "n" and word.endswith(lexicon.singular_suffixes):
            return "h"
        if word.endswith("ing") and len(word) > 5:
            return "g"
        return "e" if word.endswith("ed") and len(word) > 4 else otherwise
