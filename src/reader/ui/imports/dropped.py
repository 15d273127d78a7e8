"""What something dragged or copied holds for the library: files, addresses, or an article."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from reader.library.import_pieces import Incoming
from reader.ui.dropped_files import local_files

COPIED_HTML = "copied.html"
COPIED_TEXT = "copied.txt"
SHORTEST_TEXT = 200
"""Code points of a line that may be an article; a few words are none."""
_WEB = ("http://", "https://")


def incoming_from(dropped: QMimeData) -> list[Incoming]:
    """Return what there is to be brought in; empty for nothing.

    Files come first: file managers offer them as text, too. Then addresses, as links or as lines
    of text that are nothing else. Then an article that was copied, best as HTML.
    """
    files = local_files(dropped)
    if files:
        return [Incoming(path) for path in files]
    text = dropped.text().strip()
    addresses = _addresses(text) or [
        url.toString() for url in dropped.urls() if url.scheme() in ("http", "https")
    ]
    if addresses:
        return [Incoming(address=address) for address in dict.fromkeys(addresses)]
    if dropped.hasHtml() and dropped.html().strip():
        return [Incoming(copied=_bytes(dropped.html()), name=COPIED_HTML)]
    whole = "\n" in text or len(text) >= SHORTEST_TEXT
    return [Incoming(copied=_bytes(text), name=COPIED_TEXT)] if whole else []


def _addresses(text: str) -> list[str]:
    """Return the addresses in a text of nothing but addresses, one a line; else none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    alike = all(line.startswith(_WEB) and len(line.split()) == 1 for line in lines)
    return lines if alike else []


def _bytes(text: str) -> bytes:
    # With a mark, so that no declaration inside can make anything else of it.
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
