"""Pictures that were loaded, on the page: decoded when they come into view, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot
from tests.support.painting import colours
from tests.support.picture_files import chart, file_of, photograph
from tests.support.reading import paragraph, quay_article, shown_pane

from reader.ingest.pictures import read_picture
from reader.model.article import OpenArticle
from reader.model.document import Block, BlockKind, Document, Image, Run
from reader.model.kept_picture import KeptPicture
from reader.model.picture import Picture
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.picture_layer import PictureLayer, decode, shown_size
from reader.ui.theme import THEME_NAMES, load_theme

ADDRESS = "https://news.example/quay.png"
FAR = "https://news.example/far.png"


def figure(address: str) -> Block:
    return Block(BlockKind.FIGURE, (Run("The quay in June"),), image=Image(address, "A grey quay"))


LONG = Document(
    (
        paragraph("The first words."),
        figure(ADDRESS),
        *(paragraph("The harbour authority said nothing more. " * 12) for _ in range(12)),
        figure(FAR),
    )
)


def picture(width: int = 200, height: int = 120) -> Picture:
    return read_picture(file_of(chart(width, height), "PNG"))


def article(*pictures: KeptPicture) -> OpenArticle:
    return replace(quay_article(document=LONG), pictures=pictures)


def layer_of(pane: ReadingPane) -> PictureLayer:
    [layer] = [each for each in pane.view._layers if isinstance(each, PictureLayer)]
    return layer


def test_a_picture_is_decoded_when_it_comes_into_view(qtbot: QtBot) -> None:
    near, far = picture(), picture(220)
    shown = article(KeptPicture(ADDRESS, near), KeptPicture(FAR, far))
    pane = shown_pane(qtbot, shown, size=(760, 400))
    pane.view.scroll_to(0)
    pane.grab()
    assert set(layer_of(pane)._decoded) == {near.sha256}
    bar = pane.view.verticalScrollBar()

    def is_at_the_end() -> bool:
        bar.setValue(bar.maximum())
        pane.grab()
        return far.sha256 in layer_of(pane)._decoded

    qtbot.waitUntil(is_at_the_end)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_picture_stands_in_the_column_in_its_own_colours(qtbot: QtBot, name: str) -> None:
    kept = picture()
    pane = shown_pane(qtbot, article(KeptPicture(ADDRESS, kept)), size=(760, 500))
    before = colours(pane.grab().toImage())
    pane.apply_theme(load_theme(name))
    original = decode(kept, QSize(kept.width, kept.height))
    colour, count = colours(original).most_common(1)[0]
    after = colours(pane.grab().toImage())
    assert after[colour] > count * 0.8
    assert before[colour] > count * 0.8


def test_without_its_picture_the_page_says_why(qtbot: QtBot) -> None:
    shown = article(KeptPicture(ADDRESS, None, "The server answered 404."))
    pane = shown_pane(qtbot, shown)
    words = pane.view.document().toPlainText()
    assert "No image (The server answered 404.)" in words
    unasked = shown_pane(qtbot, article())
    assert "A grey quay" in unasked.view.document().toPlainText()


def test_a_wide_picture_is_made_as_narrow_as_the_column_and_a_small_one_is_not_blown_up() -> None:
    assert shown_size(picture(1200, 600), 600) == QSize(600, 300)
    assert shown_size(picture(100, 50), 600) == QSize(100, 50)
    assert shown_size(replace(picture(), width=2000, height=1), 500) == QSize(500, 1), (
        "it never vanishes"
    )


def test_a_picture_that_cannot_be_decoded_leaves_a_gap_and_no_error(qtbot: QtBot) -> None:
    broken = replace(picture(), data=b"\x89PNG\r\n\x1a\n but no more")
    image = decode(broken, QSize(20, 20))
    assert image.size() == QSize(1, 1)
    assert image.pixelColor(0, 0).alpha() == 0
    pane = shown_pane(qtbot, article(KeptPicture(ADDRESS, broken)))
    pane.grab()


def test_photographs_are_decoded_as_what_they_are(qtbot: QtBot) -> None:
    kept = read_picture(file_of(photograph(80, 60), "JPEG"))
    image = decode(kept, QSize(40, 30))
    assert image.size() == QSize(40, 30)
    assert len(colours(image, QRect(0, 0, 40, 30))) > 20
