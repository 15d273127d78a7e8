"""How like two sentences are."""

from __future__ import annotations

from collections import Counter

ALMOST_SAME = 0.8
"""Likeness from which a sentence was hardly edited: a word or two of ten."""

LIKE_SENTENCE = 0.6
"""Likeness from which a sentence was edited but is still that sentence, where what stood before or
after it still does."""

ANY_ORDER = 0.8
"""What words in another order are worth against words in order."""

_LONGEST = 4_000
"""Words in two sentences from which their order is left out of account: these are whole texts."""


def likeness(old_words: list[str], new_words: list[str]) -> float:
    """Return how like two sentences are, 0 to 1: by their words or, where closer, their letters.

    Words in another order count a little less. Unrelated sentences share half of their letters in
    order, which counts as nothing.
    """
    # Imported here because importing `reader.library` must not cost the first painted window.
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    numbers: dict[str, int] = {}
    old, new = (
        [numbers.setdefault(word, len(numbers)) for word in words if word[-1].isalnum()]
        for words in (old_words, new_words)
    )
    shared = 2 * (Counter(old) & Counter(new)).total() / max(1, len(old) + len(new))
    if len(old) + len(new) > _LONGEST:
        return shared
    by_words = Indel.normalized_similarity(old, new) if old or new else 0.0
    by_letters = Indel.normalized_similarity(" ".join(old_words), " ".join(new_words))
    return max(by_words, ANY_ORDER * shared, 2 * by_letters - 1)
