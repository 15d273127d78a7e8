"""Which files to bring in, and their bytes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reader.ingest.beside_pages import is_part_of_page
from reader.ingest.formats import (
    ARTICLE_SUFFIXES,
    MAX_ARCHIVE_BYTES,
    MAX_TEXT_BYTES,
    format_of,
)
from reader.model.errors import NotFoundError, ReaderError, UnreadableError, UsageError

MAX_FILE_BYTES = MAX_TEXT_BYTES
"""The most that a file of text alone may have; see `reader.ingest.formats` for the others."""


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file as it is: its bytes, their media type, and its name without the folder."""

    raw: bytes
    raw_type: str
    name: str


def list_article_files(path: Path, recursive: bool) -> list[Path]:
    """Return the file itself, or with ``recursive`` all articles in a folder, in name order.

    Hidden files and folders are passed over, and so are the folders in which browsers put what
    belongs to a page ("Tunnel_files" beside "Tunnel.html"). Links to files are followed, links
    to folders are not, so there are no loops. A folder inside that cannot be opened is in the
    list too: reading it gives the error, beside the articles that could be read.

    Raises:
        NotFoundError: when there is nothing at ``path``.
        UsageError: when it is a folder and ``recursive`` is not set.
        UnreadableError: when a folder cannot be opened or has no articles in it.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _file_error(path, error) from error
    if not stat.S_ISDIR(mode):
        return [path]
    if not recursive:
        raise UsageError(
            f"{path} is a folder.",
            "Choose files in it, or ask for all that is in it (--recursive).",
        )
    files = _walk(path)
    if files == [path]:
        raise UnreadableError(f"The folder {path} cannot be opened.", "Check that you may read it.")
    if not files:
        raise UnreadableError(
            f"There are no articles in {path}.",
            f"Articles are files that end in {', '.join(ARTICLE_SUFFIXES)}.",
        )
    return files


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []

    def keep_unreadable(error: OSError) -> None:
        found.append(Path(error.filename))

    for parent, folders, names in os.walk(folder, onerror=keep_unreadable):
        stems = {PurePosixPath(name).stem for name in names}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not is_part_of_page(PurePosixPath(name, "x"), stems)
        )
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in ARTICLE_SUFFIXES:
                found.append(path)
    return found


def read_article_file(path: Path) -> ArticleFile:
    """Return a file's bytes.

    Raises:
        NotFoundError: when there is no such file.
        UsageError: when it is a folder.
        UnreadableError: when it may not be read, is no ordinary file, or is too large.
    """
    try:
        # Looked at before it is opened: opening a pipe would wait for ever.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.listdir(path)  # noqa: PTH208 (raises where the folder may not be opened)
            raise UsageError(f"{path.name} is a folder.", "Choose the files in it.")
        if not stat.S_ISREG(mode):
            raise UnreadableError(f"{path.name} is no ordinary file.", "Choose a saved article.")
        with path.open("rb") as file:
            raw = file.read(MAX_ARCHIVE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _file_error(path, error) from error
    # A name on disk may be no valid text; what is stored and shown must be.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    kind = format_of(raw, name)
    if len(raw) > kind.most_bytes:
        raise UnreadableError(
            f"{name} is larger than {kind.most_bytes // 1024**2} MB.",
            "Save only the article, as text or as a web page without its images, and add that.",
        )
    return ArticleFile(raw, kind.media_type, name)


def _file_error(path: Path, error: OSError | ValueError) -> ReaderError:
    """Return what a person needs to know about a failed look at a file."""
    name = path.name or str(path)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return NotFoundError(f"There is no file {path}.", "Check its name and folder.")
        case PermissionError():
            return UnreadableError(f"{name} may not be read.", "Check who may open it.")
        case OSError():
            reason = error.strerror or str(error)
            return UnreadableError(f"{name} cannot be read: {reason}.", "Check its disk and name.")
        case _:  # a name that no system allows, such as one with a NUL in it
            return NotFoundError(f"{name!r} is no file name.", "Check its name.")
