"""The Edit menu: undo, copying, finding."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from reader.model.article import Article, OpenArticle
from reader.model.selectors import Part, Passage
from reader.ui.actions import Handler
from reader.ui.articles.row_words import short_date
from reader.ui.commands.parts import WindowParts
from reader.ui.workspace import Pane

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class EditCommands(QObject):
    """Undo and redo of the library's changes; a text field's own undo comes first in it."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        reading = self._parts.reading
        return {
            "undo": self.undo,
            "redo": self._parts.client.redo,
            "copy": self.copy,
            "copy-citation": self.copy_citation,
            "find": reading.open_find,
            "find-next": reading.find_next,
            "find-previous": reading.find_previous,
            "filter-articles": self.filter_articles,
        }

    def undo(self) -> None:
        """Take the last change back; the toast that told of it goes."""
        self._parts.toaster.dismiss()
        self._parts.client.undo()

    def copy(self) -> None:
        """Copy what is selected where the keyboard is, else in the article."""
        focus = QApplication.focusWidget()
        if isinstance(focus, _TEXT_FIELDS):
            focus.copy()
            return
        selected = self._parts.reading.selected_text()
        if selected:
            QGuiApplication.clipboard().setText(selected)

    def copy_citation(self) -> None:
        """Copy the selected words, or the sentence under the cursor, with where they stand."""
        shown, passage = self._parts.current.article, self._parts.reading.current_passage()
        if shown is None or passage is None:
            return
        text = cited(shown.article, quoted(shown, passage))
        QGuiApplication.clipboard().setText(text)
        self._parts.toaster.say(self.tr("Quotation copied with headline, outlet and date"))

    def filter_articles(self) -> None:
        """Put the keyboard into the filter box."""
        self._parts.workspace.set_shown(Pane.ARTICLES, shown=True)
        box = self._parts.article_list.filter_box
        box.setFocus()
        box.selectAll()


def quoted(shown: OpenArticle, passage: Passage) -> str:
    """Return a passage's words."""
    revision = shown.revision
    text = revision.headline if passage.part is Part.HEADLINE else revision.document.text
    return passage.range.of(text)


def cited(article: Article, words: str) -> str:
    """Return “words”, then on a line of its own outlet, headline, date and address."""
    parts = (article.outlet, f"“{article.title}”", short_date(article.published), article.url)
    origin = ", ".join(part for part in parts if part)
    return f"“{words.strip()}”\n— {origin}"
