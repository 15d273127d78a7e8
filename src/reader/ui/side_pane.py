"""The pane beside the article: annotations, suggestions and sources as tabs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.ui.flat_tabs import FlatTabBar
from reader.ui.theme import Theme


class SideTab(StrEnum):
    """The tabs in their order."""

    ANNOTATIONS = "annotations"
    SUGGESTIONS = "suggestions"
    SOURCES = "sources"


class SidePane(QWidget):
    """Shows one of several panes; each tab says how much there is in it."""

    tab_chosen = Signal(str)
    """Another tab is shown: the value of a `SideTab`."""

    def __init__(
        self, panes: dict[SideTab, QWidget], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = list(panes)
        self._panes = list(panes.values())
        self._names = {
            SideTab.ANNOTATIONS: self.tr("Annotations"),
            SideTab.SUGGESTIONS: self.tr("Suggestions"),
            SideTab.SOURCES: self.tr("Sources"),
        }
        self._bar = FlatTabBar(theme)
        self._bar.setAccessibleName(self.tr("What is shown beside the article"))
        self._pages = QStackedWidget()
        for tab, pane in panes.items():
            self._bar.addTab(self._names[tab])
            self._pages.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)
        self._bar.currentChanged.connect(self._show)
        self._show(0)

    @property
    def tab(self) -> SideTab:
        """The tab that is shown."""
        return self._tabs[self._bar.currentIndex()]

    def show_tab(self, tab: SideTab) -> None:
        """Show a tab."""
        self._bar.setCurrentIndex(self._tabs.index(tab))

    def set_count(self, tab: SideTab, count: int) -> None:
        """Say how much there is in a tab; 0 says nothing."""
        text = f"{self._names[tab]} {count}" if count else self._names[tab]
        self._bar.setTabText(self._tabs.index(tab), text)

    def apply_theme(self, theme: Theme) -> None:
        """Show the tabs in a theme."""
        self._bar.apply_theme(theme)

    def _show(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.setFocusProxy(self._panes[index])
        self.tab_chosen.emit(self._tabs[index].value)
