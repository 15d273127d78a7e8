"""Articles from the web into the library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.support.hostile_answers import BEHAVIOURS, RAW
from tests.support.hostile_server import HostileServer

from reader.ingest.fetching.errors import FetchError, MissingPageError
from reader.ingest.fetching.fetched import Fetched
from reader.library.importing import ImportStatus
from reader.library.library import Library
from reader.library.progress import CancelledError, Progress, ProgressReport
from reader.library.web_import import fetch_page, import_address, import_fetched
from reader.model.errors import UnreadableError


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    with HostileServer(BEHAVIOURS) as running:
        yield running


def test_a_page_is_added_with_its_bytes_and_its_address(
    library: Library, server: HostileServer
) -> None:
    asked = server.url("/moved")
    outcome = import_address(library, asked)
    assert (outcome.input, outcome.status) == (asked, ImportStatus.ADDED)
    assert outcome.title == "Ferry sails twice a day"
    assert outcome.article_id is not None
    opened = library.get_article(outcome.article_id)
    assert opened.article.url == opened.article.origin == server.url("/page")
    assert library.get_raw(opened.revision.id) == (RAW, "text/html")
    assert opened.revision.url == server.url("/page")
    assert opened.revision.etag == '"first"'
    assert opened.revision.last_modified == "Mon, 05 Feb 2024 10:00:00 GMT"


def test_a_page_that_is_there_already_is_named(library: Library, server: HostileServer) -> None:
    first = import_address(library, server.url("/page"))
    again = import_address(library, server.url("/found"))
    assert (again.status, again.article_id) == (ImportStatus.DUPLICATE, first.article_id)
    assert library.counts().articles == 1


def test_a_copy_can_be_added_under_the_address_of_the_original(
    library: Library, server: HostileServer
) -> None:
    outcome = import_address(library, server.url("/page"), url="https://outlet.test/ferry")
    assert outcome.article_id is not None
    assert library.get_article(outcome.article_id).article.url == "https://outlet.test/ferry"


def test_what_needs_the_header_to_be_read_keeps_it(library: Library, server: HostileServer) -> None:
    outcome = import_address(library, server.url("/latin-header-russian-page"))
    assert outcome.article_id is not None
    revision = library.get_article(outcome.article_id).revision
    assert library.get_raw(revision.id)[1] == "text/html; charset=iso-8859-1"


@pytest.mark.parametrize("path", ["/nowhere", "/gzip-truncated", "/empty"])
def test_what_cannot_be_fetched_adds_nothing(
    library: Library, server: HostileServer, path: str
) -> None:
    with pytest.raises(FetchError):
        import_address(library, server.url(path))
    assert library.counts().articles == 0


def test_cancelling_adds_nothing(library: Library, server: HostileServer) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        import_address(library, server.url("/page"), progress=progress)
    assert library.counts().articles == 0


def test_progress_is_told_in_bytes(server: HostileServer) -> None:
    told: list[ProgressReport] = []
    fetch_page(server.url("/page"), progress=Progress(told.append))
    assert told[-1] == ProgressReport(len(RAW), len(RAW), server.url("/page"))


def test_fetching_is_passed_in(library: Library) -> None:
    asked: list[tuple[str, object]] = []

    def fetch(url: str, **options: object) -> Fetched:
        asked.append((url, options["by_person"]))
        if url.endswith("/gone"):
            raise MissingPageError("Gone.", status=410)
        return Fetched(url, url, 200, RAW, "text/html")

    outcome = import_address(library, "https://outlet.test/a", fetch=fetch)
    assert outcome.status is ImportStatus.ADDED
    with pytest.raises(MissingPageError):
        import_address(library, "https://outlet.test/gone", fetch=fetch)
    assert asked == [("https://outlet.test/a", True), ("https://outlet.test/gone", True)]


def test_a_page_without_an_article_is_refused(library: Library) -> None:
    empty = Fetched("https://outlet.test/", "https://outlet.test/", 200, b"<html></html>")
    with pytest.raises(UnreadableError):
        import_fetched(library, empty)
    assert library.counts().articles == 0
