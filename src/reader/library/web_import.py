"""Articles from the web into the library."""

from __future__ import annotations

from dataclasses import replace

from reader.ingest.fetched_pages import fetched_type, parse_fetched
from reader.ingest.fetching.fetched import Fetch, Fetched
from reader.library.import_target import ImportTarget
from reader.library.importing import ImportOutcome, import_parsed
from reader.library.operations.add_articles import NewArticle
from reader.library.progress import Progress


def fetch_page(
    url: str,
    *,
    fetch: Fetch | None = None,
    progress: Progress | None = None,
    by_person: bool = True,
    etag: str = "",
    last_modified: str = "",
) -> Fetched:
    """Return the page at an address; needs no library and may take a minute.

    So the window can call it in any thread but its own and the library's.

    Args:
        url: an http or https address.
        fetch: how to get it; None for the web.
        progress: told how many bytes have come; can cancel at any moment.
        by_person: whether the person gave this very address; see `Fetcher.fetch`.
        etag: that of what the caller has already, "" for none.
        last_modified: likewise.

    Raises:
        FetchError: the fitting subclass.
        CancelledError: when it was cancelled.
    """
    progress = progress or Progress()
    fetch = fetch or _web()
    return fetch(
        url,
        by_person=by_person,
        etag=etag,
        last_modified=last_modified,
        check_cancelled=progress.raise_if_cancelled,
        on_bytes=lambda received, total: progress.report(received, total, url),
    )


def import_fetched(library: ImportTarget, fetched: Fetched, *, url: str = "") -> ImportOutcome:
    """Bring in what was fetched.

    Args:
        library: where it goes.
        fetched: the page.
        url: the article's own address, where the page came from somewhere else (an archive).

    Raises:
        UnreadableError: when there is no article in it.
        LibraryError: when the library cannot take it.
    """
    new = new_from_fetched(library.new_id(), fetched, fetched.url, url=url)
    return replace(import_parsed(library, new), input=fetched.asked)


def new_from_fetched(
    article_id: str, fetched: Fetched, origin: str, *, url: str = ""
) -> NewArticle:
    """Return the article in what was fetched; ``url`` and the errors as in `import_fetched`."""
    return NewArticle(
        article_id,
        parse_fetched(fetched, url=url),
        fetched.body,
        fetched_type(fetched),
        origin=origin,
        url=fetched.url,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )


def import_address(
    library: ImportTarget,
    address: str,
    *,
    url: str = "",
    fetch: Fetch | None = None,
    progress: Progress | None = None,
) -> ImportOutcome:
    """Fetch a page and bring it in; see `fetch_page` and `import_fetched`.

    Raises:
        FetchError: when it cannot be fetched.
        UnreadableError: when there is no article in it.
        LibraryError: when the library cannot take it.
        CancelledError: when it was cancelled; nothing has been added.
    """
    fetched = fetch_page(address, fetch=fetch, progress=progress)
    return import_fetched(library, fetched, url=url)


def _web() -> Fetch:
    # Everything that opens connections is loaded here and nowhere earlier.
    from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415

    return Fetcher().fetch
