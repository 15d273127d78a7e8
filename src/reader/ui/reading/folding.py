"""Search that disregards case, accents, and how spaces, quotation marks and dashes are typed."""

from __future__ import annotations

import unicodedata
from array import array
from functools import lru_cache

from reader.model.ranges import TextRange

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)


class FoldedText:
    """A text in which words are found by what they mean to a reader.

    Every folded character remembers the code point that it comes from ("ß" gives "ss", "é"
    gives "e"), so what is found are ranges of the text as it stands.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        if text.isascii():
            self._folded = text.lower().replace("\t", " ").replace("`", "'")
            self._origins: array[int] | None = None
            return
        pieces = []
        origins = array("I")
        for offset, character in enumerate(text):
            folded = _fold(character)
            pieces.append(folded)
            for _ in folded:
                origins.append(offset)
        self._folded = "".join(pieces)
        self._origins = origins

    def find_all(self, words: str) -> list[TextRange]:
        """Return all places where the words stand, in text order, none overlapping another.

        A find that starts or ends within a folded character takes in the whole of it, and the
        combining marks that follow the last.
        """
        wanted = "".join(map(_fold, words))
        found: list[TextRange] = []
        if not wanted:
            return found
        place = self._folded.find(wanted)
        while place >= 0:
            after = place + len(wanted)
            match = TextRange(self._origin(place), self._after(after))
            if not found or match.start >= found[-1].end:
                found.append(match)
            place = self._folded.find(wanted, after)
        return found

    def _origin(self, place: int) -> int:
        return place if self._origins is None else self._origins[place]

    def _after(self, place: int) -> int:
        """Return the code point offset after the folded character before ``place``."""
        if self._origins is None:
            return place
        last = self._origins[place - 1]
        while place < len(self._origins) and self._origins[place] == last:
            place += 1
        return self._origins[place] if place < len(self._origins) else self._length


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """Return what a character is compared as; "" for one that only modifies another."""
    if character.isspace():
        return "\n" if character == "\n" else " "
    folded = character.translate(_ALIKE)
    decomposed = unicodedata.normalize("NFKD", folded.casefold())
    return "".join(letter for letter in decomposed if not _only_modifies(letter))


def _only_modifies(letter: str) -> bool:
    """Tell whether a character is an accent or a mark without width."""
    return unicodedata.combining(letter) > 0 or unicodedata.category(letter) == "Cf"
