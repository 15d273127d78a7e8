"""The text of a row is checked in the preview; what was chosen there is imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.misread_page import BOXED, FIRST, HEADLINE, LOST, SECOND, misread_page
from tests.support.windows import PATIENCE, opened_window, stored_library
from tests.support.zips import write_zip

from reader.library.import_pieces import Incoming
from reader.model.article import OpenArticle
from reader.model.queries import ArticleQuery
from reader.ui.fixing.dialog import FixDialog
from reader.ui.imports.dialog import ImportDialog
from reader.ui.imports.dropped import incoming_from
from reader.ui.imports.rows import STATUS_COLUMN, TITLE_COLUMN
from reader.ui.imports.table import ImportTable
from reader.ui.session import WindowSession

SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path, samples=False) as opened:
        yield opened


def looked(qtbot: QtBot, session: WindowSession, given: list[Incoming]) -> ImportDialog:
    dialog = session.window.furniture.importing.open_window(given)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() > 0 and not dialog.is_busy, timeout=PATIENCE)
    return dialog


def page_in_zip(folder: Path) -> list[Incoming]:
    archive = folder / "news.zip"
    ferry = b"Ferry late\n\nThe ferry was late, they said.\n"
    archive.write_bytes(write_zip({"a.html": misread_page().encode(), "b.txt": ferry}))
    return [Incoming(archive)]


def table_of(dialog: ImportDialog) -> ImportTable:
    table = dialog.findChild(ImportTable)
    assert table is not None
    return table


def checked(qtbot: QtBot, dialog: ImportDialog, row: int) -> FixDialog:
    table = table_of(dialog)
    table.selectRow(row)
    QTest.keyClick(table, ENTER)
    qtbot.waitUntil(lambda: dialog.checking.dialog is not None, timeout=PATIENCE)
    made = dialog.checking.dialog
    assert made is not None
    return made


def press(dialog: QWidget, words: str) -> None:
    (found,) = (
        each
        for each in dialog.findChildren(QAbstractButton)
        if each.text().replace("&", "").startswith(words)
    )
    found.click()


def toggle(fixing: FixDialog, *texts: str) -> None:
    for row in range(fixing.blocks.rowCount()):
        if fixing.blocks.index(row).data() in texts:
            fixing.list.setCurrentIndex(fixing.blocks.index(row))
            QTest.keyClick(fixing.list, SPACE)


def articles(session: WindowSession) -> dict[str, OpenArticle]:
    library = stored_library(session)
    try:
        found = map(library.get_article, library.list_article_ids(ArticleQuery()))
        return {opened.article.title: opened for opened in found}
    finally:
        library.close()


def test_what_was_chosen_for_a_row_is_imported(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    dialog = looked(qtbot, session, page_in_zip(tmp_path))
    fixing = checked(qtbot, dialog, 0)
    toggle(fixing, BOXED, LOST)
    fixing.form.set_title("The pumps")
    press(fixing, "Keep for Import")
    qtbot.waitUntil(lambda: dialog.checking.dialog is None, timeout=PATIENCE)
    assert dialog.rows.item(0, TITLE_COLUMN).text() == "The pumps"
    assert dialog.rows.item(0, STATUS_COLUMN).text() == "New: checked by you"
    press(dialog, "Add 2 Articles")
    qtbot.waitUntil(dialog.card.isVisible, timeout=PATIENCE)
    found = articles(session)
    assert set(found) == {"The pumps", "Ferry late"}
    revision = found["The pumps"].revision
    assert (revision.headline, revision.body_chosen) == (HEADLINE, True)
    assert revision.document.text == f"{FIRST}\n{SECOND}\n{LOST}"


def test_a_second_look_shows_the_choice_and_reset_takes_it_back(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    dialog = looked(qtbot, session, page_in_zip(tmp_path))
    fixing = checked(qtbot, dialog, 0)
    toggle(fixing, BOXED)
    press(fixing, "Keep for Import")
    qtbot.waitUntil(lambda: dialog.checking.dialog is None, timeout=PATIENCE)
    fixing = checked(qtbot, dialog, 0)
    texts = [str(fixing.blocks.index(row).data()) for row in sorted(fixing.blocks.chosen)]
    assert texts == [FIRST, SECOND]
    press(fixing, "Reset")
    assert len(fixing.blocks.chosen) == 3


def test_a_row_that_is_left_out_stays_so_when_it_was_checked(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    dialog = looked(qtbot, session, page_in_zip(tmp_path))
    table_of(dialog).selectRow(0)
    QTest.keyClick(table_of(dialog), SPACE)
    fixing = checked(qtbot, dialog, 0)
    toggle(fixing, BOXED)
    press(fixing, "Keep for Import")
    qtbot.waitUntil(lambda: dialog.checking.dialog is None, timeout=PATIENCE)
    assert dialog.rows.left_out == {0}
    assert dialog.rows.coming == 1


def test_enter_checks_and_does_not_import(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    dialog = looked(qtbot, session, page_in_zip(tmp_path))
    fixing = checked(qtbot, dialog, 1)
    press(fixing, "Cancel")
    assert not dialog.card.isVisible()
    assert articles(session) == {}


def test_a_text_on_the_web_cannot_be_checked_yet(qtbot: QtBot, session: WindowSession) -> None:
    words = QMimeData()
    words.setText("https://gazette.example/a\nhttps://gazette.example/b\n")
    dialog = looked(qtbot, session, list(incoming_from(words)))
    table_of(dialog).selectRow(0)
    QTest.keyClick(table_of(dialog), ENTER)
    assert dialog.summary() == "The text cannot be checked: Its text is on the web"
