"""The compared texts, row by row: gone through by keys, copied, unfolded."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from reader.model.compared_versions import ComparedVersions
from reader.model.selectors import Passage
from reader.ui.revisions.row_delegate import RowDelegate
from reader.ui.revisions.row_model import LINE_ROLE, RowModel
from reader.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RESIZE_PAUSE_MS = 60
_FEW_ROWS = 150
"""Up to so many rows are laid out at once; more of them in batches, within 20 ms each, and after
a change of width only when it has ended."""
_BATCH = 60

_Index = QModelIndex | QPersistentModelIndex


class CompareView(QListView):
    """Two versions, inline or side by side.

    Up and Down go through the rows, Enter or a click unfolds, Ctrl+C copies a row.
    """

    row_reached = Signal(int)
    """The compared row that became current by keys or mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self._delegate = RowDelegate(self, self.rows, theme)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_RESIZE_PAUSE_MS)
        self._resized.timeout.connect(self._lay_out)
        self._laid_out_width = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setBatchSize(_BATCH)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Compared texts"))
        self.setItemDelegate(self._delegate)
        self.setModel(self.rows)
        self.apply_theme(theme)

    @property
    def side_by_side(self) -> bool:
        """Whether the versions stand beside each other."""
        return self._delegate.side_by_side

    def show_comparison(self, comparison: ComparedVersions) -> None:
        """Show another comparison, from its beginning."""
        self._delegate.set_emphasis(None)
        self.rows.set_comparison(comparison)
        self._lay_out()
        self.scrollToTop()

    def set_side_by_side(self, side_by_side: bool) -> None:
        """Show the versions beside each other, or as one text; the current row stays in view."""
        self._delegate.set_look(side_by_side=side_by_side)
        self._lay_out()
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.EnsureVisible)

    def set_folding(self, folding: bool) -> None:
        """Fold unchanged stretches, or show every sentence; the current row stays current."""
        row = self.current_row()
        self.rows.set_folding(folding)
        self._delegate.forget_rows()
        self._lay_out()
        line = self.rows.line_of(row) if row is not None else None
        if line is not None:
            self.setCurrentIndex(self.rows.index(line))
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.EnsureVisible)

    def current_row(self) -> int | None:
        """Return the compared row that is current; of a folded stretch, its first."""
        line = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        return line.first if line is not None else None

    def go_to_row(self, row: int) -> None:
        """Make a compared row current and bring it into view; a folded one is unfolded."""
        line = self.rows.line_of(row)
        if line is None:
            return
        self._unfold(line)
        index = self.rows.index(self.rows.line_of(row) or 0)
        self.setCurrentIndex(index)
        if not self.visualRect(index).isValid():
            self._lay_out(whole=True)
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def step_change(self, step: int) -> int | None:
        """Go to the next (1) or previous (-1) row that differs; return it, None at the end."""
        changed = list(self.rows.comparison.changed_rows())
        current = self.current_row()
        if step < 0:
            changed.reverse()
        if current is None:
            found = changed[0] if changed else None
        else:
            found = next((row for row in changed if (row - current) * step > 0), None)
        if found is not None:
            self.go_to_row(found)
        return found

    def show_old_passage(self, passage: Passage) -> int | None:
        """Mark a passage of the older version and go there; return its row, None without one."""
        rows = self.rows.comparison.rows
        for index, row in enumerate(rows):
            if row.part is passage.part and row.old and row.old.overlaps(passage.range):
                self._delegate.set_look(side_by_side=True)
                self._delegate.set_emphasis(passage)
                self._lay_out()
                self.go_to_row(index)
                return index
        return None

    def apply_theme(self, theme: Theme) -> None:
        """Show everything in another theme from now on."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("page"))
        self.setPalette(palette)
        self._delegate.apply_theme(theme)
        self._lay_out()

    # -- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold with Enter, copy a row; go through the rows."""
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self._unfold(index.row())
            return
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(self._text_of(index.row()))
            return
        before = self.current_row()
        super().keyPressEvent(event)
        self._announce(before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold what is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._unfold(index.row())
            self._announce(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew to the new width: at once for few, after a pause for many."""
        super().resizeEvent(event)
        if self.viewport().width() == self._laid_out_width:
            return
        if self.rows.rowCount() <= _FEW_ROWS:
            self._lay_out()
        else:
            self._resized.start()

    # -- inside

    def _announce(self, before: int | None) -> None:
        row = self.current_row()
        if row is not None and row != before:
            self.row_reached.emit(row)

    def _unfold(self, line: int) -> None:
        self.rows.unfold(line)

    def _text_of(self, line: int) -> str:
        """Return the newer words of a row, the older ones where there are no newer."""
        row, comparison = self.rows.row_at(line), self.rows.comparison
        if row is None:
            return ""
        if row.new is not None:
            return row.new.of(comparison.new.of(row.part))
        return row.old.of(comparison.old.of(row.part)) if row.old is not None else ""

    def _lay_out(self, *, whole: bool = False) -> None:
        """Break all rows to the width; many of them bit by bit, unless ``whole``."""
        at_once = whole or self.rows.rowCount() <= _FEW_ROWS
        modes = QListView.LayoutMode
        self.setLayoutMode(modes.SinglePass if at_once else modes.Batched)
        self._laid_out_width = self.viewport().width()
        self.doItemsLayout()
        self.viewport().update()
