"""The text of a stored page or file, all of it and plain; nothing is rendered or loaded."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from reader.model.document import Block, Document
from reader.ui.pasted_article import easy_to_lay_out
from reader.ui.theme import Theme

_MOST_SHOWN = 1_000_000
"""Code points: more than any page has, and few enough for Qt to lay out."""
_GAP = "\n\n"


class OriginalView(QPlainTextEdit):
    """Shows the blocks of a page one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[int] = []
        self._theme: Theme | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Original text"))
        self.setPlaceholderText(self.tr("The page shows no text without its scripts."))

    def show_document(self, document: Document) -> None:
        """Show all blocks of a document."""
        texts = [easy_to_lay_out(_as_text(block)) for block in document.blocks]
        heights = (text.count("\n") + len(_GAP) for text in texts)
        self._lines = list(accumulate(heights, initial=0))
        self.setPlainText(_GAP.join(texts)[:_MOST_SHOWN])

    def apply_theme(self, theme: Theme) -> None:
        """Mark blocks in a theme's colour."""
        self._theme = theme
        selections = self.extraSelections()
        for each in selections:
            each.format.setBackground(theme.colour("selection"))
        self.setExtraSelections(selections)

    def marked_text(self) -> str:
        """Return the text of the block that is marked, "" for none."""
        selections = self.extraSelections()
        return selections[0].cursor.selectedText() if selections else ""

    def mark_block(self, number: int | None) -> None:
        """Mark a block of the document and bring it into sight; None for none."""
        self.setExtraSelections([])
        if number is None or not 0 <= number < len(self._lines) - 1:
            return
        last = self._lines[number + 1] - len(_GAP)
        first_line = self.document().findBlockByNumber(self._lines[number])
        last_line = self.document().findBlockByNumber(last)
        if not (first_line.isValid() and last_line.isValid()):
            return  # beyond what is shown
        cursor = QTextCursor(first_line)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()
        end = last_line.position() + last_line.length() - 1
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        if self._theme is not None:
            selection.format.setBackground(self._theme.colour("selection"))
        self.setExtraSelections([selection])


def _as_text(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text
