"""Newer versions of articles: fetched again, from a file, or read again from the stored page.

What comes is compared with what is there. Only where the words differ is there another version;
that another page, or only the beginning of the article, is at the address now, is said instead of
taken for an edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.ingest.fetched_pages import fetched_type, parse_fetched
from reader.ingest.fetching.fetched import Fetch
from reader.ingest.parsing import parse_article, raw_media_type
from reader.library.body_choice import GetRaw, keep_choice, parse_stored
from reader.library.operations.revise_article import ReviseArticle
from reader.library.progress import Progress
from reader.library.web_import import fetch_page
from reader.model.article import OpenArticle, Revision
from reader.model.compared_versions import VersionText
from reader.model.errors import UnreadableError, UsageError
from reader.model.parsed_article import ParsedArticle
from reader.text.alignment import Alignment
from reader.text.sameness import is_same_text

if TYPE_CHECKING:
    from reader.library.library import Library

_SCHEMES = ("http://", "https://")

_LEAST_LEFT = 0.5
"""How much of an article's length there must be on a page that says it is not all of it."""

_FEW_SENTENCES = 3
"""An article of fewer sentences can be rewritten so that none of them is left."""


@dataclass(frozen=True, slots=True)
class NewerVersion:
    """A version of an article on its way into the library; fields as in `Revision`."""

    parsed: ParsedArticle
    raw: bytes
    raw_type: str
    url: str = ""
    etag: str = ""
    last_modified: str = ""


def version_text(revision: Revision) -> VersionText:
    """Return what is compared of a revision."""
    return VersionText(revision.headline, revision.document.text, revision.byline)


def address_of(opened: OpenArticle) -> str:
    """Return the address at which to look for a newer version.

    That is the one that the article was fetched from, where it was; else its own.

    Raises:
        UsageError: when it has none.
    """
    address = opened.revision.url or opened.article.url
    if not address.startswith(_SCHEMES):
        raise UsageError(
            f"“{opened.article.title}” has no web address to look at.",
            "Save the newer version to a file and take it from there.",
        )
    return address


def fetch_newer(
    opened: OpenArticle,
    get_raw: GetRaw,
    *,
    fetch: Fetch | None = None,
    progress: Progress | None = None,
) -> NewerVersion | None:
    """Return what is at an article's address now, None where the server says: the same as before.

    Needs no library but for ``get_raw``, and may take a minute. Where a person chose what in the
    page is the text, their choice holds (`body_choice`).

    Args:
        opened: the article as it is in the library.
        get_raw: gives the bytes of a version of it.
        fetch: how to get it; None for the web.
        progress: told how many bytes have come; can cancel at any moment.

    Raises:
        UsageError: when the article has no address.
        FetchError: the fitting subclass.
        UnreadableError: when there is no article at the address, only the beginning of it, or
            nothing of it any more.
        CancelledError: when it was cancelled.
    """
    address, revision = address_of(opened), opened.revision
    known = revision.url == address
    fetched = fetch_page(
        address,
        fetch=fetch,
        progress=progress,
        # An address that only a page named may not lead into the person's own network.
        by_person=address == opened.article.origin,
        etag=revision.etag if known else "",
        last_modified=revision.last_modified if known else "",
    )
    if fetched.not_modified:
        return None
    parsed = parse_fetched(fetched, url=opened.article.url or address)
    raw_type = fetched_type(fetched)
    newer = NewerVersion(
        keep_choice(opened, get_raw, parsed, fetched.body, raw_type),
        fetched.body,
        raw_type,
        fetched.url,
        fetched.etag,
        fetched.last_modified,
    )
    _refuse_remains(opened, newer.parsed)
    return newer


def read_newer(opened: OpenArticle, get_raw: GetRaw, raw: bytes, name: str) -> NewerVersion:
    """Return the version of an article that a file holds; ``get_raw`` as in `fetch_newer`.

    Raises:
        UnreadableError: when there is not one article in it.
    """
    parsed = parse_article(raw, name=name, url=opened.article.url)
    raw_type = raw_media_type(raw, name)
    return NewerVersion(keep_choice(opened, get_raw, parsed, raw, raw_type), raw, raw_type)


def read_stored(library: Library, opened: OpenArticle) -> NewerVersion:
    """Return what today's extraction makes of the page or file that an article came from.

    What a person chose in it stays as they chose.

    Raises:
        UsageError: when the library has no page or file of it.
        UnreadableError: when there is no article in it.
    """
    revision = opened.revision
    raw, raw_type = library.get_raw(revision.id)
    parsed = parse_stored(opened, raw, raw_type)
    parsed = keep_choice(opened, library.get_raw, parsed, raw, raw_type)
    return NewerVersion(parsed, raw, raw_type, revision.url, revision.etag, revision.last_modified)


def revise(opened: OpenArticle, newer: NewerVersion) -> ReviseArticle | None:
    """Return the operation that makes the newer version the current one; None for the same text."""
    parsed, revision = newer.parsed, opened.revision
    if not parsed.headline:
        byline = parsed.byline or revision.byline or ()
        parsed = replace(parsed, headline=revision.headline, byline=byline)
    same_headline = is_same_text(revision.headline, parsed.headline)
    if same_headline and is_same_text(revision.document.text, parsed.document.text):
        return None
    return ReviseArticle(
        opened.article.id,
        parsed,
        raw=newer.raw,
        raw_type=newer.raw_type,
        url=newer.url,
        etag=newer.etag,
        last_modified=newer.last_modified,
    )


def count_changes(opened: OpenArticle, newer: NewerVersion) -> int:
    """Return in how many ways a newer version differs; needs no library."""
    # The detector and its lexicons: nothing that fetching needs.
    from reader.library.comparing import compare_versions  # noqa: PLC0415

    old, parsed = version_text(opened.revision), newer.parsed
    new = VersionText(parsed.headline or old.headline, parsed.document.text, parsed.byline)
    return len(compare_versions(old, new).changes)


def _refuse_remains(opened: OpenArticle, parsed: ParsedArticle) -> None:
    """Refuse what would only take text away: a teaser, or another page in the article's place."""
    old, new = opened.revision.document.text, parsed.document.text
    partial = parsed.paywalled or bool(parsed.incomplete)
    if partial and len(new) < len(old) * _LEAST_LEFT:
        raise UnreadableError(
            "The page has only a part of the article now; the version you have is kept.",
            "Save the whole page from your web browser and take the newer version from that file.",
        )
    alignment = Alignment(old, new)
    if not alignment.pairs and len(alignment.old) >= _FEW_SENTENCES:
        raise UnreadableError(
            "Nothing of the article is at its address any more; the version you have is kept.",
            "Open the original to see what is there. If it is the article, take it from a file.",
        )
