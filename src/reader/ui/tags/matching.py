"""Finding a tag by a few of its letters.

A tag matches when all typed characters occur in its name, or id, in their order. Better
matches come first: whole names before beginnings, beginnings of words before letters inside
them, letters side by side before scattered ones.
"""

from __future__ import annotations

import unicodedata

from reader.model.codebook import Tag

EXACT = 1000
"""The name or id is what was typed; nothing outranks it."""
_KEY = 900
"""The digit key of the tag was typed."""
_BEGINS = 300
"""The name begins with what was typed."""
_WORD_START = 12
"""For each typed character that begins a word: initials ("sh" for "Second-hand") are meant."""
_ADJACENT = 6
"""For each typed character that follows the one before it directly."""
_LETTER = 1
"""For each typed character elsewhere."""


def score_tag(query: str, tag: Tag) -> int | None:
    """Return how well ``query`` fits the tag (higher is better), None when it does not."""
    wanted = _folded(query)
    if not wanted:
        return 0
    if tag.shortcut is not None and wanted == str(tag.shortcut):
        return _KEY
    scores = (_score(wanted, _folded(text)) for text in (tag.name, tag.id))
    return max((score for score in scores if score is not None), default=None)


def ranked_tags(query: str, tags: tuple[Tag, ...]) -> list[Tag]:
    """Return the tags that match, the best first; equals keep the order of ``tags``."""
    scored = ((score_tag(query, tag), tag) for tag in tags)
    matching = [(score, tag) for score, tag in scored if score is not None]
    return [tag for _, tag in sorted(matching, key=lambda pair: -pair[0])]


def _score(wanted: str, text: str) -> int | None:
    """Return the best score over all places where the first character can stand."""
    if wanted == text:
        return EXACT
    starts = [place for place, character in enumerate(text) if character == wanted[0]]
    scores = [_score_from(wanted, text, start) for start in starts]
    found = [score for score in scores if score is not None]
    if not found and _has_in_order(wanted, text):
        found = [0]
    if not found:
        return None
    # Of two that fit equally, the shorter name is nearer to what was typed.
    return max(found) * 4 + (_BEGINS if text.startswith(wanted) else 0) - min(len(text), 60) // 20


def _score_from(wanted: str, text: str, start: int) -> int | None:
    score, before = 0, start - 1
    for character in wanted:
        if character.isspace():
            continue
        place = _next_place(character, text, before)
        if place < 0:
            return None
        if place == 0 or not text[place - 1].isalnum():
            score += _WORD_START
        score += _ADJACENT if place == before + 1 else _LETTER
        before = place
    return score


def _has_in_order(wanted: str, text: str) -> bool:
    rest = iter(text)
    return all(character in rest for character in wanted if not character.isspace())


def _next_place(character: str, text: str, before: int) -> int:
    """Return where the character is met next: right after ``before``, at a word, or anywhere."""
    if text.startswith(character, before + 1):
        return before + 1
    place = text.find(character, before + 1)
    at_word = place
    while at_word > 0 and text[at_word - 1].isalnum():
        at_word = text.find(character, at_word + 1)
    return at_word if at_word > 0 else place


def _folded(text: str) -> str:
    """Return the text without case and accents, as people type when they search."""
    parts = unicodedata.normalize("NFKD", text.strip()).casefold()
    return "".join(character for character in parts if not unicodedata.combining(character))
