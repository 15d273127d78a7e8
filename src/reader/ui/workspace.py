"""The four panes side by side: their widths, which are shown, and the narrow window."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.ui.pane_splitter import PaneSplitter
from reader.ui.theme import Theme

NARROW = 1100
"""Pixels: a narrower workspace shows the annotations over the article instead of beside it."""


class Pane(StrEnum):
    """The panes, from the leading side on; the values are stored in the preferences."""

    LIBRARY = "library"
    ARTICLES = "articles"
    ARTICLE = "article"
    ANNOTATIONS = "annotations"


_WIDTHS = {Pane.LIBRARY: 220, Pane.ARTICLES: 320, Pane.ARTICLE: 440, Pane.ANNOTATIONS: 300}
_NARROWEST = {Pane.LIBRARY: 140, Pane.ARTICLES: 200, Pane.ARTICLE: 320, Pane.ANNOTATIONS: 240}


class Workspace(QWidget):
    """Panes in a splitter; all but the article can be hidden.

    What the person wants shown and what fits are kept apart: a window that is made narrow for a
    moment and wide again looks as before. While annotations lie over a narrow window, the lists
    beside the article give way to it, so that what they speak of is never below them.
    """

    panes_changed = Signal()
    """Which panes are shown has changed."""

    def __init__(self, panes: Mapping[Pane, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = dict(panes)
        self._hidden: set[Pane] = set()
        self._only_article = False
        self._overlay_open = False
        self._splitter = PaneSplitter(self)
        self._edge = QWidget(self)
        self._edge.setAutoFillBackground(True)
        for pane, widget in self._panes.items():
            widget.setMinimumWidth(_NARROWEST[pane])
            self._splitter.addWidget(widget)
            stretch = 1 if pane is Pane.ARTICLE else 0
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self._docked = {pane.value: width for pane, width in _WIDTHS.items()}
        self.set_widths({})

    def apply_theme(self, theme: Theme) -> None:
        """Draw the lines between the panes in a theme's colour."""
        self._splitter.set_line(theme.colour("separator"))
        palette = self._edge.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("border"))
        self._edge.setPalette(palette)

    @property
    def is_narrow(self) -> bool:
        """Whether the annotations lie over the article instead of beside it."""
        return self.width() < NARROW

    @property
    def only_article(self) -> bool:
        """Whether focus mode is on."""
        return self._only_article

    def pane(self, pane: Pane) -> QWidget:
        """Return a pane's widget."""
        return self._panes[pane]

    def set_pane(self, pane: Pane, widget: QWidget) -> None:
        """Put another widget into a pane's place; the one before is deleted."""
        before, self._panes[pane] = self._panes[pane], widget
        widget.setMinimumWidth(_NARROWEST[pane])
        if before.parent() is self:
            widget.setParent(self)
            widget.setAutoFillBackground(True)
        else:
            self._docked = self.widths()
            self._splitter.replaceWidget(self._splitter.indexOf(before), widget)
            self.set_widths({})
        before.deleteLater()
        self._arrange()

    def is_shown(self, pane: Pane) -> bool:
        """Whether a pane can be seen."""
        if self._only_article and pane is not Pane.ARTICLE:
            return False
        if pane is Pane.ANNOTATIONS and self.is_narrow:
            return self._overlay_open
        return pane not in self._hidden and pane not in self._giving_way()

    def set_shown(self, pane: Pane, shown: bool) -> None:
        """Show or hide a pane; showing one ends focus mode."""
        if shown:
            self._only_article = False
        if pane is Pane.ANNOTATIONS and self.is_narrow:
            self._overlay_open = shown
        elif shown:
            self._hidden.discard(pane)
            if pane in self._giving_way():
                self._overlay_open = False
        elif pane is not Pane.ARTICLE:
            self._hidden.add(pane)
        self._arrange()

    def set_only_article(self, only: bool) -> None:
        """Switch focus mode: the article alone, or the panes as they were."""
        self._only_article = only
        self._arrange()

    def widths(self) -> dict[str, int]:
        """Return the panes' widths in pixels, of hidden ones as they were."""
        shown = zip(self._panes, self._splitter.sizes(), strict=False)
        return self._docked | {pane.value: width for pane, width in shown if width > 0}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give the panes widths as `widths` returned them; what is missing stays."""
        self._docked |= {name: width for name, width in widths.items() if width > 0}
        self._splitter.setSizes([self._docked[pane.value] for pane in self._panes])

    def hidden(self) -> list[str]:
        """Return the panes that the person has hidden."""
        return sorted(pane.value for pane in self._hidden)

    def set_hidden(self, names: list[str]) -> None:
        """Hide panes as `hidden` returned them; unknown names are left out."""
        known = {pane.value: pane for pane in Pane if pane is not Pane.ARTICLE}
        self._hidden = {known[name] for name in names if name in known}
        self._arrange()

    def focus_order(self) -> list[Pane]:
        """Return the panes that can take the keyboard, in F6 order."""
        return [pane for pane in self._panes if self.is_shown(pane)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the splitter fill the workspace, or leave room for nothing else."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        annotations = self._panes[Pane.ANNOTATIONS]
        floats = self.is_narrow and not self._only_article
        if floats and annotations.parent() is not self:
            if self.isVisible():
                self._docked = self.widths()
            annotations.setParent(self)
            annotations.setAutoFillBackground(True)
        elif not floats and annotations.parent() is self:
            self._splitter.addWidget(annotations)
            annotations.setAutoFillBackground(False)
            self._splitter.setGeometry(self.rect())
            self.set_widths({})
        for pane, widget in self._panes.items():
            widget.setVisible(self.is_shown(pane))
        self._place_overlay()
        self.panes_changed.emit()

    def _floats(self) -> bool:
        return self._panes[Pane.ANNOTATIONS].parent() is self

    def _giving_way(self) -> set[Pane]:
        """Return the lists for which there is no room beside the article and the overlay."""
        giving_way: set[Pane] = set()
        if not (self.is_narrow and self._overlay_open):
            return giving_way
        room = self.width() - self._overlay_width() - _NARROWEST[Pane.ARTICLE]
        for pane in (Pane.ARTICLES, Pane.LIBRARY):
            width = self._docked[pane.value]
            if pane in self._hidden:
                continue
            if width > room:
                giving_way.add(pane)
            room -= width
        return giving_way

    def _overlay_width(self) -> int:
        return min(_WIDTHS[Pane.ANNOTATIONS] + 20, self.width() - 40)

    def _place_overlay(self) -> None:
        if not self._floats():
            self._splitter.setGeometry(self.rect())
            self._edge.hide()
            return
        overlay = self._panes[Pane.ANNOTATIONS]
        width = self._overlay_width()
        taken = (
            width if self._overlay_open and self.width() - width >= _NARROWEST[Pane.ARTICLE] else 0
        )
        rtl = self.isRightToLeft()
        left = 0 if rtl else self.width() - width
        free = QRect(taken if rtl else 0, 0, self.width() - taken, self.height())
        self._splitter.setGeometry(free)
        overlay.setGeometry(left, 0, width, self.height())
        overlay.raise_()
        self._edge.setGeometry(left + width if rtl else left - 1, 0, 1, self.height())
        self._edge.setVisible(overlay.isVisibleTo(self))
        self._edge.raise_()
