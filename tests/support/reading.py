"""Articles for the reading pane, and ways to act in it as a person does."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.codebook import Codebook, Tag
from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run
from reader.model.parsed_article import PublicationDate
from reader.model.ranges import TextRange
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Passage,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.ui.reading.pane import ReadingPane

NOW = datetime(2026, 3, 14, 16, 30, tzinfo=UTC)
HEADLINE = "Harbour to close its northern quay, people briefed on the plan say"

CODEBOOK = Codebook(
    (
        Tag(
            "unnamed-source", "Unnamed source", "No name is given.", slot=1, letter="U", shortcut=1
        ),
        Tag("named-source", "Named source", "A name is given.", slot=2, letter="N", shortcut=2),
        Tag("document", "Document", slot=3, letter="D", shortcut=3),
        Tag("hedge", "Hedge", slot=5, letter="H", shortcut=4),
        Tag("quotation", "Quotation", slot=6, letter="Q", shortcut=5),
        Tag("no-reply", "No reply", slot=7, letter="R", shortcut=6),
        Tag("old", "Old tag", slot=4, letter="O", archived=True),
        Tag("keyless", "Keyless", slot=4, letter="K"),
    )
)


def paragraph(text: str) -> Block:
    """Return a paragraph of one run."""
    return Block(BlockKind.PARAGRAPH, (Run(text),))


def cell(text: str, row: int, column: int, *, table: int = 0) -> Block:
    """Return a table cell."""
    return Block(BlockKind.TABLE_CELL, (Run(text),), cell=CellPosition(table, row, column))


QUAY = Document(
    (
        paragraph(
            "The harbour authority will close the northern quay, according to three people "
            "briefed on the plan. A spokesperson declined to comment."
        ),
        Block(BlockKind.HEADING, (Run("What the documents show"),), level=2),
        paragraph(
            "Officials called it “ambitious, but not impossible” 😀. Nobody has voted\u00a0yet."
        ),
        Block(BlockKind.LIST_ITEM, (Run("Sheet piling"),), level=1, marker="1."),
        Block(BlockKind.QUOTATION, (Run("There was no vote."),), level=1),
        Block(
            BlockKind.FIGURE,
            (Run("The quay in June"),),
            image=Image("https://news.example/quay.png", "A grey quay"),
        ),
        cell("Phase", 0, 0),
        cell("Months", 0, 1),
        cell("Dredging", 1, 0),
        cell("Five", 1, 1),
        paragraph("The last word belongs to Ines Halloran."),
    )
)


def annotate(
    name: str,
    quote: str,
    *tag_ids: str,
    document: Document = QUAY,
    part: Part = Part.BODY,
    note: str = "",
    status: AnchorStatus = AnchorStatus.EXACT,
) -> Annotation:
    """Return an annotation of the first place with these words."""
    text = HEADLINE if part is Part.HEADLINE else document.text
    start = text.index(quote)
    return Annotation(
        id=name,
        article_id="article",
        target=Target(
            "revision",
            part,
            TextPositionSelector(start, start + len(quote)),
            TextQuoteSelector(quote),
        ),
        tag_ids=tag_ids,
        note=note,
        status=status,
        creator="",
        created_at=NOW,
        updated_at=NOW,
    )


def passage_of(quote: str, *, document: Document = QUAY) -> Passage:
    """Return the first place in the body with these words."""
    start = document.text.index(quote)
    return Passage(Part.BODY, TextRange(start, start + len(quote)))


def quay_article(
    *annotations: Annotation, document: Document = QUAY, headline: str = HEADLINE
) -> OpenArticle:
    """Return the article with these annotations."""
    return OpenArticle(
        Article(
            "article",
            headline or "Untitled",
            NOW,
            "revision",
            outlet="The Strait Courier",
            byline=("Mara Lindqvist",),
            section="Transport",
            published=PublicationDate("3 April 2024", "2024-04-03"),
            url="https://www.news.example/quay",
        ),
        Revision("revision", "article", headline, document, 1, "0" * 64, NOW),
        annotations,
    )


def shown_pane(
    qtbot: QtBot, article: OpenArticle, *, size: tuple[int, int] = (760, 700)
) -> ReadingPane:
    """Return an active pane that shows an article and has the keyboard."""
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.resize(*size)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_article(article, CODEBOOK)
    pane.view.setFocus()
    return pane


def select_words(pane: ReadingPane, quote: str, *, document: Document = QUAY) -> None:
    """Select words as the keyboard would, without waiting for the popup."""
    pane.view.select(pane._stage.positions.qt_range(passage_of(quote, document=document)))


def place_of(pane: ReadingPane, quote: str, *, at_end: bool = False, inset: int = 3) -> QPoint:
    """Return a point of the viewport just inside the first or last character of words."""
    start, end = pane._stage.end_carets(pane._stage.positions.qt_range(passage_of(quote)))
    caret = end if at_end else start
    return QPointF(caret.x() + (-inset if at_end else inset), caret.center().y()).toPoint()


def drag_over(
    pane: ReadingPane,
    first: QPoint,
    last: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Select from one point of the viewport to another with the mouse."""
    viewport = pane.view.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, left, modifiers, last)


def click(pane: ReadingPane, point: QPoint) -> None:
    """Click a point of the viewport."""
    viewport = pane.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
