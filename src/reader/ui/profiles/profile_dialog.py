"""The window with the profiles of reviewed articles: bars, trend, table, and their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QRectF, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.rollup_csv import rollup_csv, trend_csv
from reader.exchange.writing import write_bytes_atomically
from reader.model.codebook import Codebook
from reader.model.errors import ReaderError
from reader.model.profiles import (
    ProfiledArticle,
    Rollup,
    RollupBy,
    RollupRow,
    SourcingCategory,
    TrendPoint,
)
from reader.sourcing.rollups import roll_up, trend
from reader.ui.empty_state import EmptyState
from reader.ui.flat_tabs import FlatTabs
from reader.ui.icons import Icons
from reader.ui.profiles.chart_view import (
    BARS_WIDTH,
    TREND_SIZE,
    Paint,
    StackedBars,
    TrendChart,
    chart_png,
    chart_svg,
)
from reader.ui.profiles.charts import ChartLook, stacked_bars_height
from reader.ui.profiles.profile_table import SORT_ROLE, RollupModel
from reader.ui.review.figures import TAG_OF_CATEGORY, category_name
from reader.ui.theme import Theme

_SIZE = QSize(980, 620)
_AIR = 18
"""Pixels between the columns of the table, which has no lines."""


class ProfileDialog(QDialog):
    """Shows what reviewed articles rest on, by outlet, byline, section or month."""

    articles_requested = Signal(object, object)
    """The articles behind a number: a `RollupRow`, and a `SourcingCategory` or None for all."""
    failed = Signal(object)
    """A `ReaderError`: a file could not be written."""

    def __init__(
        self,
        articles: Sequence[ProfiledArticle],
        codebook: Codebook,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._articles = articles
        self._look = self._make_look(codebook, theme)
        self._rollup = Rollup(RollupBy.OUTLET, ())
        self._points: Sequence[TrendPoint] = ()
        self._by = QComboBox()
        self._category = QComboBox()
        self._summary = QLabel()
        self._bars = StackedBars(self._look)
        self._trend = TrendChart(self._look)
        self._about_trend = QLabel()
        self._model = RollupModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._table = QTableView()
        self._tabs = FlatTabs(theme)
        self._trend_page = QWidget()
        self.setWindowTitle(self.tr("Sourcing profiles"))
        self.resize(_SIZE)
        self._lay_out()
        self._connect()
        self._show()

    def rollup(self) -> Rollup:
        """Return the roll-up that is shown."""
        return self._rollup

    def choose(self, by: RollupBy) -> None:
        """Put the articles together by something else."""
        self._by.setCurrentIndex(list(RollupBy).index(by))

    def save(self, path: Path) -> None:
        """Write what is shown to a file: its ending says whether as CSV, SVG or PNG.

        Raises:
            OutputError: when the file cannot be written.
        """
        write_bytes_atomically(path, self.content(path.suffix.lower()))

    def content(self, suffix: str) -> bytes:
        """Return what is shown as the content of a ".csv", ".svg" or ".png" file."""
        trending = self._tabs.currentWidget() is self._trend_page
        if suffix == ".csv":
            text = (
                trend_csv(self._chosen_category(), self._points)
                if trending
                else rollup_csv(self._rollup)
            )
            return text.encode()
        paint, size = self._chart(trending=trending)
        if suffix == ".svg":
            return chart_svg(paint, size, self._look, self.windowTitle())
        return chart_png(paint, size, self._look)

    def _chart(self, *, trending: bool) -> tuple[Paint, QSize]:
        if trending:
            place = QRectF(0, 0, TREND_SIZE.width(), TREND_SIZE.height())
            return lambda painter: self._trend.paint_into(painter, place), TREND_SIZE
        height = round(stacked_bars_height(self._rollup.rows))

        def paint(painter: QPainter) -> None:
            self._bars.paint_into(painter, BARS_WIDTH)

        return paint, QSize(BARS_WIDTH, height)

    def _show(self) -> None:
        by = list(RollupBy)[self._by.currentIndex()]
        self._rollup = roll_up(self._articles, by)
        self._bars.show_rollup(self._rollup, self._look)
        self._model.set_rollup(self._rollup)
        self._table.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            self._table.setColumnWidth(column, self._table.columnWidth(column) + _AIR)
        self._show_trend()
        copies = len(self._rollup.copies)
        count = len(self._articles)
        words = self.tr("1 reviewed article") if count == 1 else self.tr("%1 reviewed articles")
        said = words.replace("%1", str(count))
        if copies:
            words = (
                self.tr("1 copy of a story left out")
                if copies == 1
                else self.tr("%1 copies of stories left out")
            )
            left_out = words.replace("%1", str(copies))
            said = f"{said} · {left_out}"
        self._summary.setText(said)

    def _show_trend(self) -> None:
        category = self._chosen_category()
        self._points = trend(self._articles, category)
        self._trend.show_trend(category, self._points, self._look)

    def _chosen_category(self) -> SourcingCategory:
        return list(SourcingCategory)[self._category.currentIndex()]

    def _open_cell(self, index: QModelIndex) -> None:
        here = self._sorted.mapToSource(index)
        row, category = self._model.row_at(here.row()), self._model.category_at(here.column())
        self.articles_requested.emit(row, category)

    def _open_row(self, row: RollupRow) -> None:
        self.articles_requested.emit(row, None)

    def _ask_for_file(self) -> None:
        filters = self.tr("Table (*.csv);;Drawing (*.svg);;Picture (*.png)")
        name, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Save profile"), "profile.csv", filters
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in (".csv", ".svg", ".png"):
            path = path.with_name(path.name + chosen.rpartition("*")[2].rstrip(")"))
        try:
            self.save(path)
        except ReaderError as error:
            self.failed.emit(error)

    def _make_look(self, codebook: Codebook, theme: Theme) -> ChartLook:
        styles = {}
        for category in SourcingCategory:
            tag = codebook.find(TAG_OF_CATEGORY[category])
            styles[category] = theme.highlight(tag.slot if tag is not None else 1)
        return ChartLook(
            theme=theme,
            styles=styles,
            names={category: category_name(category) for category in SourcingCategory},
            font=self.font(),
            thin_note=self.tr("too few to say much"),
            not_said=self.tr("not said"),
            count_words=self._count_words,
        )

    def _count_words(self, articles: int, claims: int) -> str:
        words = self.tr("%1 articles, %2 claims")
        return words.replace("%1", str(articles)).replace("%2", str(claims))

    def _lay_out(self) -> None:
        names = (
            self.tr("by outlet"),
            self.tr("by byline"),
            self.tr("by section"),
            self.tr("by month"),
        )
        self._by.addItems(list(names))
        self._by.setAccessibleName(self.tr("What articles are put together by"))
        self._category.addItems([category_name(category) for category in SourcingCategory])
        self._category.setCurrentIndex(list(SourcingCategory).index(SourcingCategory.UNNAMED))
        self._category.setAccessibleName(self.tr("Whose share is shown"))
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._model.set_muted(self._look.theme.colour("text_muted"))
        self._lay_out_table()
        bars = QScrollArea()
        bars.setWidgetResizable(True)
        bars.setFrameShape(QFrame.Shape.NoFrame)
        bars.setWidget(self._bars)
        bars.viewport().setAutoFillBackground(False)
        self._bars.setAutoFillBackground(False)
        self._lay_out_trend()
        self._tabs.setAccessibleName(self.tr("Ways to show the profiles"))
        self._tabs.addTab(bars, self.tr("Shares"))
        self._tabs.addTab(self._trend_page, self.tr("Trend"))
        self._tabs.addTab(self._table, self.tr("Table"))
        head = QHBoxLayout()
        head.addWidget(self._by)
        head.addWidget(self._summary, 1)
        self._save = QPushButton(self.tr("Save…"))
        head.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(head)
        column.addWidget(self._tabs, 1)
        if not self._articles:
            self._lay_out_empty(column)

    def _lay_out_table(self) -> None:
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self._table.setModel(self._sorted)
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setAccessibleName(self.tr("Shares as a table"))

    def _lay_out_trend(self) -> None:
        self._about_trend.setTextFormat(Qt.TextFormat.PlainText)
        self._about_trend.setWordWrap(True)
        self._about_trend.setText(
            self.tr(
                "Share of each month’s claims; the band is its 95 % interval. Hollow points rest on"
                " too few to say much."
            )
        )
        self._look.theme.colour_words(self._about_trend, "text_muted")
        trend_column = QVBoxLayout(self._trend_page)
        trend_head = QHBoxLayout()
        trend_head.addWidget(self._category)
        trend_head.addWidget(self._about_trend, 1)
        trend_column.addLayout(trend_head)
        trend_column.addWidget(self._trend, 1)

    def _lay_out_empty(self, column: QVBoxLayout) -> None:
        """Show how to get a profile where there is none: a legend and axes would say nothing."""
        theme = self._look.theme
        empty = EmptyState(self)
        empty.show_message(
            "review",
            self.tr("No article has been reviewed yet"),
            self.tr("Press R in an article, decide its suggestions, and finish the review."),
        )
        empty.apply_theme(theme, Icons(theme))
        column.addWidget(empty, 1)
        for widget in (self._by, self._summary, self._save, self._tabs):
            widget.hide()

    def _connect(self) -> None:
        self._by.currentIndexChanged.connect(self._show)
        self._category.currentIndexChanged.connect(self._show_trend)
        self._bars.row_chosen.connect(self._open_row)
        self._table.activated.connect(self._open_cell)
        self._save.clicked.connect(self._ask_for_file)
