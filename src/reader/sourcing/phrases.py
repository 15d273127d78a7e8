"""Fixed wordings, found token by token: no regular expressions, so nothing can backtrack.

The notation of a phrase (see ``phrases.toml``): words separated by spaces; ``a|b`` either;
``x?`` may be missing; ``x+`` every form of the verb x; ``_`` any one word; ``__`` up to three
words; ``#`` a number. A phrase is expanded, when the lexicon is read, into a small list of
steps; most words are done with one look at the word after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from reader.sourcing.inflection import Inflector
from reader.sourcing.tokens import Tokens


class PhraseRule(NamedTuple):
    """What a phrase means: the rule it belongs to, and what the rule suggests.

    ``reason`` goes on after the quoted phrase; ``looks_for`` is one sentence about the rule.
    """

    rule_id: str
    tag_id: str
    confidence: str
    reason: str
    looks_for: str = ""


class _Step(NamedTuple):
    """One word of a phrase; ``words`` None matches any word, an empty set any number."""

    words: frozenset[str] | None
    optional: bool


class _Phrase(NamedTuple):
    """A phrase without its first word.

    ``following`` holds the words one of which must stand next, "#" for a number; None means that
    any may, or none.
    """

    rule: PhraseRule
    steps: tuple[_Step, ...]
    following: frozenset[str] | None


class PhraseMatch(NamedTuple):
    """A phrase found: the tokens ``[first, last]``, both included."""

    rule: PhraseRule
    first: int
    last: int


class PhraseTable:
    """Phrases by their first word; filled while the lexicon is read, then only looked up."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        self._second_words: dict[str, set[str] | None] = {}

    def add(self, phrase: str, rule: PhraseRule, inflector: Inflector) -> None:
        """Add a phrase in the notation above.

        Raises:
            ValueError: when its first word may be missing or be any word.
        """
        steps = [step for word in phrase.split() for step in _steps(word, inflector)]
        first, rest = steps[0], tuple(steps[1:])
        if first.optional or first.words is None:
            raise ValueError(f"a phrase must begin with a certain word: {phrase!r}")
        entry = _Phrase(rule, rest, _following(rest))
        for word in first.words or {"#"}:
            self._by_first.setdefault(word, []).append(entry)
            known = self._second_words.setdefault(word, set())
            if known is None or entry.following is None:
                self._second_words[word] = None
            else:
                known |= entry.following

    def openings(self, tokens: Tokens) -> list[int]:
        """Return the tokens of a text at which a phrase may begin, by the word after them."""
        by_first = self._by_first
        first_words = frozenset(w for w in tokens.vocabulary if _kind_of_word(w) in by_first)
        places = tokens.places_of(first_words)
        return [place for place in places if self._goes_on(tokens.lower, place, len(tokens))]

    def match_at(self, words: Sequence[str], index: int, end: int) -> PhraseMatch | None:
        """Return the longest phrase that begins at ``words[index]`` and ends before ``end``."""
        best: PhraseMatch | None = None
        following = _kind_of_word(words[index + 1]) if index + 1 < end else ""
        for phrase in self._by_first.get(_kind_of_word(words[index]), ()):
            if phrase.following is not None and following not in phrase.following:
                continue
            last = _match(phrase.steps, 0, words, index + 1, end)
            if last is not None and (best is None or last > best.last):
                best = PhraseMatch(phrase.rule, index, last)
        return best

    def _goes_on(self, words: Sequence[str], index: int, end: int) -> bool:
        """Tell whether the word after the first one of a phrase is one that fits."""
        second_words = self._second_words.get(_kind_of_word(words[index]), _NOTHING)
        if second_words is None:
            return True
        return index + 1 < end and _kind_of_word(words[index + 1]) in second_words

    def find(self, words: Sequence[str], start: int, end: int) -> Iterator[PhraseMatch]:
        """Yield the phrases in ``words[start:end]`` that do not overlap, in order."""
        stretch: Iterable[str] = words[start:end]
        if "#" in self._by_first:
            stretch = map(_kind_of_word, stretch)
        places = compress(count(start), map(self._by_first.__contains__, stretch))
        return self.find_at(words, [p for p in places if self._goes_on(words, p, end)], end)

    def find_at(
        self, words: Sequence[str], places: Iterable[int], end: int
    ) -> Iterator[PhraseMatch]:
        """Yield the phrases that begin at one of the places (in order) and do not overlap."""
        after = 0
        for place in places:
            match = self.match_at(words, place, end) if place >= after else None
            if match is not None:
                yield match
                after = match.last + 1


_NOTHING: frozenset[str] = frozenset()


def _kind_of_word(word: str) -> str:
    """Return the word, or "#" for a number."""
    return "#" if word[0].isdigit() else word


def _following(steps: tuple[_Step, ...]) -> frozenset[str] | None:
    """Return the words one of which must come first in the steps; None when any may, or none."""
    words: set[str] = set()
    for step in steps:
        if step.words is None:
            return None
        words |= step.words or {"#"}
        if not step.optional:
            return frozenset(words)
    return None


def _match(
    steps: tuple[_Step, ...], at: int, words: Sequence[str], index: int, end: int
) -> int | None:
    """Return the last token of the match whose step ``at`` is tried at ``index``, or None.

    Optional steps are tried with and without; a phrase has few, so the work is bounded.
    """
    if at == len(steps):
        return index - 1
    step = steps[at]
    if index < end and _fits(step, words[index]):
        last = _match(steps, at + 1, words, index + 1, end)
        if last is not None:
            return last
    return _match(steps, at + 1, words, index, end) if step.optional else None


def _fits(step: _Step, word: str) -> bool:
    if step.words is None:
        return word[:1].isalnum()
    return word in step.words if step.words else word[:1].isdigit()


def _steps(word: str, inflector: Inflector) -> list[_Step]:
    optional = word.endswith("?")
    word = word.removesuffix("?")
    if word == "__":
        extra = _Step(None, optional=True)
        return [_Step(None, optional=False), extra, extra]
    if word == "_":
        return [_Step(None, optional=optional)]
    if word == "#":
        return [_Step(frozenset(), optional=optional)]
    spellings: set[str] = set()
    for choice in word.split("|"):
        if choice.endswith("+"):
            spellings.update(form for _, form in inflector.forms(choice[:-1]))
        else:
            spellings.add(choice)
    return [_Step(frozenset(spellings), optional=optional)]
