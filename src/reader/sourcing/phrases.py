"""Fixed wordings, found token by token: no regular expressions, so nothing can backtrack.

The notation of a phrase (see ``phrases.toml``): words separated by spaces; ``a|b`` either;
``x?`` may be missing; ``x+`` every form of the verb x; ``_`` any one word; ``__`` up to three
words; ``#`` a number. A phrase is expanded, when the lexicon is read, into a small list of
steps; looking one up costs one dictionary access a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.sourcing.inflection import Inflector


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """What a phrase means: the rule it belongs to, and what the rule suggests."""

    rule_id: str
    tag_id: str
    confidence: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a phrase; ``words`` None matches any word, an empty set any number."""

    words: frozenset[str] | None
    optional: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    rule: PhraseRule
    steps: tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase found: the tokens ``[first, last]``, both included."""

    rule: PhraseRule
    first: int
    last: int


@dataclass
class PhraseTable:
    """Phrases by their first word; filled while the lexicon is read, then only looked up."""

    _by_first: dict[str, list[_Phrase]] = field(default_factory=dict)
    _all_steps: list[tuple[_Step, ...]] = field(default_factory=list)
    _needed: frozenset[str] = frozenset()

    def add(self, phrase: str, rule: PhraseRule, inflector: Inflector) -> None:
        """Add a phrase in the notation above.

        Raises:
            ValueError: when its first word may be missing or be any word.
        """
        steps = tuple(step for word in phrase.split() for step in _steps(word, inflector))
        first = steps[0]
        if first.optional or first.words is None:
            raise ValueError(f"a phrase must begin with a certain word: {phrase!r}")
        entry = _Phrase(rule, steps[1:])
        self._all_steps.append(steps)
        for word in first.words or {"#"}:
            self._by_first.setdefault(word, []).append(entry)

    def leave_out_stretches(self, common_words: frozenset[str]) -> None:
        """Work out without which words no phrase can match, so that `find` may skip stretches.

        Each phrase gives the words of its last step that has no common word in it.
        """
        needed: set[str] = set()
        for steps in self._all_steps:
            certain = [step.words for step in steps if step.words and not step.optional]
            rare = [words for words in certain if words.isdisjoint(common_words)]
            needed |= rare[-1] if rare else certain[0]
        self._needed = frozenset(needed)

    @property
    def needed_words(self) -> frozenset[str]:
        """Words of which a stretch must have one for a phrase to be in it."""
        return self._needed

    def match_at(self, words: Sequence[str], index: int, end: int) -> PhraseMatch | None:
        """Return the longest phrase that begins at ``words[index]`` and ends before ``end``."""
        word = words[index]
        phrases = self._by_first.get("#" if word[:1].isdigit() else word)
        if not phrases:
            return None
        best: PhraseMatch | None = None
        for phrase in phrases:
            last = _match(phrase.steps, words, index + 1, end)
            if last is not None and (best is None or last > best.last):
                best = PhraseMatch(phrase.rule, index, last)
        return best

    def find(self, words: Sequence[str], start: int, end: int) -> Iterator[PhraseMatch]:
        """Yield the phrases in ``words[start:end]`` that do not overlap, in order."""
        if self._needed and self._needed.isdisjoint(words[start:end]):
            return
        first_words = self._by_first
        numbers = "#" in first_words
        after = start
        for index in range(start, end):
            word = words[index]
            if index < after or not (word in first_words or (numbers and word[0].isdigit())):
                continue
            match = self.match_at(words, index, end)
            if match is not None:
                yield match
                after = match.last + 1


def _match(steps: tuple[_Step, ...], words: Sequence[str], index: int, end: int) -> int | None:
    """Return the last token of the match that goes on at ``index``, or None.

    Optional steps are tried with and without; a phrase has few, so the work is bounded.
    """
    if not steps:
        return index - 1
    step, rest = steps[0], steps[1:]
    if index < end and _fits(step, words[index]):
        last = _match(rest, words, index + 1, end)
        if last is not None:
            return last
    return _match(rest, words, index, end) if step.optional else None


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
