"""What is brought in at once, and the pieces it falls into: articles, entries, problems.

Frozen values that cross threads and processes. Looking at a piece must not cost what bringing it
in does, so that its text and bytes are kept apart: packed.
"""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass
from pathlib import Path

from reader.ingest.found import FoundArticle
from reader.model.reading_list import SavedEntry


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

    ``found`` is None where the text has to be fetched; then ``by_person`` says whether the
    person gave the address. ``service`` is the program it comes from, "" for files.
    """

    entry: SavedEntry
    origin: str
    found: FoundArticle | None = None
    service: str = ""
    by_person: bool = False
    folders: tuple[str, ...] = ()


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
    """Return the material as bytes for this program's own use, about as small as the file."""
    return zlib.compress(pickle.dumps(material, pickle.HIGHEST_PROTOCOL), 1)


def unpack(packed: bytes) -> Material:
    """Return what `pack` made bytes of. Never for bytes from anywhere else."""
    material = pickle.loads(zlib.decompress(packed))  # noqa: S301 - our own values, not a file's
    if not isinstance(material, Material):
        raise TypeError("these bytes are no material")
    return material
