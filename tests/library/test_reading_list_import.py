"""Reading lists coming in: articles with their dates, tags, notes and highlights; one undo."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.exported_lists import exported_list
from tests.support.imported import import_bytes
from tests.support.incoming import PAGE, TITLE
from tests.support.libraries import annotate, state_of

from reader.exchange.reading_lists.recognising import read_reading_list
from reader.ingest.fetching.errors import MissingPageError
from reader.ingest.fetching.fetched import Fetched
from reader.library.entry_import import EntryStatus, FinishedListImport
from reader.library.library import Library
from reader.library.operations import EditNote, RemoveAnnotations
from reader.library.progress import Progress
from reader.library.reading_list_import import import_reading_list
from reader.model.annotation import Annotation
from reader.model.queries import AnnotationQuery
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry, SavedHighlight
from reader.model.selectors import AnchorStatus, Part

ADDED, UPDATED, DUPLICATE = EntryStatus.ADDED, EntryStatus.UPDATED, EntryStatus.DUPLICATE
NEEDS_FETCHING, FAILED = EntryStatus.NEEDS_FETCHING, EntryStatus.FAILED

TUNNEL = "https://gazette.example/news/tunnel"
SAVED = datetime(2024, 4, 2, 8, 50, tzinfo=UTC)
MARKED = datetime(2024, 4, 2, 14, 33, 9, tzinfo=UTC)
HTML = (
    "<p>The harbour tunnel will open two years late, officials said on Monday.</p>"
    "<p>Three people with knowledge of the contract blamed the supplier.</p>"
)
ENTRY = SavedEntry(
    TUNNEL + "?utm_source=x",
    "Tunnel late",
    SAVED,
    tags=("Harbour", "unnamed-source"),
    read=True,
    starred=True,
    note="Ask the port.",
    highlights=(
        SavedHighlight(
            "Three people with knowledge of the contract",
            note="Who are they?",
            tags=("to check",),
            created_at=MARKED,
        ),
        SavedHighlight("words that nobody has ever written there"),
    ),
    html=HTML,
)


def _import(library: Library, *entries: SavedEntry, keep_tags: bool = True) -> FinishedListImport:
    return import_reading_list(library, ReadingList("Pocket", entries), keep_tags=keep_tags)


def _fetch(url: str, *, by_person: bool = False, **_ignored: object) -> Fetched:
    """Answer like the web: the title is the address, the roof is missing."""
    assert not by_person
    if "roof" in url:
        raise MissingPageError("There is no page at this address.", "Check it.", status=404)
    page = PAGE.replace(TITLE, url.rpartition("/")[2].title()).encode()
    return Fetched(url, url, 200, page, "text/html", "utf-8", etag="mark")


def _marks(library: Library) -> list[Annotation]:
    return library.list_annotations(AnnotationQuery())


def _names(library: Library, annotation: Annotation) -> list[str]:
    tags = map(library.get_codebook().find, annotation.tag_ids)
    return [tag.name for tag in tags if tag is not None]


def test_an_entry_with_its_text_becomes_an_article_as_it_was_kept(library: Library) -> None:
    (outcome,) = _import(library, ENTRY).outcomes
    assert (outcome.status, outcome.input, outcome.title) == (ADDED, TUNNEL, "Tunnel late")
    assert outcome.article_id is not None
    opened = library.get_article(outcome.article_id)
    article = opened.article
    assert (article.url, article.added_at, article.origin) == (TUNNEL, SAVED, "Pocket")
    assert (article.read, article.starred) == (True, True)
    assert opened.revision.document.text.startswith("The harbour tunnel will open")
    assert library.get_raw(opened.revision.id) == (HTML.encode(), "text/html")


def test_tags_and_note_of_the_whole_are_on_the_headline(library: Library) -> None:
    _import(library, ENTRY)
    first = _marks(library)[0]
    assert (first.target.part, first.target.quote.exact) == (Part.HEADLINE, "Tunnel late")
    assert (first.note, first.created_at) == ("Ask the port.", SAVED)
    assert _names(library, first) == ["Harbour", "Unnamed source"]


def test_new_tags_lie_below_one_named_after_the_program(library: Library) -> None:
    _import(library, ENTRY)
    codebook = library.get_codebook()
    parent, harbour = codebook.find_by_name("Pocket"), codebook.find_by_name("harbour")
    assert parent is not None
    assert harbour is not None
    assert (harbour.name, harbour.parent_id) == ("Harbour", parent.id)
    known = codebook.find_by_name("unnamed-source")
    assert known is not None
    assert known.parent_id != parent.id


def test_tags_can_be_left_behind(library: Library) -> None:
    before = library.get_codebook()
    _import(library, ENTRY, keep_tags=False)
    assert library.get_codebook() == before
    assert all(not annotation.tag_ids for annotation in _marks(library))


def test_highlights_find_their_words_and_keep_their_times(library: Library) -> None:
    (outcome,) = _import(library, ENTRY).outcomes
    placed = next(each for each in _marks(library) if each.note == "Who are they?")
    assert placed.target.quote.exact == "Three people with knowledge of the contract"
    assert placed.target.part is Part.BODY
    assert placed.status is AnchorStatus.EXACT
    assert placed.created_at == placed.updated_at == MARKED
    assert placed.creator == "Reader"
    assert _names(library, placed) == ["to check"]
    assert outcome.placed == 1


def test_a_highlight_without_a_place_is_kept_and_told(library: Library) -> None:
    (outcome,) = _import(library, ENTRY).outcomes
    (orphan,) = [each for each in _marks(library) if each.status is AnchorStatus.ORPHANED]
    assert orphan.target.quote.exact == "words that nobody has ever written there"
    assert [each.highlight.quote for each in outcome.unplaced] == [orphan.target.quote.exact]
    assert outcome.reason == "1 of its highlights has no place in the text."
    assert library.check().ok


def test_the_whole_import_is_one_step_to_undo_and_redo(library: Library) -> None:
    import_bytes(library, PAGE.encode(), "a.html", url="https://gazette.example/other")
    before = state_of(library)
    other = SavedEntry("https://gazette.example/roof", "Roof", html=HTML.replace("tunnel", "roof"))
    marks = SavedEntry("https://gazette.example/other", tags=("seen",), note="In both.")
    operation = _import(library, ENTRY, other, marks).operation
    assert operation is not None
    assert operation.label == "Import from Pocket"
    after = state_of(library)
    changes = library.run(operation)
    assert len(changes.articles_added) == 2
    assert changes.tags_changed
    assert state_of(library) == after
    library.revert(operation)
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after
    library.revert(operation)
    assert state_of(library) == before


def test_undo_makes_no_fuss_about_what_has_been_done_since(library: Library) -> None:
    page = import_bytes(library, PAGE.encode(), "a.html", url="https://gazette.example/other")
    assert page.article_id is not None
    marks = SavedEntry("https://gazette.example/other", tags=("seen",), note="In both.")
    finished = _import(library, ENTRY, marks)
    operation = finished.operation
    assert operation is not None
    tag = library.get_codebook().find_by_name("harbour")
    assert tag is not None
    annotate(library, page.article_id, "The harbour tunnel", (tag.id,))
    headline, orphan, *_ = [
        each for each in _marks(library) if each.article_id == finished.outcomes[0].article_id
    ]
    library.run(EditNote(headline.id, "Mine now."))
    library.run(RemoveAnnotations([orphan.id]))
    library.revert(operation)
    assert [each.article_id for each in _marks(library)] == [page.article_id]
    assert library.get_codebook().find(tag.id) == tag
    library.run(operation)
    assert "Mine now." in [each.note for each in _marks(library)]
    assert orphan.id not in [each.id for each in _marks(library)]


def test_what_is_there_already_gets_what_it_lacks_once(library: Library) -> None:
    page = import_bytes(library, PAGE.encode(), "a.html", url=TUNNEL)
    first, second = _import(library, ENTRY, ENTRY).outcomes
    assert (first.status, first.article_id) == (UPDATED, page.article_id)
    assert (second.status, second.article_id) == (DUPLICATE, page.article_id)
    assert first.title == TITLE
    assert len(_marks(library)) == 3
    assert library.counts().articles == 1
    again = _import(library, ENTRY)
    assert again.outcomes[0].status is DUPLICATE
    assert again.operation is None


def test_an_address_alone_needs_fetching_and_stores_nothing(library: Library) -> None:
    finished = _import(library, SavedEntry(TUNNEL, "Tunnel"))
    (outcome,) = finished.outcomes
    assert (outcome.status, outcome.article_id, outcome.title) == (NEEDS_FETCHING, None, "Tunnel")
    assert "fetched" in outcome.reason
    assert library.counts().articles == 0
    assert finished.operation is None


def test_with_a_fetcher_addresses_become_articles_with_their_marks(library: Library) -> None:
    highlight = SavedHighlight("Three people with knowledge of the contract")
    entries = (
        SavedEntry(TUNNEL, "Tunnel", SAVED, tags=("Harbour",), highlights=(highlight,)),
        SavedEntry("https://gazette.example/roof"),
    )
    finished = import_reading_list(library, ReadingList("Pocket", entries), fetch=_fetch)
    added, failed = finished.outcomes
    assert (added.status, added.title, added.placed) == (ADDED, "Tunnel", 1)
    assert added.article_id is not None
    opened = library.get_article(added.article_id)
    assert opened.article.added_at == SAVED
    assert b"<h1>Tunnel</h1>" in library.get_raw(opened.revision.id)[0]
    assert (opened.revision.url, opened.revision.etag) == (TUNNEL, "mark")
    assert (failed.status, failed.reason) == (FAILED, "There is no page at this address. Check it.")


def test_a_text_of_ones_own_is_an_article(library: Library) -> None:
    text = "The pumps were ordered in the spring.\n\nThey have not come, the port said."
    (outcome,) = _import(library, SavedEntry("", "My notes", text=text)).outcomes
    assert (outcome.status, outcome.title) == (ADDED, "My notes")
    assert outcome.article_id is not None
    body = library.get_article(outcome.article_id).revision.document.text
    assert body == text.replace("\n\n", "\n")


def test_what_is_no_entry_is_told_at_the_end(library: Library) -> None:
    reading_list = ReadingList(
        "Pocket", (ENTRY,), (LeftOutEntry("row 5", "It has no web address."),)
    )
    finished = import_reading_list(library, reading_list)
    assert [each.status for each in finished.outcomes] == [ADDED, FAILED]
    assert finished.outcomes[1].input == "row 5"
    assert not finished.cancelled


def test_html_without_text_fails_and_the_rest_goes_on(library: Library) -> None:
    empty = SavedEntry("https://gazette.example/a", html="<script>alert(1)</script>")
    first, second = _import(library, empty, ENTRY).outcomes
    assert (first.status, second.status) == (FAILED, ADDED)
    assert "no text" in first.reason


def test_cancelling_keeps_what_has_been_added(library: Library) -> None:
    entries = tuple(
        SavedEntry(f"https://gazette.example/{n}", f"Story {n}", html=HTML + f"<p>Part {n}.</p>")
        for n in range(3)
    )
    progress = Progress(lambda report: progress.cancel() if report.done == 1 else None)
    finished = import_reading_list(library, ReadingList("Pocket", entries), progress=progress)
    assert finished.cancelled
    assert finished.count(ADDED) == library.counts().articles == 2


@pytest.mark.parametrize("name", ["omnivore", "wallabag", "karakeep", "pocket", "hypothesis"])
def test_real_exports_come_in_and_leave_without_a_trace(library: Library, name: str) -> None:
    before = state_of(library)
    finished = import_reading_list(library, read_reading_list(exported_list(name)), fetch=_fetch)
    assert finished.count(ADDED) >= 1
    assert library.check().ok
    assert finished.operation is not None
    library.run(finished.operation)
    library.revert(finished.operation)
    assert state_of(library) == before


def test_the_highlights_of_an_export_are_placed_in_its_own_texts(library: Library) -> None:
    outcomes = import_reading_list(library, read_reading_list(exported_list("omnivore"))).outcomes
    assert [(each.status, each.placed, len(each.unplaced)) for each in outcomes] == [
        (ADDED, 2, 0),
        (NEEDS_FETCHING, 0, 0),
    ]
