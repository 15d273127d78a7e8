"""One entry after the other into a library: the article, and what somebody had said of it.

An entry is an article on its way in from anywhere: a reading list, a folder of saved pages, an
address. What the library has already gets the tags, notes and highlights that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reader.exchange.reading_lists.placing import UnplacedHighlight
from reader.exchange.reading_lists.preview import shown_title
from reader.library.changes import ChangeSet
from reader.library.codebooks import new_tag
from reader.library.import_target import ImportTarget
from reader.library.importing import find_present
from reader.library.operation import Operation
from reader.library.operations.add_articles import AddArticles, NewArticle
from reader.library.operations.import_annotations import ImportAnnotations
from reader.library.operations.import_tags import ImportTags
from reader.library.operations.several import Several
from reader.library.saved_marks import SavedMarks, marks_of
from reader.model.codebook import Codebook, Tag
from reader.model.reading_list import SavedEntry


class EntryStatus(StrEnum):
    """What became of an entry; the values appear in `import --json`."""

    ADDED = "added"
    UPDATED = "updated"
    """It was there already, and has got tags, a note or highlights that it did not have."""
    DUPLICATE = "duplicate"
    NEEDS_FETCHING = "needs-fetching"
    FAILED = "failed"
    LEFT_OUT = "left-out"
    """The person took it out of the preview."""


@dataclass(frozen=True, slots=True)
class EntryOutcome:
    """What became of one entry.

    ``input`` is its address, else its place in the export, or the file it came from.
    ``placed`` counts the highlights that have a place in the text; the others are kept without
    one and are in ``unplaced``.
    """

    input: str
    status: EntryStatus
    article_id: str | None = None
    title: str = ""
    reason: str = ""
    placed: int = 0
    unplaced: tuple[UnplacedHighlight, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishedListImport:
    """An import that is over; ``operation`` is all of it as one step to undo, None for nothing.

    It is done already: `Library.run` on it, as an undo stack does, only gives the change set.
    """

    outcomes: tuple[EntryOutcome, ...]
    operation: Several | None
    cancelled: bool = False

    def count(self, status: EntryStatus) -> int:
        """Return how many entries came to this."""
        return sum(outcome.status is status for outcome in self.outcomes)


@dataclass(slots=True)
class EntryImport:
    """Brings entries in, each whole; keeps what was done, so that all of it is one step to undo."""

    target: ImportTarget
    done: list[Operation] = field(default_factory=list)
    changes: ChangeSet = field(default_factory=ChangeSet)
    tag_ids: dict[str, str] = field(default_factory=dict)
    """The ids of the tags that were brought, by name in small letters."""

    def as_one(self, label: str) -> Several | None:
        """Return all that was done as one step to undo, None where that is nothing."""
        return Several.already_done(label, self.done, self.changes) if self.done else None

    def bring_tags(self, names: tuple[str, ...], parent: str) -> None:
        """Put tags that the codebook lacks into it, below one named ``parent`` ("" for none).

        Raises:
            LibraryError: when the library cannot take them.
        """
        unknown = tuple(name for name in names if name.casefold() not in self.tag_ids)
        if not unknown:
            return
        codebook = self.target.get_codebook()
        tags = list(_missing_tags(codebook, unknown, parent))
        if tags:
            self._do(ImportTags(tags))
            codebook = self.target.get_codebook()
        found = ((name, codebook.find_by_name(name)) for name in unknown)
        self.tag_ids |= {name.casefold(): tag.id for name, tag in found if tag is not None}

    def find_by_address(self, entry: SavedEntry) -> str | None:
        """Return the id of the article with the entry's address, or None."""
        return self.target.find_duplicate("", entry.url) if entry.url else None

    def take(self, entry: SavedEntry, new: NewArticle) -> EntryOutcome:
        """Add the article that an entry is, or update the one with its text or address.

        Raises:
            LibraryError: when the library cannot take it.
        """
        present = find_present(self.target, new.parsed)
        return self.update(present, entry) if present is not None else self._add(new, entry)

    def update(self, article_id: str, entry: SavedEntry) -> EntryOutcome:
        """Give an article what an entry says and it lacks.

        Raises:
            LibraryError: when the library cannot take it.
        """
        marks = self._mark(article_id, entry)
        status = EntryStatus.UPDATED if marks.annotations else EntryStatus.DUPLICATE
        return self._finished(article_id, entry, status, marks, _about(marks))

    def _add(self, new: NewArticle, entry: SavedEntry) -> EntryOutcome:
        read = entry.read or entry.archived
        new = replace(new, added_at=entry.added_at, read=read, starred=entry.starred)
        self._do(AddArticles([new]))
        marks = self._mark(new.article_id, entry)
        problems = [*entry.problems, new.parsed.incomplete, *_about(marks)]
        return self._finished(new.article_id, entry, EntryStatus.ADDED, marks, problems)

    def _do(self, operation: Operation) -> None:
        self.changes |= self.target.run(operation)
        self.done.append(operation)

    def _mark(self, article_id: str, entry: SavedEntry) -> SavedMarks:
        if not (entry.tags or entry.note or entry.highlights):
            return SavedMarks((), 0, ())
        marks = marks_of(
            self.target.get_article(article_id),
            entry,
            tag_ids=self.tag_ids,
            now=self.target.now(),
            new_id=self.target.new_id,
            creator=self.target.creator,
        )
        if marks.annotations:
            self._do(ImportAnnotations(marks.annotations))
        return marks

    def _finished(
        self,
        article_id: str,
        entry: SavedEntry,
        status: EntryStatus,
        marks: SavedMarks,
        problems: list[str],
    ) -> EntryOutcome:
        return EntryOutcome(
            input=entry.url or shown_title(entry),
            status=status,
            article_id=article_id,
            title=self.target.get_article(article_id).article.title,
            reason=" ".join(filter(None, problems)),
            placed=marks.placed,
            unplaced=marks.unplaced,
        )


def not_taken(entry: SavedEntry, status: EntryStatus, reason: str) -> EntryOutcome:
    """Return the outcome of an entry that is not in the library, with the reason."""
    return EntryOutcome(entry.url or shown_title(entry), status, title=entry.title, reason=reason)


def _about(marks: SavedMarks) -> list[str]:
    """Say what has no place in the text."""
    count = len(marks.unplaced)
    if not count:
        return []
    return [f"{count} of its highlights {'has' if count == 1 else 'have'} no place in the text."]


def _missing_tags(codebook: Codebook, names: tuple[str, ...], parent_name: str) -> Iterator[Tag]:
    """Give new tags for the names that the codebook lacks, with the one above them first."""
    missing = [name for name in names if codebook.find_by_name(name) is None]
    if not missing:
        return
    parent = codebook.find_by_name(parent_name) if parent_name else None
    if parent is None and parent_name:
        parent = new_tag(codebook, parent_name)
        codebook = Codebook((*codebook.tags, parent))
        yield parent
    for name in missing:
        if codebook.find_by_name(name) is None:
            tag = new_tag(codebook, name, parent.id if parent is not None else None)
            codebook = Codebook((*codebook.tags, tag))
            yield tag
