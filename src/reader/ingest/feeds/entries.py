"""Entries and feeds as they are said, made into what the library stores."""

from __future__ import annotations

from datetime import datetime

from reader.documents.addresses import web_address, without_tracking
from reader.documents.language_tags import language_tag
from reader.ingest.feeds.entry_keys import entry_key, unique_entries
from reader.ingest.feeds.entry_texts import EntryText, choose_text, entry_fingerprint, one_line
from reader.ingest.feeds.feed_bylines import feed_byline
from reader.ingest.feeds.feed_dates import is_doubtful, is_later, read_feed_date
from reader.ingest.feeds.raw_feed import RawEntry, RawFeed, RawText
from reader.model.document import Document
from reader.model.errors import UnreadableError
from reader.model.feed_entry import ParsedEntry, ParsedFeed
from reader.text.normalise import clean_characters

_MOST_CATEGORIES = 20
_LONGEST_CATEGORY = 100
_LONGEST_IDENTITY = 2_000


def parsed_feed(raw: RawFeed, url: str, now: datetime) -> ParsedFeed:
    """Return a feed ready to be stored; ``url`` is where it came from, "" when unknown.

    ``now`` tells which dates are doubtful.
    """
    title = one_line(raw.title)
    language = language_tag(raw.language)
    reader = _EntryReader(title, url, language, raw.names, now)
    entries = unique_entries(map(reader.read, raw.entries))
    return ParsedFeed(
        title=title,
        site_url=web_address(raw.site_url, url) or "",
        language=language,
        dialect=raw.dialect,
        interval_minutes=raw.interval_minutes,
        entries=entries,
        problems=(*raw.problems, *reader.problems),
        is_whole=raw.is_whole,
    )


class _EntryReader:
    """Reads the entries of one feed: what they have from it, and what was wrong with them."""

    def __init__(
        self, outlet: str, url: str, language: str, names: tuple[str, ...], now: datetime
    ) -> None:
        self._outlet = outlet
        self._url = url
        self._language = language
        self._names = names
        self._now = now
        self.problems: list[str] = []

    def read(self, raw: RawEntry) -> ParsedEntry:
        title = one_line(raw.title)
        url = self._address(raw)
        text = self._text(raw, title)
        fingerprint = entry_fingerprint(title, text.document.text)
        identity = " ".join(clean_characters(raw.identity[:_LONGEST_IDENTITY]).split())
        published, modified = read_feed_date(raw.published), read_feed_date(raw.modified)
        if published is None:
            published, modified = modified, None
        byline = feed_byline(raw.names, raw.author_lines, self._outlet)
        return ParsedEntry(
            key=entry_key(identity, url, title, raw.published or raw.modified, fingerprint),
            fingerprint=fingerprint,
            url=url,
            title=title,
            byline=byline or feed_byline(self._names, (), self._outlet),
            categories=_categories(raw.categories),
            language=language_tag(raw.language) or self._language,
            published=published,
            modified=modified if is_later(modified, published) else None,
            date_doubtful=is_doubtful(published, self._now) or is_doubtful(modified, self._now),
            document=text.document,
            is_summary=text.is_summary,
            raw_html=text.raw_html,
        )

    def _address(self, raw: RawEntry) -> str:
        # An identity completed with the feed's address would be a page that nobody made.
        address = web_address(raw.url, self._url) or web_address(raw.identity_url)
        return without_tracking(address) if address else ""

    def _text(self, raw: RawEntry, title: str) -> EntryText:
        try:
            return choose_text(raw.contents, raw.summary, self._url)
        except UnreadableError:
            self.problems.append(f"The text of “{title or raw.url}” is too long and was left out.")
            return EntryText(Document(), "", is_summary=True)


def _categories(written: tuple[str, ...]) -> tuple[str, ...]:
    names = (one_line(RawText(name, is_html="&" in name)) for name in written[:100])
    wanted = (name for name in names if 0 < len(name) <= _LONGEST_CATEGORY and "://" not in name)
    return tuple(dict.fromkeys(wanted))[:_MOST_CATEGORIES]
