"""The command palette: every command, found by typing a part of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.actions import ActionEntry, ActionRegistry, action_label
from reader.ui.outlines import outlined_palette
from reader.ui.scroll_bars import scroll_bar_style
from reader.ui.theme import Theme
from reader.ui.themed_delegate import Index, ThemedDelegate, is_chosen

WIDTH = 560
HEIGHT = 400
TOP = 88
"""Pixels from the window's upper edge."""

_ACTION_ROLE = Qt.ItemDataRole.UserRole
_KEY_ROLE = Qt.ItemDataRole.UserRole + 1


class CommandPalette(QDialog):
    """A search field over the commands; Return runs the one that is marked.

    Commands that cannot be run now are left out: the list shows what is possible.
    """

    def __init__(self, registry: ActionRegistry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Command palette"))
        self._registry = registry
        self._theme = theme
        self._window = parent
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Type a command"))
        self.search.setAccessibleName(self.tr("Search commands"))
        self.list = QListView(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_CommandDelegate(theme, self))
        self.search.textChanged.connect(self._show_matches)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.setPalette(theme.palette)
        self.search.setPalette(outlined_palette(theme))
        self.resize(WIDTH, HEIGHT)
        self._show_matches("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette in the upper middle of a window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - TOP - 16))
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + TOP)
        self.show()
        self.search.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground, with a line round it: a popup casts no shadow everywhere."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(self._theme.colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def shown_ids(self) -> list[str]:
        """Return the ids of the commands that are listed, best first."""
        rows = range(self._model.rowCount())
        return [self._model.item(row).data(_ACTION_ROLE).objectName() for row in rows]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if steps:
                self._move(steps)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _move(self, steps: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self.list.currentIndex().row() + steps) % count
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _show_matches(self, words: str) -> None:
        self._model.clear()
        for entry, action in _matches(self._registry, words):
            line = QStandardItem(action_label(entry, action))
            line.setData(action, _ACTION_ROLE)
            line.setData(_key(action), _KEY_ROLE)
            line.setData(f"{action_label(entry, action)}, {_key(action)}", _SPOKEN_ROLE)
            line.setToolTip(entry.tip)
            self._model.appendRow(line)
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _run(self, index: QModelIndex) -> None:
        action = index.data(_ACTION_ROLE)
        self.close()
        self._window.activateWindow()
        if isinstance(action, QAction):
            action.trigger()


def _matches(registry: ActionRegistry, words: str) -> list[tuple[ActionEntry, QAction]]:
    """Return the enabled commands that have each word, those that begin with them first."""
    wanted = words.casefold().split()
    found: list[tuple[int, int, ActionEntry, QAction]] = []
    for number, (entry, action) in enumerate(registry):
        if not entry.menu or not action.isEnabled() or entry.id == "command-palette":
            continue
        label = action_label(entry, action).casefold()
        looked_at = f"{label} {entry.tip.casefold()}"
        if all(word in looked_at for word in wanted):
            rank = sum(0 if f" {word}" in f" {label}" else 1 for word in wanted)
            found.append((rank, number, entry, action))
    return [(entry, action) for _, _, entry, action in sorted(found, key=lambda row: row[:2])]


def _key(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


_SPOKEN_ROLE = Qt.ItemDataRole.AccessibleTextRole


class _CommandDelegate(ThemedDelegate):
    """A command's name at the leading side, its key at the other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the size of a line."""
        font: QFont = option.font
        return QSize(200, QFontMetrics(font).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        painter.save()
        selected = is_chosen(option)
        if selected:
            painter.fillRect(option.rect, self._theme.colour("selection"))
        place = option.rect.adjusted(12, 0, -12, 0)
        text: QColor = self._theme.colour("selection_text" if selected else "text")
        muted = self._theme.colour("selection_text" if selected else "text_muted")
        painter.setFont(option.font)
        painter.setPen(text)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, Qt.AlignmentFlag.AlignLeading | vertical, str(index.data()))
        painter.setPen(muted)
        key = str(index.data(_KEY_ROLE) or "")
        painter.drawText(place, Qt.AlignmentFlag.AlignTrailing | vertical, key)
        painter.restore()
