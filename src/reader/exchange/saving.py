"""Exports put into files, with what a person wrote there kept (see `reader.exchange.merging`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from reader.exchange.exported_file import RECORD_KEY
from reader.exchange.filenames import unique_file_name
from reader.exchange.merging import (
    exported_article_ids,
    is_own_export,
    merge_export,
    share_an_article,
)
from reader.exchange.writing import is_existing_file, write_atomically
from reader.model.errors import OutputError

_MAX_EXISTING_BYTES = 100_000_000
_HEAD_LENGTH = 100_000
"""Characters in which the front matter's record is looked for."""


class SaveOutcome(StrEnum):
    """What became of a file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    OVERWRITTEN = "overwritten"


def save_export(path: Path, text: str, *, overwrite: bool = False) -> SaveOutcome:
    """Write an export to ``path``, into what a person has made of an earlier one there.

    A file that holds another article's export, or that this program did not write, is replaced
    only with ``overwrite``; an earlier export of the same article is always merged with.

    Raises:
        OutputError: when the file is not to be replaced or cannot be written; it is untouched.
    """
    if not is_existing_file(path):
        write_atomically(path, text)
        return SaveOutcome.CREATED
    existing = _read(path)
    if existing is not None and is_own_export(existing) and share_an_article(existing, text):
        merged = merge_export(existing, text)
        if merged == existing:
            return SaveOutcome.UNCHANGED
        write_atomically(path, merged)
        return SaveOutcome.UPDATED
    if not overwrite:
        raise _refusal(path, existing)
    write_atomically(path, text)
    return SaveOutcome.OVERWRITTEN


def export_path(
    folder: Path, name: str, article_id: str, existing: Mapping[str, Path], taken: set[str]
) -> Path:
    """Return where an article's export goes in a folder, and add its name to ``taken``.

    That is the file that holds it already, whatever that is called now (``existing``, from
    `find_exports`); else ``name``, with a number where another article has it.
    """
    path = existing.get(article_id)
    if path is None:
        others = {other.name for other in existing.values()}
        path = folder / unique_file_name(name, taken | others)
    taken.add(path.name)
    return path


def find_exports(folder: Path) -> dict[str, Path]:
    """Return the files of a folder that each hold one article's export, by the article's id.

    Files that cannot be read are passed over: they are not this program's.

    Raises:
        OutputError: when the folder cannot be listed.
    """
    found: dict[str, Path] = {}
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md")
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be read: {error.strerror}.", "Choose another folder."
        ) from error
    for path in paths:
        article_id = _article_id_in_head(path)
        if article_id and article_id not in found:
            text = _read(path)
            if text is not None and exported_article_ids(text) == [article_id]:
                found[article_id] = path
    return found


def _article_id_in_head(path: Path) -> str:
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open(encoding="utf-8", errors="replace") as file:
            head = file.read(_HEAD_LENGTH)
    except OSError:
        return ""
    written = head.partition(f"\n{RECORD_KEY}: ")[2].partition("\n")[0]
    try:
        return str(json.loads(written)["article"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _read(path: Path) -> str | None:
    """Return the text of a file, None when it is no text that this program could have written."""
    try:
        if path.stat().st_size > _MAX_EXISTING_BYTES:
            return None
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    except OSError as error:
        raise OutputError(
            f"{path} was not written: what is in it now cannot be read ({error.strerror}).",
            "Choose another name.",
        ) from error


def _refusal(path: Path, existing: str | None) -> OutputError:
    if existing is not None and is_own_export(existing):
        return OutputError(
            f"{path} was not written: it holds the annotations of another article.",
            "Choose another name, or say that it may be overwritten.",
        )
    return OutputError(
        f"{path} was not written: it is there already and this program did not write it.",
        "Choose another name, or say that it may be overwritten.",
    )
