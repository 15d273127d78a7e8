from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.reading import (
    CODEBOOK,
    QUAY,
    annotate,
    cell,
    drag_over,
    paragraph,
    passage_of,
    place_of,
    quay_article,
    select_words,
    shown_pane,
)

from reader.model.document import Block, BlockKind, Document, Run
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.reading.links import EditionLink
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.positions import QtRange
from reader.ui.theme import load_theme

LONG = Document(tuple(paragraph(f"Paragraph {n}. " + "Quay and harbour. " * 12) for n in range(60)))
HUGE = Document(tuple(paragraph(f"Paragraph {n}. " + "Quay. " * 90) for n in range(3_000)))


def _press(pane: ReadingPane, key: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(pane.view, key, modifier)


def _distance_from_top(pane: ReadingPane, position: int) -> float:
    """Return how far below the top of the view the line of a Qt position starts, in pixels."""
    return pane.view.text_geometry.caret_rect(position).top() - pane.view.offset.y()


def test_column_is_centred_and_as_wide_as_its_characters(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(), size=(1000, 700))
    canvas = pane.view.canvas()
    assert canvas.column.width() == pytest.approx(canvas.typography.column_width, abs=1)
    right = pane.view.viewport().width() - canvas.column.right()
    assert canvas.column.left() == pytest.approx(right, abs=1)


@pytest.mark.parametrize("size", [18, 32])
@pytest.mark.parametrize("width", [320, 700, 1024])
def test_narrow_column_keeps_margins_and_needs_no_sideways_scroll(
    qtbot: QtBot, width: int, size: int
) -> None:
    pane = shown_pane(qtbot, quay_article(), size=(width, 600))
    pane.set_text_size(size)
    canvas = pane.view.canvas()
    assert canvas.column.left() >= 24
    assert pane.view.viewport().width() - canvas.column.right() >= 24
    assert pane.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [300, 340, 360, 500])
def test_first_article_leaves_no_sideways_scroll_behind(qtbot: QtBot, width: int) -> None:
    words = ["Phase", "Months", "Who says so", "Dredging", "Five", "A person close to the budget"]
    cells = [cell(text, *divmod(number, 3)) for number, text in enumerate(words)]
    document = Document((paragraph("Words of the quay. " * 60), *cells))
    pane = shown_pane(qtbot, quay_article(document=document), size=(width, 700))
    assert pane.view.horizontalScrollBar().maximum() == 0
    pane.resize(width + 5, 700)
    assert pane.view.horizontalScrollBar().maximum() == 0


def test_space_pages_down_and_tells_when_there_is_no_more(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(document=LONG))
    bar = pane.view.verticalScrollBar()
    ends: list[None] = []
    pane.end_reached.connect(lambda: ends.append(None))
    _press(pane, Qt.Key.Key_Space)
    page = bar.value()
    assert 0.8 * pane.view.viewport().height() < page < pane.view.viewport().height()
    _press(pane, Qt.Key.Key_Space, shift=True)
    assert bar.value() == 0
    _press(pane, Qt.Key.Key_Space, shift=True)
    assert ends == []
    for _ in range(bar.maximum() // page + 2):
        _press(pane, Qt.Key.Key_Space)
    assert bar.value() == bar.maximum()
    assert len(ends) >= 1


def test_paging_through_a_huge_article_skips_nothing(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(document=HUGE))
    for _ in range(5):
        before = pane.view.canvas().span.end
        _press(pane, Qt.Key.Key_Space)
        assert pane.view.canvas().span.start < before < pane.view.canvas().span.end


def test_copying_gives_the_articles_own_characters(pane: ReadingPane, qtbot: QtBot) -> None:
    select_words(pane, "voted\u00a0yet.")
    with qtbot.waitSignal(pane.copied):
        QTest.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "voted\u00a0yet."
    dragged = pane.view.createMimeDataFromSelection()
    assert dragged.text() == "voted\u00a0yet."
    assert dragged.formats() == ["text/plain"]


def test_copying_leaves_out_what_is_for_the_view_only(pane: ReadingPane) -> None:
    pane.view.selectAll()
    assert pane.selected_text() == f"{quay_article().revision.headline}\n{QUAY.text}"
    assert "Image not loaded" in pane.view.document().toPlainText()


def test_keyboard_selects_by_character(pane: ReadingPane) -> None:
    pane.view.select(pane._stage.positions.qt_range(passage_of("")))
    for _ in range(3):
        _press(pane, Qt.Key.Key_Right, shift=True)
    assert pane.selected_text() == "The"


def test_keyboard_selects_by_paragraph(pane: ReadingPane) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    first, second = QUAY.blocks[0].text, QUAY.blocks[1].text
    pane.view.select(pane._stage.positions.qt_range(passage_of("")))
    QTest.keyClick(pane.view, Qt.Key.Key_Down, both)
    assert pane.selected_text() == first
    QTest.keyClick(pane.view, Qt.Key.Key_Down, both)
    assert pane.selected_text() == f"{first}\n{second}"
    select_words(pane, "documents show")
    QTest.keyClick(pane.view, Qt.Key.Key_Up, both)
    assert pane.selected_text() == "What the "
    QTest.keyClick(pane.view, Qt.Key.Key_Up, both)
    assert pane.selected_text() == f"{first}\nWhat the "


def test_keyboard_selection_settles_after_a_pause(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.view.selection_settled, timeout=2_000):
        _press(pane, Qt.Key.Key_Right, shift=True)


def test_mouse_selection_snaps_to_words(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.view.selection_settled):
        drag_over(pane, place_of(pane, "hree people"), place_of(pane, "brief", at_end=True))
    assert pane.selected_text() == "three people briefed"


def test_alt_keeps_the_characters(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.view.selection_settled):
        first, last = place_of(pane, "hree", inset=1), place_of(pane, "brie", at_end=True, inset=1)
        drag_over(pane, first, last, Qt.KeyboardModifier.AltModifier)
    assert pane.selected_text() == "hree people brie"
    passage = pane.current_passage()
    assert passage is not None
    assert passage.range.of(QUAY.text) == "hree people brie"


def test_double_click_selects_the_word(pane: ReadingPane) -> None:
    QTest.mouseDClick(
        pane.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place_of(pane, "authority"),
    )
    assert pane.selected_text() == "authority"


def test_cells_of_several_rows_are_read_as_whole_rows(pane: ReadingPane) -> None:
    positions = pane._stage.positions
    first = positions.qt_range(passage_of("Phase"))
    last = positions.qt_range(passage_of("Dredging"))
    pane.view.select(QtRange(first.start + 1, last.start + 2))
    assert pane.view.textCursor().selectedText() != ""
    assert pane.selected_text() == "Phase\nMonths\nDredging\nFive"


def test_cells_of_one_row_are_read_from_the_first_to_the_last(pane: ReadingPane) -> None:
    positions = pane._stage.positions
    first = positions.qt_range(passage_of("Phase"))
    last = positions.qt_range(passage_of("Months"))
    pane.view.select(QtRange(first.start + 1, last.start + 2))
    assert pane.selected_text() == "Phase\nMonths"


def test_selection_from_text_into_a_table_takes_what_qt_shows(pane: ReadingPane) -> None:
    positions = pane._stage.positions
    first = positions.qt_range(passage_of("in June"))
    last = positions.qt_range(passage_of("Months"))
    pane.view.select(QtRange(first.start, last.end))
    # Qt takes in a whole table when the other end lies outside.
    assert pane.selected_text() == "in June\nPhase\nMonths\nDredging\nFive\n"


def test_link_is_announced_and_never_opened(qtbot: QtBot) -> None:
    run = Run("the plan", link="https://news.example/plan?a=%20b")
    document = Document((Block(BlockKind.PARAGRAPH, (Run("See "), run)), cell("x", 0, 0)))
    pane = shown_pane(qtbot, quay_article(document=document))
    start = pane._stage.positions.qt_position(Part.BODY, 6)
    caret = pane.view.text_geometry.caret_rect(start).translated(-pane.view.offset)
    with qtbot.waitSignal(pane.link_activated) as caught:
        QTest.mouseClick(
            pane.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(round(caret.x()) + 2, round(caret.center().y())),
        )
    assert caught.args == ["https://news.example/plan?a=%20b"]
    assert pane.view.document().blockCount() > 1  # still the same article


def test_link_is_reached_and_entered_by_keyboard(qtbot: QtBot) -> None:
    run = Run("the plan", link="https://news.example/plan")
    document = Document((Block(BlockKind.PARAGRAPH, (Run("See "), run)),))
    pane = shown_pane(qtbot, quay_article(document=document))
    _press(pane, Qt.Key.Key_Tab)  # the site's name in the masthead
    _press(pane, Qt.Key.Key_Tab)
    assert pane.selected_text() == "the plan"
    with qtbot.waitSignal(pane.link_activated) as caught:
        _press(pane, Qt.Key.Key_Return)
    assert caught.args == ["https://news.example/plan"]


@pytest.mark.parametrize(
    ("tabs", "link"), [(2, EditionLink.COMPARE), (3, EditionLink.PRINTINGS)], ids=str
)
def test_versions_and_printings_are_reached_and_entered_by_keyboard(
    qtbot: QtBot, tabs: int, link: EditionLink
) -> None:
    pane = shown_pane(qtbot, replace(quay_article(), versions=3, printings=("The Quay Post",)))
    followed: list[str] = []
    pane.link_activated.connect(followed.append)
    for _ in range(tabs):  # the first is the site's name
        _press(pane, Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.edition_link_activated) as caught:
        _press(pane, Qt.Key.Key_Return)
    assert caught.args == [link]
    assert followed == []


def test_an_article_cannot_have_a_link_of_the_masthead(qtbot: QtBot) -> None:
    run = Run("the plan", link=EditionLink.COMPARE)
    document = Document((Block(BlockKind.PARAGRAPH, (Run("See "), run)),))
    pane = shown_pane(qtbot, quay_article(document=document))
    start = pane._stage.positions.qt_position(Part.BODY, 5)
    cursor = pane.view.textCursor()
    cursor.setPosition(start + 1)
    assert not cursor.charFormat().isAnchor()


def test_another_masthead_leaves_place_and_selection_as_they_are(qtbot: QtBot) -> None:
    article = quay_article(document=LONG)
    pane = shown_pane(qtbot, article)
    pane.view.scroll_to(4_000)
    pane.view.select(pane._stage.positions.qt_range(Passage(Part.BODY, TextRange(30, 90))))
    selected = pane.selected_text()
    words = pane._stage.positions.place_at(pane.view.reading_place().position)
    pane.show_article(replace(article, versions=2, printings=("The Quay Post",)), CODEBOOK)
    assert "Version 2 of 2" in pane.view.document().toPlainText()
    assert pane.selected_text() == selected
    assert pane._stage.positions.place_at(pane.view.reading_place().position) == words


def test_window_takes_dropped_files_and_not_the_article(pane: ReadingPane) -> None:
    assert not pane.view.acceptDrops()
    assert not pane.view.viewport().acceptDrops()


def test_alt_arrows_are_left_to_the_window(pane: ReadingPane) -> None:
    pane.view.verticalScrollBar().setValue(100)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(pane.view, key, Qt.KeyboardModifier.AltModifier)
    assert pane.view.verticalScrollBar().value() == 100
    assert pane.view.document().blockCount() > 1


@pytest.mark.parametrize("document", [LONG, HUGE], ids=["long", "huge"])
def test_what_is_read_stays_at_the_top_in_another_size(qtbot: QtBot, document: Document) -> None:
    pane = shown_pane(qtbot, quay_article(document=document))
    pane.view.scroll_to(40_000 if document is HUGE else 4_000)
    position, distance = pane.view.reading_place()
    assert position > 1_000
    pane.set_text_size(24)
    assert _distance_from_top(pane, position) == pytest.approx(distance, abs=1)


def test_what_is_read_stays_at_the_top_in_another_theme(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(document=LONG))
    pane.view.scroll_to(4_000)
    top = pane.view.verticalScrollBar().value()
    pane.apply_theme(load_theme("dark"))
    assert pane.view.verticalScrollBar().value() == top
    colour = pane.view.viewport().grab().toImage().pixelColor(5, 5)
    assert colour == load_theme("dark").colour("page")


def test_what_is_read_stays_at_the_top_in_a_narrower_pane(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(document=LONG), size=(900, 600))
    pane.view.scroll_to(4_000)
    position, distance = pane.view.reading_place()
    pane.resize(500, 600)
    assert _distance_from_top(pane, position) == pytest.approx(distance, abs=1)


def test_another_article_starts_at_its_top(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(document=LONG))
    pane.view.scroll_to(4_000)
    pane.show_article(quay_article(document=HUGE), CODEBOOK)
    assert pane.view.verticalScrollBar().value() == 0


def test_same_article_keeps_its_place_and_selection(pane: ReadingPane) -> None:
    pane.resize(500, 300)
    select_words(pane, "Sheet piling")
    top = pane.view.verticalScrollBar().value()
    pane.show_article(quay_article(annotate("new", "no vote", "document")), CODEBOOK)
    assert pane.selected_text() == "Sheet piling"
    assert pane.view.verticalScrollBar().value() == top
    assert pane._stage.highlights.annotation_ids == ["new"]
