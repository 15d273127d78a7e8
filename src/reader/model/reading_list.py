"""What a reading list holds that was exported from another program: entries and highlights."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reader.model.parsed_article import PublicationDate


@dataclass(frozen=True, slots=True)
class SavedHighlight:
    """A passage that somebody marked, by its words.

    ``quote`` is what it says; its paragraphs are parted by line feeds. ``prefix`` and
    ``suffix`` are what stood around it, "" where the export does not tell. ``colour`` is a name
    or number of the other program's own. ``created_at`` carries a zone.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: str = ""
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SavedEntry:
    """One article of a reading list, as far as the export tells about it.

    ``url`` is an absolute http or https address, "" for a text that has none; ``title`` is ""
    where there is none. ``html`` or ``text`` is the whole text where the export has it.
    ``archived`` is what the other program called so: put away, most often because it was read.
    ``problems`` are sentences about what could not be read and was left out. Times carry a
    zone.
    """

    url: str
    title: str = ""
    added_at: datetime | None = None
    tags: tuple[str, ...] = ()
    read: bool = False
    archived: bool = False
    starred: bool = False
    note: str = ""
    highlights: tuple[SavedHighlight, ...] = ()
    html: str = ""
    text: str = ""
    byline: tuple[str, ...] = ()
    published: PublicationDate | None = None
    language: str = ""
    problems: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether the export has the article's own words."""
        return bool(self.html or self.text)


@dataclass(frozen=True, slots=True)
class LeftOutEntry:
    """Something in the export that is no entry: where it stands, and why, in one sentence."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingList:
    """All that an export holds, in its order; ``service`` is the other program's name."""

    service: str
    entries: tuple[SavedEntry, ...] = ()
    left_out: tuple[LeftOutEntry, ...] = field(default=())
