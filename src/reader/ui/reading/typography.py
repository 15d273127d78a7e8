"""The article's type: fonts, sizes and the Qt formats made from them.

Sizes are in logical pixels; the body's size is the measure of all others.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
)

from reader.model.document import BlockKind
from reader.ui.theme import Theme

DEFAULT_TEXT_SIZE = 18
"""Pixels; what a new library is read at."""
SMALLEST_TEXT_SIZE = 14
LARGEST_TEXT_SIZE = 32

COLUMN_CHARACTERS = 66
"""Average characters a line: within the 60 to 70 that readability guides ask for."""
FEWEST_COLUMN_CHARACTERS = 45
MOST_COLUMN_CHARACTERS = 80
LEADING = 150
"""Line height in per cent of the font's own."""
HEADING_LEADING = 105
LABEL_LEADING = 130
PARAGRAPH_GAP = 0.75
"""Space after a paragraph, in ems of the body."""
LIST_GAP = 0.3
HEADING_STEP = 1.2
"""Each rank of heading is this much larger than the one below it."""
CAPTION_SCALE = 0.85
LIST_INDENT = 1.7
QUOTATION_INDENT = 1.4
"""Ems by which each level of a list or quotation moves in."""

_SERIF_FAMILIES = {
    "darwin": ("Charter", "Iowan Old Style", "Georgia"),
    "win32": ("Georgia", "Cambria"),
}
_FREE_SERIF_FAMILIES = ("Source Serif 4", "Noto Serif", "DejaVu Serif")


@dataclass(frozen=True)
class Typography:
    """How one article is set: a theme, a text size and the fonts of this machine."""

    theme: Theme
    text_size: int = DEFAULT_TEXT_SIZE
    column_characters: int = COLUMN_CHARACTERS

    @cached_property
    def body_font(self) -> QFont:
        """The serif that articles are set in."""
        font = QFont()
        font.setFamilies(self._serif_families)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(self.text_size)
        return font

    @cached_property
    def _serif_families(self) -> list[str]:
        wanted = (*_SERIF_FAMILIES.get(sys.platform, ()), *_FREE_SERIF_FAMILIES)
        return [family for family in wanted if QFontDatabase.hasFamily(family)] or ["serif"]

    @cached_property
    def _mono_families(self) -> list[str]:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()

    @cached_property
    def _sans_families(self) -> list[str]:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()

    @cached_property
    def column_width(self) -> float:
        """The width of the text column: average characters by their measured advance."""
        return self.column_characters * QFontMetricsF(self.body_font).averageCharWidth()

    def ems(self, count: float) -> float:
        """Return a length given in ems of the body, in pixels."""
        return count * self.text_size

    def label_font(self, scale: float, *, bold: bool = False) -> QFont:
        """Return the sans serif of the lines that are no article text, scaled from the body."""
        font = QFont()
        font.setFamilies(self._sans_families)
        font.setPixelSize(max(round(self.text_size * scale), 9))
        font.setBold(bold)
        return font

    def label_format(self, scale: float, *, bold: bool = False) -> QTextCharFormat:
        """Return the format of view-only text, such as outlet and date."""
        char_format = QTextCharFormat()
        char_format.setFont(self.label_font(scale, bold=bold))
        char_format.setForeground(self.theme.colour("text_muted"))
        return char_format

    def text_format(self, kind: BlockKind, level: int = 0) -> QTextCharFormat:
        """Return the format of a block's plain text; ``level`` is a heading's rank."""
        font = QFont(self.body_font)
        if kind is BlockKind.HEADING:
            font.setPixelSize(round(self.text_size * HEADING_STEP ** max(4 - max(level, 1), 0)))
            font.setBold(True)
        elif kind is BlockKind.FIGURE:
            font.setPixelSize(round(self.text_size * CAPTION_SCALE))
        elif kind is BlockKind.PREFORMATTED:
            font.setFamilies(self._mono_families)
            font.setStyleHint(QFont.StyleHint.Monospace)
            font.setPixelSize(round(self.text_size * CAPTION_SCALE))
        elif kind is BlockKind.TABLE_CELL:
            font.setPixelSize(round(self.text_size * 0.9))
        char_format = QTextCharFormat()
        char_format.setFont(font)
        char_format.setForeground(self.theme.colour("text"))
        return char_format

    def styled(
        self, base: QTextCharFormat, *, emphasis: bool, strong: bool, code: bool
    ) -> QTextCharFormat:
        """Return ``base`` with the marks of inline emphasis, strength and code."""
        char_format = QTextCharFormat(base)
        if emphasis:
            char_format.setFontItalic(True)
        if strong:
            char_format.setFontWeight(QFont.Weight.Bold)
        if code:
            char_format.setFontFamilies(self._mono_families)
            char_format.setProperty(
                QTextCharFormat.Property.FontPixelSize,
                round(base.font().pixelSize() * CAPTION_SCALE),
            )
        return char_format

    def linked(self, base: QTextCharFormat) -> QTextCharFormat:
        """Return ``base`` as a link, still without an address.

        The words keep the colour of text, so that they can be read on every highlight; a link
        is known by its coloured underline.
        """
        char_format = QTextCharFormat(base)
        char_format.setAnchor(True)
        char_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        char_format.setUnderlineColor(self.theme.colour("link"))
        return char_format

    def block_format(
        self,
        *,
        leading: int = LEADING,
        above: float = 0,
        below: float = PARAGRAPH_GAP,
        indent: float = 0,
        right_to_left: bool = False,
    ) -> QTextBlockFormat:
        """Return a block's format; ``above``, ``below`` and ``indent`` are ems of the body.

        The indent is on the side where lines start.
        """
        block_format = QTextBlockFormat()
        block_format.setLineHeight(
            float(leading), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        block_format.setTopMargin(self.ems(above))
        block_format.setBottomMargin(self.ems(below))
        if right_to_left:
            block_format.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            block_format.setRightMargin(self.ems(indent))
        else:
            block_format.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            block_format.setLeftMargin(self.ems(indent))
        return block_format


def hairline_format(above: float = 0, below: float = 0) -> QTextBlockFormat:
    """Return the format of a block that takes one pixel of height; margins in pixels."""
    block_format = QTextBlockFormat()
    block_format.setLineHeight(1.0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block_format.setTopMargin(above)
    block_format.setBottomMargin(below)
    return block_format
