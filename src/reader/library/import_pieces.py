"""What is brought in at once, and the pieces it falls into: articles, entries, problems.

Frozen values that cross threads and processes. Looking at a piece must not cost what bringing it
in does, so that its text and bytes are kept apart: packed.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from reader.model.json_values import from_json, to_json
from reader.model.parsed_article import ParsedArticle
from reader.model.reading_list import SavedEntry

_LENGTH = 8
"""Bytes that say how long the JSON in front of other bytes is."""
_TEXT = ("utf-8", "surrogatepass")
"""Names of files may hold what is no text: it must come through unchanged."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing to be looked at: a file, an address, or what was copied.

    Exactly one of ``path``, ``address`` and ``copied`` says what it is. ``name`` is the name of
    what was copied: its ending says whether it is HTML. ``folders`` are the names of the
    folders that hold a file, from the one that was given down to its own.
    """

    path: Path | None = None
    address: str = ""
    copied: bytes = b""
    name: str = ""
    folders: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What a list shows while nothing else is known."""
        return self.path.name if self.path is not None else self.address or self.name


@dataclass(frozen=True, slots=True)
class Material:
    """All that it takes to bring a piece in.

    ``parsed`` is None where the text has to be fetched; then ``by_person`` says whether the
    person gave the address. ``raw`` are the bytes that the article was made of, ``raw_type``
    their media type. ``service`` is the program it comes from, "" for files. Where a person has
    put the article right, ``found`` is what extraction had made of it, and ``title`` the title in
    their own words, "" where that is the headline.
    """

    entry: SavedEntry
    origin: str
    parsed: ParsedArticle | None = None
    raw: bytes = b""
    raw_type: str = ""
    service: str = ""
    by_person: bool = False
    folders: tuple[str, ...] = ()
    found: ParsedArticle | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """What the preview shows of a piece.

    ``input`` says where it came from: a path, with the place inside it, or an address. ``date``
    is as stored (`PublicationDate.shown`). ``problem`` is why it cannot be brought in, "" where
    it can; ``doubt`` is what is doubtful about one that can. ``text_sha256`` is "" where the
    text has to be fetched. ``packed`` is its `Material`, b"" for a problem.
    """

    input: str
    title: str
    outlet: str = ""
    date: str = ""
    url: str = ""
    text_sha256: str = ""
    marks: int = 0
    """Highlights and notes that come with it."""
    tags: tuple[str, ...] = ()
    service: str = ""
    problem: str = ""
    doubt: str = ""
    is_fixed: bool = False
    """Whether a person has put it right in the preview."""
    packed: bytes = b""

    @property
    def shown(self) -> str:
        """What a list shows of it."""
        return self.title

    @property
    def needs_fetching(self) -> bool:
        """Whether its text is on the web only."""
        return not self.problem and not self.text_sha256


def pack(material: Material) -> bytes:
    """Return the material as bytes, about as many as the file has; `unpack` reads them."""
    return zlib.compress(_joined(to_json(replace(material, raw=b"")), material.raw), 1)


def unpack(packed: bytes) -> Material:
    """Return what `pack` made bytes of.

    Raises:
        ValueError: when it did not.
    """
    text, raw = _parted(zlib.decompress(packed))
    return replace(from_json(Material, text), raw=raw)


def piece_to_bytes(piece: Piece) -> bytes:
    """Return the piece as bytes, for another process."""
    return _joined(to_json(replace(piece, packed=b"")), piece.packed)


def piece_from_bytes(written: bytes) -> Piece:
    """Return what `piece_to_bytes` wrote.

    Raises:
        ValueError: when it did not.
    """
    text, packed = _parted(written)
    return replace(from_json(Piece, text), packed=packed)


def incoming_to_bytes(incoming: Incoming) -> bytes:
    """Return the incoming thing as bytes, for another process."""
    path = str(incoming.path) if incoming.path is not None else None
    values = [path, incoming.address, incoming.name, incoming.folders]
    return _joined(json.dumps(values), incoming.copied)


def incoming_from_bytes(written: bytes) -> Incoming:
    """Return what `incoming_to_bytes` wrote."""
    text, copied = _parted(written)
    path, address, name, folders = json.loads(text)
    return Incoming(Path(path) if path is not None else None, address, copied, name, tuple(folders))


def _joined(text: str, more: bytes) -> bytes:
    beginning = text.encode(*_TEXT)
    return len(beginning).to_bytes(_LENGTH, "big") + beginning + more


def _parted(joined: bytes) -> tuple[str, bytes]:
    end = _LENGTH + int.from_bytes(joined[:_LENGTH], "big")
    return joined[_LENGTH:end].decode(*_TEXT), joined[end:]
