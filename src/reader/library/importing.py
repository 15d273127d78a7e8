"""Files and pasted text into the library: each article whole and in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from reader.exchange.reading_lists.recognising import find_list_format
from reader.ingest.files import list_article_files, read_article_file
from reader.ingest.found import Found, FoundArticle, LeftOut
from reader.ingest.parsing import parse_articles
from reader.library.import_target import ImportTarget
from reader.library.operations.add_articles import AddArticles, NewArticle
from reader.library.progress import CancelledError, Progress
from reader.model.errors import LibraryError, ReaderError
from reader.model.parsed_article import ParsedArticle
from reader.text.fingerprint import text_sha256

PASTED = "pasted text"
"""The origin of articles that did not come from a file."""


class ImportStatus(StrEnum):
    """What became of an input; the values appear in `add --json`."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one article in a file, or of a folder that was not taken.

    ``input`` is its path as given, or as found in a folder that was given; where a file holds
    several articles, followed by the name of this one in it. ``article_id`` and
    ``title`` are those of the article that was added or was there already; None and "" when it
    failed. ``reason`` says why it failed, or what is doubtful about an article that was added.
    """

    input: str
    status: ImportStatus
    article_id: str | None = None
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FinishedImport:
    """An import that is over: complete, or ended early because it was cancelled.

    ``operation`` is the whole import as one step to undo. It is there already: `Library.run`
    on it, as an undo stack does, only gives the change set. None where nothing was added.
    """

    outcomes: tuple[ImportOutcome, ...]
    operation: AddArticles | None
    cancelled: bool = False

    def count(self, status: ImportStatus) -> int:
        """Return how many inputs came to this."""
        return sum(outcome.status is status for outcome in self.outcomes)


def import_files(
    library: ImportTarget,
    paths: Iterable[Path],
    *,
    recursive: bool = False,
    progress: Progress | None = None,
) -> list[ImportOutcome]:
    """Bring files and folders of files in; see `run_import`."""
    return list(run_import(library, paths, recursive=recursive, progress=progress).outcomes)


def run_import(
    library: ImportTarget,
    paths: Iterable[Path],
    *,
    recursive: bool = False,
    progress: Progress | None = None,
) -> FinishedImport:
    """Bring files and folders of files in, one after the other, in the order given.

    What has been added stays when the import is cancelled or the program ends. A file that
    cannot be read is an outcome, not an error. When the library itself fails (a full disk) the
    files that follow are not tried and have the same reason.

    Args:
        library: where they go.
        paths: files, and folders that hold files.
        recursive: whether folders are taken, with all that is below them; else each is a failure.
        progress: told before each file; can cancel between files and between articles in one.
    """
    progress = progress or Progress()
    inputs = list(_listed(paths, recursive=recursive))
    outcomes: list[ImportOutcome] = []
    broken = ""
    done = 0
    for number, listed in enumerate(inputs):
        if progress.cancelled:
            break
        progress.report(number, len(inputs), _name(listed))
        if isinstance(listed, ImportOutcome):
            outcomes.append(listed)
        elif broken:
            outcomes.append(_failed(listed, broken))
        else:
            try:
                for outcome in _import_file(library, listed, progress):
                    outcomes.append(outcome)  # noqa: PERF402 (kept when the next one fails)
            except CancelledError:
                break
            except LibraryError as error:
                broken = str(error)
                outcomes.append(_failed(listed, broken))
        done += 1
    progress.report(done, len(inputs))
    added = [each.article_id for each in outcomes if each.status is ImportStatus.ADDED]
    operation = AddArticles.already_added(each for each in added if each) if added else None
    return FinishedImport(tuple(outcomes), operation, cancelled=done < len(inputs))


def import_parsed(library: ImportTarget, new: NewArticle) -> ImportOutcome:
    """Add an article unless the library has one with its text or address.

    Raises:
        LibraryError: when the library cannot take it.
    """
    present = find_present(library, new.parsed)
    if present is not None:
        title = library.get_article(present).article.title
        return ImportOutcome(new.origin, ImportStatus.DUPLICATE, present, title)
    library.run(AddArticles([new]))
    title = library.get_article(new.article_id).article.title
    return ImportOutcome(
        new.origin, ImportStatus.ADDED, new.article_id, title, new.parsed.incomplete
    )


def find_present(library: ImportTarget, parsed: ParsedArticle) -> str | None:
    """Return the id of the article that has the same text, or the same address, or None."""
    digest = text_sha256(parsed.headline, parsed.document.text)
    return library.find_duplicate(digest, parsed.url)


def import_contents(
    library: ImportTarget, raw: bytes, name: str, *, url: str = "", progress: Progress | None = None
) -> Iterator[ImportOutcome]:
    """Bring in all articles that a file's bytes hold, each as its outcome is asked for.

    The input of each outcome is ``name``, followed by where in the file the article was. What
    cannot be read is an outcome too; ``url`` is for a file that holds one article.

    Raises:
        LibraryError: when the library cannot take one.
        CancelledError: when ``progress`` was cancelled after the first; what was added stays.
    """
    exported = find_list_format(raw)
    if exported is not None:
        reason = f"This is a list exported from {exported.name}: import it (command import)."
        yield ImportOutcome(name, ImportStatus.FAILED, reason=reason)
        return
    for number, found in enumerate(_found(raw, name, url)):
        if number and progress is not None:
            progress.raise_if_cancelled()
        origin = f"{name}/{found.inside}" if found.inside else name
        if isinstance(found, FoundArticle):
            new = NewArticle(
                library.new_id(), found.parsed, found.raw, found.raw_type, origin=origin
            )
            yield import_parsed(library, new)
        else:
            yield ImportOutcome(origin, ImportStatus.FAILED, reason=found.reason)


def _found(raw: bytes, name: str, url: str) -> Iterator[Found]:
    """Give what is in a file; that it, or the rest of it, cannot be read is the last thing."""
    try:
        yield from parse_articles(raw, name=name, url=url)
    except ReaderError as error:
        yield LeftOut("", str(error))


def _import_file(library: ImportTarget, path: Path, progress: Progress) -> Iterator[ImportOutcome]:
    """Bring the articles in one file in; only the library's own failures are raised."""
    try:
        file = read_article_file(path)
    except ReaderError as error:
        yield _failed(path, str(error))
        return
    for outcome in import_contents(library, file.raw, file.name, progress=progress):
        yield replace(outcome, input=f"{path}{outcome.input.removeprefix(file.name)}")


def _listed(paths: Iterable[Path], *, recursive: bool) -> Iterator[Path | ImportOutcome]:
    """Give the files, and an outcome for each path where none can be."""
    for path in paths:
        try:
            files = list_article_files(path, recursive)
        except ReaderError as error:
            yield _failed(path, str(error))
        else:
            yield from files


def _failed(path: Path, reason: str) -> ImportOutcome:
    return ImportOutcome(str(path), ImportStatus.FAILED, reason=reason)


def _name(listed: Path | ImportOutcome) -> str:
    return listed.name if isinstance(listed, Path) else listed.input
