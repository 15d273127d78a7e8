"""The page an article is laid out on: its column, its scrolling, the layers over its text.

Nothing that an article names is ever loaded: images and style sheets are refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.ui.reading.canvas import Canvas, Layer
from reader.ui.reading.document_writer import refused_resource
from reader.ui.reading.geometry import TextGeometry
from reader.ui.reading.positions import QtRange
from reader.ui.reading.typography import Typography

LEAST_MARGIN = 46.0
"""Pixels beside the column: room for the sentence bar and two letters."""
_NARROW_MARGIN = 30.0
_NARROW_WIDTH = 420
_TOP_MARGIN = 2.2
_BOTTOM_MARGIN = 6.0
"""Ems above the masthead and below the last line."""
_OVERLAP = 3.0
"""Ems of the page before that stay in view when paging, to read on from."""
_ENDLESS = 2.0**31 - 1
"""The height of the one page that a text has in QTextEdit."""
_COMFORT = 0.08
"""Share of the height that is kept free above and below what is brought into view."""


class ReadingPlace(NamedTuple):
    """What stands at the top of the view: a Qt position, and how far below the top it is."""

    position: int
    distance: float


class PageView(QTextBrowser):
    """Shows one document in a centred column, with layers under and over the text."""

    laid_out = Signal()
    """The text has moved in the view: it was scrolled, resized or laid out anew."""

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: Sequence[Layer] = ()
        self._typography = typography
        self._shown: QTextDocument | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)  # the window takes dropped files
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that came and went with the text's height would have it laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.verticalScrollBar().valueChanged.connect(self.laid_out)

    def show_document(
        self, document: QTextDocument, layers: Sequence[Layer], typography: Typography
    ) -> None:
        """Show a document from its top, with layers from the lowest to the topmost."""
        self._typography = typography
        self._layers = layers
        palette = QPalette(typography.theme.palette)
        palette.setColor(QPalette.ColorRole.Base, typography.theme.colour("page"))
        self.setPalette(palette)
        self._fit_column(document)
        # Qt first lays a document out as wide as its longest line, unless it has a width already;
        # a sideways scroll bar would come and stay.
        document.setPageSize(QSizeF(self.viewport().width(), _ENDLESS))
        self.setDocument(document)
        document.setParent(self)
        document.documentLayout().documentSizeChanged.connect(self._forget_layout)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self.verticalScrollBar().setValue(0)

    @property
    def text_geometry(self) -> TextGeometry:
        """The measures of the document as it is laid out."""
        return TextGeometry(self.document())

    @property
    def offset(self) -> QPointF:
        """The point of the document that is at the view's top left corner."""
        bar = self.horizontalScrollBar()
        across = bar.maximum() - bar.value() if self.isRightToLeft() else bar.value()
        return QPointF(across, self.verticalScrollBar().value())

    def canvas(self, area: QRectF | None = None) -> Canvas:
        """Return what layers see of a part of the viewport, by default all of it.

        The part is as wide as the viewport: what is painted in the margin belongs to a line.
        """
        view = QRectF(self.viewport().rect())
        if area is not None:
            view.setTop(area.top())
            view.setBottom(area.bottom())
        shown = view.translated(self.offset)
        geometry = self.text_geometry
        frame = self.document().rootFrame().frameFormat()
        width = self.document().textWidth() - frame.leftMargin() - frame.rightMargin()
        return Canvas(
            geometry=geometry,
            typography=self._typography,
            shown=shown,
            span=geometry.visible_range(shown),
            column=QRectF(frame.leftMargin(), shown.top(), width, shown.height()),
            focused=self.hasFocus(),
        )

    # Where the reader is

    def reading_place(self) -> ReadingPlace:
        """Return what is at the top now, to be found again by `return_to`."""
        top = self.offset.y()
        if top <= 0:
            return ReadingPlace(-1, 0)
        geometry = self.text_geometry
        position = geometry.position_at(QPointF(0, top))
        return ReadingPlace(position, geometry.caret_rect(position).top() - top)

    def return_to(self, place: ReadingPlace) -> None:
        """Scroll so that the same words are at the top as before."""
        top = 0.0
        if place.position >= 0:
            top = self.text_geometry.caret_rect(place.position).top() - place.distance
        self.scroll_to(top)

    def scroll_to(self, top: float) -> None:
        """Scroll so that the height ``top`` of the document is at the top of the view."""
        # Qt lays long documents out piece by piece: have it done as far as is needed, and tell
        # the scroll bar, which hears of it only later.
        layout = self.document().documentLayout()
        below = QPointF(0, top + 2 * self.viewport().height())
        layout.hitTest(below, Qt.HitTestAccuracy.FuzzyHit)
        if top > self.verticalScrollBar().maximum():
            layout.documentSizeChanged.emit(QSizeF())
        self.verticalScrollBar().setValue(round(top))

    def reveal(self, span: QtRange, *, share: float = 0.33) -> None:
        """Scroll so that Qt positions are comfortably in view, unless they are already.

        ``share`` of the height is where their first line comes to stand.
        """
        geometry = self.text_geometry
        first, last = geometry.caret_rect(span.start), geometry.caret_rect(span.end)
        height = self.viewport().height()
        top, comfort = self.offset.y(), height * _COMFORT
        fits = last.bottom() - first.top() < height - 2 * comfort
        bottom = last.bottom() if fits else first.bottom()
        if not (top + comfort <= first.top() and bottom <= top + height - comfort):
            self.scroll_to(first.top() - height * share)

    def page(self, direction: int) -> bool:
        """Go a page down (1) or up (-1); return false where there is no more page."""
        bar = self.verticalScrollBar()
        before = bar.value()
        least = self._typography.ems(1)
        step = max(self.viewport().height() - self._typography.ems(_OVERLAP), least)
        self.scroll_to(before + direction * step)
        return bar.value() != before

    # Qt's side

    def loadResource(self, kind: int, _address: QUrl | str) -> QImage | None:
        """Refuse whatever an article asks for."""
        return refused_resource(kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lower layers, the text, and the upper layers."""
        canvas = self.canvas(QRectF(event.rect()))
        self._paint_layers(canvas, event, below=True)
        super().paintEvent(event)
        self._paint_layers(canvas, event, below=False)

    def _paint_layers(self, canvas: Canvas, event: QPaintEvent, *, below: bool) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        painter.translate(-self.offset)
        for layer in self._layers:
            painter.save()
            paint = layer.paint_below if below else layer.paint_above
            paint(painter, canvas)
            painter.restore()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred, and the same words at the top."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            self.laid_out.emit()
            return
        place = self.reading_place()
        # The new margins cost no layout of their own: Qt's override makes one for the new width.
        self.document().setLayoutEnabled(False)
        self._fit_column(self.document())
        self.document().setLayoutEnabled(True)
        super().resizeEvent(event)
        self._forget_layout()
        self.return_to(place)

    def _fit_column(self, document: QTextDocument) -> None:
        width = self.viewport().width()
        least = LEAST_MARGIN if width >= _NARROW_WIDTH else _NARROW_MARGIN
        margin = float(round(max((width - self._typography.column_width) / 2, least)))
        frame_format = document.rootFrame().frameFormat()
        if frame_format.leftMargin() == margin:
            return
        frame_format.setLeftMargin(margin)
        frame_format.setRightMargin(margin)
        frame_format.setTopMargin(self._typography.ems(_TOP_MARGIN))
        frame_format.setBottomMargin(self._typography.ems(_BOTTOM_MARGIN))
        document.rootFrame().setFrameFormat(frame_format)

    def _forget_layout(self) -> None:
        for layer in self._layers:
            layer.forget_layout()
        self.laid_out.emit()
