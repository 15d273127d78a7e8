"""An article of the library is put right: its blocks chosen, its fields corrected, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.imported import import_bytes, import_text
from tests.support.libraries import annotate
from tests.support.misread_page import BOXED, FIRST, HEADLINE, LOST, MENU, SECOND, misread_page
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    stored_library,
    trigger,
    wait_until_saved,
)

from reader.library.library import Library
from reader.model.article import OpenArticle
from reader.model.queries import ArticleQuery
from reader.ui.fixing.block_list import BlockList
from reader.ui.fixing.dialog import FixDialog
from reader.ui.revisions.compare_dialog import CompareDialog
from reader.ui.session import WindowSession
from reader.ui.theme import load_theme

SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BLOCKS = (*MENU, HEADLINE, "By Ines Tallow", FIRST, BOXED, SECOND, LOST, "All rights reserved")


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    library = Library.open(tmp_path / "test.onbackground", samples=False)
    outcome = import_bytes(library, misread_page().encode(), "tunnel.html")
    assert outcome.article_id is not None
    annotate(library, outcome.article_id, "had not risen", ("unnamed-source",))
    annotate(library, outcome.article_id, "the Gull Bay press club", ("unnamed-source",))
    library.close()
    with opened_window(qtbot, tmp_path) as opened:
        yield opened


def fixing(qtbot: QtBot, session: WindowSession) -> FixDialog:
    trigger(session, "fix-text")
    qtbot.waitUntil(lambda: session.window.findChild(FixDialog) is not None, timeout=PATIENCE)
    dialog = session.window.findChild(FixDialog)
    assert isinstance(dialog, FixDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list, timeout=PATIENCE)
    return dialog


def go_to(dialog: FixDialog, text: str) -> BlockList:
    dialog.list.setCurrentIndex(dialog.blocks.index(BLOCKS.index(text)))
    return dialog.list


def chosen(dialog: FixDialog) -> list[str]:
    return [BLOCKS[number] for number in sorted(dialog.blocks.chosen)]


def button(dialog: QWidget, words: str) -> QPushButton:
    (found,) = (
        each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words
    )
    return found


def save(qtbot: QtBot, session: WindowSession) -> str:
    """Save; return what the toast says."""
    dialog = session.window.findChild(FixDialog)
    assert dialog is not None
    button(dialog, "Save").click()
    qtbot.waitUntil(lambda: session.window.findChild(FixDialog) is None, timeout=PATIENCE)
    wait_until_saved(qtbot, session)
    return parts_of(session).toaster.text()


def stored(session: WindowSession) -> OpenArticle:
    library = stored_library(session)
    try:
        (article_id,) = library.list_article_ids(ArticleQuery())
        return library.get_article(article_id)
    finally:
        library.close()


def test_all_blocks_are_listed_and_the_articles_are_ticked(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = fixing(qtbot, session)
    model = dialog.blocks
    shown = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert shown == [f"• {text}" if text in MENU else text for text in BLOCKS]
    assert chosen(dialog) == [FIRST, BOXED, SECOND]
    words = sum(len(each.split()) for each in (FIRST, BOXED, SECOND))
    assert dialog.count_text().startswith(f"{words} words of ")
    assert dialog.list.currentIndex().data() == FIRST


def test_space_leaves_out_and_takes_in_and_a_new_version_comes_of_it(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = fixing(qtbot, session)
    QTest.keyClick(go_to(dialog, BOXED), SPACE)
    QTest.keyClick(go_to(dialog, LOST), SPACE)
    said = save(qtbot, session)
    assert said == "Text fixed · 1 annotation moved · 1 annotation not found"
    article = stored(session)
    assert article.revision.document.text == f"{FIRST}\n{SECOND}\n{LOST}"
    assert article.revision.body_chosen
    shown = parts_of(session).current.article
    assert shown is not None
    assert LOST in shown.revision.document.text
    compare = parts_of(session).registry.action("compare-versions")
    qtbot.waitUntil(compare.isEnabled, timeout=PATIENCE)
    compare.trigger()
    qtbot.waitUntil(lambda: session.window.findChild(CompareDialog) is not None, timeout=PATIENCE)
    comparing = session.window.findChild(CompareDialog)
    assert isinstance(comparing, CompareDialog)
    names = [each.currentText() for each in comparing.findChildren(QComboBox)]
    assert ["chosen by hand" in name for name in names] == [False, True]
    comparing.close()
    trigger(session, "undo")
    wait_until_saved(qtbot, session)
    assert stored(session).revision.document.text == f"{FIRST}\n{BOXED}\n{SECOND}"


def test_a_range_is_toggled_at_once_and_taken_back_in_the_list(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = fixing(qtbot, session)
    blocks = go_to(dialog, FIRST)
    QTest.keyClick(blocks, DOWN, SHIFT)
    QTest.keyClick(blocks, SPACE)
    assert chosen(dialog) == [SECOND]
    QTest.keyClick(blocks, Qt.Key.Key_Z, CONTROL)
    assert chosen(dialog) == [FIRST, BOXED, SECOND]
    QTest.keyClick(blocks, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert chosen(dialog) == [SECOND]


def test_everything_above_or_below_is_left_out(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, SPACE)
    assert len(chosen(dialog)) == len(BLOCKS)
    QTest.keyClick(go_to(dialog, FIRST), Qt.Key.Key_Up, ALT | SHIFT)
    QTest.keyClick(go_to(dialog, LOST), DOWN, ALT | SHIFT)
    assert chosen(dialog) == [FIRST, BOXED, SECOND, LOST]


def test_reset_chooses_what_the_program_does(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    assert not dialog.reset.isEnabled()
    QTest.keyClick(go_to(dialog, LOST), SPACE)
    save(qtbot, session)
    dialog = fixing(qtbot, session)
    assert chosen(dialog) == [FIRST, BOXED, SECOND, LOST]
    dialog.reset.click()
    assert chosen(dialog) == [FIRST, BOXED, SECOND]
    save(qtbot, session)
    assert not stored(session).revision.body_chosen


def test_left_out_blocks_can_be_hidden(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    dialog.left_out.click()
    hidden = [dialog.list.isRowHidden(row) for row in range(len(BLOCKS))]
    assert [text for text, away in zip(BLOCKS, hidden, strict=True) if not away] == [
        FIRST,
        BOXED,
        SECOND,
    ]
    dialog.left_out.click()
    assert not any(dialog.list.isRowHidden(row) for row in range(len(BLOCKS)))


def test_a_line_of_the_page_becomes_the_title(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    QTest.keyClick(go_to(dialog, "By Ines Tallow"), Qt.Key.Key_T, CONTROL)
    assert dialog.form.title() == "By Ines Tallow"
    save(qtbot, session)
    article = stored(session)
    assert (article.article.title, article.revision.headline) == ("By Ines Tallow",) * 2


def test_fields_are_saved_with_the_text_in_one_step(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    (outlet,) = (
        each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Outlet"
    )
    outlet.setFocus()
    QTest.keyClicks(outlet, "The Quay")
    QTest.keyClick(go_to(dialog, BOXED), SPACE)
    save(qtbot, session)
    assert stored(session).article.outlet == "The Quay"
    trigger(session, "undo")
    wait_until_saved(qtbot, session)
    undone = stored(session)
    assert (undone.article.outlet, len(undone.revision.document.blocks)) == ("", 3)


def test_a_text_without_words_is_refused_in_a_sentence(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = fixing(qtbot, session)
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, SPACE)
    QTest.keyClick(dialog.list, SPACE)
    button(dialog, "Save").click()
    qtbot.waitUntil(lambda: "No text is left" in dialog.problem_text(), timeout=PATIENCE)
    assert button(dialog, "Save").isEnabled()


def test_the_original_shows_the_block_that_is_current(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    assert dialog.original.isVisible()
    go_to(dialog, LOST)
    assert dialog.original.marked_text() == LOST
    dialog.beside.click()
    assert not dialog.original.isVisible()


def test_a_click_on_a_box_ticks_its_block(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    row = dialog.list.visualRect(dialog.blocks.index(BLOCKS.index(BOXED)))
    at = QPoint(row.left() + 16, row.top() + 12)
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen(dialog) == [FIRST, SECOND]


def test_every_theme_paints_the_rows(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    pictures = []
    for name in ("light", "dark", "sepia"):
        dialog.apply_theme(load_theme(name))
        pictures.append(dialog.list.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_pasted_text_has_nothing_to_choose_from(qtbot: QtBot, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.onbackground", samples=False)
    import_text(library, "Ferry late\n\nThe ferry was late, they said.\n")
    library.close()
    with opened_window(qtbot, tmp_path) as session:
        assert not parts_of(session).registry.action("fix-text").isEnabled()
        assert parts_of(session).registry.action("metadata").isEnabled()


def test_a_doubtful_text_says_so_until_the_person_settles_it(qtbot: QtBot, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.onbackground", samples=False)
    page = b"<html><body><p>Ferry late, they said.</p><p>More of it.</p></body></html>"
    import_bytes(library, page, "ferry.html")
    library.close()
    with opened_window(qtbot, tmp_path) as session:
        dialog = fixing(qtbot, session)
        assert dialog.whole.isVisible()
        assert not dialog.whole.isChecked()
        QTest.keyClick(dialog.list, SPACE)
        assert dialog.whole.isChecked()
        QTest.keyClick(dialog.list, SPACE)
        assert not dialog.whole.isChecked()
        dialog.whole.click()
        save(qtbot, session)
        assert (stored(session).revision.incomplete, stored(session).revision.body_chosen) == (
            "",
            True,
        )


def test_tab_goes_through_the_dialog_as_it_is_read(qtbot: QtBot, session: WindowSession) -> None:
    dialog = fixing(qtbot, session)
    QTest.keyClick(go_to(dialog, LOST), SPACE)  # so that Reset can be used
    seen: list[str] = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        name = focus.accessibleName() or getattr(focus, "text", lambda: "")()
        seen.append(name.replace("&", ""))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [
        *("Blocks of the page", "Original text", "Show original", "Save", "Cancel"),
        *("Title", "Authors", "Outlet", "Date", "Show left-out blocks", "Reset"),
        "Blocks of the page",
    ]
