"""The import window: dropped things are shown, brought in, reported and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot
from tests.support.exported_lists import exported_list
from tests.support.incoming import PAGE, TITLE, URL
from tests.support.windows import (
    PATIENCE,
    close_window,
    opened_window,
    parts_of,
    stored_library,
    trigger,
    wait_until_saved,
)

from reader.model.queries import ArticleQuery
from reader.ui.imports.dialog import ImportDialog
from reader.ui.imports.rows import STATUS_COLUMN, TITLE_COLUMN
from reader.ui.session import WindowSession


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path, samples=False) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles and a file that is none."""
    top = tmp_path / "Saved"
    (top / "Harbour").mkdir(parents=True)
    (top / "ferry.txt").write_text("Ferry late\n\nThe ferry was late, they said.\n", "utf-8")
    (top / "Harbour" / "tunnel.html").write_text(PAGE, "utf-8")
    (top / "z.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return top


def files(*paths: Path) -> QMimeData:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return dropped


def drop(target: QWidget, things: QMimeData) -> bool:
    """Drop things on a widget; say whether it takes them."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, things, left, none)
    entering.setAccepted(False)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, things, left, none))
    return entering.isAccepted()


def import_window(qtbot: QtBot, session: WindowSession) -> ImportDialog:
    qtbot.waitUntil(lambda: _dialog(session) is not None, timeout=PATIENCE)
    dialog = _dialog(session)
    assert dialog is not None
    return dialog


def _dialog(session: WindowSession) -> ImportDialog | None:
    return session.window.findChild(ImportDialog)


def wait_for_preview(qtbot: QtBot, dialog: ImportDialog, rows: int) -> None:
    qtbot.waitUntil(
        lambda: dialog.rows.rowCount() == rows and not dialog._batch.is_busy, timeout=PATIENCE
    )


def statuses(dialog: ImportDialog) -> dict[str, str]:
    rows = dialog.rows
    return {
        rows.item(row, TITLE_COLUMN).text(): rows.item(row, STATUS_COLUMN).text().split(":")[0]
        for row in range(rows.rowCount())
    }


def button(dialog: QWidget, words: str) -> QAbstractButton:
    found = [
        each
        for each in dialog.findChildren(QAbstractButton)
        if each.text().replace("&", "").startswith(words)
    ]
    assert found, words
    return found[0]


def bring_in(qtbot: QtBot, session: WindowSession, dialog: ImportDialog) -> None:
    button(dialog, "Add").click()
    qtbot.waitUntil(dialog.card.isVisible, timeout=PATIENCE)
    wait_until_saved(qtbot, session)


def titles(session: WindowSession) -> set[str]:
    library = stored_library(session)
    try:
        ids = library.list_article_ids(ArticleQuery())
        return {library.get_article(each).article.title for each in ids}
    finally:
        library.close()


def test_a_dropped_folder_is_shown_and_stored_only_when_asked(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    assert drop(session.window, files(folder))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 3)
    assert statuses(dialog) == {TITLE: "New", "Ferry late": "New", "z.pdf": "Problem"}
    assert dialog.summary() == "2 new · 1 with a problem"
    assert titles(session) == set()
    bring_in(qtbot, session, dialog)
    assert dialog.card.text() == "2 added, 1 not added"
    assert dialog.card.reasons()
    assert statuses(dialog) == {TITLE: "Added", "Ferry late": "Added", "z.pdf": "Not added"}
    assert titles(session) == {TITLE, "Ferry late"}
    assert parts_of(session).article_list.model.rowCount() == 2


def test_the_whole_import_is_undone_by_the_card(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    drop(session.window, files(folder))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 3)
    bring_in(qtbot, session, dialog)
    button(dialog.card, "Undo").click()
    wait_until_saved(qtbot, session)
    assert titles(session) == set()
    assert dialog.card.text().startswith("Undone")
    trigger(session, "redo")
    wait_until_saved(qtbot, session)
    assert titles(session) == {TITLE, "Ferry late"}


def test_the_report_says_what_became_of_each(
    qtbot: QtBot, session: WindowSession, folder: Path, tmp_path: Path
) -> None:
    drop(session.window, files(folder))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 3)
    bring_in(qtbot, session, dialog)
    assert dialog._finished is not None
    report = tmp_path / "report.json"
    dialog.report_requested.emit(dialog._finished.outcomes, report)
    qtbot.waitUntil(report.exists, timeout=PATIENCE)
    listed = json.loads(report.read_text("utf-8"))
    assert {Path(each["input"]).name: each["status"] for each in listed} == {
        "ferry.txt": "added",
        "tunnel.html": "added",
        "z.pdf": "failed",
    }


def test_what_is_in_the_library_is_said_and_skipped(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    drop(session.window, files(folder))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 3)
    bring_in(qtbot, session, dialog)
    assert drop(dialog, files(folder))
    wait_for_preview(qtbot, dialog, 3)
    assert statuses(dialog)[TITLE] == "In the library already"
    assert not dialog.card.isVisible()


def test_folders_become_tags_when_asked(qtbot: QtBot, session: WindowSession, folder: Path) -> None:
    drop(session.window, files(folder))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 3)
    assert dialog.options.folders.isVisible()
    dialog.options.folders.click()
    bring_in(qtbot, session, dialog)
    library = stored_library(session)
    try:
        assert library.get_codebook().find_by_name("Harbour") is not None
    finally:
        library.close()


def test_one_dropped_file_is_added_at_once_and_opened(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    drop(session.window, files(folder / "Harbour" / "tunnel.html"))
    qtbot.waitUntil(lambda: session.window.windowTitle().startswith(TITLE), timeout=PATIENCE)
    assert _dialog(session) is None
    assert parts_of(session).toaster.text() == "1 added"


def test_a_reading_list_is_previewed_even_when_it_is_the_only_file(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    export = tmp_path / "wallabag.json"
    export.write_bytes(exported_list("wallabag"))
    drop(session.window, files(export))
    dialog = import_window(qtbot, session)
    qtbot.waitUntil(
        lambda: dialog.rows.rowCount() > 0 and not dialog._batch.is_busy, timeout=PATIENCE
    )
    assert dialog.options.tags.isVisible()
    assert dialog.options.tags.isChecked()
    bring_in(qtbot, session, dialog)
    assert "added" in dialog.card.text()


def test_several_addresses_are_shown_before_any_is_fetched(
    qtbot: QtBot, session: WindowSession
) -> None:
    words = QMimeData()
    words.setText(f"{URL}\nhttps://gazette.example/news/ferry\n")
    assert drop(session.window, words)
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 2)
    assert set(statuses(dialog).values()) == {"New, text on the web"}


def test_copied_html_is_pasted_into_the_window(qtbot: QtBot, session: WindowSession) -> None:
    copied = QMimeData()
    copied.setHtml(PAGE)
    QApplication.clipboard().setMimeData(copied)
    trigger(session, "add-files")
    dialog = import_window(qtbot, session)
    button(dialog, "Paste").click()
    wait_for_preview(qtbot, dialog, 1)
    assert statuses(dialog) == {TITLE: "New"}
    bring_in(qtbot, session, dialog)
    assert titles(session) == {TITLE}


def test_words_dragged_out_of_an_article_are_not_imported(
    qtbot: QtBot, session: WindowSession
) -> None:
    nothing = QMimeData()
    assert not drop(session.window, nothing)


def test_closing_the_window_while_it_works_keeps_what_is_done(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        text = f"Ferry {number} late\n\nFerry number {number} was late, they said.\n"
        (many / f"{number:02}.txt").write_text(text, "utf-8")
    drop(session.window, files(many))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 60)
    with qtbot.waitSignal(dialog._batch.came, timeout=PATIENCE):
        button(dialog, "Add").click()
    batch = dialog._batch
    with qtbot.waitSignal(batch.finished, timeout=PATIENCE):
        dialog.close()
    wait_until_saved(qtbot, session)
    there = titles(session)
    assert 0 < len(there) <= 60
    assert f"{len(there)} added" in parts_of(session).toaster.text()
    trigger(session, "undo")
    wait_until_saved(qtbot, session)
    assert titles(session) == set()


def test_cancelling_the_preview_keeps_what_was_found(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(300):
        text = f"Ferry {number} late\n\nFerry number {number} was late, they said.\n"
        (many / f"{number:03}.txt").write_text(text, "utf-8")
    drop(session.window, files(many))
    dialog = import_window(qtbot, session)
    with qtbot.waitSignal(dialog._batch.found, timeout=PATIENCE):
        pass
    button(dialog, "Cancel").click()
    qtbot.waitUntil(lambda: not dialog._batch.is_busy, timeout=PATIENCE)
    found = dialog.rows.rowCount()
    assert 0 < found <= 300
    bring_in(qtbot, session, dialog)
    assert len(titles(session)) == found


def test_everything_in_the_window_has_a_name(qtbot: QtBot, session: WindowSession) -> None:
    trigger(session, "add-files")
    dialog = import_window(qtbot, session)
    for each in dialog.findChildren(QAbstractButton):
        if each.objectName() != "qt_tableview_cornerbutton" and type(each) is not QAbstractButton:
            assert each.text() or each.accessibleName()
    table = dialog.findChild(QTableView)
    assert table is not None
    assert table.accessibleName()


def test_the_import_window_goes_with_the_main_window(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    drop(session.window, files(folder))
    dialog = import_window(qtbot, session)
    wait_for_preview(qtbot, dialog, 3)
    process = dialog._batch._desks[0]._process
    close_window(qtbot, session)
    assert not dialog.isVisible()
    assert process._process is None
