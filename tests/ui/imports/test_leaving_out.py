"""Rows of the import preview are left out and taken in again, by keyboard and mouse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from tests.support.exported_lists import exported_list
from tests.support.windows import PATIENCE, opened_window, stored_library
from tests.support.zips import write_zip

from reader.exchange.reading_lists.preview import PreviewStatus
from reader.library.import_pieces import Incoming, Piece
from reader.library.import_preview import PreviewedPiece
from reader.model.queries import ArticleQuery
from reader.ui.imports.dialog import ImportDialog
from reader.ui.imports.rows import TICK_COLUMN, TITLE_COLUMN, ImportRows
from reader.ui.imports.table import ImportTable
from reader.ui.session import WindowSession

SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down
DUPLICATE = PreviewStatus.DUPLICATE
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path, samples=False) as opened:
        yield opened


def ferry(number: int) -> str:
    return f"Ferry {number} late\n\nFerry number {number} was late, they said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with four articles, the second a copy of the first, and a file that is none."""
    top = tmp_path / "Saved"
    top.mkdir()
    for place, number in enumerate((1, 1, 2, 3)):
        (top / f"{place}.txt").write_text(ferry(number), "utf-8")
    (top / "z.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return top


def looked(qtbot: QtBot, session: WindowSession, path: Path) -> ImportDialog:
    dialog = session.window.furniture.importing.open_window([Incoming(path)])
    qtbot.waitUntil(lambda: dialog.rows.rowCount() > 0 and not dialog.is_busy, timeout=PATIENCE)
    return dialog


def table_of(dialog: ImportDialog) -> ImportTable:
    table = dialog.findChild(ImportTable)
    assert table is not None
    table.setFocus()
    return table


def accessible_cell(table: ImportTable, row: int, column: int) -> QAccessibleInterface:
    """What a screen reader is told of a cell: a table's children are its headers and cells."""
    interface = QAccessible.queryAccessibleInterface(table)
    columns = table.model().columnCount() + 1
    return interface.child((row + 1) * columns + column + 1)


def adding(dialog: ImportDialog) -> QAbstractButton:
    (button,) = (
        each
        for each in dialog.findChildren(QAbstractButton)
        if each.text().replace("&", "").startswith("Add")
    )
    return button


def status(dialog: ImportDialog, row: int) -> PreviewStatus:
    return dialog.rows.pieces[row].status


def said_by(dialog: ImportDialog) -> str:
    return adding(dialog).text().replace("&", "")


def bring_in(qtbot: QtBot, dialog: ImportDialog) -> None:
    adding(dialog).click()
    qtbot.waitUntil(dialog.card.isVisible, timeout=PATIENCE)


def titles(session: WindowSession) -> set[str]:
    library = stored_library(session)
    try:
        ids = library.list_article_ids(ArticleQuery())
        return {library.get_article(each).article.title for each in ids}
    finally:
        library.close()


def test_space_leaves_the_selected_rows_out_and_takes_them_in_again(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    dialog = looked(qtbot, session, folder)
    table = table_of(dialog)
    assert said_by(dialog) == "Add 3 Articles"
    table.selectRow(2)
    QTest.keyClick(table, DOWN, SHIFT)
    QTest.keyClick(table, SPACE)
    assert said_by(dialog) == "Add 1 Article"
    assert "2 left out" in dialog.summary()
    QTest.keyClick(table, SPACE)
    assert said_by(dialog) == "Add 3 Articles"
    assert "left out" not in dialog.summary()


def test_what_was_left_out_is_counted_in_the_card_and_the_report(
    qtbot: QtBot, session: WindowSession, folder: Path, tmp_path: Path
) -> None:
    dialog = looked(qtbot, session, folder)
    table = table_of(dialog)
    table.selectRow(2)
    QTest.keyClick(table, SPACE)
    bring_in(qtbot, dialog)
    assert dialog.card.text() == "2 added, 1 in the library already, 1 not added, 1 left out"
    assert titles(session) == {"Ferry 1 late", "Ferry 3 late"}
    assert dialog.rows.item(2, 5).text() == "Left out"
    report = tmp_path / "report.json"
    assert dialog._finished is not None
    dialog.report_requested.emit(dialog._finished.outcomes, report)
    qtbot.waitUntil(report.exists, timeout=PATIENCE)
    listed = json.loads(report.read_text("utf-8"))
    assert [each["status"] for each in listed].count("left-out") == 1


def test_a_click_on_the_box_leaves_one_row_out(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    dialog = looked(qtbot, session, folder)
    table = table_of(dialog)
    cell = table.visualRect(dialog.rows.index(3, TICK_COLUMN))
    at = QPoint(cell.left() + 14, cell.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said_by(dialog) == "Add 2 Articles"
    assert dialog.rows.left_out == {3}


def test_the_box_in_the_header_takes_all_or_none(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    dialog = looked(qtbot, session, folder)
    table = table_of(dialog)
    assert table.all.checkState() is Qt.CheckState.Checked
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert table.all.hasFocus()
    QTest.keyClick(table.all, SPACE)
    assert not adding(dialog).isEnabled()
    assert dialog.rows.ticked == 0
    QTest.keyClick(table.all, SPACE)
    assert said_by(dialog) == "Add 3 Articles"
    table.selectRow(0)
    QTest.keyClick(table, SPACE)
    assert table.all.checkState() is Qt.CheckState.PartiallyChecked
    assert table.all.accessibleDescription() == "2 of 3 are added"


def test_rows_that_bring_nothing_say_why_they_cannot_be_ticked(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    dialog = looked(qtbot, session, folder)
    table = table_of(dialog)
    table.selectRow(1)
    QTest.keyClick(table, SPACE)
    assert dialog.summary() == "Cannot be added: Same as one above"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert dialog.summary().startswith("3 new")
    table.selectRow(4)
    QTest.keyClick(table, SPACE)
    assert dialog.summary().startswith("Cannot be added: Problem")
    assert said_by(dialog) == "Add 3 Articles"


def test_a_screen_reader_hears_whether_a_row_is_ticked(
    qtbot: QtBot, session: WindowSession, folder: Path
) -> None:
    dialog = looked(qtbot, session, folder)
    table = table_of(dialog)
    table.selectRow(2)
    QTest.keyClick(table, SPACE)
    boxes = [accessible_cell(table, row, TICK_COLUMN) for row in range(3)]
    assert [each.state().checkable for each in boxes] == [True, False, True]
    assert [each.state().checked for each in boxes] == [True, False, False]
    assert [each.text(QAccessible.Text.Name) for each in boxes] == [
        "Add",
        "Cannot be added: Same as one above",
        "Add",
    ]


def test_articles_in_a_zip_are_left_out_one_by_one(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    archive = tmp_path / "news.zip"
    archive.write_bytes(write_zip({f"{n}.txt": ferry(n).encode() for n in range(3)}))
    dialog = looked(qtbot, session, archive)
    table = table_of(dialog)
    table.selectRow(1)
    QTest.keyClick(table, SPACE)
    bring_in(qtbot, dialog)
    assert titles(session) == {"Ferry 0 late", "Ferry 2 late"}


def test_an_entry_that_is_there_already_is_ticked_for_its_notes_and_tags(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    export = tmp_path / "wallabag.json"
    export.write_bytes(exported_list("wallabag"))
    dialog = looked(qtbot, session, export)
    bring_in(qtbot, dialog)
    dialog.add([Incoming(export)])
    qtbot.waitUntil(lambda: dialog.rows.rowCount() > 0 and not dialog.is_busy, timeout=PATIENCE)
    assert dialog.rows.counts[PreviewStatus.DUPLICATE] > 0
    new = [row for row in range(dialog.rows.rowCount()) if status(dialog, row) is not DUPLICATE]
    dialog.rows.tick(new, on=False)
    assert said_by(dialog) == "Add Notes and Tags"
    table = table_of(dialog)
    table.selectAll()
    QTest.keyClick(table, SPACE)
    QTest.keyClick(table, SPACE)
    assert not adding(dialog).isEnabled()


def test_a_thousand_rows_are_ticked_in_one_go(qtbot: QtBot) -> None:
    rows = ImportRows()
    heard: list[int] = []
    rows.dataChanged.connect(lambda *_: heard.append(1))
    rows.add(
        PreviewedPiece(Piece(str(n), f"Ferry {n}", text_sha256=str(n)), PreviewStatus.READY)
        for n in range(1000)
    )
    table = ImportTable(rows)
    qtbot.addWidget(table)
    table.show()
    heard.clear()
    table.selectAll()
    QTest.keyClick(table, SPACE)
    assert (rows.coming, rows.ticked, len(heard)) == (0, 0, 1)
    QTest.keyClick(table, SPACE)
    assert rows.coming == 1000
    assert rows.item(999, TITLE_COLUMN).text() == "Ferry 999"
