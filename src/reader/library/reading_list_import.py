"""Reading lists of other programs into the library: articles, tags, notes and highlights.

An entry whose text the export has becomes an article at once. One that is only an address has
to be fetched: with ``fetch`` it is, without it the entry is reported and nothing is stored,
because an article without a text is none. What the library has already gets the tags, notes and
highlights that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reader.documents.addresses import without_tracking
from reader.documents.html_blocks import document_from_html
from reader.documents.plaintext import parse_plain_text
from reader.exchange.reading_lists.placing import UnplacedHighlight
from reader.exchange.reading_lists.preview import shown_title
from reader.ingest.fetched_pages import fetched_type, parse_fetched
from reader.ingest.fetching.fetched import Fetch
from reader.ingest.whole_texts import tidied
from reader.library.changes import ChangeSet
from reader.library.codebooks import new_tag
from reader.library.importing import find_present
from reader.library.library import Library
from reader.library.operation import Operation
from reader.library.operations.add_articles import AddArticles, NewArticle
from reader.library.operations.import_annotations import ImportAnnotations
from reader.library.operations.import_tags import ImportTags
from reader.library.operations.several import Several
from reader.library.progress import CancelledError, Progress
from reader.library.saved_marks import SavedMarks, marks_of, tag_names
from reader.model.article import ParsedArticle
from reader.model.codebook import Codebook, Tag
from reader.model.errors import LibraryError, ReaderError
from reader.model.reading_list import ReadingList, SavedEntry


class EntryStatus(StrEnum):
    """What became of an entry; the values appear in `import --json`."""

    ADDED = "added"
    UPDATED = "updated"
    """It was there already, and has got tags, a note or highlights that it did not have."""
    DUPLICATE = "duplicate"
    NEEDS_FETCHING = "needs-fetching"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class EntryOutcome:
    """What became of one entry.

    ``input`` is its address, else its place in the export. ``placed`` counts the highlights
    that have a place in the text; the others are kept without one and are in ``unplaced``.
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


def import_reading_list(
    library: Library,
    reading_list: ReadingList,
    *,
    fetch: Fetch | None = None,
    keep_tags: bool = True,
    progress: Progress | None = None,
) -> FinishedListImport:
    """Bring a reading list in, entry by entry, each whole.

    What has been added stays when the import is cancelled or the program ends. An entry that
    cannot be read or fetched is an outcome, not an error. When the library itself fails, the
    entries that follow are not tried and have the same reason.

    Args:
        library: where it goes.
        reading_list: what another program exported.
        fetch: gets what the export does not have the text of; None leaves it alone. It is not
            the person who gave these addresses, so none of them may be a local one.
        keep_tags: whether the tags come along; those that the codebook lacks are put into it,
            below one that is named after the other program.
        progress: told before each entry; can cancel between entries and while one is fetched.
    """
    progress = progress or Progress()
    return _Import(library, reading_list, fetch, progress, keep_tags=keep_tags).run()


@dataclass(slots=True)
class _Import:
    """One import on its way."""

    library: Library
    reading_list: ReadingList
    fetch: Fetch | None
    progress: Progress
    keep_tags: bool
    done: list[Operation] = field(default_factory=list)
    changes: ChangeSet = field(default_factory=ChangeSet)
    tag_ids: Mapping[str, str] = field(default_factory=dict)

    def run(self) -> FinishedListImport:
        entries, progress = self.reading_list.entries, self.progress
        outcomes: list[EntryOutcome] = []
        broken = ""
        for number, entry in enumerate(entries):
            if progress.cancelled:
                break
            progress.report(number, len(entries), shown_title(entry))
            if not broken:
                try:
                    if not number and self.keep_tags:
                        self._bring_tags()
                    outcomes.append(self._take(entry))
                    continue
                except CancelledError:
                    break
                except LibraryError as error:
                    broken = str(error)
            outcomes.append(_outcome(entry, EntryStatus.FAILED, reason=broken))
        cancelled = len(outcomes) < len(entries)
        progress.report(len(outcomes), len(entries))
        outcomes += [
            EntryOutcome(each.place, EntryStatus.FAILED, reason=each.reason)
            for each in self.reading_list.left_out
        ]
        return FinishedListImport(tuple(outcomes), self._as_one(), cancelled)

    def _as_one(self) -> Several | None:
        if not self.done:
            return None
        label = f"Import from {self.reading_list.service}"
        return Several.already_done(label, self.done, self.changes)

    def _do(self, operation: Operation) -> None:
        self.changes |= self.library.run(operation)
        self.done.append(operation)

    def _bring_tags(self) -> None:
        """Put the tags that the codebook lacks into it, and note the ids of all."""
        names = tag_names(self.reading_list.entries)
        codebook = self.library.get_codebook()
        tags = list(_missing_tags(codebook, names, self.reading_list.service))
        if tags:
            self._do(ImportTags(tags))
            codebook = self.library.get_codebook()
        found = ((name, codebook.find_by_name(name)) for name in names)
        self.tag_ids = {name.casefold(): tag.id for name, tag in found if tag is not None}

    def _take(self, entry: SavedEntry) -> EntryOutcome:
        """Bring one entry in; only the library's own failures are raised."""
        entry = replace(entry, url=without_tracking(entry.url) if entry.url else "")
        present = self.library.find_duplicate("", entry.url) if entry.url else None
        if present is not None:
            return self._update(present, entry)
        try:
            new = self._found(entry)
        except LibraryError:
            raise
        except ReaderError as error:
            return _outcome(entry, EntryStatus.FAILED, reason=str(error))
        if new is None:
            reason = "The export does not have its text: it has to be fetched from the web."
            return _outcome(entry, EntryStatus.NEEDS_FETCHING, reason=reason)
        present = find_present(self.library, new.parsed)
        return self._update(present, entry) if present is not None else self._add(new, entry)

    def _found(self, entry: SavedEntry) -> NewArticle | None:
        """Return the article that an entry is, None where its text is not to be had."""
        article_id, origin = self.library.new_id(), self.reading_list.service
        if entry.html:
            raw = entry.html.encode("utf-8", "replace")
            return NewArticle(article_id, _parsed_html(entry), raw, "text/html", origin)
        if entry.text:
            raw = entry.text.encode("utf-8", "replace")
            return NewArticle(article_id, _parsed_text(entry), raw, "text/plain", origin)
        if self.fetch is None:
            return None
        fetched = self.fetch(entry.url, check_cancelled=self.progress.raise_if_cancelled)
        return NewArticle(
            article_id,
            parse_fetched(fetched),
            fetched.body,
            fetched_type(fetched),
            origin,
            url=fetched.url,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )

    def _add(self, new: NewArticle, entry: SavedEntry) -> EntryOutcome:
        read = entry.read or entry.archived
        new = replace(new, added_at=entry.added_at, read=read, starred=entry.starred)
        self._do(AddArticles([new]))
        marks = self._mark(new.article_id, entry)
        problems = [*entry.problems, new.parsed.incomplete, *_about(marks)]
        return self._finished(new.article_id, entry, EntryStatus.ADDED, marks, problems)

    def _update(self, article_id: str, entry: SavedEntry) -> EntryOutcome:
        marks = self._mark(article_id, entry)
        status = EntryStatus.UPDATED if marks.annotations else EntryStatus.DUPLICATE
        return self._finished(article_id, entry, status, marks, _about(marks))

    def _mark(self, article_id: str, entry: SavedEntry) -> SavedMarks:
        marks = marks_of(
            self.library.get_article(article_id),
            entry,
            tag_ids=self.tag_ids,
            now=self.library.now(),
            new_id=self.library.new_id,
            creator=self.library.creator,
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
            title=self.library.get_article(article_id).article.title,
            reason=" ".join(filter(None, problems)),
            placed=marks.placed,
            unplaced=marks.unplaced,
        )


def _outcome(entry: SavedEntry, status: EntryStatus, *, reason: str) -> EntryOutcome:
    shown = shown_title(entry)
    return EntryOutcome(entry.url or shown, status, title=entry.title, reason=reason)


def _about(marks: SavedMarks) -> list[str]:
    """Say what has no place in the text."""
    count = len(marks.unplaced)
    if not count:
        return []
    return [f"{count} of its highlights {'has' if count == 1 else 'have'} no place in the text."]


def _parsed_html(entry: SavedEntry) -> ParsedArticle:
    """Return the article in an entry's HTML, which is all article: the other program saw to it.

    Raises:
        UnreadableError: when there is no text in it, or too much.
    """
    return tidied(
        ParsedArticle(
            headline=entry.title,
            document=document_from_html(entry.html, entry.url),
            byline=entry.byline,
            published=entry.published,
            url=entry.url,
            language=entry.language,
            tags=entry.tags,
        )
    )


def _parsed_text(entry: SavedEntry) -> ParsedArticle:
    """Return the article in an entry's plain text.

    Raises:
        UnreadableError: when there is too much of it.
    """
    parsed = parse_plain_text(entry.text, name=entry.title)
    return replace(parsed, headline=entry.title or parsed.headline, url=entry.url)


def _missing_tags(codebook: Codebook, names: tuple[str, ...], service: str) -> Iterator[Tag]:
    """Give new tags for the names that the codebook lacks, with the one above them first."""
    missing = [name for name in names if codebook.find_by_name(name) is None]
    if not missing:
        return
    parent = codebook.find_by_name(service)
    if parent is None:
        parent = new_tag(codebook, service)
        codebook = Codebook((*codebook.tags, parent))
        yield parent
    for name in missing:
        if codebook.find_by_name(name) is None:
            tag = new_tag(codebook, name, parent.id)
            codebook = Codebook((*codebook.tags, tag))
            yield tag
