"""Finding the place of a quotation that a person or a program has typed."""

from __future__ import annotations

import re

from reader.model.errors import NotFoundError, UsageError
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.text.normalise import clean_characters


def find_passage(
    headline: str, body: str, quote: str, *, prefix: str = "", suffix: str = ""
) -> Passage:
    """Return the one passage with the quoted words, in the body or else in the headline.

    The words are looked for as they are, then with any white space where the quotation has
    some, since line breaks get lost in copying. ``prefix`` and ``suffix`` are words that stand
    directly before and after, white space aside.

    Raises:
        UsageError: when nothing is quoted, or the words stand in several places.
        NotFoundError: when they stand nowhere.
    """
    wanted = clean_characters(quote)
    if not wanted.strip():
        raise UsageError("The quotation is empty.", "Give the words with --quote.")
    for part, text in ((Part.BODY, body), (Part.HEADLINE, headline)):
        places = _find_all(text, wanted)
        fitting = [p for p in places if _stands_between(text, p, prefix, suffix)]
        if len(fitting) == 1:
            return Passage(part, fitting[0])
        if fitting:
            raise UsageError(
                f"The words “{quote}” stand in {len(fitting)} places of the {part.value}.",
                "Say with --prefix or --suffix what stands before or after the right one.",
            )
        if places and part is Part.BODY and (prefix or suffix):
            raise NotFoundError(
                f"The words “{quote}” stand in the {part.value}, but not between the given"
                " words before and after.",
                "Correct --prefix or --suffix.",
            )
    raise NotFoundError(
        f"The words “{quote}” are not in the article.",
        "Copy them from what the command show --text prints.",
    )


def _find_all(text: str, quote: str) -> list[TextRange]:
    """Return all places, overlapping ones too; with loose white space only if there is no other."""
    exact = _matches(text, re.escape(quote))
    if exact:
        return exact
    return _matches(text, r"\s+".join(re.escape(word) for word in quote.split()))


def _matches(text: str, pattern: str) -> list[TextRange]:
    return [TextRange(*found.span(1)) for found in re.finditer(f"(?=({pattern}))", text)]


def _stands_between(text: str, place: TextRange, prefix: str, suffix: str) -> bool:
    before = text[max(0, place.start - _window(prefix)) : place.start]
    after = text[place.end : place.end + _window(suffix)]
    return _squeezed(before).endswith(_squeezed(prefix)) and _squeezed(after).startswith(
        _squeezed(suffix)
    )


def _window(words: str) -> int:
    """Return how much of the text can matter: the words with ample white space among them."""
    return 4 * len(words) + 1000


def _squeezed(words: str) -> str:
    return "".join(clean_characters(words).split())
