"""Where a text says nearly the same as a needle: optimal approximate infix search by edlib.

edlib finds the places with the fewest edits (insertions, deletions, substitutions of one code
point) in linear time: Šošić and Šikić, "Edlib: a C/C++ library for fast, exact sequence
alignment using edit distance", Bioinformatics 33 (2017).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reader.model.ranges import TextRange

_FOREIGN = 0
"""Stands for every code point of the text that the needle lacks: it never matches."""

_SYMBOLS = 255
"""Symbols left for the needle's own code points: edlib knows 256, and `_FOREIGN` is one."""


@dataclass(frozen=True, slots=True)
class ApproximateMatch:
    """A place, and how many code points must be edited to make its text the needle."""

    range: TextRange
    errors: int


def count_errors(one: str, other: str) -> int:
    """Return the least number of code points to insert, delete or replace between two texts."""
    # Imported here because importing `reader.library` must not cost the first painted window.
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    return int(Levenshtein.distance(one, other))


def find_approximate(
    needle: str, text: str, max_errors: int, *, limit: int
) -> list[ApproximateMatch]:
    """Return the places where ``text`` holds ``needle`` with at most ``max_errors`` edits.

    Places with fewer edits come first, in text order among equals. Where one place can be cut
    in several ways with equally few edits ("official" or "official " for "officials"), each way
    is given. Places that overlap a better one are left out. The search ends once ``limit``
    matches are found: a result of that length may be incomplete.

    Raises:
        ValueError: when ``needle`` is empty or no longer than ``max_errors``, which would let
            it match everywhere.
    """
    if not 0 <= max_errors < len(needle):
        raise ValueError(f"{max_errors} edits in {len(needle)} code points mean nothing")
    encoding = _encode_symbols(needle)
    encoded_needle = bytes(encoding[character] for character in needle)
    encoded_text = bytearray(encoding.get(character, _FOREIGN) for character in text)
    exact = len(encoding) <= _SYMBOLS
    matches: list[ApproximateMatch] = []
    while len(matches) < limit:
        places = _find_best(encoded_needle, bytes(encoded_text), max_errors)
        if not places:
            break
        for place in places:
            errors = place.errors if exact else count_errors(needle, place.range.of(text))
            if errors <= max_errors:
                matches.append(ApproximateMatch(place.range, errors))
            # What has been found is hidden, so that the next round finds the next best.
            encoded_text[place.range.start : place.range.end] = bytes(len(place.range))
    return sorted(matches, key=lambda match: (match.errors, match.range))[:limit]


def _encode_symbols(needle: str) -> dict[str, int]:
    """Return a byte for each code point of the needle, the commonest first.

    A needle of more than `_SYMBOLS` different code points (a long Chinese passage) shares bytes
    among its rarest ones. That can only hide errors, which are then counted again.
    """
    ranked = Counter(needle).most_common()
    return {symbol: 1 + rank % _SYMBOLS for rank, (symbol, _) in enumerate(ranked)}


def _find_best(needle: bytes, text: bytes, max_errors: int) -> list[ApproximateMatch]:
    """Return all the places with the fewest edits; none when they need too many."""
    # Imported here because importing `reader.library` must not cost the first painted window.
    import edlib  # noqa: PLC0415

    found = edlib.align(needle, text, mode="HW", task="locations", k=max_errors)
    if found["editDistance"] < 0:
        return []
    # edlib's ends are inclusive.
    return [
        ApproximateMatch(TextRange(start, end + 1), found["editDistance"])
        for start, end in found["locations"]
        if start is not None and end >= start
    ]
