"""Exports put into files, with what a person wrote there kept.

The default template's exports are merged with (see `reader.exchange.merging`). Those of other
templates are replaced as long as nobody has written into them (see `reader.exchange.seals`).
"""

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
from reader.exchange.seals import read_seals
from reader.exchange.template_choice import DEFAULT_TEMPLATE
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


def save_export(
    path: Path, text: str, *, overwrite: bool = False, template: str = DEFAULT_TEMPLATE.name
) -> SaveOutcome:
    """Write an export to ``path``, into what a person has made of an earlier one there.

    A file that holds another article's export, or that this program did not write, is replaced
    only with ``overwrite``; an earlier export of the same article by the default template is
    always merged with. One by another ``template`` is replaced while it is as it was written.

    Raises:
        OutputError: when the file is not to be replaced or cannot be written; it is untouched.
    """
    if not is_existing_file(path):
        write_atomically(path, text)
        return SaveOutcome.CREATED
    existing = _read(path)
    if existing is not None and template != DEFAULT_TEMPLATE.name:
        return _save_sealed(path, existing, text, overwrite=overwrite)
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


def _save_sealed(path: Path, existing: str, text: str, *, overwrite: bool) -> SaveOutcome:
    """Replace an export by another template than the default, if nobody has written into it."""
    if existing == text:
        return SaveOutcome.UNCHANGED
    old, new = read_seals(existing), read_seals(text)
    articles = {seal.article_id for seal in new}
    templates = {seal.template for seal in new}
    same = [seal for seal in old if seal.template in templates]
    if old and len(same) == len(old) and articles & {seal.article_id for seal in old}:
        if all(seal.intact for seal in old):
            write_atomically(path, text)
            return SaveOutcome.UPDATED
        if not overwrite:
            raise OutputError(
                f"{path} was not written: it was changed after the program had written it.",
                "Choose another name, or say that it may be overwritten.",
            )
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


def find_exports(folder: Path, template: str = DEFAULT_TEMPLATE.name) -> dict[str, Path]:
    """Return the files of a folder that each hold one article's export, by the article's id.

    Only exports by ``template`` count. Files that cannot be read are passed over: they are not
    this program's.

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
    article_in = _merged_article if template == DEFAULT_TEMPLATE.name else _sealed_article
    for path in paths:
        article_id = article_in(path, template)
        if article_id:
            found.setdefault(article_id, path)
    return found


def _merged_article(path: Path, _template: str) -> str:
    """Return the id of the one article whose default export a file holds, or ""."""
    article_id = _article_id_in_head(path)
    text = _read(path) if article_id else None
    return article_id if text is not None and exported_article_ids(text) == [article_id] else ""


def _sealed_article(path: Path, template: str) -> str:
    """Return the id of the one article whose export by a template a file holds, or ""."""
    try:
        readable = path.is_file() and not path.is_symlink()
    except OSError:
        return ""
    text = _read(path) if readable else None
    seals = [] if text is None else read_seals(text)
    return seals[0].article_id if len(seals) == 1 and seals[0].template == template else ""


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
