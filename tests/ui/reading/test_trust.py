"""Nothing in an article makes the window read a file, open a connection, or stall (TRUST T1-T7)."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.reading import CODEBOOK, paragraph, quay_article, shown_pane

from reader.documents.html_blocks import document_from_html
from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run
from reader.model.selectors import Part, Passage
from reader.text.normalise import clean_characters
from reader.ui.reading.pane import ReadingPane

PATIENCE = 12.0
"""Seconds; what must not stall takes one or two here, and what did stall took minutes."""


@dataclass
class Watch:
    """What a hostile article points at, and who came for it."""

    fifo: Path
    secret: Path
    port: int
    server: socket.socket
    opened: list[str] = field(default_factory=list)
    connected: list[Any] = field(default_factory=list)
    is_on: bool = False

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note files and connections; audit hooks cannot be taken away, only be silent."""
        if self.is_on and event == "open":
            self.opened.append(str(arguments[0]))
        elif self.is_on and event in {"socket.connect", "socket.getaddrinfo", "urllib.Request"}:
            self.connected.append(arguments)

    def assert_untouched(self) -> None:
        """Fail when anything was read or anybody called."""
        touched = [name for name in self.opened if str(self.fifo.parent) in name]
        assert touched == []
        assert self.connected == []
        with pytest.raises(BlockingIOError):
            self.server.accept()
        # A reader of the FIFO would let a writer open it.
        with pytest.raises(OSError, match="No such device"):
            os.open(self.fifo, os.O_WRONLY | os.O_NONBLOCK)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs FIFOs")
    fifo, secret = tmp_path / "fifo", tmp_path / "secret.png"
    os.mkfifo(fifo)
    secret.write_bytes(b"\x89PNG secret")
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    server.settimeout(0)
    watched = Watch(fifo, secret, server.getsockname()[1], server)
    sys.addaudithook(watched.audit)
    yield watched
    watched.is_on = False
    server.close()


def _addresses(watch: Watch) -> list[str]:
    web = f"http://127.0.0.1:{watch.port}"
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{watch.secret}"/></svg>'
    return [
        f"file://{watch.fifo}",
        f"file://{watch.secret}",
        str(watch.fifo),
        str(watch.secret),
        "../../../../etc/hostname",
        "secret.png",
        "qrc:/secret.png",
        ":/secret.png",
        "\\\\127.0.0.1\\share\\a.png",
        "file://127.0.0.1/share/a.png",
        "//127.0.0.1/a.png",
        "/dev/zero",
        "file:///dev/zero",
        f"data:image/svg+xml,{picture}",
        f"{web}/pixel.gif",
        f"ftp://127.0.0.1:{watch.port}/a",
        "javascript:alert(1)",
        "smb://127.0.0.1/share",
        "ms-settings:",
        "http://[",
    ]


def _page(watch: Watch) -> str:
    """Return a page that names every address in every way that Qt's rich text would follow."""
    ways = [
        '<img src="{}">',
        '<img srcset="{} 2x">',
        '<a href="{}"><img src="{}">words</a>',
        '<link rel="stylesheet" href="{}">',
        '<link rel="stylesheet" type="text/css" href="{}">',
        "<style>@import url('{}');</style>",
        "<p style=\"background-image:url('{}')\">p</p>",
        '<ul style="list-style-image:url({})"><li>i</li></ul>',
        '<table background="{}"><tr><td>c</td></tr></table>',
        '<table><tr><td background="{}">c</td></tr></table>',
        '<body background="{}">',
        '<object data="{}"></object>',
        '<iframe src="{}"></iframe>',
        '<svg><image href="{}"/></svg>',
        '<video src="{}" poster="{}"></video>',
    ]
    parts = [way.replace("{}", address) for address in _addresses(watch) for way in ways]
    return f"<html><body><h1>Head</h1>{''.join(parts)}<p>Last words.</p></body></html>"


def _use_everything(pane: ReadingPane, qtbot: QtBot) -> None:
    """Do to an article whatever a person could do."""
    pane.grab()
    pane.view.selectAll()
    pane.copy_selection()
    pane.view.createMimeDataFromSelection()
    bar = pane.view.verticalScrollBar()
    for y in range(0, bar.maximum() + 1, max(bar.maximum() // 5, 1)):
        bar.setValue(y)
        pane.grab()
        for x in range(60, 700, 160):
            QTest.mouseMove(pane.view.viewport(), QPoint(x, 200))
            QTest.mouseClick(
                pane.view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                QPoint(x, 200),
            )
    pane.open_find()
    pane.find_next()
    pane.next_sentence()
    for _ in range(10):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    pane.set_text_size(22)
    qtbot.wait(1)
    pane.grab()


def test_hostile_page_reads_nothing_and_calls_nobody(qtbot: QtBot, watch: Watch) -> None:
    document = document_from_html(_page(watch))
    pane = shown_pane(qtbot, quay_article(document=Document((paragraph("x"),))))
    followed: list[str] = []
    pane.link_activated.connect(followed.append)
    watch.is_on = True
    pane.show_article(quay_article(document=document), CODEBOOK)
    _use_everything(pane, qtbot)
    watch.is_on = False
    watch.assert_untouched()
    assert all(QUrl(a).scheme() in {"http", "https", "mailto"} for a in followed)


def test_hostile_blocks_read_nothing_and_call_nobody(qtbot: QtBot, watch: Watch) -> None:
    """Blocks can come from a damaged or foreign library, past every sanitiser."""
    blocks = [
        Block(BlockKind.FIGURE, (Run("Words", link=address),), image=Image(address, address))
        for address in _addresses(watch)
    ]
    opened = quay_article(document=Document(tuple(blocks)), headline=_page(watch)[:500])
    evil = replace(
        opened.article,
        outlet=f"<img src='file://{watch.fifo}'>",
        section=f"<img src='file://{watch.secret}'>",
        byline=(f"<img src='{watch.fifo}'>",) * 40,
        url=f"file://{watch.fifo}",
    )
    pane = shown_pane(qtbot, quay_article(document=Document((paragraph("x"),))))
    followed: list[str] = []
    pane.link_activated.connect(followed.append)
    watch.is_on = True
    pane.show_article(replace(opened, article=evil), CODEBOOK)
    _use_everything(pane, qtbot)
    watch.is_on = False
    watch.assert_untouched()
    assert all(QUrl(a).scheme() in {"http", "https", "mailto"} for a in followed)


def test_view_refuses_even_what_rich_text_would_ask_for(qtbot: QtBot, watch: Watch) -> None:
    """Should HTML ever get into the document, its images would still not be loaded."""
    pane = shown_pane(qtbot, quay_article(document=Document((paragraph("x"),))))
    watch.is_on = True
    document = pane.view.document()
    QTextCursor(document).insertHtml(_page(watch))
    pane.grab()
    for address in _addresses(watch):
        image = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
        assert isinstance(image, QImage)
        assert (image.size(), image.pixelColor(0, 0).alpha()) == (QSize(1, 1), 0)
        sheet = QTextDocument.ResourceType.StyleSheetResource.value
        assert document.resource(sheet, QUrl(address)) is None
    watch.is_on = False
    watch.assert_untouched()


def test_clicking_a_link_leaves_the_article_where_it_is(qtbot: QtBot, watch: Watch) -> None:
    pane = shown_pane(qtbot, quay_article(document=Document((paragraph("x"),))))
    before = pane.view.document()
    for address in _addresses(watch):
        pane.view.anchorClicked.emit(QUrl(address))
    assert pane.view.document() is before
    assert pane.view.source() == QUrl()
    watch.assert_untouched()


PATHOLOGICAL: dict[str, Callable[[], Document]] = {
    "20,000 paragraphs": lambda: Document((paragraph("Words of the quay."),) * 20_000),
    "20,000 list items": lambda: Document(
        (Block(BlockKind.LIST_ITEM, (Run("item"),), 60, marker="•"),) * 20_000
    ),
    "20,000 nested quotations": lambda: Document(
        tuple(Block(BlockKind.QUOTATION, (Run("said"),), level % 500) for level in range(20_000))
    ),
    "a word of 1 MB": lambda: Document((paragraph("x" * 1_000_000),)),
    "an astral word": lambda: Document((paragraph("🚢" * 300_000),)),
    "a line of 2 MB": lambda: Document((paragraph("word " * 400_000),)),
    "no-break spaces": lambda: Document((paragraph("a\u00a0" * 300_000),)),
    "100,000 links": lambda: Document(
        tuple(
            Block(
                BlockKind.PARAGRAPH,
                tuple(Run(f"l{n} ", link=f"https://news.example/{m}/{n}") for n in range(50)),
            )
            for m in range(2_000)
        )
    ),
    "100,000 line breaks": lambda: Document((paragraph("a\n" * 100_000),)),
    "half a million accents": lambda: Document((paragraph("a" + "\u0301" * 500_000),)),
    "200,000 direction marks": lambda: Document((paragraph("\u202ea\u202c" * 70_000),)),
    "ten tables of 2,000 cells": lambda: Document(
        tuple(
            Block(BlockKind.TABLE_CELL, (Run("cell"),), cell=CellPosition(t, n // 20, n % 20))
            for t in range(10)
            for n in range(2_000)
        )
    ),
    "5,000 figures": lambda: Document(
        (Block(BlockKind.FIGURE, image=Image("https://news.example/a", "alt " * 200)),) * 5_000
    ),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_article_does_not_stall(qtbot: QtBot, name: str) -> None:
    document = PATHOLOGICAL[name]()
    pane = shown_pane(qtbot, quay_article(document=Document((paragraph("x"),))))
    start = time.perf_counter()
    pane.show_article(quay_article(document=document), CODEBOOK)
    pane.view.viewport().repaint()
    assert time.perf_counter() - start < PATIENCE
    pane.next_sentence()
    QTest.keyClick(pane.view, Qt.Key.Key_Space)
    pane.view.viewport().repaint()
    assert time.perf_counter() - start < 2 * PATIENCE


@pytest.mark.parametrize(
    "text",
    [
        "a\u2029b",
        "a\u2028b",
        "a\x85b",
        "a\rb\r\nc",
        "a\ufdd0b\ufdd1c",
        "a\x00b\x1bc",
        "a\u00a0b",
        "a\ud83db",
        "a\ufffcb",
        "\ufeffab",
        "e\u0301\u0302",
        "👩\u200d👩\u200d👧",
        "\u202eabc\u202c",
        "a\u200db\u200c",
        "a\u3000b\u2009c",
        "\U0010ffffa\uffff",
        "ab\u00adcd",
    ],
)
def test_any_text_in_is_the_same_text_out(qtbot: QtBot, text: str) -> None:
    document = Document(
        (paragraph("Before."), paragraph(clean_characters(text)), paragraph("After."))
    )
    pane = shown_pane(qtbot, quay_article(document=document))
    pane.view.select(pane._stage.positions.qt_range(Passage(Part.BODY, document.block_ranges[1])))
    assert pane.selected_text() == document.blocks[1].text
    shown = pane.view.textCursor().selectedText().replace("\u2028", "\n")
    assert shown == document.blocks[1].text
