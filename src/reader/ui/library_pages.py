"""Pages of the article list from the library's thread."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.queries import ArticlePage
from reader.ui.articles.model import FetchPage, PageRequest
from reader.ui.client import LibraryClient


def page_fetcher(client: LibraryClient) -> FetchPage:
    """Return a function that fetches pages; a later request makes an earlier one void."""

    def fetch(request: PageRequest, done: Callable[[ArticlePage], None]) -> None:
        client.fetch(
            lambda library: library.list_articles(
                request.query, limit=request.limit, cursor=request.cursor
            ),
            done,
            latest="list",
        )

    return fetch
