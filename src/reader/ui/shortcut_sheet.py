"""All keys on one sheet, by menu, made from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.actions import WINDOW, ActionEntry, ActionRegistry, action_label
from reader.ui.dialog_buttons import without_icons
from reader.ui.scroll_bars import scroll_bar_style
from reader.ui.theme import Theme

COLUMNS = 2


class ShortcutSheet(QDialog):
    """Every command that has a key, in two columns of groups."""

    def __init__(self, registry: ActionRegistry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self._theme = theme
        self.lines: list[tuple[str, str]] = []
        sheet = QWidget()
        sheet.setLayout(self._columns(self._groups(registry)))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(sheet)
        area.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        hint = _label(
            self.tr(
                "Single letters, digits and marks work while the article, the list or the "
                "annotations have the keyboard, never in a text field. Settings can turn them off."
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setContentsMargins(8, 0, 8, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        without_icons(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(area, 1)
        layout.addWidget(hint)
        layout.addWidget(buttons)
        self.resize(880, 640)

    def _groups(self, registry: ActionRegistry) -> dict[str, list[tuple[str, str, str]]]:
        groups: dict[str, list[tuple[str, str, str]]] = {}
        for entry, action in registry:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if keys and entry.menu:
                menu = registry.table.menus[entry.menu.partition("/")[0]].replace("&", "")
                label = action_label(entry, action)
                groups.setdefault(menu, []).append((label, keys, _place(entry)))
        return groups

    def _columns(self, groups: dict[str, list[tuple[str, str, str]]]) -> QHBoxLayout:
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        heights = [0] * COLUMNS
        for name, rows in groups.items():
            shortest = heights.index(min(heights))
            heights[shortest] += len(rows) + 2
            columns[shortest].addLayout(self._group(name, rows))
        layout = QHBoxLayout()
        layout.setSpacing(48)
        layout.setContentsMargins(8, 8, 8, 8)
        for column in columns:
            column.setSpacing(24)
            column.addStretch(1)
            layout.addLayout(column, 1)
        return layout

    def _group(self, name: str, rows: list[tuple[str, str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heading = _label(name, self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, (label, keys, place) in enumerate(rows, start=1):
            words = _label(label, self)
            words.setToolTip(place)
            key = _label(keys, self)
            self._mute(key)
            key.setAccessibleName(f"{label}: {keys}")
            grid.addWidget(words, number, 0)
            grid.addWidget(key, number, 1, Qt.AlignmentFlag.AlignTrailing)
            self.lines.append((label, keys))
        return grid

    def _mute(self, label: QLabel) -> None:
        self._theme.colour_words(label, "text_muted")


def _place(entry: ActionEntry) -> str:
    return "" if WINDOW in entry.context else entry.tip


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
