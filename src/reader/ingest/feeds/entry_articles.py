"""An entry of a feed as an article."""

from __future__ import annotations

from reader.documents.plaintext import headline_from_text
from reader.model.errors import UnreadableError
from reader.model.feed_entry import ParsedEntry
from reader.model.parsed_article import ParsedArticle

_BEGINNING = "The feed gives only the beginning of this article: its page has the rest."


def article_from_entry(entry: ParsedEntry, outlet: str) -> ParsedArticle:
    """Return an entry as an article; ``outlet`` is what the feed is called.

    Raises:
        UnreadableError: when the feed gives no text for it.
    """
    if not entry.document.text.strip():
        raise UnreadableError(
            f"The feed gives no text for “{entry.title or entry.url}”.",
            "Open its page, or let the program fetch the full text of this feed's articles.",
        )
    return ParsedArticle(
        headline=entry.title or headline_from_text(entry.document),
        document=entry.document,
        outlet=outlet,
        byline=entry.byline,
        section=entry.categories[0] if entry.categories else "",
        published=entry.published,
        url=entry.url,
        language=entry.language,
        incomplete=_BEGINNING if entry.is_summary else "",
    )
