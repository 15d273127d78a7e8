"""ZIP archives, read in memory: what lies in them is never written anywhere.

An archive is hostile: a few kilobytes may unpack to petabytes, names may point out of the
folder, and archives lie in archives. So all that is opened for one file shares an
`ArchiveBudget`; sizes are counted while unpacking, because the declared ones may lie; and
only the two ways of packing that every program can read are unpacked (the others can ask for
gigabytes of memory before the first byte comes out).
"""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO

from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters, collapse_whitespace

MAX_ENTRIES = 10_000
"""Files and folders, those of archives inside counted in."""

MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes that may come out in all."""

MAX_RATIO = 100
"""Times that an entry may grow; text packs some 3 to 10 times smaller."""

MAX_DEPTH = 2
"""Archives inside archives: one in the outermost, and one in that."""

_SMALL = 1024 * 1024
"""Bytes up to which an entry may grow by more: no harm, and repetitive text does."""

_CHUNK = 64 * 1024

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_CENTRAL_ENTRY = b"PK\x01\x02"
_UTF_8_NAME = 0x800
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_DRIVE = re.compile(r"[A-Za-z]:")

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, LookupError, ValueError, OverflowError, RuntimeError),
)
"""What `zipfile` raises on archives that are damaged, or made to look so."""

_TOO_MUCH = "Unpack it, and add the articles that you want."


class OverBudgetError(UnreadableError):
    """Nothing more may be unpacked, from this archive or from any inside it."""


class ArchiveBudget:
    """What may still be unpacked for the one file that a person has added."""

    def __init__(
        self, *, entries: int = MAX_ENTRIES, unpacked: int = MAX_UNPACKED, depth: int = MAX_DEPTH
    ) -> None:
        self._entries = entries
        self._unpacked = unpacked
        self._most_unpacked = unpacked
        self._depth = depth

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Go into an archive: what is opened meanwhile lies in it."""
        self._depth -= 1
        try:
            yield
        finally:
            self._depth += 1

    def refuse_depth(self) -> None:
        """Raise `UnreadableError` when one archive more would lie too deep in others."""
        if self._depth < 0:
            raise UnreadableError("It is an archive in an archive in an archive.", _TOO_MUCH)

    def take_entries(self, count: int) -> None:
        """Take in ``count`` entries.

        Raises:
            OverBudgetError: when these are more than are left.
        """
        self._entries -= count
        if self._entries < 0:
            raise OverBudgetError(f"The archive holds more than {MAX_ENTRIES:,} files.", _TOO_MUCH)

    def take_bytes(self, count: int) -> None:
        """Take in ``count`` unpacked bytes.

        Raises:
            OverBudgetError: when these are more than are left.
        """
        self._unpacked -= count
        if self._unpacked < 0:
            raise OverBudgetError(
                f"The archive unpacks to more than {self._most_unpacked // 1024**2} MB.", _TOO_MUCH
            )


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """A file in an archive that is not opened, and why, in one sentence."""

    name: str
    reason: str


def is_archive(raw: bytes) -> bool:
    """Tell whether some bytes begin as a ZIP archive does."""
    return raw.startswith(_BEGINNINGS)


class Archive:
    """An open archive. ``names`` are its files in their order, ``refused`` those left alone.

    Raises:
        UnreadableError: when it is damaged, lies too deep in other archives, or holds more than
            may be unpacked.
    """

    def __init__(self, raw: bytes, budget: ArchiveBudget) -> None:
        self._budget = budget
        budget.refuse_depth()
        # Before the list of contents is read: reading it takes a second per 100,000 entries.
        budget.take_entries(raw.count(_CENTRAL_ENTRY))
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
            entries = [(_name(entry), entry) for entry in self._zip.infolist()]
        except _DAMAGED as error:
            raise UnreadableError(
                "The archive is damaged.", "Get it again, or unpack it by other means."
            ) from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        refused: list[RefusedEntry] = []
        for name, entry in entries:
            if entry.is_dir():
                continue
            reason = _refusal(name, entry) or (_TWICE if name in self._entries else "")
            if reason:
                refused.append(RefusedEntry(clean_characters(name), reason))
            else:
                self._entries[name] = entry
        self.names = tuple(self._entries)
        self.refused = tuple(refused)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return name in self._entries

    def read(self, name: str, most: int = MAX_UNPACKED) -> bytes:
        """Return a file's bytes.

        Args:
            name: one of ``names``.
            most: bytes that it may have.

        Raises:
            KeyError: when there is no such file.
            UnreadableError: when it is damaged, packed too tightly, or too large.
        """
        entry = self._entries[name]
        allowed = max(_SMALL, MAX_RATIO * entry.compress_size)
        chunks: list[bytes] = []
        length = 0
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    length += len(chunk)
                    self._budget.take_bytes(len(chunk))
                    _refuse_large(length, allowed, most)
                    chunks.append(chunk)
        except _DAMAGED as error:
            raise UnreadableError("It is damaged.", "Get the archive again.") from error
        return b"".join(chunks)


_TWICE = "There are two files of this name in the archive."


def shown_name(name: str) -> str:
    """Return a file's name without what could turn it round or hide in it when it is shown."""
    name = collapse_whitespace(clean_characters(name))
    return "".join(sign for sign in name if unicodedata.category(sign) != "Cf")


def _refuse_large(length: int, allowed: int, most: int) -> None:
    if length > allowed:
        raise UnreadableError(
            f"It unpacks to more than {MAX_RATIO} times its size, as no article does.", _TOO_MUCH
        )
    if length > most:
        raise UnreadableError(
            f"It is larger than {most // 1024**2} MB.", "Save only the article and add that."
        )


def _name(entry: zipfile.ZipInfo) -> str:
    r"""Return an entry's name with "/" between its folders.

    Many programs write UTF-8 without saying so; `zipfile` then reads it as the code page of
    DOS. What is valid UTF-8 with letters beyond ASCII is hardly ever anything else.
    """
    name = entry.orig_filename.partition("\x00")[0]
    if not entry.flag_bits & _UTF_8_NAME and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _refusal(name: str, entry: zipfile.ZipInfo) -> str:
    """Return why an entry is not opened, "" when it may be."""
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "Its name points out of the archive."
    if not name:
        return "It has no proper name."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "It is a link, not a file."
    if entry.flag_bits & _ENCRYPTED:
        return "It is locked with a password."
    if entry.compress_type not in _METHODS:
        return "It is packed in a way that this program does not read."
    return ""
