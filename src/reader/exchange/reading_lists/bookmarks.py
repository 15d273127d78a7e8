"""Bookmarks of browsers: the HTML file that all of them write (see `link_lists`).

Learnt from the files of Firefox and Chromium: ``ADD_DATE`` is in seconds (in Google's, in
microseconds), Firefox writes ``TAGS`` parted by ",". Folders become tags.
"""

from __future__ import annotations

import re

from reader.exchange.reading_lists.export_file import ExportFile, refuse_many
from reader.exchange.reading_lists.link_lists import Link, read_links
from reader.exchange.reading_lists.values import address_of, moment_of, tags_of, text_of, title_of
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry

SERVICE = "Bookmarks"

_DOCTYPE = re.compile(r"<!doctype\s+netscape-bookmark-file-1\b", re.IGNORECASE)

_OWN_FOLDERS = frozenset(
    (
        *("bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks"),
        *("mobile bookmarks", "imported", "favorites", "favorites bar", "favourites bar"),
        *("other favorites", "lesezeichenleiste", "lesezeichen-symbolleiste", "barre de favoris"),
        *("weitere lesezeichen", "lesezeichen-menü", "autres favoris", "barra de marcadores"),
    )
)
"""Folders that browsers make themselves, in small letters: no tags of anybody's."""


def is_bookmarks(export: ExportFile) -> bool:
    """Tell whether an export is a file of bookmarks."""
    return _DOCTYPE.search(export.beginning[:1_000]) is not None


def read_bookmarks(export: ExportFile) -> ReadingList:
    """Return the bookmarks of a browser; links to scripts and places in the browser are left out.

    Raises:
        UnreadableError: when there are too many.
    """
    links = read_links(export.text)
    refuse_many(len(links))
    left_out = [
        LeftOutEntry(title_of(link.text, "") or link.address[:100], "It is no web address.")
        for link in links
        if not address_of(link.address)
    ]
    entries = [_entry(link) for link in links if address_of(link.address)]
    return ReadingList(SERVICE, tuple(entries), tuple(left_out))


def _entry(link: Link) -> SavedEntry:
    url = address_of(link.address)
    added_at, problem = moment_of(link.attributes.get("add_date"))
    folders = [name for name in link.folders if name.strip().casefold() not in _OWN_FOLDERS]
    return SavedEntry(
        url=url,
        title=title_of(link.text, url),
        added_at=added_at,
        tags=tags_of([*folders, *link.attributes.get("tags", "").split(",")]),
        note=text_of(link.description),
        problems=(problem,) if problem else (),
    )
