"""Bringing in what a preview has shown: piece by piece, each whole, all of it one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from reader.exchange.reading_lists.preview import PreviewStatus
from reader.ingest.fetching.fetched import Fetch
from reader.library.changes import ChangeSet
from reader.library.entry_import import (
    EntryImport,
    EntryOutcome,
    EntryStatus,
    FinishedListImport,
    not_taken,
)
from reader.library.import_pieces import Material
from reader.library.import_preview import PieceShelf, PreviewedPiece
from reader.library.import_target import ImportTarget
from reader.library.operations.add_articles import NewArticle
from reader.library.progress import CancelledError, Progress
from reader.library.reading_list_import import WITHOUT_TEXT
from reader.library.saved_marks import tag_names
from reader.library.web_import import new_from_fetched
from reader.model.errors import LibraryError, ReaderError
from reader.model.reading_list import SavedEntry

LEFT_OUT = "You left it out."


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person chose.

    ``keep_tags`` brings the tags and bookmark folders of reading lists along, ``folder_tags``
    makes tags of the folders that files lie in, ``keep_marks`` brings highlights and notes,
    placed by their words. ``fetch_now`` fetches texts that a reading list does not have;
    addresses that the person gave are always fetched.
    """

    keep_tags: bool = True
    folder_tags: bool = False
    keep_marks: bool = True
    fetch_now: bool = False


Told = Callable[[int, EntryOutcome, ChangeSet], None]
"""Called after each piece with its number, what became of it, and what changed."""


class PieceImport:
    """One import of what a preview has shown."""

    def __init__(
        self, target: ImportTarget, shelf: PieceShelf, options: ImportOptions, fetch: Fetch | None
    ) -> None:
        self._entries = EntryImport(target)
        self._shelf = shelf
        self._options = options
        self._fetch = fetch

    def run(
        self,
        previewed: Sequence[PreviewedPiece],
        progress: Progress,
        told: Told,
        left_out: AbstractSet[int] = frozenset(),
    ) -> FinishedListImport:
        """Bring the pieces in, in their order.

        What was added stays when it is cancelled. A piece that cannot be read or fetched is an
        outcome, not an error; when the library itself fails, the pieces that follow are not
        tried and have the same reason.

        Args:
            previewed: what the preview gave.
            progress: told before each; can cancel between pieces and while one is fetched.
            told: see `Told`.
            left_out: the numbers of pieces that the person does not want: outcomes of their own,
                so that the report lists all that there was.
        """
        outcomes: list[EntryOutcome] = []
        broken = ""
        for number, each in enumerate(previewed):
            if progress.cancelled:
                break
            progress.report(number, len(previewed), each.piece.title)
            before = self._entries.changes
            self._entries.changes = ChangeSet()
            try:
                if number in left_out:
                    outcome = _not_taken(each, EntryStatus.LEFT_OUT, LEFT_OUT)
                else:
                    outcome = _failed(each, broken) if broken else self._take(each, progress)
            except CancelledError:
                break
            except LibraryError as error:
                broken = str(error)
                outcome = _failed(each, broken)
            finally:
                made = self._entries.changes
                self._entries.changes = before | made
            outcome = replace(outcome, input=each.piece.input)
            outcomes.append(outcome)
            told(number, outcome, made)
        cancelled = len(outcomes) < len(previewed)
        progress.report(len(outcomes), len(previewed))
        added = sum(outcome.status is EntryStatus.ADDED for outcome in outcomes)
        label = "Import of one article" if added == 1 else f"Import of {added} articles"
        return FinishedListImport(tuple(outcomes), self._entries.as_one(label), cancelled)

    def _take(self, each: PreviewedPiece, progress: Progress) -> EntryOutcome:
        piece = each.piece
        if each.status is PreviewStatus.PROBLEM:
            return _failed(each, piece.problem)
        material = self._shelf.get(each.place)
        entry = self._entry(material)
        present = self._entries.find_by_address(entry)
        if present is not None:
            return self._entries.update(present, entry)
        try:
            new = self._new(material, progress)
        except LibraryError:
            raise
        except ReaderError as error:
            return not_taken(entry, EntryStatus.FAILED, str(error))
        if new is None:
            return not_taken(entry, EntryStatus.NEEDS_FETCHING, WITHOUT_TEXT)
        return self._entries.take(entry, new)

    def _entry(self, material: Material) -> SavedEntry:
        """Return the entry as the options want it, its tags being in the codebook."""
        entry, options = material.entry, self._options
        if not options.keep_marks:
            entry = replace(entry, highlights=(), note="")
        if not options.keep_tags:
            marks = tuple(replace(mark, tags=()) for mark in entry.highlights)
            entry = replace(entry, tags=(), highlights=marks)
        self._entries.bring_tags(tag_names([entry]), material.service)
        folders = material.folders[-1:] if options.folder_tags else ()
        if folders:
            top = material.folders[0]
            self._entries.bring_tags(folders, top if top != folders[0] else "")
        return replace(entry, tags=(*entry.tags, *folders))

    def _new(self, material: Material, progress: Progress) -> NewArticle | None:
        """Return the article that a piece is, None where its text is left for later."""
        article_id, parsed = self._entries.target.new_id(), material.parsed
        if parsed is not None:
            raw, raw_type = material.raw, material.raw_type
            origin, title = material.origin, material.title
            return NewArticle(article_id, parsed, raw, raw_type, origin, title=title)
        if self._fetch is None or not (self._options.fetch_now or material.by_person):
            return None
        fetched = self._fetch(
            material.entry.url,
            by_person=material.by_person,
            check_cancelled=progress.raise_if_cancelled,
        )
        return new_from_fetched(article_id, fetched, material.origin)


def _failed(each: PreviewedPiece, reason: str) -> EntryOutcome:
    return _not_taken(each, EntryStatus.FAILED, reason)


def _not_taken(each: PreviewedPiece, status: EntryStatus, reason: str) -> EntryOutcome:
    return not_taken(SavedEntry(each.piece.url, each.piece.title), status, reason)
