"""An outlet edits an article: what changed is shown, and every annotation says how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.edited_page import EditedPage, served_page
from tests.support.libraries import parsed_article
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    place_of,
    select_with_mouse,
    stored_library,
    trigger,
    wait_until_saved,
)
from tests.text.test_shingles import printed, story

from reader.library.operations import AddArticles, NewArticle
from reader.model.annotation import Annotation
from reader.model.queries import AnnotationQuery, ArticleQuery
from reader.model.selectors import AnchorStatus
from reader.ui.annotations.standing import StandingAction
from reader.ui.reading.links import EditionLink
from reader.ui.revisions.compare_dialog import CompareDialog
from reader.ui.session import WindowSession

MOVED = "costs had not risen and would not rise"
CHANGED = "We will not pay a penny more for these pumps"
LOST = "nobody had tested the pumps"


@pytest.fixture
def page() -> Iterator[EditedPage]:
    with served_page() as served:
        yield served


def _add_and_annotate(qtbot: QtBot, session: WindowSession, page: EditedPage) -> None:
    parts = parts_of(session)
    session.window.furniture.web.add_address(page.url)
    qtbot.waitUntil(lambda: parts.current.article is not None, timeout=PATIENCE)
    for quote in (MOVED, CHANGED, LOST):
        parts.reading.highlight_requested.emit(place_of(session, quote))
        wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: len(_shown(session)) == 3, timeout=PATIENCE)


def _shown(session: WindowSession) -> tuple[Annotation, ...]:
    article = parts_of(session).current.article
    return article.annotations if article is not None else ()


def _status_of(session: WindowSession) -> dict[str, AnchorStatus]:
    return {each.target.quote.exact: each.status for each in _shown(session)}


def _id_of(session: WindowSession, quote: str) -> str:
    return next(each.id for each in _shown(session) if each.target.quote.exact == quote)


def _check_for_changes(qtbot: QtBot, session: WindowSession) -> str:
    parts = parts_of(session)
    parts.toaster.dismiss()
    trigger(session, "refetch")
    qtbot.waitUntil(lambda: parts.toaster.text() != "", timeout=PATIENCE)
    wait_until_saved(qtbot, session)
    return parts.toaster.text()


def _page_of(session: WindowSession) -> str:
    return parts_of(session).reading.view.document().toPlainText()


def _dialog_of(qtbot: QtBot, session: WindowSession) -> CompareDialog:
    def found() -> list[CompareDialog]:
        dialogs = session.window.findChildren(CompareDialog)
        return [each for each in dialogs if each.isVisible() and each.sentences()]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=PATIENCE)
    return found()[0]


def test_an_edit_is_taken_in_looked_at_and_settled(
    qtbot: QtBot, tmp_path: Path, page: EditedPage
) -> None:
    with opened_window(qtbot, tmp_path, samples=False) as session:
        parts = parts_of(session)
        _add_and_annotate(qtbot, session, page)
        assert not parts.registry.action("compare-versions").isEnabled()

        # Nothing has changed, and nothing is sent again.
        assert _check_for_changes(qtbot, session) == "Nothing has changed"
        assert page.sent == 1

        # The outlet edits the article.
        page.edit()
        said = _check_for_changes(qtbot, session)
        qtbot.waitUntil(
            lambda: (
                set(_status_of(session).values())
                == {AnchorStatus.MOVED, AnchorStatus.CHANGED, AnchorStatus.ORPHANED}
            ),
            timeout=PATIENCE,
        )
        assert "8 changes" in said
        assert "1 annotation moved" in said
        assert "1 annotation has other words" in said
        assert "1 annotation not found" in said
        assert _status_of(session)[LOST] is AnchorStatus.ORPHANED
        qtbot.waitUntil(
            lambda: parts.registry.action("compare-versions").isEnabled(), timeout=PATIENCE
        )

        # What changed.
        trigger(session, "compare-versions")
        dialog = _dialog_of(qtbot, session)
        assert "Three people with knowledge" in dialog.sentences()[0]
        dialog.close()

        # The new words are taken, and undone.
        changed = _id_of(session, CHANGED)
        parts.annotations.select(changed)
        parts.annotations.annotation_activated.emit(changed)
        trigger(session, "take-new-words")
        wait_until_saved(qtbot, session)
        new_words = CHANGED.replace("a penny", "a single cent")
        qtbot.waitUntil(
            lambda: _status_of(session).get(new_words) is AnchorStatus.EXACT, timeout=PATIENCE
        )
        trigger(session, "undo")
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(
            lambda: _status_of(session).get(CHANGED) is AnchorStatus.CHANGED, timeout=PATIENCE
        )

        # The lost one: shown where it was, then put on other words.
        lost = _id_of(session, LOST)
        parts.annotations.select(lost)
        parts.annotations.annotation_activated.emit(lost)
        trigger(session, "show-made-on")
        dialog = _dialog_of(qtbot, session)
        row = dialog.view.rows.comparison.rows[dialog.view.current_row() or 0]
        assert row.old is not None
        assert LOST in row.old.of(dialog.view.rows.comparison.old.body)
        dialog.close()
        select_with_mouse(session, "The old ferry")
        trigger(session, "reattach")
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(
            lambda: _status_of(session).get("The old ferry") is AnchorStatus.EXACT,
            timeout=PATIENCE,
        )

        # Back to the version before, with all three as they were.
        trigger(session, "undo")
        trigger(session, "undo")
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(
            lambda: (
                _status_of(session) == dict.fromkeys((MOVED, CHANGED, LOST), AnchorStatus.EXACT)
            ),
            timeout=PATIENCE,
        )
        library = stored_library(session)
        assert len(library.list_annotations(AnnotationQuery())) == 3
        assert library.check().ok
        library.close()


def test_a_changed_annotation_is_detached_from_its_card_and_found_in_the_older_version(
    qtbot: QtBot, tmp_path: Path, page: EditedPage
) -> None:
    with opened_window(qtbot, tmp_path, samples=False) as session:
        parts = parts_of(session)
        _add_and_annotate(qtbot, session, page)
        page.edit()
        _check_for_changes(qtbot, session)
        qtbot.waitUntil(
            lambda: _status_of(session).get(CHANGED) is AnchorStatus.CHANGED, timeout=PATIENCE
        )
        changed = _id_of(session, CHANGED)
        parts.annotations.standing_requested.emit(changed, StandingAction.DETACH)
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(
            lambda: _status_of(session).get(CHANGED) is AnchorStatus.ORPHANED, timeout=PATIENCE
        )
        parts.annotations.standing_requested.emit(changed, StandingAction.SHOW_MADE_ON)
        dialog = _dialog_of(qtbot, session)
        row = dialog.view.rows.comparison.rows[dialog.view.current_row() or 0]
        assert row.old is not None
        assert CHANGED in row.old.of(dialog.view.rows.comparison.old.body)
        dialog.close()


def test_a_new_version_is_compared_and_taken_back_where_it_is_told_of(
    qtbot: QtBot, tmp_path: Path, page: EditedPage
) -> None:
    with opened_window(qtbot, tmp_path, samples=False) as session:
        parts = parts_of(session)
        _add_and_annotate(qtbot, session, page)
        page.edit()
        _check_for_changes(qtbot, session)
        toast = parts.toaster._made()
        assert [button.text() for button in toast.buttons] == ["Compare", "Undo"]

        # The masthead says that there are two versions, and leads to the comparison by keys.
        qtbot.waitUntil(lambda: "Version 2 of 2" in _page_of(session), timeout=PATIENCE)
        parts.reading.view.setFocus()
        for _ in range(2):  # the first is the site
            QTest.keyClick(parts.reading.view, Qt.Key.Key_Tab)
        QTest.keyClick(parts.reading.view, Qt.Key.Key_Return)
        _dialog_of(qtbot, session).close()

        # Undo in the toast is the same step as that of the menu.
        assert parts.registry.action("undo").text() == "&Undo Update article"
        toast.buttons[1].click()
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(lambda: "Version 2" not in _page_of(session), timeout=PATIENCE)
        assert set(_status_of(session).values()) == {AnchorStatus.EXACT}
        trigger(session, "redo")
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(lambda: "Version 2 of 2" in _page_of(session), timeout=PATIENCE)


def test_what_cannot_be_fetched_is_said_and_changes_nothing(
    qtbot: QtBot, tmp_path: Path, page: EditedPage
) -> None:
    with opened_window(qtbot, tmp_path, samples=False) as session:
        parts = parts_of(session)
        _add_and_annotate(qtbot, session, page)
        page.edit()
        page.status = "500 Oh dear"
        trigger(session, "refetch")
        qtbot.waitUntil(parts.messages.isVisible, timeout=PATIENCE)
        assert set(_status_of(session).values()) == {AnchorStatus.EXACT}


def test_other_printings_of_a_story_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    told = printed(story(1)).split("\n")
    others = printed(story(2)).split("\n")
    with opened_window(qtbot, tmp_path, samples=False) as session:
        parts = parts_of(session)
        new = [
            NewArticle(session.client.new_id(), parsed_article(headline, tuple(paragraphs)))
            for headline, paragraphs in (
                ("Tunnel late", told),
                ("Harbour tunnel delayed, says agency", told[:-1]),
                ("Another story", others),
            )
        ]
        session.client.perform(AddArticles(new))
        qtbot.waitUntil(
            lambda: (
                parts.current.article is not None
                and parts.article_list.model.rowCount() == len(new)
            ),
            timeout=PATIENCE,
        )
        parts.current.open(new[0].article_id)
        action = parts.registry.action("show-story")
        qtbot.waitUntil(action.isEnabled, timeout=PATIENCE)
        assert action.text() == "O&ther Printings of This Story (1)"
        assert "1 other printing" in _page_of(session)
        parts.reading.edition_link_activated.emit(EditionLink.PRINTINGS)
        qtbot.waitUntil(lambda: parts.article_list.model.rowCount() == 2, timeout=PATIENCE)
        titles = {parts.article_list.model.summary(row).article.title for row in range(2)}
        assert titles == {"Tunnel late", "Harbour tunnel delayed, says agency"}
        parts.shelves.choose(ArticleQuery())
        qtbot.waitUntil(lambda: parts.article_list.model.rowCount() == 3, timeout=PATIENCE)
