"""Invented exports of reading lists: the files in `tests/exchange/reading_lists/samples`.

To add one: put the file there, and a line in `EXPORTS`; a folder becomes an archive.
"""

from __future__ import annotations

from pathlib import Path

from tests.support.zips import write_zip

SAMPLES = Path(__file__).parents[1] / "exchange" / "reading_lists" / "samples"

EXPORTS = {
    "pocket": "pocket",
    "pocket table": "pocket/part_000000.csv",
    "pocket page": "pocket_old.html",
    "instapaper": "instapaper.csv",
    "omnivore": "omnivore",
    "omnivore metadata": "omnivore/metadata_0_to_2.json",
    "wallabag": "wallabag.json",
    "karakeep": "karakeep.json",
    "readwise": "readwise.csv",
    "bookmarks": "bookmarks.html",
    "hypothesis": "hypothesis.json",
}
"""Each export's name, the first word of which is its format, and its file or folder."""


def exported_list(name: str) -> bytes:
    """Return the bytes of an export."""
    path = SAMPLES / EXPORTS[name]
    if path.is_file():
        return path.read_bytes()
    files = sorted(each for each in path.rglob("*") if each.is_file())
    return write_zip({each.relative_to(path).as_posix(): each.read_bytes() for each in files})
