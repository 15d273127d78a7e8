"""Reading lists of other programs into the library: articles, tags, notes and highlights.

An entry whose text the export has becomes an article at once. One that is only an address has
to be fetched: with ``fetch`` it is, without it the entry is reported and nothing is stored,
because an article without a text is none. What the library has already gets the tags, notes and
highlights that it lacks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.documents.addresses import without_tracking
from reader.documents.html_blocks import document_from_html
from reader.documents.plaintext import parse_plain_text
from reader.exchange.reading_lists.preview import shown_title
from reader.ingest.fetching.fetched import Fetch
from reader.ingest.found import FoundArticle
from reader.ingest.whole_texts import tidied
from reader.library.entry_import import (
    EntryImport,
    EntryOutcome,
    EntryStatus,
    FinishedListImport,
    not_taken,
)
from reader.library.import_target import ImportTarget
from reader.library.operations.add_articles import NewArticle
from reader.library.progress import CancelledError, Progress
from reader.library.saved_marks import tag_names
from reader.library.web_import import new_from_fetched
from reader.model.errors import LibraryError, ReaderError
from reader.model.parsed_article import ParsedArticle
from reader.model.reading_list import ReadingList, SavedEntry

WITHOUT_TEXT = "The export does not have its text: it has to be fetched from the web."


def import_reading_list(
    library: ImportTarget,
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
    entries = EntryImport(library)
    return _Import(entries, reading_list, fetch, progress, keep_tags=keep_tags).run()


@dataclass(slots=True)
class _Import:
    """One import on its way."""

    entries: EntryImport
    reading_list: ReadingList
    fetch: Fetch | None
    progress: Progress
    keep_tags: bool

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
                        self.entries.bring_tags(tag_names(entries), self.reading_list.service)
                    outcomes.append(self._take(entry))
                    continue
                except CancelledError:
                    break
                except LibraryError as error:
                    broken = str(error)
            outcomes.append(not_taken(entry, EntryStatus.FAILED, broken))
        cancelled = len(outcomes) < len(entries)
        progress.report(len(outcomes), len(entries))
        outcomes += [
            EntryOutcome(each.place, EntryStatus.FAILED, reason=each.reason)
            for each in self.reading_list.left_out
        ]
        label = f"Import from {self.reading_list.service}"
        return FinishedListImport(tuple(outcomes), self.entries.as_one(label), cancelled)

    def _take(self, entry: SavedEntry) -> EntryOutcome:
        """Bring one entry in; only the library's own failures are raised."""
        entry = replace(entry, url=without_tracking(entry.url) if entry.url else "")
        present = self.entries.find_by_address(entry)
        if present is not None:
            return self.entries.update(present, entry)
        try:
            new = self._found(entry)
        except LibraryError:
            raise
        except ReaderError as error:
            return not_taken(entry, EntryStatus.FAILED, str(error))
        if new is None:
            return not_taken(entry, EntryStatus.NEEDS_FETCHING, WITHOUT_TEXT)
        return self.entries.take(entry, new)

    def _found(self, entry: SavedEntry) -> NewArticle | None:
        """Return the article that an entry is, None where its text is not to be had."""
        article_id, origin = self.entries.target.new_id(), self.reading_list.service
        found = find_text(entry)
        if found is not None:
            return NewArticle(article_id, found.parsed, found.raw, found.raw_type, origin)
        if self.fetch is None:
            return None
        fetched = self.fetch(entry.url, check_cancelled=self.progress.raise_if_cancelled)
        return new_from_fetched(article_id, fetched, origin)


def find_text(entry: SavedEntry) -> FoundArticle | None:
    """Return the article in the text that an export has of an entry, None where it has none.

    Raises:
        UnreadableError: when there is no article in it.
    """
    if entry.html:
        raw = entry.html.encode("utf-8", "replace")
        return FoundArticle(_parsed_html(entry), raw, "text/html")
    if entry.text:
        raw = entry.text.encode("utf-8", "replace")
        return FoundArticle(_parsed_text(entry), raw, "text/plain")
    return None


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
