"""The full names and the acronyms that a text itself explains, found in one pass.

A surname alone stands for a person only as long as the text knows one bearer of it: "Barrett"
after "Kevin Barrett", but nobody for certain where "Ann Barrett" is mentioned as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.sourcing.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?")
_POSSESSIVE = re.compile(r"[’']s?$")
_ACRONYM = re.compile(
    r"(?<!\w)(?P<name>(?:[^\W\d_][\w’'&-]{0,40}+[ ]){1,8})"
    r"\((?:the[ ])?(?P<short>[A-Z][A-Za-z&]{1,9})\)"
)
"""Words of at most 41 letters: an endless one would be looked at from each of its letters on."""
_QUALIFIED = re.compile(r"\b(?P<name>[^\W\d_a-z][\w’'-]*)\s(?P<noun>[a-z][a-z-]+)\b")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES = frozenset({"de", "del", "la", "le", "van", "von", "der", "den", "al", "bin", "ibn"})
"""Small words inside names, with which the surname begins: Ursula von der Leyen."""
_FUNCTION = frozenset("dpqrwsizxcbakt")
"""Word classes that a sentence may begin with and no name does."""
_GIVEN_NAMES = frozenset({"will", "may"})
"""Words of those classes that are people's names as well."""
_LONGEST_NAME = 5
"""Words; a longer run of capitals is a heading."""
_HEADING_LENGTH = 4
"""Words from which on a run of capitals gives way to shorter names."""
_INITIAL_LENGTH = 2
_ABBREVIATED = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "gen.", "prof.", "rev.", "lt.", "sgt."}
    | {"capt.", "col.", "adm.", "jr.", "sr.", "st."}
)
"""Words whose stop does not end a sentence."""


class FullNames:
    """The names of more than one word in a text by their last word, and what qualifies nouns."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._names: dict[str, list[str]] = {}
        self._by_ending: dict[str, list[list[str]]] = {}
        self._by_ends: dict[tuple[str, str], list[list[str]]] = {}
        self._bearers: dict[str, list[list[str]]] = {}
        self._acronyms = _acronyms(text)
        self._qualifiers: dict[str, set[str]] = {}
        for run in _capitalised_runs(text, lexicon):
            name = person_words(run, lexicon)
            if 1 < len(name) <= _LONGEST_NAME and folded_name(name) not in self._names:
                self._names[folded_name(name)] = name
                words = folded_name(name).split()
                for start in range(1, len(words)):
                    self._by_ending.setdefault(" ".join(words[start:]), []).append(name)
                self._by_ends.setdefault(_ends(name), []).append(name)
        for match in _QUALIFIED.finditer(text):
            word = match["name"].casefold()
            if not _is_function_word(word, lexicon):
                self._qualifiers.setdefault(match["noun"], set()).add(_POSSESSIVE.sub("", word))

    def qualifiers(self, noun: str) -> set[str]:
        """Return the names, casefolded, that stand before a noun: "british" of "government"."""
        return self._qualifiers.get(noun, set())

    def bearers(self, words: Sequence[str]) -> list[list[str]]:
        """Return the full names in the text that end with these words; each is another person's.

        A name is given in its words as first written. None when the text gives no fuller name.
        """
        folded = folded_name(words)
        found = self._bearers.get(folded)
        if found is None:
            fuller = self._by_ending.get(folded, [])
            if len(fuller) > 1:  # "Quick Facts Ana Ruiz", from a heading, is Ana Ruiz
                fuller = [name for name in fuller if len(name) < _HEADING_LENGTH] or fuller
            first_written = {_ends(name): self.first_written(name) for name in fuller}
            found = self._bearers[folded] = list(first_written.values())
        return found

    def first_written(self, words: Sequence[str]) -> list[str]:
        """Return a full name as the text has it first: with or without the middle name.

        Two forms are one person's when they differ in nothing but one middle name: Ana Ruiz and
        Ana M. Ruiz, as long as there is no Ana T. Ruiz.
        """
        alike = self._by_ends.get(_ends(words), []) if len(words) > 1 else []
        middles = {" ".join(folded_name(name).split()[1:-1]) for name in alike}
        return alike[0] if alike and len(middles - {""}) <= 1 else list(words)

    def spelt_out(self, short: str) -> str:
        """Return the words that an acronym stands for by the text itself, casefolded, or ""."""
        return self._acronyms.get(short.casefold(), "")


def person_words(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words of a person's name without what stands before it.

    That is everything up to the last title ("Ohio Gov."), and before the name roles, peoples
    ("Russian"), small words and those that begin a sentence. One word is always left.
    """
    last = len(words) - 1
    while last > 0 and words[last].casefold() in _SUFFIXES:
        last -= 1
    start = 0
    for place in range(last):
        if words[place].casefold() in lexicon.titles or words[place].casefold() in _ABBREVIATED:
            start = place + 1
    while start < last and _is_no_name(words[start], lexicon):
        start += 1
    return list(words[start:])


def surname(words: Sequence[str]) -> str:
    """Return the last word of a name that is no "Jr.", casefolded."""
    last = len(words) - 1
    while last > 0 and words[last].casefold() in _SUFFIXES:
        last -= 1
    return words[last].casefold()


def folded_name(words: Sequence[str]) -> str:
    """Return a name for comparing: casefolded, without "Jr."."""
    kept = [word for word in words if word.casefold() not in _SUFFIXES] or list(words)
    return " ".join(kept).casefold()


def _ends(words: Sequence[str]) -> tuple[str, str]:
    return words[0].casefold(), surname(words)


def _is_no_name(word: str, lexicon: Lexicon) -> bool:
    lower = word.casefold()
    if lower in lexicon.titles or lower in lexicon.title_roles or lower in lexicon.people:
        return True
    if lower in lexicon.demonym_adjectives or _is_function_word(lower, lexicon):
        return True
    return word == lower and lower not in _PARTICLES


def _is_function_word(word: str, lexicon: Lexicon) -> bool:
    return lexicon.classes.get(word, "-") in _FUNCTION and word not in _GIVEN_NAMES


def _capitalised_runs(text: str, lexicon: Lexicon) -> Iterator[list[str]]:
    """Yield the runs of two and more capitalised words with only a space between them."""
    run: list[str] = []
    end = -1  # where the next word of the run has to follow; -1: the run is over
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.casefold()
        goes_on = end >= 0 and text[end : match.start()] in {" ", "\xa0"}
        capital = word[0].isupper() or (goes_on and lower in _PARTICLES)
        names = capital and (lower in _PARTICLES or not _is_function_word(lower, lexicon))
        if run and not (names and goes_on):
            if len(run) > 1:
                yield run
            run = []
        if names:
            run.append(_without_marks(word))
            end = match.end() if run[-1] == word else -1
    if len(run) > 1:
        yield run


def _without_marks(word: str) -> str:
    """Return the word without the stop of its sentence and without "'s"."""
    if word.endswith("."):
        abbreviation = len(word) == _INITIAL_LENGTH or word.casefold() in _ABBREVIATED
        return word if abbreviation else _without_marks(word[:-1])
    return _POSSESSIVE.sub("", word)


def _acronyms(text: str) -> dict[str, str]:
    """Return each acronym that stands in parentheses after its name, with that name."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        words = match["name"].split()
        while words and not words[0][0].isupper():
            words.pop(0)
        # "On Tuesday the Board of Trade (BoT)": the name begins where its initials do.
        if words and match["short"][0] in {word[0] for word in words}:
            found.setdefault(match["short"].casefold(), " ".join(words).casefold())
    return found
