from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from tests.support.reading import (
    CODEBOOK,
    annotate,
    paragraph,
    passage_of,
    quay_article,
    select_words,
    shown_pane,
)

from reader.model.annotation import Annotation
from reader.model.document import Document
from reader.model.selectors import Part, Passage
from reader.ui.reading.geometry import LineBox
from reader.ui.reading.pane import ReadingPane
from reader.ui.theme import load_theme


def _boxes(pane: ReadingPane, quote: str, document: Document) -> list[QRect]:
    span = pane._stage.positions.qt_range(passage_of(quote, document=document))
    boxes = pane.view.text_geometry.line_boxes(*span)
    return [box.rect.translated(-pane.view.offset).toRect() for box in boxes]


def _colours(image: QImage, place: QRect) -> Counter[str]:
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    )


def _ground(pane: ReadingPane, place: QRect) -> str:
    """Return the most frequent colour of a place: what lies behind the letters."""
    return _colours(pane.view.viewport().grab().toImage(), place).most_common(1)[0][0]


def _one_line(qtbot: QtBot, *annotations: Annotation) -> tuple[ReadingPane, Document]:
    document = Document((paragraph("Aaa bbb ccc ddd eee fff ggg hhh."),))
    pane = shown_pane(qtbot, quay_article(*annotations, document=document))
    pane.view.clearFocus()
    return pane, document


def _mark(name: str, quote: str, *tags: str) -> Annotation:
    document = Document((paragraph("Aaa bbb ccc ddd eee fff ggg hhh."),))
    return annotate(name, quote, *tags, document=document)


@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_tint_lies_behind_the_words_and_the_line_below(qtbot: QtBot, name: str) -> None:
    pane, document = _one_line(qtbot, _mark("a", "bbb ccc", "unnamed-source"))
    theme = load_theme(name)
    pane.apply_theme(theme)
    [box] = _boxes(pane, "bbb ccc", document)
    assert _ground(pane, box) == theme.highlight(1).tint.name()
    below = QRect(box.left(), box.bottom() + 1, box.width(), 2)
    assert _ground(pane, below) == theme.highlight(1).line.name()
    [other] = _boxes(pane, "eee", document)
    assert _ground(pane, other) == theme.colour("page").name()


def test_shorter_mark_is_on_top_and_both_lines_are_seen(qtbot: QtBot) -> None:
    pane, document = _one_line(
        qtbot,
        _mark("long", "bbb ccc ddd eee", "unnamed-source"),
        _mark("short", "ccc ddd", "no-reply"),
    )
    theme = pane._stage.typography.theme
    [long_box], [short_box] = (_boxes(pane, q, document) for q in ("bbb", "ccc ddd"))
    assert _ground(pane, long_box) == theme.highlight(1).tint.name()
    assert _ground(pane, short_box) == theme.highlight(7).tint.name()
    image = pane.view.viewport().grab().toImage()
    under = QRect(short_box.left(), short_box.bottom() + 1, short_box.width(), 9)
    colours = _colours(image, under)
    assert {theme.highlight(1).line.name(), theme.highlight(7).line.name()} <= set(colours)


def test_shorter_mark_is_on_top_wherever_it_starts(qtbot: QtBot) -> None:
    pane, document = _one_line(
        qtbot,
        _mark("short", "bbb ccc", "no-reply"),
        _mark("long", "ccc ddd eee fff", "unnamed-source"),
    )
    [both] = _boxes(pane, "ccc", document)
    assert _ground(pane, both) == pane._stage.typography.theme.highlight(7).tint.name()


def test_many_marks_on_one_word_keep_their_lines_apart(qtbot: QtBot) -> None:
    pane, _ = _one_line(
        qtbot, *(_mark(f"m{n}", "ccc ddd", tag) for n, tag in enumerate(["document"] * 4))
    )
    assert sorted(mark.lane for mark in pane._stage.highlights._index) == [0, 1, 2, 3]


def test_each_tag_of_an_annotation_has_its_line_and_letter(qtbot: QtBot) -> None:
    pane, document = _one_line(qtbot, _mark("two", "ccc ddd", "unnamed-source", "no-reply"))
    letters = pane._stage.highlights.letters(pane.view.canvas())
    assert [letter.text for letter in sorted(letters, key=lambda x: x.rect.x())] == ["U", "R"]
    theme = pane._stage.typography.theme
    [box] = _boxes(pane, "ccc ddd", document)
    under = QRect(box.left(), box.bottom() + 1, box.width(), 9)
    colours = _colours(pane.view.viewport().grab().toImage(), under)
    assert {theme.highlight(1).line.name(), theme.highlight(7).line.name()} <= set(colours)


def test_letters_stand_in_the_margin_in_text_order(qtbot: QtBot) -> None:
    pane, _ = _one_line(
        qtbot,
        _mark("a", "aaa".title(), "unnamed-source"),
        _mark("b", "bbb", "named-source"),
        _mark("c", "ccc"),
    )
    canvas = pane.view.canvas()
    letters = pane._stage.highlights.letters(canvas)
    assert [found.text for found in sorted(letters, key=lambda x: x.rect.x())] == ["U", "N", "•"]
    assert all(letter.rect.right() < canvas.column.left() for letter in letters)
    assert all(letter.rect.left() >= 0 for letter in letters)


def test_letters_without_room_are_told_by_a_sign(qtbot: QtBot) -> None:
    marks = [_mark(f"m{n}", "ccc ddd", "document") for n in range(12)]
    pane, _ = _one_line(qtbot, *marks)
    pane.resize(400, 500)
    letters = pane._stage.highlights.letters(pane.view.canvas())
    assert [letter.text for letter in letters].count("+") == 1
    assert all(letter.rect.left() >= 0 for letter in letters)


def test_letter_of_a_right_to_left_paragraph_is_in_the_right_margin(qtbot: QtBot) -> None:
    document = Document((paragraph("وقال مسؤول طلب عدم نشر اسمه"),))
    note = annotate("a", "مسؤول", "unnamed-source", document=document)
    pane = shown_pane(qtbot, quay_article(note, document=document))
    canvas = pane.view.canvas()
    [letter] = pane._stage.highlights.letters(canvas)
    assert letter.rect.left() > canvas.column.right()


def test_current_annotation_is_outlined(qtbot: QtBot) -> None:
    pane, document = _one_line(qtbot, _mark("a", "bbb ccc", "unnamed-source"))
    [box] = _boxes(pane, "bbb ccc", document)
    over = QRect(box.left() + 20, box.top() - 4, box.width() - 40, 4)
    focus = pane._stage.typography.theme.colour("focus").name()
    assert focus not in _colours(pane.view.viewport().grab().toImage(), over)
    pane.select_annotation("a")
    image = pane.view.viewport().grab().toImage()
    assert _near(focus, _colours(image, over))


def _near(name: str, colours: Counter[str]) -> bool:
    """Tell whether a colour is there, as far as antialiasing leaves it."""
    wanted = QColor(name)
    return any(
        abs(c.red() - wanted.red())
        + abs(c.green() - wanted.green())
        + abs(c.blue() - wanted.blue())
        < 60
        for c in map(QColor, colours)
    )


def test_selection_is_seen_on_a_tint(qtbot: QtBot) -> None:
    pane, document = _one_line(qtbot, _mark("a", "bbb ccc", "unnamed-source"))
    select_words(pane, "bbb", document=document)
    [box] = _boxes(pane, "bbb", document)
    assert _ground(pane, box) == pane._stage.typography.theme.colour("selection").name()


def test_sentence_has_a_bar_of_two_pixels_beside_it(pane: ReadingPane) -> None:
    canvas = pane.view.canvas()
    bar = pane._stage.typography.theme.colour("cursor_bar").name()
    sentence = pane.current_passage()
    assert sentence is not None
    boxes = pane.view.text_geometry.line_boxes(*pane._stage.positions.qt_range(sentence))
    middle = round(boxes[0].rect.center().y() - pane.view.offset.y())
    image = pane.view.viewport().grab().toImage()
    row = [image.pixelColor(x, middle).name() for x in range(round(canvas.column.left()))]
    assert row.count(bar) == 2
    select_words(pane, "Sheet piling")
    image = pane.view.viewport().grab().toImage()
    row = [image.pixelColor(x, middle).name() for x in range(round(canvas.column.left()))]
    assert row.count(bar) == 0  # a selection is what keys act on now


def test_partial_paint_is_the_same_as_a_full_one(pane: ReadingPane) -> None:
    full = pane.view.viewport().grab().toImage()
    for rect in (QRect(0, 100, 740, 40), QRect(30, 250, 300, 7), QRect(100, 333, 2, 21)):
        part = pane.view.viewport().grab(rect).toImage()
        assert part == full.copy(rect)


def _text(boxes: list[LineBox]) -> list[QRectF]:
    return [box.rect for box in boxes]


def test_boxes_of_mixed_directions_cover_just_their_letters(qtbot: QtBot) -> None:
    document = Document((paragraph("قال (Plan B) في 1,234 لم"),))
    pane = shown_pane(qtbot, quay_article(document=document))
    geometry, positions = pane.view.text_geometry, pane._stage.positions

    def boxes(quote: str) -> list[QRectF]:
        span = positions.qt_range(passage_of(quote, document=document))
        return _text(geometry.line_boxes(*span))

    [whole] = boxes(document.text)
    pieces = [boxes(piece) for piece in ("قال (", "Plan B", ") في ", "1,234", " لم")]
    assert all(len(piece) == 1 for piece in pieces)
    assert sum(piece[0].width() for piece in pieces) == pytest.approx(whole.width(), abs=2)
    assert len(boxes("(Plan")) == 2  # one range in reading order, two places on the line
    [p], [plan] = boxes("P"), boxes("Plan")
    assert p.left() == pytest.approx(plan.left(), abs=1)


def test_boxes_leave_out_the_space_at_which_a_line_is_broken(qtbot: QtBot) -> None:
    document = Document((paragraph("quay " * 200),))
    pane = shown_pane(qtbot, quay_article(document=document))
    span = pane._stage.positions.qt_range(passage_of("quay " * 200, document=document))
    column = pane.view.canvas().column
    for box in pane.view.text_geometry.line_boxes(*span):
        assert box.rect.left() >= column.left() - 1
        assert box.rect.right() <= column.right() + 1


def test_caret_is_where_qt_has_it(pane: ReadingPane) -> None:
    for quote in ("Officials", "Sheet", "Months", "Five", "A quay", "Ines"):
        if quote not in pane._stage.shown.revision.document.text:  # type: ignore[union-attr]
            continue
        select_words(pane, quote)
        cursor = pane.view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        ours = pane.view.text_geometry.caret_rect(cursor.position()).translated(-pane.view.offset)
        assert ours.topLeft().toPoint() == pane.view.cursorRect(cursor).topLeft()


def test_visible_range_takes_in_whole_table_rows(pane: ReadingPane) -> None:
    positions = pane._stage.positions
    months = positions.qt_range(passage_of("Months"))
    caret = pane.view.text_geometry.caret_rect(months.start)
    shown = QRectF(0, caret.top() + 2, 760, 5)
    first, last = pane.view.text_geometry.visible_range(shown)
    assert first <= positions.qt_range(passage_of("Phase")).start
    assert last >= months.end


def test_painting_an_opened_article_looks_only_at_what_is_visible(qtbot: QtBot) -> None:
    document = Document(tuple(paragraph(f"Paragraph {n} of the quay. " * 9) for n in range(900)))
    notes = tuple(
        annotate(f"a{n}", f"Paragraph {n} of", "document", document=document)
        for n in range(0, 900, 3)
    )
    pane = shown_pane(qtbot, quay_article(*notes, document=document))
    pane.view.viewport().repaint()
    assert 0 < len(pane._stage.highlights._boxes) < 10


def test_marks_are_read_by_the_codebook_of_now(pane: ReadingPane) -> None:
    shown = pane._stage.shown
    assert shown is not None
    few = type(CODEBOOK)(tuple(tag for tag in CODEBOOK if tag.id != "named-source"))
    pane.set_annotations(shown.opened.annotations, few)
    mark = pane._stage.highlights.find("ines")
    assert mark is not None
    assert mark.letters == ("•",)


def test_headline_can_be_marked(qtbot: QtBot) -> None:
    pane = shown_pane(
        qtbot, quay_article(annotate("h", "people briefed", "document", part=Part.HEADLINE))
    )
    pane.select_annotation("h")
    assert pane.current_annotation_id() == "h"
    passage = pane.current_passage()
    assert passage == Passage(Part.HEADLINE, passage.range if passage else None)  # type: ignore[arg-type]
    assert pane.view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
