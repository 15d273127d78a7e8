"""A quotation with some of its words underlined.

Painted, because labels that show rich text could be made to load files by what an article says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.ui.reading.positions import Segment
from reader.ui.theme import Theme

_LINE_HEIGHT = 1.35


class QuoteView(QWidget):
    """Words of an article in the article's letters; grows with what it shows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._underlined: tuple[TextRange, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_quote(self, text: str, underlined: Sequence[TextRange] = ()) -> None:
        """Show words; ``underlined`` are ranges of code points in them."""
        self._text, self._underlined = text, tuple(underlined)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Show the words in a theme."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the words are in this width, in pixels."""
        return round(self._laid_out(width)[1])

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour("text"))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        font = QFont(self.font())
        layout = QTextLayout(self._text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setFormats([self._format(place) for place in self._underlined])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height() * _LINE_HEIGHT
        layout.endLayout()
        return layout, height

    def _format(self, place: TextRange) -> QTextLayout.FormatRange:
        positions = Segment.of(Part.BODY, 0, 0, self._text)
        made = QTextLayout.FormatRange()
        made.start = positions.qt_at(place.start)
        made.length = positions.qt_at(place.end) - made.start
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        underlined.setFontWeight(QFont.Weight.DemiBold)
        made.format = underlined
        return made
