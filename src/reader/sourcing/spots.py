"""A word whose class is not decided yet, with its neighbours; and what their spelling tells."""

from __future__ import annotations

from typing import NamedTuple

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"})
HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_LONGEST_PHRASE = 12
"""Words of a noun phrase before its head that are looked at."""


class Spot(NamedTuple):
    """A word and its neighbours; ``before`` and ``after`` are "" at the edges."""

    tags: list[str]
    place: int
    token: int
    word: str
    before: str
    after: str

    def tag(self, distance: int) -> str:
        """Return the tag some words away, "" beyond the sentence."""
        place = self.place + distance
        return self.tags[place] if 0 <= place < len(self.tags) else ""


def is_third_person(word: str) -> bool:
    """Tell whether a word may be a third person by its ending."""
    return word.endswith("s") and not word.endswith("ss")


def has_opening(tags: list[str], place: int) -> bool:
    """Tell whether the noun phrase that ends at ``place`` has a determiner, owner or count."""
    limit = max(-1, place - _LONGEST_PHRASE)
    while place > limit and tags[place] in "hjny#":
        place -= 1
    return place >= 0 and tags[place] in "dpq'"
