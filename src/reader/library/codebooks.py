"""New tags with what makes them usable at once: an id, a colour, a margin letter."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from reader.model.codebook import STYLE_SLOTS, Codebook, Tag
from reader.model.resources import resource_path
from reader.text.normalise import clean_characters, collapse_whitespace

DEFAULT_CODEBOOK = "resources/codebooks/core.toml"

_MAX_ID_LENGTH = 60
_NAMELESS_ID = "tag"
"""The id of a tag whose name has no letters or digits ("?!"), with a number where it is taken."""


def default_tags() -> list[Tag]:
    """Return the tags of a new library, parents before their children.

    Raises:
        FileNotFoundError: when this copy of the program lacks the file.
    """
    table = tomllib.loads(resource_path(DEFAULT_CODEBOOK).read_text(encoding="utf-8"))
    return [_tag_from_toml(values, order) for order, values in enumerate(table["tags"])]


def new_tag(codebook: Codebook, name: str, parent_id: str | None = None) -> Tag:
    """Return a tag with this name for `SaveTags`: last among its siblings, in the rarest style."""
    name = collapse_whitespace(clean_characters(name)).strip()
    siblings = [tag.order for tag in codebook if tag.parent_id == parent_id]
    return Tag(
        id=unused_id(name, {tag.id for tag in codebook}),
        name=name,
        parent_id=parent_id,
        slot=_rarest_slot(codebook),
        letter=margin_letter(name, {tag.letter for tag in codebook.active}),
        order=max(siblings, default=-1) + 1,
    )


def unused_id(name: str, taken: Collection[str]) -> str:
    """Return a slug of the name that is none of ``taken``: "Unnamed source" → "unnamed-source"."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")[:_MAX_ID_LENGTH].rstrip("-") or _NAMELESS_ID
    candidate, number = slug, 2
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate


def margin_letter(name: str, taken: Collection[str]) -> str:
    """Return one or two characters of the name for the margin, if possible none of ``taken``."""
    candidates = list(_letters(name))
    return next((letter for letter in candidates if letter not in taken), candidates[0])


def _letters(name: str) -> Iterator[str]:
    """Give the words' initials, then pairs of letters, then what the name begins with."""
    words = re.findall(r"[^\W_]+", name)
    for word in words:
        # Some small letters have no single capital ("ß" gives "SS").
        yield word[0].upper()[:1]
    for word in words:
        for second in word[1:]:
            yield word[0].upper()[:1] + second.lower()[:1]
    yield name[:1] or "?"


def _rarest_slot(codebook: Codebook) -> int:
    uses = Counter(tag.slot for tag in codebook.active)
    return min(range(1, STYLE_SLOTS + 1), key=lambda slot: (uses[slot], slot))


def _tag_from_toml(values: dict[str, Any], order: int) -> Tag:
    return Tag(
        id=values["id"],
        name=values["name"],
        definition=values.get("definition", ""),
        parent_id=values.get("parent"),
        slot=values["slot"],
        letter=values["letter"],
        shortcut=values.get("shortcut"),
        order=order,
        checklist=tuple(values.get("checklist", ())),
    )
