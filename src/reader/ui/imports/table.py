"""The preview's table: Space ticks the selected rows, the box in its header all or none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QMenu,
    QStyle,
    QTableView,
    QWidget,
)

from reader.ui.announcing import announce
from reader.ui.imports.rows import STATUS_COLUMN, TICK_COLUMN, TITLE_COLUMN, ImportRows
from reader.ui.outlines import box_palette, outlined_palette
from reader.ui.theme import Theme

_COLUMN_WIDTHS = (290, 130, 130, 120)
"""Of the columns from the title on; the status takes the rest."""
_BESIDE_BOX = 8
"""Pixels between a box and the end of its cell."""


class ImportTable(QTableView):
    """Shows `ImportRows`.

    Signals:
        explained: a sentence on why nothing could be ticked.
        check_requested: the text of the article in this row is to be checked.
    """

    explained = Signal(str)
    check_requested = Signal(int)

    def __init__(self, rows: ImportRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self.setAccessibleName(self.tr("What comes in"))
        self.setAccessibleDescription(self.tr("Space leaves the selected ones out, or adds them"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.all = QCheckBox(self.horizontalHeader())
        self.all.setAccessibleName(self.tr("Add all or none"))
        self.all.setToolTip(self.tr("Add all, or none"))
        self.all.clicked.connect(self._tick_all)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._set_up_header()
        rows.ticks_changed.connect(self._show_all)
        self._show_all()

    def apply_theme(self, theme: Theme) -> None:
        """Show the table in a theme."""
        self.setPalette(box_palette(theme))
        self.horizontalHeader().setPalette(theme.make_palette())
        self.all.setPalette(outlined_palette(theme, "QCheckBox"))

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def toggle(self) -> None:
        """Tick the selected rows; where all of them are, leave them out."""
        rows = self.selected_rows()
        choosable = [row for row in rows if not self._rows.why_not(row)]
        if choosable:
            on = not all(map(self._rows.is_ticked, choosable))
            count = self._rows.tick(choosable, on=on)
            said = self.tr("%1 added") if on else self.tr("%1 left out")
            announce(self, said.replace("%1", str(count)))
        elif rows:
            reason = self._rows.why_not(rows[0])
            self.explained.emit(self.tr("Cannot be added: %1").replace("%1", reason))

    def settle(self) -> None:
        """Let nothing be ticked any more."""
        self._rows.settle()
        self.all.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space for the selected rows, and Enter for the current one; all else is Qt's."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if self.all.isEnabled():
                self.toggle()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Qt would hand it on to the window's button, which imports

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the header's box in its place."""
        super().resizeEvent(event)
        self._place_box()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TICK_COLUMN, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(16)
        width = self._margin() + self.all.sizeHint().width() + _BESIDE_BOX
        self.setColumnWidth(TICK_COLUMN, width)
        for column, width in enumerate(_COLUMN_WIDTHS, start=TITLE_COLUMN):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(STATUS_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.geometriesChanged.connect(self._place_box)
        header.sectionResized.connect(self._place_box)
        self.horizontalScrollBar().valueChanged.connect(self._place_box)

    def _place_box(self) -> None:
        """Put the box over the first section: it stands where those below it do."""
        header, box = self.horizontalHeader(), self.all
        box.resize(box.sizeHint())
        left = header.sectionViewportPosition(TICK_COLUMN)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left += header.sectionSize(TICK_COLUMN) - box.width() - self._margin()
        else:
            left += self._margin()
        box.move(QPoint(left, (header.height() - box.height()) // 2))

    def _show_menu(self, at: QPoint) -> None:
        rows = self.selected_rows()
        if not rows or not self.all.isEnabled():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        current = self.currentIndex().row()
        check = menu.addAction(self.tr("Check &Text…"))
        check.setEnabled(len(rows) == 1 and not self._rows.why_no_check(current))
        check.triggered.connect(lambda: self.check_requested.emit(current))
        are_in = all(self._rows.is_ticked(row) for row in rows if not self._rows.why_not(row))
        toggle = menu.addAction(self.tr("&Leave Out") if are_in else self.tr("&Add"))
        toggle.setEnabled(any(not self._rows.why_not(row) for row in rows))
        toggle.triggered.connect(lambda: self.toggle())  # noqa: PLW0108 - gets nothing from Qt
        menu.popup(self.viewport().mapToGlobal(at))

    def _margin(self) -> int:
        """Return how much Qt leaves before a box in a cell."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1

    def _tick_all(self) -> None:
        """Tick all rows, or none where all are."""
        rows = self._rows
        count = rows.tick(range(rows.rowCount()), on=rows.ticked < rows.choosable)
        if not count:
            self._show_all()  # Qt has ticked the box by itself

    def _show_all(self) -> None:
        ticked, choosable = self._rows.ticked, self._rows.choosable
        state = Qt.CheckState.PartiallyChecked
        if ticked in (0, choosable):
            state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self.all.setCheckState(state)
        self.all.setEnabled(choosable > 0)
        said = self.tr("%1 of %2 are added").replace("%1", str(ticked))
        self.all.setAccessibleDescription(said.replace("%2", str(choosable)))
