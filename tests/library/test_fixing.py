"""An article is put right by hand: fields, and which blocks of its page are the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.feeds import entry
from tests.support.fixed import STARTED
from tests.support.imported import import_bytes
from tests.support.incoming import MARKDOWN, one_of_each
from tests.support.libraries import annotate, state_of
from tests.support.misread_page import BOXED, FIRST, HEADLINE, LOST, MENU, SECOND, misread_page

from reader.documents.html_blocks import document_from_html
from reader.exchange.reading_lists.preview import PreviewStatus
from reader.ingest.page_pieces import PagePieces
from reader.library.feed_library import RefreshResult, RefreshStatus
from reader.library.fixing import (
    FixableArticle,
    Fixes,
    FixingSteps,
    fix_material,
    fix_stored,
    fixable_material,
    fixable_stored,
)
from reader.library.import_pieces import Incoming, Material, unpack
from reader.library.import_preview import PieceShelf, Preview
from reader.library.import_reading import fixed_piece, read_incoming
from reader.library.library import Library
from reader.library.piece_import import ImportOptions, PieceImport
from reader.library.progress import Progress
from reader.library.refetching import read_newer, read_stored, revise
from reader.model.article import OpenArticle
from reader.model.errors import UnreadableError, UsageError
from reader.model.feed import FeedCheck, FeedSubscription
from reader.model.feed_entry import ParsedEntry, ParsedFeed
from reader.model.queries import ArticleQuery
from reader.model.selectors import AnchorStatus

PAGE = misread_page().encode()
RIGHT = f"{FIRST}\n{SECOND}\n{LOST}"


@pytest.fixture
def opened(library: Library) -> OpenArticle:
    outcome = import_bytes(library, PAGE, "tunnel.html")
    assert outcome.article_id is not None
    return library.get_article(outcome.article_id)


def fixable(library: Library, opened: OpenArticle) -> FixableArticle:
    return fixable_stored(opened, *library.get_raw(opened.revision.id))


def numbers(pieces: PagePieces, *wanted: str) -> frozenset[int]:
    return frozenset(n for n, piece in enumerate(pieces.pieces) if piece.block.text in wanted)


def steps(library: Library, opened: OpenArticle, fixes: Fixes) -> FixingSteps | None:
    raw, raw_type = library.get_raw(opened.revision.id)
    return fix_stored(opened, raw, raw_type, fixable(library, opened), fixes)


def choose(library: Library, opened: OpenArticle, *wanted: str) -> OpenArticle:
    """Make these blocks the text of an article; return it as it is then."""
    found = fixable(library, opened)
    made = steps(library, opened, Fixes(found.metadata, numbers(found.pieces, *wanted)))
    assert made is not None
    library.run(made.operation)
    return library.get_article(opened.article.id)


def test_the_chosen_blocks_are_another_version_with_its_annotations(
    library: Library, opened: OpenArticle
) -> None:
    kept = annotate(library, opened.article.id, "had not risen", ("unnamed-source",))
    lost = annotate(library, opened.article.id, "the prize of the Gull Bay press club")
    before = state_of(library)
    opened = library.get_article(opened.article.id)
    found = fixable(library, opened)
    made = steps(library, opened, Fixes(found.metadata, numbers(found.pieces, FIRST, SECOND, LOST)))
    assert made is not None
    assert made.revision is not None
    library.run(made.operation)
    after = library.get_article(opened.article.id)
    assert after.revision.document.text == RIGHT
    assert after.revision.body_chosen
    assert library.get_raw(after.revision.id)[0] == PAGE
    stands = {each.id: each.status for each in after.annotations}
    assert stands == {kept.id: AnchorStatus.MOVED, lost.id: AnchorStatus.ORPHANED}
    versions = library.revisions.list_revisions(opened.article.id)
    assert [each.body_chosen for each in versions] == [False, True]
    library.revert(made.operation)
    assert state_of(library) == before
    library.run(made.operation)
    assert library.get_article(opened.article.id) == after
    assert library.check().ok


def test_fields_and_text_are_one_step_and_the_headline_stays_the_outlets(
    library: Library, opened: OpenArticle
) -> None:
    found = fixable(library, opened)
    metadata = replace(found.metadata, title="The pumps, at last", byline=("Ines Tallow",))
    made = steps(library, opened, Fixes(metadata, numbers(found.pieces, FIRST, SECOND)))
    assert made is not None
    assert made.operation.label == "Fix text"
    library.run(made.operation)
    after = library.get_article(opened.article.id)
    assert (after.article.title, after.article.byline) == ("The pumps, at last", ("Ines Tallow",))
    assert after.revision.headline == HEADLINE
    assert len(after.revision.document.blocks) == 2
    library.revert(made.operation)
    assert library.get_article(opened.article.id) == opened


def test_a_line_of_the_page_becomes_the_headline(library: Library, opened: OpenArticle) -> None:
    found = fixable(library, opened)
    metadata = replace(found.metadata, title="By Ines Tallow")
    made = steps(library, opened, Fixes(metadata, found.pieces.chosen_now))
    assert made is not None
    library.run(made.operation)
    after = library.get_article(opened.article.id)
    assert (after.article.title, after.revision.headline) == ("By Ines Tallow",) * 2


def test_fields_alone_make_no_version(library: Library, opened: OpenArticle) -> None:
    found = fixable(library, opened)
    metadata = replace(found.metadata, outlet="The Quay")
    made = steps(library, opened, Fixes(metadata, found.pieces.chosen_now))
    assert made is not None
    assert made.revision is None
    library.run(made.operation)
    assert library.get_article(opened.article.id).article.outlet == "The Quay"
    assert steps(library, opened, Fixes(found.metadata, found.pieces.chosen_now)) is None


def test_emptied_fields_stay_empty(library: Library, opened: OpenArticle) -> None:
    found = fixable(library, opened)
    first = replace(found.metadata, byline=("Ines Tallow",), section="Harbour")
    made = steps(library, opened, Fixes(first, numbers(found.pieces, FIRST, SECOND)))
    assert made is not None
    library.run(made.operation)
    opened = library.get_article(opened.article.id)
    found = fixable(library, opened)
    emptied = replace(found.metadata, byline=(), section="")
    made = steps(library, opened, Fixes(emptied, numbers(found.pieces, FIRST)))
    assert made is not None
    library.run(made.operation)
    article = library.get_article(opened.article.id).article
    assert (article.byline, article.section) == ((), "")


def test_a_text_needs_words_and_a_title(library: Library, opened: OpenArticle) -> None:
    found = fixable(library, opened)
    with pytest.raises(UsageError, match="No text is left"):
        steps(library, opened, Fixes(found.metadata, frozenset()))
    untitled = replace(found.metadata, title=" ")
    with pytest.raises(UsageError, match="needs a title"):
        steps(library, opened, Fixes(untitled, found.pieces.chosen_now))


@pytest.fixture
def doubtful(library: Library) -> OpenArticle:
    """An article so short that the program is not sure of it."""
    outcome = import_bytes(library, b"<html><body><p>Ferry late.</p></body></html>", "f.html")
    assert outcome.article_id is not None
    opened = library.get_article(outcome.article_id)
    assert opened.revision.incomplete
    return opened


def test_whoever_says_that_a_doubtful_text_is_whole_takes_the_doubt_away(
    library: Library, doubtful: OpenArticle
) -> None:
    found = fixable(library, doubtful)
    fixes = Fixes(found.metadata, found.pieces.chosen_now, is_whole=True)
    made = steps(library, doubtful, fixes)
    assert made is not None
    library.run(made.operation)
    after = library.get_article(doubtful.article.id)
    assert (after.revision.incomplete, after.revision.body_chosen) == ("", True)
    assert after.revision.document == doubtful.revision.document
    same = read_newer(after, library.get_raw, *library.get_raw(after.revision.id))
    assert (same.parsed.incomplete, same.parsed.body_chosen) == ("", True)


def test_other_fields_leave_a_doubtful_text_doubtful(
    library: Library, doubtful: OpenArticle
) -> None:
    found = fixable(library, doubtful)
    metadata = replace(found.metadata, outlet="The Quay")
    made = steps(library, doubtful, Fixes(metadata, found.pieces.chosen_now))
    assert made is not None
    assert made.revision is None


def test_the_stored_page_read_again_does_not_throw_a_choice_away(
    library: Library, opened: OpenArticle
) -> None:
    after = choose(library, opened, FIRST, SECOND, LOST)
    assert revise(after, read_stored(library, after)) is None


def test_an_edited_page_is_chosen_as_the_one_before(library: Library, opened: OpenArticle) -> None:
    after = choose(library, opened, FIRST, SECOND, LOST)
    same = read_newer(after, library.get_raw, misread_page().encode(), "new.html")
    assert revise(after, same) is None
    edited = FIRST.replace("two years", "three years")
    newer = read_newer(after, library.get_raw, misread_page(first=edited).encode(), "new.html")
    operation = revise(after, newer)
    assert operation is not None
    library.run(operation)
    revised = library.get_article(opened.article.id).revision
    assert revised.document.text == f"{edited}\n{SECOND}\n{LOST}"
    assert revised.body_chosen


def test_what_the_program_chose_gives_the_choice_back(
    library: Library, opened: OpenArticle
) -> None:
    after = choose(library, opened, FIRST, SECOND, LOST)
    found = fixable(library, after)
    assert numbers(found.pieces, FIRST, BOXED, SECOND) == found.pieces.by_program
    back = choose(library, after, FIRST, BOXED, SECOND)
    assert not back.revision.body_chosen
    assert back.revision.document == opened.revision.document


def test_a_pasted_text_has_no_page_to_choose_from(library: Library) -> None:
    outcome = import_bytes(library, b"Ferry late\n\nThe ferry was late.\n", "ferry.txt")
    assert outcome.article_id is not None
    opened = library.get_article(outcome.article_id)
    with pytest.raises(UnreadableError):
        fixable_stored(opened, b"", "")


# On the way in


def previewed_material() -> Material:
    copied = Incoming(copied=PAGE, name="tunnel.html")
    (piece,) = read_incoming(copied)
    return unpack(piece.packed)


def test_what_was_put_right_in_the_preview_is_imported(library: Library) -> None:
    shelf = PieceShelf()
    preview = Preview(library, shelf)
    copied = Incoming(copied=PAGE, name="tunnel.html")
    (shown,) = preview.look([copied], lambda each, _: read_incoming(each), Progress())
    found = fixable_material(shelf.get(shown.place))
    metadata = replace(found.metadata, title="The pumps", byline=("Ines Tallow",))
    fixes = Fixes(metadata, numbers(found.pieces, FIRST, SECOND, LOST))
    material = fix_material(shelf.get(shown.place), found, fixes)
    again = preview.look_again(fixed_piece(shown.piece, material))
    assert (again.status, again.piece.title) == (PreviewStatus.READY, "The pumps")
    PieceImport(library, shelf, ImportOptions(), None).run([again], Progress(), lambda *_: None)
    (article_id,) = library.list_article_ids(ArticleQuery())
    stored = library.get_article(article_id)
    assert (stored.article.title, stored.article.byline) == ("The pumps", ("Ines Tallow",))
    assert (stored.revision.headline, stored.revision.document.text) == (HEADLINE, RIGHT)
    assert stored.revision.body_chosen
    assert library.get_raw(stored.revision.id)[0] == PAGE
    shelf.close()


def test_a_second_look_shows_what_was_chosen_and_what_the_program_took() -> None:
    material = previewed_material()
    found = fixable_material(material)
    fixes = Fixes(found.metadata, numbers(found.pieces, SECOND, MENU[0]))
    again = fixable_material(fix_material(material, found, fixes))
    assert again.pieces.chosen_now == numbers(again.pieces, SECOND, MENU[0])
    assert again.pieces.by_program == numbers(again.pieces, FIRST, BOXED, SECOND)


def test_an_article_whose_text_is_on_the_web_cannot_be_looked_at() -> None:
    (piece,) = read_incoming(Incoming(address="https://gazette.example/news/ferry"))
    with pytest.raises(UsageError):
        fixable_material(unpack(piece.packed))


def test_a_markdown_note_is_laid_out_as_it_reads_and_not_as_it_is_written(
    library: Library,
) -> None:
    outcome = import_bytes(library, MARKDOWN.encode(), "tunnel.md")
    assert outcome.article_id is not None
    found = fixable(library, library.get_article(outcome.article_id))
    assert len(found.pieces.pieces) == len(found.parsed.document.blocks)
    assert found.pieces.by_program == found.pieces.chosen_now


@pytest.mark.parametrize("name", sorted(one_of_each()))
def test_every_format_can_be_put_right(name: str) -> None:
    (piece,) = read_incoming(Incoming(copied=one_of_each()[name], name=name))
    found = fixable_material(unpack(piece.packed))
    texts = [found.pieces.pieces[n].block.text for n in sorted(found.pieces.chosen_now)]
    assert texts == [block.text for block in found.parsed.document.blocks]
    assert found.pieces.by_program == found.pieces.chosen_now


# In a feed


def feed_story(*texts: str) -> ParsedEntry:
    html = "".join(f"<p>{text}</p>" for text in texts)
    document = document_from_html(html)
    return replace(entry("a"), document=document, raw_html=html, fingerprint=html)


def take_in(library: Library, story: ParsedEntry) -> None:
    [feed] = library.feeds.list_feeds()
    parsed = ParsedFeed(title="Gull Bay Courier", entries=(story,))
    check = FeedCheck(checked_at=STARTED)
    library.feeds.take_in(RefreshResult(feed.id, RefreshStatus.UPDATED, check, parsed))


def test_a_choice_in_what_a_feed_gave_holds_when_the_feed_changes_it(library: Library) -> None:
    library.feeds.add_feeds([FeedSubscription("http://outlet.example/feed")])
    take_in(library, feed_story(FIRST, BOXED))
    (article_id,) = library.list_article_ids(ArticleQuery())
    opened = library.get_article(article_id)
    found = fixable(library, opened)
    assert texts_of(found, found.pieces.by_program) == [FIRST, BOXED]
    choose(library, opened, FIRST)
    take_in(library, feed_story(FIRST, BOXED, SECOND))
    revised = library.get_article(article_id).revision
    assert revised.document.text == f"{FIRST}\n{SECOND}"
    assert revised.body_chosen


def texts_of(found: FixableArticle, numbers: frozenset[int]) -> list[str]:
    return [found.pieces.pieces[number].block.text for number in sorted(numbers)]
