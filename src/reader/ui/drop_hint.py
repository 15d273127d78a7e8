"""What is shown over the window while files are dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.ui.theme import Theme

MARGIN = 16
CORNER = 12.0


class DropHint(QWidget):
    """A frame with a sentence: what dropping does."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to add"))
        self.hide()

    def show_over(self, theme: Theme) -> None:
        """Cover the parent."""
        self._theme = theme
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.colour("window")
        veil.setAlphaF(0.94)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, CORNER, CORNER)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        title = self.tr("Drop to add")
        lines = painter.fontMetrics().height()
        middle = self.rect().adjusted(2 * MARGIN, -lines, -2 * MARGIN, -lines)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, title)
        font.setPointSizeF(font.pointSizeF() / 1.3)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text_muted"))
        words = self.tr(
            "Pages, MHTML, e-mails, PDFs, EPUBs, zips, folders, reading lists and addresses"
        )
        below = middle.translated(0, 2 * lines)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
