"""The slim bar over an article: whom its claims rest on, at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reader.model.codebook import Codebook
from reader.model.profiles import ReviewedProfile, SourcingCategory
from reader.ui.flow_layout import FlowLayout
from reader.ui.fonts import scaled_font
from reader.ui.review.figures import TAG_OF_CATEGORY, HeaderFigure, header_figures
from reader.ui.tags.badge import paint_line, paint_swatch
from reader.ui.theme import HighlightStyle, Theme

_BAR_HEIGHT = 10
_SWATCH = 12
_SMALL = 0.92
_MARGIN = 16
_RING = 6


class SourcingHeader(QWidget):
    """Shows a profile as a stacked bar and its numbers; each number can be clicked."""

    figure_chosen = Signal(object, QPoint)
    """A `HeaderFigure` was clicked, and the place on the screen below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._codebook = Codebook()
        self._profile: ReviewedProfile | None = None
        self._finished = False
        self._figures: list[HeaderFigure] = []
        self._words = QLabel()
        self._bar = _StackedBar(theme)
        self._numbers = QWidget()
        self._flow = FlowLayout(self._numbers, gap=2, row_gap=0)
        self.setAccessibleName(self.tr("Whom the claims rest on"))
        self._lay_out()
        self.apply_theme(theme)

    def show_words(self, words: str) -> None:
        """Show a sentence instead of numbers: why there are none."""
        self._profile = None
        self._words.setText(words)
        self._bar.hide()
        self._set_figures([])
        self.setVisible(bool(words))

    def show_profile(
        self, profile: ReviewedProfile, codebook: Codebook, *, finished: bool = False
    ) -> None:
        """Show whom an article's claims rest on; ``finished`` once a person called it reviewed."""
        self._profile, self._codebook, self._finished = profile, codebook, finished
        shares = [
            (self._style(TAG_OF_CATEGORY[category]), share.count)
            for category in SourcingCategory
            if (share := profile.shares.get(category)) is not None and share.count
        ]
        self._bar.show_shares(shares)
        self._bar.setVisible(bool(shares))
        self._words.setText(self._lead(profile))
        self._set_figures(header_figures(profile))
        self.setAccessibleDescription(", ".join(figure.words for figure in self._figures))
        self.show()

    def apply_theme(self, theme: Theme) -> None:
        """Show the header in a theme."""
        self._theme = theme
        theme.colour_words(self._words, "text_muted")
        self._bar.apply_theme(theme)
        if self._profile is not None:
            hidden = self.isHidden()
            self.show_profile(self._profile, self._codebook, finished=self._finished)
            self.setHidden(hidden)
        self.update()

    def lead(self) -> str:
        """Return what the first line says."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        line = self._theme.colour("separator")
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _lead(self, profile: ReviewedProfile) -> str:
        claims = profile.claim_sentences
        if not claims.count:
            return self.tr("No sentence was found that makes a claim")
        text = self.tr("%1 of %2 sentences make claims")
        lead = text.replace("%1", str(claims.count)).replace("%2", str(claims.n))
        undecided = profile.undecided.count
        if not undecided:
            return lead
        words = (
            self.tr("%1 undecided") if self._finished else self.tr("before review, %1 undecided")
        )
        return f"{lead} · {words.replace('%1', str(undecided))}"

    def _set_figures(self, figures: Sequence[HeaderFigure]) -> None:
        self._figures = list(figures)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for figure in self._figures:
            style = self._style(figure.tag_id) if figure.tag_id else None
            button = _FigureButton(figure, style, self._theme, self._numbers)
            button.clicked.connect(
                lambda _checked=False, shown=figure, at=button: self.figure_chosen.emit(
                    shown, at.mapToGlobal(at.rect().bottomLeft())
                )
            )
            self._flow.addWidget(button)
            button.show()
        self._numbers.setVisible(bool(self._figures))
        self._numbers.updateGeometry()

    def _style(self, tag_id: str) -> HighlightStyle:
        tag = self._codebook.find(tag_id)
        return self._theme.highlight(tag.slot if tag is not None else 1)

    def _lay_out(self) -> None:
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(scaled_font(self.font(), _SMALL))
        self._words.setWordWrap(True)
        wrapped = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        wrapped.setHeightForWidth(True)
        self._words.setSizePolicy(wrapped)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._numbers.setSizePolicy(policy)
        column = QVBoxLayout(self)
        # The numbers have room for their focus ring round them: that room is in the margin.
        column.setContentsMargins(_MARGIN - _RING, 6, _MARGIN - _RING, 6)
        self._words.setContentsMargins(_RING, 0, _RING, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._numbers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class _StackedBar(QWidget):
    """Shares side by side, each with its tint and its underline pattern."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shares: list[tuple[HighlightStyle, int]] = []
        self.setFixedHeight(_BAR_HEIGHT)

    def show_shares(self, shares: list[tuple[HighlightStyle, int]]) -> None:
        self._shares = shares
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        total = sum(count for _, count in self._shares)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        bar = QRectF(self.rect()).adjusted(_RING, 0, -_RING, 0)
        clip.addRoundedRect(bar, 3, 3)
        painter.setClipPath(clip)
        left = bar.left()
        for style, count in self._shares:
            width = bar.width() * count / total
            painter.fillRect(QRectF(left, 0, width, self.height()), style.tint)
            paint_line(painter, style, left, left + width - 1, self.height() - 2.0)
            left += width
            painter.fillRect(QRectF(left - 1, 0, 1, self.height()), self._theme.colour("window"))


class _FigureButton(QAbstractButton):
    """A number with the look of its tag."""

    def __init__(
        self, figure: HeaderFigure, style: HighlightStyle | None, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._theme = theme
        self.setText(figure.words)
        self.setToolTip(figure.tip)
        self.setFont(scaled_font(self.font(), _SMALL))
        self.setEnabled(bool(figure.passages))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(self.tr("Show the passages"))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        swatch = _SWATCH + 5 if self._style is not None else 0
        return QSize(metrics.horizontalAdvance(self.text()) + swatch + 12, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(frame, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
        words: QRect = self.rect().adjusted(_RING, 0, -4, 0)
        if self._style is not None:
            place = QRect(_RING, (self.height() - _SWATCH) // 2, _SWATCH, _SWATCH)
            paint_swatch(painter, place, self._style)
            words.setLeft(place.right() + 6)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("text"))
        text = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
