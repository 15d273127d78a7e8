"""The tags a person marks passages with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

STYLE_SLOTS = 9
"""Highlight styles a theme defines: six tints, and three that reuse a tint with another line."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of the codebook.

    ``id`` is a slug that never changes ("unnamed-source"); ``name`` is what people see.
    ``slot`` picks colour and underline pattern from the theme, 1 to `STYLE_SLOTS`; ``letter``
    is the margin letter, so that colour is never the only sign. ``shortcut`` is the digit key,
    None for none. ``order`` sorts siblings. ``checklist`` holds questions to ask of a passage.
    """

    id: str
    name: str
    definition: str = ""
    parent_id: str | None = None
    slot: int = 1
    letter: str = ""
    shortcut: int | None = None
    order: int = 0
    archived: bool = False
    checklist: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """All tags, parents before children, siblings in their order."""

    tags: tuple[Tag, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Tag]:
        return {tag.id: tag for tag in self.tags}

    def __iter__(self) -> Iterator[Tag]:
        """Iterate over the tags in codebook order."""
        return iter(self.tags)

    def __len__(self) -> int:
        """Return the number of tags, archived ones too."""
        return len(self.tags)

    def find(self, tag_id: str) -> Tag | None:
        """Return the tag with this id, or None."""
        return self._by_id.get(tag_id)

    def find_by_shortcut(self, digit: int) -> Tag | None:
        """Return the tag that the digit key gives, or None."""
        return next((t for t in self.tags if t.shortcut == digit and not t.archived), None)

    def find_by_name(self, name: str) -> Tag | None:
        """Return the tag with this id or name, whatever its case, or None."""
        wanted = name.casefold()
        return next((t for t in self.tags if wanted in (t.id.casefold(), t.name.casefold())), None)

    @property
    def active(self) -> tuple[Tag, ...]:
        """The tags that are offered: all but the archived."""
        return tuple(tag for tag in self.tags if not tag.archived)
