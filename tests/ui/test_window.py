"""The whole window: every action works, panes hear of each other, closing saves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.support.windows import (
    PATIENCE,
    close_window,
    opened_window,
    parts_of,
    place_of,
    places_in,
    stored_library,
    trigger,
    type_words,
    wait_until_saved,
)

from reader.library.library import Library
from reader.library.operations import AddArticles, Annotate, NewArticle
from reader.model.errors import BusyLibraryError
from reader.model.parsed_article import ParsedArticle
from reader.model.queries import AnnotationQuery, ArticleQuery, Shelf
from reader.ui.current_article import READ_AFTER
from reader.ui.reading.pane import ReadingPane
from reader.ui.session import WindowSession
from reader.ui.theme import THEME_NAMES
from reader.ui.workspace import Pane

QUOTE = "unnamed US officials"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path) as session:
        yield session


def annotate(qtbot: QtBot, session: WindowSession, quote: str = QUOTE) -> str:
    commands = session.window.furniture.annotating
    commands.tag(place_of(session, quote), "unnamed-source")
    wait_until_saved(qtbot, session)
    shown = parts_of(session).current.article
    assert shown is not None
    return shown.annotations[-1].id


def holds_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and pane.isAncestorOf(focus)


def test_every_action_does_something(session: WindowSession) -> None:
    assert parts_of(session).registry.unconnected() == set()


def test_the_newest_article_is_open_and_named_in_the_title(
    qtbot: QtBot, session: WindowSession
) -> None:
    parts = parts_of(session)
    title = "US Warned Kremlin of Crocus City Hall as Terrorist Target, Report Claims"
    assert session.window.windowTitle() == f"{title} – On Background"
    assert parts.article_list.current_article_id() == parts.current.id
    assert parts.article_list.view.hasFocus()
    qtbot.waitUntil(lambda: parts.shelves.model.entry(0).count == 2)


def test_an_article_that_is_only_shown_stays_unread_and_loads_nothing_to_write(
    qtbot: QtBot, session: WindowSession
) -> None:
    current = parts_of(session).current
    with qtbot.assertNotEmitted(session.client.saving, wait=READ_AFTER + 300):
        pass
    assert current.article is not None
    assert not current.article.article.read


def test_an_article_that_is_scrolled_counts_as_read_after_a_while(
    qtbot: QtBot, session: WindowSession
) -> None:
    parts = parts_of(session)
    steps = session.client.undo_stack.count()
    parts.reading.view.verticalScrollBar().setValue(40)
    qtbot.waitUntil(
        lambda: parts.current.article is not None and parts.current.article.article.read,
        timeout=PATIENCE,
    )
    assert session.client.undo_stack.count() == steps, "reading is not a step to undo"
    assert parts.registry.action("toggle-read").text() == "Mark as &Unread"
    trigger(session, "toggle-read")
    wait_until_saved(qtbot, session)
    assert parts.current.article is not None
    assert not parts.current.article.article.read


def test_two_digits_give_one_annotation_two_tags(qtbot: QtBot, session: WindowSession) -> None:
    commands = session.window.furniture.annotating
    passage = place_of(session, QUOTE)
    commands.tag(passage, "unnamed-source")
    commands.tag(passage, "second-hand")
    wait_until_saved(qtbot, session)
    shown = parts_of(session).current.article
    assert shown is not None
    assert [each.tag_ids for each in shown.annotations] == [("unnamed-source", "second-hand")]


def test_undo_and_redo_are_named_and_work(qtbot: QtBot, session: WindowSession) -> None:
    parts = parts_of(session)
    assert not parts.registry.action("undo").isEnabled()
    annotate(qtbot, session)
    assert parts.registry.action("undo").text() == "&Undo Tag passage"
    trigger(session, "undo")
    wait_until_saved(qtbot, session)
    assert parts.current.article is not None
    assert parts.current.article.annotations == ()
    assert parts.registry.action("redo").text() == "&Redo Tag passage"
    trigger(session, "redo")
    wait_until_saved(qtbot, session)
    assert len(parts.current.article.annotations) == 1


def test_the_toast_takes_back_only_what_it_tells_of(qtbot: QtBot, session: WindowSession) -> None:
    parts = parts_of(session)
    annotate(qtbot, session)
    toast = session.window.findChild(type(parts.toaster._made()))
    assert toast is not None
    toast.buttons[0].click()
    wait_until_saved(qtbot, session)
    assert parts.current.article is not None
    assert parts.current.article.annotations == ()


def test_removing_and_starring_and_deleting_can_all_be_undone(
    qtbot: QtBot, session: WindowSession
) -> None:
    parts = parts_of(session)
    annotation_id = annotate(qtbot, session)
    parts.reading.select_annotation(annotation_id)
    trigger(session, "remove-annotation")
    trigger(session, "toggle-star")
    wait_until_saved(qtbot, session)
    first = parts.current.id
    trigger(session, "delete-article")
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: parts.current.article is not None and parts.current.id != first)
    for _ in range(3):
        trigger(session, "undo")
        wait_until_saved(qtbot, session)
    library = stored_library(session)
    assert len(library.list_annotations(AnnotationQuery())) == 1
    assert library.counts().articles == 2
    assert library.counts().starred == 0
    library.close()


def test_themes_reach_the_window_and_are_remembered(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    seen = [session.window.theme.name]
    for _ in THEME_NAMES[1:]:
        trigger(session, "next-theme")
        seen.append(session.window.theme.name)
        page = session.window.theme.colour("surface")
        assert QApplication.palette().base().color() == page
    assert set(seen) == set(THEME_NAMES)
    close_window(qtbot, session)
    kept = json.loads((tmp_path / "preferences.json").read_text(encoding="utf-8"))
    assert kept["theme"] == seen[-1]


def test_text_size_has_ends(session: WindowSession) -> None:
    for _ in range(20):
        trigger(session, "larger-text")
    assert parts_of(session).reading.text_size() == 32
    trigger(session, "usual-text-size")
    assert parts_of(session).reading.text_size() == 18


def test_panes_and_place_are_as_they_were_left(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        session.window.resize(1200, 640)
        trigger(session, "show-library")
        parts_of(session).workspace.set_widths({"articles": 260})
    with opened_window(qtbot, tmp_path) as session:
        assert session.window.height() == 640
        workspace = parts_of(session).workspace
        assert not workspace.is_shown(Pane.LIBRARY)
        assert workspace.widths()["articles"] == 260
        assert not parts_of(session).registry.action("show-library").isChecked()


def test_the_article_that_was_open_is_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        trigger(session, "next-article")
        qtbot.waitUntil(lambda: session.window.windowTitle().startswith("Who says"))
        wanted = parts_of(session).current.id
    with opened_window(qtbot, tmp_path) as session:
        assert parts_of(session).current.id == wanted
        assert parts_of(session).article_list.current_article_id() == wanted


def test_an_address_opens_its_annotation(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        annotation_id = annotate(qtbot, session)
        trigger(session, "next-article")
        qtbot.waitUntil(lambda: session.window.windowTitle().startswith("Who says"))
    words = [f"onbackground://annotation/{annotation_id[:8]}"]
    with opened_window(qtbot, tmp_path, words=words) as session:
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.reading.current_annotation_id() == annotation_id)
        assert parts.annotations.current_annotation_id() == annotation_id


def test_an_address_of_nothing_is_said_and_does_no_harm(qtbot: QtBot, tmp_path: Path) -> None:
    words = ["onbackground://annotation/../../etc"]
    with opened_window(qtbot, tmp_path, words=words) as session:
        messages = parts_of(session).messages
        qtbot.waitUntil(lambda: "annotation" in messages.text())


def drop_file(session: WindowSession, path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    place, none = QPointF(500, 300), Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, files, left, none)
    session.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    session.window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, files, left, none))


def test_files_dropped_anywhere_are_added(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    parts = parts_of(session)
    first, broken = tmp_path / "ferry.txt", tmp_path / "empty.txt"
    first.write_text("Ferry late\n\nThe ferry was late, two officials said.\n", encoding="utf-8")
    broken.write_bytes(b"")
    drop_file(session, broken)
    qtbot.waitUntil(lambda: parts.toaster.text() == "1 not added", timeout=PATIENCE)
    assert "empty.txt" in parts.messages.text()
    drop_file(session, first)
    qtbot.waitUntil(lambda: parts.toaster.text() == "1 added", timeout=PATIENCE)
    qtbot.waitUntil(lambda: session.window.windowTitle().startswith("Ferry late"))
    qtbot.waitUntil(lambda: parts.article_list.model.rowCount() == 3)
    trigger(session, "undo")
    qtbot.waitUntil(lambda: parts.article_list.model.rowCount() == 2)


def test_text_dropped_on_the_window_is_not_taken(session: WindowSession) -> None:
    words = QMimeData()
    words.setText("file:///etc/passwd")
    event = QDragEnterEvent(
        QPointF(9, 9).toPoint(),
        Qt.DropAction.CopyAction,
        words,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    session.window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_quotation_is_copied_with_where_it_stands(qtbot: QtBot, session: WindowSession) -> None:
    parts = parts_of(session)
    session.window.furniture.show_annotation(parts.current.id or "", annotate(qtbot, session))
    parts.reading.view.selectAll()
    trigger(session, "copy-citation")
    copied = QGuiApplication.clipboard().text()
    assert QUOTE in copied
    assert copied.endswith(
        "— ICARO Media Group, “US Warned Kremlin of Crocus City Hall as Terrorist Target, "
        "Report Claims”, 3 Apr 2024"
    )


def test_a_read_only_library_says_so_and_offers_no_change(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        # As if a folder that may not be written had been opened: root may write everywhere.
        session.client.read_only = True
        session.client.opened.emit()
        parts = parts_of(session)
        assert "read but not changed" in parts.messages.text()
        enabled = [e.id for e, action in parts.registry if action.isEnabled()]
        assert {"highlight", "add-files", "undo", "delete-article"}.isdisjoint(enabled)
        assert {"export", "find", "copy-citation"} <= set(enabled)


def test_a_failure_is_said_with_advice_and_nothing_is_lost(
    qtbot: QtBot, session: WindowSession
) -> None:
    parts = parts_of(session)
    error = BusyLibraryError("Another program holds the library.", "Close it and try again.")
    session.client.failed.emit(error)
    assert parts.messages.text() == "Another program holds the library. Close it and try again."


def test_a_note_that_cannot_be_saved_keeps_the_window_open(
    qtbot: QtBot, session: WindowSession
) -> None:
    annotate(qtbot, session)
    parts = parts_of(session)
    parts.annotations.note_edited.emit("00000000-0000-4000-8000-00000000dead", "lost?")
    qtbot.waitUntil(lambda: bool(session.window.furniture.annotating.unsaved_notes))
    session.window.close()
    assert session.window.isVisible()
    question = session.window.findChild(QMessageBox)
    assert question is not None
    question.reject()
    assert session.window.isVisible()
    session.window.furniture.annotating.unsaved_notes.clear()


def test_a_hostile_title_is_plain_text_everywhere(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    hostile = "<img src='file:///etc/passwd'> \u202e<b>title</b>"
    parts = parts_of(session)
    shown = parts.current.article
    assert shown is not None
    parsed_from = shown.revision
    parsed = ParsedArticle(hostile, replace(parsed_from.document), outlet=hostile, url=hostile)
    session.client.perform(AddArticles([NewArticle("hostile-article", parsed)]))
    wait_until_saved(qtbot, session)
    parts.current.open("hostile-article")
    qtbot.waitUntil(
        lambda: (
            parts.current.article is not None
            and parts.current.article.article.id == "hostile-article"
        )
    )
    passage = place_of(session, QUOTE)
    session.client.perform(
        Annotate("00000000-0000-4000-8000-00000000000a", "hostile-article", passage, (), hostile)
    )
    wait_until_saved(qtbot, session)
    for label in session.window.findChildren(QLabel):
        if hostile[:10] in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<" not in session.window.toolTip()
    assert not parts.registry.action("open-original").isEnabled(), "no web address"


def test_f6_goes_round_the_panes(qtbot: QtBot, session: WindowSession) -> None:
    parts = parts_of(session)
    trigger(session, "next-pane")
    trigger(session, "next-pane")
    assert holds_focus(parts.shelves), "no cards: passed over"
    trigger(session, "previous-pane")
    annotate(qtbot, session)
    parts.article_list.view.setFocus()
    seen = []
    for _ in range(4):
        trigger(session, "next-pane")
        seen.append(next(pane for pane in Pane if holds_focus(parts.workspace.pane(pane))))
    assert seen == [Pane.ARTICLE, Pane.ANNOTATIONS, Pane.LIBRARY, Pane.ARTICLES]
    trigger(session, "previous-pane")
    assert holds_focus(parts.shelves)


def test_shelves_and_tags_choose_what_the_list_shows(qtbot: QtBot, session: WindowSession) -> None:
    annotate(qtbot, session)
    parts = parts_of(session)
    with qtbot.waitSignal(parts.article_list.model.loaded):
        parts.shelves.choose(ArticleQuery(tag_id="unnamed-source"))
    assert parts.article_list.model.rowCount() == 1
    assert parts.shelves.model.entry(6).count == 1
    with qtbot.waitSignal(parts.article_list.model.loaded):
        parts.shelves.choose(ArticleQuery(shelf=Shelf.STARRED))
    assert parts.article_list.model.rowCount() == 0


def test_another_library_can_be_opened_in_the_window(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    annotate(qtbot, session)
    other = tmp_path / "other.onbackground"
    with qtbot.waitSignal(session.shown, timeout=PATIENCE):
        session.window.library_requested.emit(other)
    assert session.client.path == other.resolve()
    parts = parts_of(session)
    assert parts.current.article is not None
    assert parts.current.article.annotations == ()
    assert not parts.registry.action("undo").isEnabled()
    assert isinstance(parts.reading, ReadingPane)


def test_every_widget_that_takes_the_keyboard_has_a_name(session: WindowSession) -> None:
    nameless = [
        widget
        for widget in session.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []


def test_a_file_that_is_no_library_is_named_with_a_way_out(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "test.onbackground").write_text("Dear reader", encoding="utf-8")
    session = WindowSession(tmp_path / "test.onbackground", places_in(tmp_path))
    assert not session.hand_over_to_first([])
    session.open([])
    qtbot.waitUntil(lambda: hasattr(session, "client") and session.client.open_error is not None)
    session.crashes.uninstall()
    messages = parts_of(session).messages
    qtbot.waitUntil(lambda: "is no On Background library" in messages.text())
    assert not parts_of(session).registry.action("add-files").isEnabled()
    assert parts_of(session).registry.action("open-library").isEnabled()
    with qtbot.waitSignal(session.shown, timeout=PATIENCE):
        session.window.library_requested.emit(tmp_path / "good.onbackground")
    assert messages.text() == ""
    assert parts_of(session).registry.action("add-files").isEnabled()
    close_window(qtbot, session)
    session.end()


def test_files_of_the_command_line_are_added_and_the_first_is_opened(
    qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("Ferry late\n\nThe ferry was late, officials said.\n", encoding="utf-8")
    with opened_window(qtbot, tmp_path, words=[str(article)], samples=False) as session:
        qtbot.waitUntil(
            lambda: session.window.windowTitle().startswith("Ferry late"), timeout=PATIENCE
        )


def test_closing_before_anything_is_there_is_no_harm(qtbot: QtBot, tmp_path: Path) -> None:
    session = WindowSession(tmp_path / "test.onbackground", places_in(tmp_path))
    assert not session.hand_over_to_first([])
    session.open([])
    session.window.close()
    session.end()


def test_a_note_that_is_being_typed_is_saved_before_another_library_opens(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    annotation_id = annotate(qtbot, session)
    first = session.client.path
    trigger(session, "note")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    type_words("Who says so?")
    with qtbot.waitSignal(session.shown, timeout=PATIENCE):
        session.window.library_requested.emit(tmp_path / "other.onbackground")
    library = Library.open(first)
    assert library.get_annotation(annotation_id).note == "Who says so?"
    library.close()
