"""Newer versions: what counts as one, what is refused, where they are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.support.edited_page import EDITED, HEADLINE, PUBLISHED, EditedPage, page_of, served_page
from tests.support.imported import import_text
from tests.support.libraries import annotate

from reader.ingest.fetching.errors import FetchError
from reader.ingest.fetching.fetched import Fetched
from reader.library.library import Library
from reader.library.operations.reattach import Detach, TakeNewWords
from reader.library.progress import CancelledError, Progress
from reader.library.refetching import (
    count_changes,
    fetch_newer,
    read_newer,
    read_stored,
    revise,
)
from reader.library.web_import import import_address
from reader.model.article import OpenArticle
from reader.model.errors import UnreadableError, UsageError
from reader.model.selectors import AnchorStatus

BODY = "\n".join(PUBLISHED)


@pytest.fixture
def page() -> Iterator[EditedPage]:
    with served_page() as served:
        yield served


@pytest.fixture
def opened(library: Library, page: EditedPage) -> OpenArticle:
    outcome = import_address(library, page.url)
    assert outcome.article_id is not None
    return library.get_article(outcome.article_id)


def test_an_edited_page_is_another_version(
    library: Library, opened: OpenArticle, page: EditedPage
) -> None:
    page.edit()
    newer = fetch_newer(opened, library.get_raw)
    assert newer is not None
    assert count_changes(opened, newer) == 8
    operation = revise(opened, newer)
    assert operation is not None
    library.run(operation)
    after = library.get_article(opened.article.id)
    assert after.revision.etag == '"edition-2"'
    assert library.get_raw(after.revision.id)[0] == page.html.encode()
    old_id, new_id = (r.id for r in library.revisions.list_revisions(opened.article.id))
    assert len(library.revisions.compare(old_id, new_id).changes) == 8
    assert fetch_newer(after, library.get_raw) is None
    library.revert(operation)
    assert library.get_article(opened.article.id) == opened
    assert library.check().ok


def test_the_server_is_told_what_is_there_only_where_that_came_from_it(
    library: Library,
    opened: OpenArticle,
) -> None:
    asked: list[dict[str, Any]] = []

    def fetch(url: str, **options: Any) -> Fetched:
        asked.append({"url": url, **options})
        return Fetched(url, url, 304, b"", not_modified=True)

    assert fetch_newer(opened, library.get_raw, fetch=fetch) is None
    elsewhere = replace(
        opened,
        article=replace(opened.article, url="https://courier.test/a", origin="saved.html"),
        revision=replace(opened.revision, url=""),
    )
    assert fetch_newer(elsewhere, library.get_raw, fetch=fetch) is None
    first, second = asked
    assert (first["etag"], first["by_person"]) == ('"edition-1"', True)
    assert (second["url"], second["etag"], second["by_person"]) == (
        "https://courier.test/a",
        "",
        False,
    )


def test_a_teaser_does_not_take_the_place_of_the_article(
    library: Library, opened: OpenArticle, page: EditedPage
) -> None:
    wall = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s",'
    wall = wall % HEADLINE + ' "isAccessibleForFree": false}</script>'
    page.html = page_of(HEADLINE, PUBLISHED[:1], around=wall)
    page.edition += 1
    with pytest.raises(UnreadableError, match="only a part of the article"):
        fetch_newer(opened, library.get_raw)


def test_an_article_that_is_gone_stays_as_it_was(
    library: Library, opened: OpenArticle, page: EditedPage
) -> None:
    page.status = "410 Gone"
    page.edit()
    with pytest.raises(FetchError):
        fetch_newer(opened, library.get_raw)


def test_looking_can_be_cancelled(library: Library, opened: OpenArticle) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        fetch_newer(opened, library.get_raw, progress=progress)


def test_a_file_without_a_headline_keeps_the_headline(
    library: Library, opened: OpenArticle
) -> None:
    newer = read_newer(opened, library.get_raw, page_of(HEADLINE, EDITED).encode(), "newer.html")
    bare = replace(newer, parsed=replace(newer.parsed, headline=""))
    operation = revise(opened, bare)
    assert operation is not None
    library.run(operation)
    assert library.get_article(opened.article.id).revision.headline == HEADLINE


def test_what_was_pasted_has_no_address_and_no_page(library: Library) -> None:
    outcome = import_text(library, f"{HEADLINE}\n\n{BODY}\n")
    assert outcome.article_id is not None
    opened = library.get_article(outcome.article_id)
    with pytest.raises(UsageError, match="has no web address"):
        fetch_newer(opened, library.get_raw)
    with pytest.raises(UsageError, match="no page or file"):
        read_stored(library, opened)


def test_the_stored_page_gives_the_same_text(library: Library, opened: OpenArticle) -> None:
    newer = read_stored(library, opened)
    assert newer.parsed.document == opened.revision.document
    assert (newer.etag, newer.url) == (opened.revision.etag, opened.revision.url)
    assert revise(opened, newer) is None


def test_changed_lost_and_detached_annotations_are_found_where_they_were_made(
    library: Library, opened: OpenArticle, page: EditedPage
) -> None:
    article_id = opened.article.id
    changed = annotate(library, article_id, "We will not pay a penny more for these pumps")
    lost = annotate(library, article_id, "nobody had tested the pumps")
    page.edit()
    newer = fetch_newer(opened, library.get_raw)
    operation = revise(opened, newer) if newer else None
    assert operation is not None
    library.run(operation)
    for made in (changed, lost):
        place = library.revisions.find_made_on(library.get_annotation(made.id))
        assert place is not None
        assert (place.revision_id, place.passage) == (opened.revision.id, made.target.passage)
    library.run(Detach([changed.id]))
    detached = library.get_annotation(changed.id)
    assert detached.status is AnchorStatus.ORPHANED
    place = library.revisions.find_made_on(detached)
    assert place is not None
    assert place.passage == changed.target.passage
    library.run(TakeNewWords([lost.id]))  # only changed ones have new words
    assert library.get_annotation(lost.id).status is AnchorStatus.ORPHANED
