"""An article that may be incomplete says so above its text, and not as a part of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot
from tests.support.reading import quay_article

from reader.model.article import OpenArticle
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.reading.builder import BuiltArticle, build_article
from reader.ui.reading.typography import Typography
from reader.ui.theme import load_theme

WARNING = "The page may hold only the beginning of the article."


def built(opened: OpenArticle) -> BuiltArticle:
    return build_article(opened, Typography(load_theme("light")))


def lines(article: BuiltArticle) -> list[str]:
    found: list[str] = []
    block: QTextBlock = article.document.firstBlock()
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


def test_the_warning_stands_once_above_the_text(qtbot: QtBot) -> None:
    opened = quay_article()
    warned = replace(opened, revision=replace(opened.revision, incomplete=WARNING))
    shown = lines(built(warned))
    assert shown.count(WARNING) == 1
    first_words = opened.revision.document.blocks[0].text
    assert shown.index(WARNING) < shown.index(first_words)
    assert WARNING not in lines(built(opened))


def test_the_warning_is_no_part_of_the_text(qtbot: QtBot) -> None:
    opened = quay_article()
    warned = built(replace(opened, revision=replace(opened.revision, incomplete=WARNING)))
    plain = built(opened)
    place = Passage(Part.BODY, TextRange(0, 5))
    shift = warned.positions.qt_position(place.part, 0) - plain.positions.qt_position(place.part, 0)
    assert shift == len(WARNING) + 1
