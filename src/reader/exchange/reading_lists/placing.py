"""Where the highlights of another program stand in an article's text.

Only the words count: offsets and paths of other programs are about their own pages. The words
went through browsers and Markdown on the way, so white space, quotation marks, dashes and
hyphens of different kinds are taken for the same; each is one code point in either spelling, so
places stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.anchoring.finding import anchor
from reader.model.document import Document
from reader.model.reading_list import SavedHighlight
from reader.model.selectors import AnchorStatus, Part, Passage, TextQuoteSelector
from reader.text.normalise import collapse_whitespace

_CONTEXT_LENGTH = 32
"""Code points of context that are looked at; more is more likely to hold what is not in the text
(the page's menus) than to tell two places apart."""

_SAME = str.maketrans(
    {
        **dict.fromkeys("\n\t\u00a0\u2007\u2009\u200a\u202f", " "),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)


@dataclass(frozen=True, slots=True)
class PlacedHighlight:
    """A highlight whose words were found, and where; ``status`` says whether word for word."""

    highlight: SavedHighlight
    passage: Passage
    status: AnchorStatus


@dataclass(frozen=True, slots=True)
class UnplacedHighlight:
    """A highlight that has no place in the text, and why, in one sentence."""

    highlight: SavedHighlight
    reason: str


def place_highlights(
    headline: str, document: Document, highlights: Iterable[SavedHighlight]
) -> tuple[PlacedHighlight | UnplacedHighlight, ...]:
    """Find each highlight in an article, in the body first, then in the headline.

    It is never a guess: what stands in several places, or reads too differently, has none.
    """
    body, title = document.text.translate(_SAME), headline.translate(_SAME)
    return tuple(_place(body, title, highlight) for highlight in highlights)


def _place(body: str, title: str, highlight: SavedHighlight) -> PlacedHighlight | UnplacedHighlight:
    quote = TextQuoteSelector(
        _folded(highlight.quote).strip(),
        _folded(highlight.prefix)[-_CONTEXT_LENGTH:],
        _folded(highlight.suffix)[:_CONTEXT_LENGTH],
    )
    if not quote.exact:
        return UnplacedHighlight(highlight, "It has no words.")
    for part, text in ((Part.BODY, body), (Part.HEADLINE, title)):
        found = anchor(text, None, quote)
        if found.range is not None:
            return PlacedHighlight(highlight, Passage(part, found.range), found.status)
    if body.count(quote.exact) > 1:
        return UnplacedHighlight(highlight, "Its words stand in several places.")
    return UnplacedHighlight(highlight, "Its words are not in the text.")


def _folded(words: str) -> str:
    return collapse_whitespace(words.translate(_SAME))
