"""Where the words of a compared row lie, for one width: one column, or two side by side.

All distances are logical pixels on a grid of four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from reader.model.compared_versions import ComparedRow, ComparedVersions
from reader.model.comparison import PairKind
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.ui.reading.direction import runs_right_to_left
from reader.ui.reading.positions import Segment
from reader.ui.revisions.pieces import Mark, Piece, inline_pieces, side_pieces
from reader.ui.theme import Theme

GUTTER = 28
"""Beside each column, for the sign that says what became of the row."""
GAP = 12
_PARAGRAPH_GAP = 10
_ROW_GAP = 2
_LEADING = 1.3
_NARROWEST = 80
_WIDEST = 80
"""Average characters: the most that a line should have (WCAG 1.4.8)."""
_TINT = 0.13
"""Share of the mark's colour behind changed words: text keeps its contrast."""

_SIGNS = {
    PairKind.SAME: ("", ""),
    PairKind.CHANGED: ("−", "+"),
    PairKind.MOVED: ("↕", "↕"),
    PairKind.ADDED: ("", "+"),
    PairKind.REMOVED: ("−", ""),
}
_INLINE_SIGNS = {
    PairKind.SAME: "",
    PairKind.CHANGED: "±",
    PairKind.MOVED: "↕",
    PairKind.ADDED: "+",
    PairKind.REMOVED: "−",
}


@dataclass(frozen=True)
class Column:
    """One text with its sign; ``left`` is where its gutter begins."""

    left: int
    width: int
    sign: str
    words: QTextLayout | None
    top: int


@dataclass(frozen=True)
class RowLayout:
    """The columns of a row and how high it is."""

    columns: tuple[Column, ...]
    height: int


@dataclass(frozen=True)
class RowLook:
    """What a row is set in."""

    theme: Theme
    font: QFont
    side_by_side: bool
    emphasis: TextRange | None = None
    """Code points of the older version that somebody looks for."""
    emphasis_part: Part = Part.BODY


def lay_out_row(
    comparison: ComparedVersions, row: ComparedRow, look: RowLook, width: int
) -> RowLayout:
    """Return the layout of a row in a line ``width`` pixels wide."""
    top = _PARAGRAPH_GAP if row.new_paragraph else _ROW_GAP
    font = QFont(look.font)
    font.setBold(row.part is Part.HEADLINE)
    if look.side_by_side:
        half = width // 2
        sides = [
            (0, _SIGNS[row.kind][0], side_pieces(comparison, row, newer=False)),
            (half, _SIGNS[row.kind][1], side_pieces(comparison, row, newer=True)),
        ]
        column_width = half
    else:
        sides = [(0, _INLINE_SIGNS[row.kind], inline_pieces(comparison, row))]
        column_width = width
    widest = round(_WIDEST * QFontMetrics(font).averageCharWidth())
    room = max(_NARROWEST, min(widest, column_width - GUTTER - GAP))
    columns = []
    for number, (left, sign, pieces) in enumerate(sides):
        emphasis = _emphasis(row, look) if number == 0 and look.side_by_side else None
        words = _set(pieces, font, look.theme, room, emphasis) if pieces else None
        columns.append(Column(left, column_width, sign, words, top))
    height = max((_height(column.words) for column in columns), default=0)
    return RowLayout(tuple(columns), top + height + _ROW_GAP)


def _emphasis(row: ComparedRow, look: RowLook) -> TextRange | None:
    """Return the part of the row's older version that somebody looks for, from its start on."""
    if look.emphasis is None or row.old is None or look.emphasis_part is not row.part:
        return None
    shared = look.emphasis.intersection(row.old)
    return shared.shifted(-row.old.start) if shared is not None else None


def _set(
    pieces: Sequence[Piece], font: QFont, theme: Theme, width: int, emphasis: TextRange | None
) -> QTextLayout:
    text = "".join(piece.text for piece in pieces).replace("\n", "\u2028")
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.setFormats(_formats(pieces, text, theme, emphasis))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += round(line.height() * _LEADING)
    layout.endLayout()
    return layout


def _formats(
    pieces: Sequence[Piece], text: str, theme: Theme, emphasis: TextRange | None
) -> list[QTextLayout.FormatRange]:
    segment = Segment.of(Part.BODY, 0, 0, text)
    formats = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.mark is not Mark.KEPT:
            formats.append(_format(segment, at, end, mark_format(piece.mark, theme)))
        at = end
    if emphasis is not None:
        chosen = QTextCharFormat()
        chosen.setBackground(theme.colour("selection"))
        chosen.setForeground(theme.colour("selection_text"))
        formats.append(_format(segment, emphasis.start, emphasis.end, chosen))
    return formats


def _format(
    segment: Segment, start: int, end: int, characters: QTextCharFormat
) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = segment.qt_at(start)
    made.length = segment.qt_at(end) - made.start
    made.format = characters
    return made


def mark_format(mark: Mark, theme: Theme) -> QTextCharFormat:
    """Return how changed words look: a line under or through them, a tint, a colour."""
    added = mark is Mark.ADDED
    colour = theme.colour("success" if added else "danger")
    made = QTextCharFormat()
    made.setBackground(_tint(theme.colour("page"), colour))
    if added:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(colour)
    else:
        made.setFontStrikeOut(True)
        made.setForeground(colour)
    return made


def _tint(page: QColor, colour: QColor) -> QColor:
    return QColor.fromRgbF(
        page.redF() * (1 - _TINT) + colour.redF() * _TINT,
        page.greenF() * (1 - _TINT) + colour.greenF() * _TINT,
        page.blueF() * (1 - _TINT) + colour.blueF() * _TINT,
    )


def _height(words: QTextLayout | None) -> int:
    if words is None or not words.lineCount():
        return 0
    last = words.lineAt(words.lineCount() - 1)
    return round(last.y() + last.height() * _LEADING)


def gutter_of(column: Column, height: int) -> QRect:
    """Return the place of a column's sign in a row of this height."""
    return QRect(column.left, column.top, GUTTER - 4, height - column.top)
