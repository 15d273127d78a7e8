"""How a row of the article list is drawn: title, origin, excerpt, signs and tag strip.

Every row has the same height, four lines of text and the strip, so that the view can place a
hundred thousand of them without asking each.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.model.article import ArticleSummary
from reader.model.codebook import Codebook
from reader.ui.articles.model import SUMMARY_ROLE
from reader.ui.articles.row_words import SEPARATOR, isolated, one_line, row_origin, title_words
from reader.ui.articles.tag_strip import STRIP_HEIGHT, paint_strip
from reader.ui.fonts import scaled_font
from reader.ui.icons import Icons
from reader.ui.theme import Theme

SIDE = 16
"""Pixels left and right of a row's words; the unread dot stands in the left margin."""
ABOVE = 12
BELOW = 12
LINE_GAP = 4
"""Pixels between title and origin, origin and excerpt."""
STRIP_GAP = 7
"""Pixels between the excerpt and the strip."""
DOT = 7
"""Pixels across: the dot of an unread article."""
STAR = 14
SMALL_PRINT = 0.9
"""Size of origin and excerpt, by the title's."""
TITLE_LINES = 2
TEXT_LINES = 3
"""Lines of title and excerpt together: a title of one line leaves two to the excerpt."""

Index = QModelIndex | QPersistentModelIndex


class ArticleDelegate(QStyledItemDelegate):
    """Draws the rows of the article list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icons: Icons | None = None
        self._codebook = Codebook()
        self._colours: dict[str, QColor] = {}

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Take the colours and icons of a theme."""
        self._theme = theme
        self._icons = icons
        self._find_colours()

    def set_codebook(self, codebook: Codebook) -> None:
        """Take the tags whose colours stand in the strip."""
        self._codebook = codebook
        self._find_colours()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the one size that all rows have."""
        title, small = _fonts(option)
        title_line, small_line = QFontMetrics(title).height(), QFontMetrics(small).height()
        height = TITLE_LINES * title_line + 2 * small_line + 2 * LINE_GAP + STRIP_GAP + STRIP_HEIGHT
        return QSize(200, ABOVE + height + BELOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(SUMMARY_ROLE)
        if self._theme is None or not isinstance(row, ArticleSummary):
            return
        painter.save()
        self._paint_ground(painter, option, self._theme)
        self._paint_words(painter, option, row, self._theme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        place, state = _rect(option), _state(option)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(place, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        else:
            line = QRect(place.left() + SIDE, place.bottom(), place.width() - 2 * SIDE, 1)
            painter.fillRect(line, theme.colour("separator"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                QRect(place.left(), place.top(), 3, place.height()), theme.colour("focus")
            )

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ArticleSummary,
        theme: Theme,
    ) -> None:
        title_font, small_font = _fonts(option)
        selected = bool(_state(option) & QStyle.StateFlag.State_Selected)
        text = theme.colour("selection_text" if selected else "text")
        muted = theme.colour("selection_text" if selected else "text_muted")
        title_font.setBold(not row.article.read)
        place = _rect(option).adjusted(SIDE, ABOVE, -SIDE, -BELOW)
        signs = self._paint_signs(painter, place, row, theme)

        lines = wrapped(title_words(row.article), title_font, place.width() - signs, TITLE_LINES)
        top = _draw(painter, lines, title_font, text, place, place.top())
        origin = origin_lines(row, small_font, place.width())
        top = _draw(painter, origin, small_font, muted, place, top + LINE_GAP)
        room = TEXT_LINES - max(len(lines), 1)
        excerpt = wrapped(one_line(row.excerpt), small_font, place.width(), room)
        _draw(painter, excerpt, small_font, muted, place, top + LINE_GAP)
        if row.tag_marks:
            self._paint_strip(painter, place, row, theme)

    def _paint_strip(
        self, painter: QPainter, place: QRect, row: ArticleSummary, theme: Theme
    ) -> None:
        strip = QRectF(place.left(), place.bottom() + 1 - STRIP_HEIGHT, place.width(), STRIP_HEIGHT)
        paint_strip(painter, strip, row.tag_marks, self._colours, theme.colour("separator"))

    def _paint_signs(
        self, painter: QPainter, place: QRect, row: ArticleSummary, theme: Theme
    ) -> int:
        """Draw dot and star; returns the pixels that the star takes from the title."""
        if not row.article.read:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            middle = place.top() + QFontMetrics(painter.font()).height() / 2
            painter.drawEllipse(QPointF(place.left() - SIDE / 2, middle), DOT / 2, DOT / 2)
        if not row.article.starred or self._icons is None:
            return 0
        corner = QRect(place.right() - STAR + 1, place.top() + 1, STAR, STAR)
        self._icons.icon("star-filled", "warning").paint(painter, corner)
        return STAR + LINE_GAP

    def _find_colours(self) -> None:
        if self._theme is not None:
            self._colours = {tag.id: self._theme.highlight(tag.slot).line for tag in self._codebook}


def origin_lines(row: ArticleSummary, font: QFont, width: int) -> tuple[str, ...]:
    """Return where an article comes from, as one line of ``width`` pixels.

    How many outlets print its story stays in sight: the outlet's own name gives way.
    """
    outlet = row.article.outlet
    if outlet and row.printing_count > 1:
        metrics = QFontMetrics(font)
        others = row_origin(replace(row, article=replace(row.article, outlet="")))
        room = width - metrics.horizontalAdvance(f"{SEPARATOR}{others}")
        shown = metrics.elidedText(one_line(outlet, 80), Qt.TextElideMode.ElideRight, room)
        row = replace(row, article=replace(row.article, outlet=shown))
    return wrapped(row_origin(row), font, width, 1)


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return the text in at most ``most`` lines of ``width`` pixels, the last one elided.

    Each line is isolated: writing directions in it reach nothing beside it.
    """
    return _wrapped(text, font.toString(), width, most) if text and width > 0 else ()


@lru_cache(maxsize=1024)
def _wrapped(text: str, described: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(described)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    encoded = text.encode("utf-16-le", "surrogatepass")
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        rest = encoded[2 * start :]
        piece = rest if len(lines) == most - 1 else rest[: 2 * line.textLength()]
        lines.append(piece.decode("utf-16-le", "replace"))
    layout.endLayout()
    if lines:
        metrics = QFontMetrics(font)
        lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(isolated(line.strip()) for line in lines)


def _draw(
    painter: QPainter,
    lines: tuple[str, ...],
    font: QFont,
    colour: QColor,
    place: QRect,
    top: int,
) -> int:
    """Draw lines one under the other; returns the top of whatever comes next."""
    painter.setFont(font)
    painter.setPen(colour)
    height = QFontMetrics(font).height()
    for line in lines:
        painter.drawText(
            QRect(place.left(), top, place.width(), height),
            int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            | Qt.TextFlag.TextSingleLine,
            line,
        )
        top += height
    return top


def _fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    """Return the fonts of title and small print, made from the view's own."""
    title = QFont(option.font)
    return title, scaled_font(title, SMALL_PRINT)


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
