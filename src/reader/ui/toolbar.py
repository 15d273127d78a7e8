"""The toolbar: the few commands that a mouse wants at hand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.ui.actions import ActionRegistry
from reader.ui.icons import ICON_SIZE, Icons
from reader.ui.theme import Theme

_BEGINNING = ("show-library",)
_MOVES = ("previous-article", "next-article")
_MARKS = ("highlight", "note", "pick-tag")
_REVIEW = ("review",)
_READING = ("toggle-star", "find")


class MainToolBar(QToolBar):
    """Library pane, Add, moves, annotating, text size and theme; Export and cards at the end."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._menu_buttons: list[tuple[QToolButton, str]] = []
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self._fill()

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Take a theme's icons and colours."""
        self.setStyleSheet(
            _STYLE.format(
                ground=theme.colour("window").name(),
                line=theme.colour("separator").name(),
                hover=theme.colour("hover").name(),
                pressed=theme.colour("separator").name(),
                focus=theme.colour("focus").name(),
            )
        )
        for entry, action in self._registry:
            if entry.icon and entry.id in _SHOWN:
                action.setIcon(icons.icon(entry.icon))
                action.setIconVisibleInMenu(False)
        for button, name in self._menu_buttons:
            button.setIcon(icons.icon(name))

    def _fill(self) -> None:
        self._add(_BEGINNING)
        self._add_menu("add", self.tr("Add"), self.tr("Add articles"), _ADD_MENU, words=True)
        self.addSeparator()
        self._add(_MOVES)
        self.addSeparator()
        self._add(_MARKS)
        self.addSeparator()
        self._add(_REVIEW)
        button = self.widgetForAction(self._registry.action("review"))
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addSeparator()
        self._add(_READING)
        self._add_menu(
            "text-size", self.tr("Text"), self.tr("Text size and theme"), _TEXT_MENU, words=False
        )
        stretch = QWidget(self)
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(stretch)
        self._add_menu(
            "export", self.tr("Export"), self.tr("Export annotations"), _EXPORT_MENU, words=True
        )
        self._add(_END)

    def _add(self, action_ids: tuple[str, ...]) -> None:
        for action_id in action_ids:
            action = self._registry.action(action_id)
            self.addAction(action)
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setAccessibleName(action.text().replace("&", ""))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _add_menu(
        self, icon: str, text: str, tip: str, action_ids: tuple[str, ...], *, words: bool
    ) -> None:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if words
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setToolButtonStyle(style)
        menu = QMenu(button)
        for action_id in action_ids:
            if action_id:
                menu.addAction(self._registry.action(action_id))
            else:
                menu.addSeparator()
        button.setMenu(menu)
        self._menu_buttons.append((button, icon))
        self.addWidget(button)


_ADD_MENU = ("add-url", "add-files", "paste-article", "", "subscribe")
_EXPORT_MENU = ("export", "export-again")
_TEXT_MENU = (
    "larger-text",
    "smaller-text",
    "usual-text-size",
    "",
    "theme-system",
    "theme-light",
    "theme-dark",
    "theme-sepia",
    "",
    "focus-mode",
)
_END = ("show-annotations",)
_SHOWN = frozenset((*_BEGINNING, *_MOVES, *_MARKS, *_REVIEW, *_READING, *_END))
"""Actions with a button of their own: only those need an icon."""

_STYLE = """
QToolBar {{ background: {ground}; border: 0; border-bottom: 1px solid {line};
    padding: 4px 8px; spacing: 4px; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 6px; }}
QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 4px 5px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:open {{ background: {pressed}; }}
QToolButton:checked {{ background: {hover}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""
"""Flat buttons; Fusion's own toolbar has a gradient and raised edges."""
