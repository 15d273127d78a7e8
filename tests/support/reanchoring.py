"""Cases of edited texts with passages whose true fate is known, and how carrying them is judged.

A case is a text of some kind, passages chosen in it, and edits. Each word keeps its identity
while it is edited, so where a passage really went is known by construction, not by comparing
texts. A number makes a case; the same number always makes the same one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz.distance import Levenshtein
from tests.support.edits import EDITS, EditedText, rendered
from tests.support.invented_texts import KINDS, Atom, Line, Sentence

from reader.anchoring.carrying import Carried, RevisionTexts, carry
from reader.anchoring.describing import describe
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Target
from reader.text.plain_words import plain_words

PASSAGES = 12
LIGHT_SHARE = 0.2
"""Edits in a passage, as a share of its length, up to which it must be found."""

_REPLACED_LIKENESS = 0.4
_BESIDE = 12
_OVERLAP = 0.6
"""How much of what is found and what is true must be common to both where words were edited."""


class Fate(StrEnum):
    """What really became of a passage."""

    UNTOUCHED = "untouched"
    LIGHT = "edited up to 20 %"
    HEAVY = "edited more"
    TORN = "torn apart"
    DELETED = "deleted"
    REPLACED = "deleted, the like put in"
    """To any reader an edit, whatever the hand that did it had in mind."""
    COPIED = "deleted, a copy left"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a case: its target in the old text, its fate, where it may rightly be found."""

    target: Target
    fate: Fate
    ranges: tuple[TextRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An edited text with its passages."""

    number: int
    kind: str
    edits: tuple[str, ...]
    old: str
    new: str
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class Tally:
    """What became of the passages of one fate."""

    passages: int = 0
    right: int = 0
    orphaned: int = 0
    wrong: int = 0
    statuses: Counter[str] = field(default_factory=Counter)


def make_case(number: int) -> Case:
    """Return the case of a number: every third has one edit, the others two to seven."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    lines = kind.text(chance)
    old, old_places = rendered(lines)
    chosen = [_choose_passage(lines, chance) for _ in range(PASSAGES)]
    old_lines = [[list(sentence) for sentence in line] for line in lines]
    text = EditedText(kind, lines, chance)
    names = list(EDITS)
    if number % 3 == 0:
        edits = [names[(number // 3) % len(names)]]
    else:
        edits = chance.choices(names, k=chance.randint(2, 7))
    for name in edits:
        if text.lines:
            EDITS[name](text)
            text.tidy()
    truth = _Truth(old, old_lines, text)
    passages = []
    for atoms in chosen:
        place = TextRange(old_places[id(atoms[0])][0], old_places[id(atoms[-1])][1])
        target = Target("old", Part.BODY, *describe(old, place))
        passages.append(Passage(target, *truth.of(atoms, place)))
    return Case(number, kind.name, tuple(edits), old, truth.new, tuple(passages))


Reporter = Callable[[Case, Passage, Carried, str], None]


def judge(numbers: Iterable[int], report: Reporter | None = None) -> dict[Fate, Tally]:
    """Carry the passages of the numbered cases and return what became of them.

    Raises:
        AssertionError: when a passage is unaccounted for.
    """
    tallies = {fate: Tally() for fate in Fate}
    for number in numbers:
        case = make_case(number)
        results = carry(
            [passage.target for passage in case.passages],
            RevisionTexts("", case.old),
            RevisionTexts("", case.new),
            "new",
        )
        assert len(results) == len(case.passages)
        for passage, carried in zip(case.passages, results, strict=True):
            verdict = _verdict(case, passage, carried)
            tally = tallies[passage.fate]
            tally.passages += 1
            tally.statuses[carried.status.value] += 1
            setattr(tally, verdict, getattr(tally, verdict) + 1)
            if report is not None:
                report(case, passage, carried, verdict)
    return tallies


def _verdict(case: Case, passage: Passage, carried: Carried) -> str:
    if carried.target is None:
        return "orphaned"
    found = carried.target.range
    assert carried.target.quote.exact == carried.new_words == found.of(case.new)
    return "right" if _is_right(case.new, passage, found) else "wrong"


def _is_right(text: str, passage: Passage, found: TextRange) -> bool:
    match passage.fate:
        case Fate.REPLACED | Fate.COPIED:
            return True
        case Fate.UNTOUCHED:
            return any(found == place or _are_alike(text, found, place) for place in passage.ranges)
        case Fate.LIGHT:
            return any(_overlap(found, place) >= _OVERLAP for place in passage.ranges)
        case _:
            shared = (place.intersection(found) for place in passage.ranges)
            return any(part is not None and 2 * len(part) >= len(found) for part in shared)


def _overlap(one: TextRange, other: TextRange) -> float:
    shared = one.intersection(other)
    union = max(one.end, other.end) - min(one.start, other.start)
    return len(shared) / union if shared else 0.0


def _are_alike(text: str, one: TextRange, other: TextRange) -> bool:
    """Tell whether two places cannot be told apart: one stands in a copy beside the other's.

    The text repeats itself around them, so that it reads the same whichever was there first.
    """
    step = abs(one.start - other.start)
    first, end = min(one.start, other.start), max(one.end, other.end)
    plain = f" {text} ".replace("\n", " ")
    return len(one) == len(other) and any(
        plain[start : start + step] == plain[start + step : start + 2 * step]
        for start in range(max(0, end - 2 * step), first + 2)
    )


def _choose_passage(lines: list[Line], chance: random.Random) -> list[Atom]:
    """Return the atoms of a word, a phrase, a sentence, a line, an end of the text, a stretch."""
    line = chance.choice(lines)
    sentence = chance.choice(line)
    at = chance.randrange(len(sentence))
    form = chance.randrange(10)
    if form < 2:
        return sentence[at : at + 1]
    if form < 5:
        return sentence[at : at + chance.randint(2, 8)]
    if form < 7:
        return list(sentence)
    if form < 8:
        return [atom for one in line for atom in one]
    atoms = [atom for one in lines for each in one for atom in each]
    if form < 9:
        at = chance.choice([0, max(0, len(atoms) - 5)])
        return atoms[at : at + 5]
    at = chance.randrange(len(atoms))
    return atoms[at : at + chance.randint(2, 60)]


class _Truth:
    """Where the atoms of an old text are in the edited one."""

    def __init__(self, old: str, old_lines: list[Line], text: EditedText) -> None:
        self._old = old
        self._copies = text.copies
        self.new, self._places = rendered(text.lines)
        self._old_sentences = [sentence for line in old_lines for sentence in line]
        self._old_atoms = [atom for sentence in self._old_sentences for atom in sentence]
        self._old_index = {id(atom): index for index, atom in enumerate(self._old_atoms)}
        self._new_sentences = [sentence for line in text.lines for sentence in line]
        self._holders = {
            id(atom): index
            for index, sentence in enumerate(self._new_sentences)
            for atom in sentence
        }

    def of(self, passage: list[Atom], place: TextRange) -> tuple[Fate, tuple[TextRange, ...]]:
        """Return the fate of a passage, and the ranges of the new text that are right for it."""
        copies = self._copies_of(passage)
        standing = [self._places[id(atom)] for atom in passage if id(atom) in self._places]
        if not standing:
            if copies:
                return Fate.COPIED, copies
            return (Fate.REPLACED if self._was_replaced(passage, place) else Fate.DELETED), ()
        if standing != sorted(standing):
            return Fate.TORN, (TextRange(min(standing)[0], max(standing)[1]),)
        hull = TextRange(standing[0][0], standing[-1][1])
        old, new = place.of(self._old), hull.of(self.new)
        if plain_words(new).keys == plain_words(old).keys:
            # Once a sentence is edited or moved, nothing tells it from its pristine copy.
            return Fate.UNTOUCHED, (hull,) if self._stands_firm(passage) else (hull, *copies)
        light = Levenshtein.distance(old, new) <= LIGHT_SHARE * len(old)
        return (Fate.LIGHT if light else Fate.HEAVY), (hull, *copies)

    def _copies_of(self, passage: list[Atom]) -> tuple[TextRange, ...]:
        found: list[TextRange] = []
        for twins in zip(*(self._copies.get(id(atom), []) for atom in passage), strict=False):
            standing = [self._places[id(atom)] for atom in twins if id(atom) in self._places]
            if standing:
                found.append(TextRange(min(standing)[0], max(standing)[1]))
        return tuple(found)

    def _stands_firm(self, passage: list[Atom]) -> bool:
        """Tell whether a passage's sentence is unedited, with a neighbour that it had before."""
        sentence = self._sentence_of(passage[0])
        first = self._old_index[id(sentence[0])]
        last = first + len(sentence) - 1
        new = self._new_sentences[self._holders[id(passage[0])]]
        if [id(atom) for atom in new] != [id(atom) for atom in sentence]:
            return False
        if any(atom.text != atom.original for atom in sentence):
            return False
        before = self._neighbour(self._holders[id(passage[0])] - 1, -1)
        after = self._neighbour(self._holders[id(passage[0])] + 1, 0)
        return before is self._old_atom(first - 1) or after is self._old_atom(last + 1)

    def _neighbour(self, sentence: int, atom: int) -> Atom | None:
        inside = 0 <= sentence < len(self._new_sentences)
        return self._new_sentences[sentence][atom] if inside else None

    def _old_atom(self, index: int) -> Atom | None:
        return self._old_atoms[index] if 0 <= index < len(self._old_atoms) else None

    def _sentence_of(self, atom: Atom) -> Sentence:
        return next(s for s in self._old_sentences if any(other is atom for other in s))

    def _was_replaced(self, passage: list[Atom], place: TextRange) -> bool:
        """Tell whether the like of a deleted passage was put in.

        Either a sentence like its own where it stood; or, wherever, its own sentence, or its very
        words with 24 code points of what stood beside them.
        """
        theirs = [atom.original for atom in self._sentence_of(passage[0])]
        for sentence in self._put_in(passage):
            like = Levenshtein.normalized_similarity(theirs, [atom.text for atom in sentence])
            if like >= _REPLACED_LIKENESS:
                return True
        start, end = place.start, place.end
        repeated = [
            self._old[max(0, start - before) : end + after]
            for before, after in ((_BESIDE, _BESIDE), (2 * _BESIDE, 0), (0, 2 * _BESIDE))
        ]
        return any(
            theirs == [atom.text for atom in sentence]
            or any(words in self._with_surroundings(sentence) for words in repeated)
            for sentence in self._new_sentences
            if not any(id(atom) in self._old_index for atom in sentence)
        )

    def _with_surroundings(self, sentence: Sentence) -> str:
        start, end = self._places[id(sentence[0])][0], self._places[id(sentence[-1])][1]
        return self.new[max(0, start - _BESIDE) : end + _BESIDE]

    def _put_in(self, passage: list[Atom]) -> Iterable[Sentence]:
        """Give what is new right after what stood before a passage, and right before the rest.

        The first sentence on each side counts also where it was moved there.
        """
        first = self._old_index[id(passage[0])]
        last = self._old_index[id(passage[-1])]
        rest = self._old_atoms[last + 1 :]
        before = next((a for a in self._old_atoms[:first][::-1] if id(a) in self._places), None)
        after = next((a for a in rest if id(a) in self._places), None)
        start = self._holders[id(before)] + 1 if before else 0
        end = self._holders[id(after)] if after else len(self._new_sentences)
        for run in (self._new_sentences[start:], self._new_sentences[:end][::-1]):
            yield from run[:1]
            for sentence in run:
                if any(id(atom) in self._old_index for atom in sentence):
                    break
                yield sentence
