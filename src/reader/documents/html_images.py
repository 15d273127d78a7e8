"""What an ``img`` element shows: an image, a character, or nothing that matters."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from reader.documents.addresses import web_address
from reader.model.document import Image
from reader.text.normalise import clean_characters, collapse_whitespace

_ADDRESSES = ("data-src", "data-original", "data-lazy-src", "src")
"""Pages that load images late keep a placeholder in "src"."""

_LONGEST_ALT = 1_000
_LONGEST_EMOJI = 8
_EMOJI_CATEGORIES = frozenset(("So", "Sk", "Mn", "Me", "Cf"))


def read_image(attributes: Mapping[str, str], base_url: str) -> Image | str | None:
    """Return the image; the characters that it draws, as with emoji; None for a tracking pixel.

    An image without an http or https address is None too: data addresses can hold whole
    documents, and files on the reader's own disk are none of an article's business.
    """
    alt = collapse_whitespace(clean_characters(attributes.get("alt", ""))).strip()
    if _is_emoji(alt):
        return alt
    if any(attributes.get(side, "").strip() in ("0", "1", "2") for side in ("width", "height")):
        return None
    candidates = [attributes.get(name, "") for name in _ADDRESSES]
    candidates += attributes.get("srcset", "").split(None, 1)[:1]
    for candidate in candidates:
        address = web_address(candidate, base_url)
        if address is not None:
            return Image(address, alt[:_LONGEST_ALT].strip())
    return None


def _is_emoji(alt: str) -> bool:
    if not 0 < len(alt) <= _LONGEST_EMOJI:
        return False
    categories = {unicodedata.category(character) for character in alt}
    return "So" in categories and categories <= _EMOJI_CATEGORIES
