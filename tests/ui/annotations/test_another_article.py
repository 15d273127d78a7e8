"""The annotation pane when another article is opened: its page is painted first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import many_annotations, sample_codebook

from reader.model.article import OpenArticle
from reader.ui.annotations.pane import AnnotationPane


def shown_ids(pane: AnnotationPane) -> list[str]:
    return [card.annotation_id for card in pane._cards.cards.cards]


def another_article() -> OpenArticle:
    article = many_annotations(3)
    return replace(article, article=replace(article.article, id="another"))


def test_cards_of_another_article_come_once_its_page_is_painted(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    pane.show_annotations_soon(another_article(), sample_codebook())
    assert pane._count.text() == "5"
    qtbot.waitUntil(lambda: pane._count.text() == "3")


def test_no_card_of_the_article_before_is_chosen_while_the_new_cards_come(
    pane: AnnotationPane,
) -> None:
    pane.select("annotation-4")
    pane.show_annotations_soon(another_article(), sample_codebook())
    assert pane.current_annotation_id() is None


def test_choosing_an_annotation_does_not_wait_for_the_cards(pane: AnnotationPane) -> None:
    pane.show_annotations_soon(another_article(), sample_codebook())
    pane.select("annotation-2")
    assert len(shown_ids(pane)) == 3
    assert pane.current_annotation_id() == "annotation-2"


def test_a_note_being_written_is_handed_over_before_another_article_comes(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    pane.edit_note("annotation-0")
    editor = pane._cards.editor
    assert editor is not None
    editor.setPlainText("Ask the harbour master.")
    with qtbot.waitSignal(pane.note_edited) as edited:
        pane.show_annotations_soon(another_article(), sample_codebook())
    assert edited.args == ["annotation-0", "Ask the harbour master."]
    assert pane._cards.editor is None


def test_what_is_shown_meanwhile_is_not_overtaken(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.show_annotations_soon(another_article(), sample_codebook())
    pane.show_annotations(None, sample_codebook())
    qtbot.wait(1)
    assert pane._count.text() == ""


def test_nothing_is_kept_of_cards_that_are_gone(qtbot: QtBot, pane: AnnotationPane) -> None:
    other = another_article()
    gone = tuple(replace(each, id=f"other-{each.id}") for each in other.annotations)
    pane.show_annotations(replace(other, annotations=gone), sample_codebook())
    QApplication.processEvents()
    assert set(pane._cards._delegate._heights) <= set(shown_ids(pane))
