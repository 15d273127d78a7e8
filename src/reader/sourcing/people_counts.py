"""How many people a source phrase stands for: "two aides", "at least three", "officials"."""

from __future__ import annotations

from reader.model.ledger import PeopleRange
from reader.model.sourcing import SourceKind, SourceNumber

_NUMBERS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "half-dozen": 6,
}  # fmt: skip
_AT_LEAST = frozenset({"least", "than", "over"})
"""Words after which a number is the smallest: at least two, more than twenty."""
_ROUGHLY = frozenset({"about", "around", "nearly", "almost", "some", "roughly", "to", "fewer"})
"""Words after which a number bounds nothing: nearly a dozen, up to five."""
_LARGEST = 1_000_000_000
_ONE_OR_MORE = frozenset({"they", "we", "them", "us", "who"})


def people_in(
    phrase: str, kind: SourceKind, number: SourceNumber | None, before: str = ""
) -> PeopleRange | None:
    """Return how many people a source phrase stands for; None where the kind is no person.

    ``before`` are the words before the phrase ("at least"). An uncounted plural is two or more,
    and no more is known.
    """
    if kind in (SourceKind.NAMED, SourceKind.UNNAMED_PERSON):
        return PeopleRange(1, 1)
    if kind is SourceKind.PRONOUN:
        return PeopleRange(1, None if phrase.casefold() in _ONE_OR_MORE else 1)
    if kind is not SourceKind.UNNAMED_GROUP:
        return None
    if number is SourceNumber.COUNTED:
        return _counted(f"{before} {phrase}".casefold().split())
    return PeopleRange(2, None)


def _counted(words: list[str]) -> PeopleRange:
    for place, word in enumerate(words):
        count = _number(word)
        if count < 2:
            continue
        before = set(words[max(0, place - 2) : place])
        if before & _ROUGHLY:
            return PeopleRange(2, None)
        return PeopleRange(count, None if before & _AT_LEAST else count)
    return PeopleRange(2, None)


def _number(word: str) -> int:
    """Return the number that a word is, 0 for other words and for numbers without sense."""
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) < len(str(_LARGEST)):
        return int(digits)
    return _NUMBERS.get(word, 0)
