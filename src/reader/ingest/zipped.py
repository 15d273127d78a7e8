"""Archives of articles: each file in a ZIP archive as if it had been added by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from reader.documents.archives import (
    Archive,
    ArchiveBudget,
    OverBudgetError,
    RefusedEntry,
    shown_name,
)
from reader.ingest.beside_pages import is_part_of_page
from reader.ingest.found import Found, IncomingFile, LeftOut
from reader.model.errors import UnreadableError

ReadInner = Callable[[IncomingFile, ArchiveBudget], Iterable[Found]]
"""Reads a file that was in an archive."""

_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/vnd.", b"META-INF/manifest.xml")
_FIRST_BYTES = 4_096
_MOST_REFUSED = 20
"""Refused entries that are told one by one."""


def read_zip(
    file: IncomingFile,
    budget: ArchiveBudget,
    *,
    takes: Callable[[str], bool],
    read_inner: ReadInner,
) -> Iterator[Found]:
    """Give the articles in an archive, in the order of the archive.

    Args:
        file: the archive.
        budget: what may still be unpacked.
        takes: whether a file of this name may be an article; others are not looked at.
        read_inner: reads one of the files in it.

    Raises:
        UnreadableError: when it is damaged, holds too much, or holds no articles.
    """
    if any(mark in file.raw[:_FIRST_BYTES] for mark in _OFFICE):
        raise UnreadableError(
            "This is an office document, not a text.",
            "Save it as plain text, as a web page (HTML) or as a PDF and add that.",
        )
    archive = Archive(file.raw, budget)
    refused = [each for each in archive.refused if not is_left_aside(PurePosixPath(each.name))]
    yield from map(_refusal, refused[:_MOST_REFUSED])
    names = [name for name in archive.names if takes(name) and not is_left_aside(_path(name))]
    pages = {str(_path(name).with_suffix("")) for name in names}
    names = [name for name in names if not is_part_of_page(_path(name), pages)]
    if not names and not refused:
        raise UnreadableError(
            "There are no articles in this archive.",
            "Articles are web pages, texts, e-mails, EPUBs and PDFs.",
        )
    with budget.inside():
        for name in names:
            yield from _read_entry(archive, name, budget, read_inner)


def is_left_aside(path: PurePosixPath) -> bool:
    """Tell whether a file is hidden, or what systems and browsers put beside others."""
    hidden = (part.startswith(".") and part.strip(".") for part in path.parts)
    return any(hidden) or "__MACOSX" in path.parts


def _read_entry(
    archive: Archive, name: str, budget: ArchiveBudget, read_inner: ReadInner
) -> Iterator[Found]:
    shown = shown_name(name)
    try:
        inner = IncomingFile(archive.read(name), PurePosixPath(shown).name)
        for found in read_inner(inner, budget):
            inside = f"{shown}/{found.inside}" if found.inside else shown
            yield replace(found, inside=inside)
    except OverBudgetError:
        raise
    except UnreadableError as error:
        yield LeftOut(shown, str(error))


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name)


def _refusal(refused: RefusedEntry) -> LeftOut:
    return LeftOut(shown_name(refused.name), refused.reason)
