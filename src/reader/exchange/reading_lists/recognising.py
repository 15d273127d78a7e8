"""Which program exported a reading list: told by its content, never by its name.

To add a format: a module with a recogniser and a reader, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.exchange.reading_lists.bookmarks import is_bookmarks, read_bookmarks
from reader.exchange.reading_lists.export_file import MAX_EXPORT_BYTES, ExportFile
from reader.exchange.reading_lists.hypothesis import is_hypothesis, read_hypothesis
from reader.exchange.reading_lists.instapaper import is_instapaper, read_instapaper
from reader.exchange.reading_lists.karakeep import is_karakeep, read_karakeep
from reader.exchange.reading_lists.omnivore import is_omnivore, read_omnivore
from reader.exchange.reading_lists.pocket import is_pocket, read_pocket
from reader.exchange.reading_lists.readwise import is_readwise, read_readwise
from reader.exchange.reading_lists.wallabag import is_wallabag, read_wallabag
from reader.model.errors import UnreadableError, UsageError
from reader.model.reading_list import ReadingList


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A kind of export: its id on the command line, and its name for people."""

    id: str
    name: str
    recognises: Callable[[ExportFile], bool]
    read: Callable[[ExportFile], ReadingList]


LIST_FORMATS = (
    ListFormat("pocket", "Pocket", is_pocket, read_pocket),
    ListFormat("instapaper", "Instapaper", is_instapaper, read_instapaper),
    ListFormat("omnivore", "Omnivore", is_omnivore, read_omnivore),
    ListFormat("wallabag", "wallabag", is_wallabag, read_wallabag),
    ListFormat("karakeep", "Karakeep", is_karakeep, read_karakeep),
    ListFormat("readwise", "Readwise Reader", is_readwise, read_readwise),
    ListFormat("bookmarks", "Browser bookmarks", is_bookmarks, read_bookmarks),
    ListFormat("hypothesis", "Hypothesis", is_hypothesis, read_hypothesis),
)


def find_list_format(raw: bytes) -> ListFormat | None:
    """Return the format of an export, None when it is none of the known ones."""
    if len(raw) > MAX_EXPORT_BYTES:
        return None
    return _find(ExportFile(raw))


def read_reading_list(raw: bytes, format_id: str = "") -> ReadingList:
    """Return the reading list in an export.

    Args:
        raw: the file's bytes.
        format_id: the id of the format that it has to be in, "" to find out.

    Raises:
        UsageError: when no format has this id.
        UnreadableError: when the file is in no known format, in another one, or damaged.
    """
    if format_id and format_id not in (each.id for each in LIST_FORMATS):
        raise UsageError(
            f"There is no format “{format_id}”.",
            f"Take one of {', '.join(each.id for each in LIST_FORMATS)}.",
        )
    if len(raw) > MAX_EXPORT_BYTES:
        raise UnreadableError(
            f"The export is larger than {MAX_EXPORT_BYTES // 1024**2} MB.", "Split it into parts."
        )
    export = ExportFile(raw)
    found = _find(export)
    if found is None:
        raise UnreadableError(
            "This is no export of a reading list that the program knows.",
            f"It reads those of {', '.join(each.name for each in LIST_FORMATS)}.",
        )
    if format_id and format_id != found.id:
        raise UnreadableError(
            f"This is an export of {found.name}.", "Leave the format away, or name that one."
        )
    return found.read(export)


def _find(export: ExportFile) -> ListFormat | None:
    return next((each for each in LIST_FORMATS if each.recognises(export)), None)
