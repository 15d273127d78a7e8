"""Text broken to a width for painting: the quotes and notes of cards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from reader.ui.reading.direction import runs_right_to_left

_SHAPED_AHEAD = 40
"""Code points a line can hold per 100 pixels, generously: no more of a long text is shaped."""
_LEADING = 1.15
"""Distance of two lines in line heights."""


@dataclass(frozen=True)
class Words:
    """Some paragraphs broken into lines; heights and widths are logical pixels.

    Each paragraph has a layout of its own, since each runs in its own direction.
    """

    layouts: tuple[QTextLayout, ...]
    height: int

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return sum(layout.lineCount() for layout in self.layouts)

    @property
    def text(self) -> str:
        r"""What is shown, with "\n" between paragraphs, and "…" where it was cut."""
        return "\n".join(layout.text() for layout in self.layouts)

    def paint(self, painter: QPainter, place: QPointF) -> None:
        """Draw the lines in the painter's pen, their upper left corner at ``place``."""
        for layout in self.layouts:
            layout.draw(painter, place)


def break_words(text: str, font: QFont, width: int, most: int) -> Words:
    """Break ``text`` into at most ``most`` lines; the last one ends in "…" where more follows.

    Line breaks in the text are kept. A paragraph runs right to left when its first letter does.
    """
    room = _SHAPED_AHEAD * (width // 100 + 1) * most
    shaped = text if len(text) <= room else text[:room] + "…"
    paragraphs = shaped.split("\n")
    layouts: list[QTextLayout] = []
    top, left = 0.0, most
    for number, paragraph in enumerate(paragraphs):
        layout = _lay_out(paragraph, font, width, left)
        left -= layout.lineCount()
        if left == 0:
            layout = _with_ellipsis(layout, font, width, more=number + 1 < len(paragraphs))
        layout.setPosition(QPointF(0, top))
        layouts.append(layout)
        top += _height(layout)
        if left == 0:
            break
    last = layouts[-1].lineAt(layouts[-1].lineCount() - 1)
    return Words(tuple(layouts), round(layouts[-1].position().y() + last.y() + last.height()))


def _lay_out(text: str, font: QFont, width: int, most: int) -> QTextLayout:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += round(line.height() * _LEADING)
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    line = layout.lineAt(layout.lineCount() - 1)
    return line.y() + round(line.height() * _LEADING)


def _with_ellipsis(layout: QTextLayout, font: QFont, width: int, *, more: bool) -> QTextLayout:
    """Return the layout with its last line ending in "…" when words follow that have no line."""
    line = layout.lineAt(layout.lineCount() - 1)
    # Qt counts in UTF-16 units, of two bytes each.
    units = layout.text().encode("utf-16-le", "surrogatepass")
    start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
    if end >= len(units) and not more:
        return layout
    before = units[:start].decode("utf-16-le", "surrogatepass")
    rest = units[start:].decode("utf-16-le", "surrogatepass")
    shown = f"{rest}…" if more else rest
    elided = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, width)
    return _lay_out(before + elided, font, width, layout.lineCount())
