"""What a feed says, as it says it: the common form of all dialects, before anything is cleaned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawText:
    """A text and how it is meant: as HTML, or as plain text in which "<" is just a character.

    ``base_url`` completes relative addresses in it; it may itself be relative, or "".
    """

    value: str = ""
    is_html: bool = False
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as its feed has it; "" and () for what the feed does not say.

    ``identity`` is its guid or id. ``url`` is its own page; ``identity_url`` is the same where only
    the identity says so, which counts when that is a whole address. ``contents`` are texts that
    are meant to be the whole entry, ``summary`` one that may be. ``names`` are names of authors,
    one each; ``author_lines`` may name several, with addresses and roles.
    """

    identity: str = ""
    url: str = ""
    identity_url: str = ""
    title: RawText = RawText()
    contents: tuple[RawText, ...] = ()
    summary: RawText = RawText()
    names: tuple[str, ...] = ()
    author_lines: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    published: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as it is; ``names`` are authors of all entries that name none.

    ``interval_minutes`` and ``is_whole`` are those of `reader.model.feed_entry.ParsedFeed`.
    """

    dialect: str
    title: RawText = RawText()
    site_url: str = ""
    language: str = ""
    names: tuple[str, ...] = ()
    interval_minutes: int = 0
    entries: tuple[RawEntry, ...] = ()
    is_whole: bool = True
    problems: tuple[str, ...] = ()
