"""From a place in a text to the selectors that find it again."""

from __future__ import annotations

from reader.model.ranges import TextRange
from reader.model.selectors import TextPositionSelector, TextQuoteSelector

CONTEXT_LENGTH = 32
"""Code points of context kept on each side of a quote.

More would tell repeated passages apart more often, but a neighbouring edit would then spoil the
context of more passages. 32 is also what Hypothesis keeps, so quotes can be exchanged.
"""


def describe(text: str, place: TextRange) -> tuple[TextPositionSelector, TextQuoteSelector]:
    """Return the place as offsets and as words with up to `CONTEXT_LENGTH` code points around.

    Args:
        text: the canonical text, or a headline.
        place: code points of ``text``, half-open.

    Raises:
        ValueError: when the range is empty or reaches beyond the text.
    """
    if not place or place.end > len(text):
        raise ValueError(f"no passage at [{place.start}, {place.end}) of {len(text)} code points")
    quote = TextQuoteSelector(
        exact=place.of(text),
        prefix=text[max(0, place.start - CONTEXT_LENGTH) : place.start],
        suffix=text[place.end : place.end + CONTEXT_LENGTH],
    )
    return TextPositionSelector(place.start, place.end), quote
