"""How many things there are in what was given: known before any of them is read.

Kept apart from the reading: this loads in a moment, and the person sees how much there is to do.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.ingest.files import list_article_files
from reader.library.import_pieces import Incoming, Piece
from reader.model.errors import ReaderError


def list_incoming(given: Iterable[Incoming]) -> Iterator[Incoming | Piece]:
    """Give what is in the folders among ``given``, and all else as it is.

    A folder that cannot be opened or holds no articles is a piece with a problem.
    """
    for each in given:
        path = each.path
        if path is None or not path.is_dir():
            yield each
            continue
        try:
            files = list_article_files(path, recursive=True)
        except ReaderError as error:
            yield Piece(str(path), path.name, problem=str(error))
        else:
            for file in files:
                yield Incoming(file, folders=_folders_of(file, path))


def _folders_of(file: Path, top: Path) -> tuple[str, ...]:
    names = (top.resolve().name, *file.parent.relative_to(top).parts)
    return tuple(os.fsencode(name).decode("utf-8", "replace") for name in names if name)
