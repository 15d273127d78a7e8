"""Which part of the window hears what of the others. No part knows another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from reader.model.article import OpenArticle
from reader.model.errors import ReaderError
from reader.ui.commands.addresses import open_address
from reader.ui.commands.parts import WindowParts
from reader.ui.status import LibraryStatusBar, Saving
from reader.ui.workspace import Pane


class Wiring(QObject):
    """Connects library, open article and panes."""

    def __init__(self, parts: WindowParts, status: LibraryStatusBar) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._status = status
        self._connect_library()
        self._connect_article()
        self._connect_panes()
        self._catch_up()

    def _connect_library(self) -> None:
        status, client = self._status, self._parts.client
        client.opened.connect(self._library_opened)
        client.open_failed.connect(self._library_not_opened)
        client.failed.connect(self._show_failure)
        client.saving.connect(lambda: status.set_saving(Saving.UNDER_WAY))
        client.saved.connect(lambda: status.set_saving(Saving.DONE))
        client.not_saved.connect(lambda: status.set_saving(Saving.FAILED))
        client.work_started.connect(status.start_work)
        client.progressed.connect(status.show_progress)
        client.work_ended.connect(status.hide_work)
        status.cancel_requested.connect(client.cancel_work)
        web = self._parts.web
        web.started.connect(status.start_work)
        web.progressed.connect(status.show_progress)
        web.ended.connect(status.hide_work)
        status.cancel_requested.connect(web.cancel)
        self._parts.overview.counts_changed.connect(status.set_counts)
        self._parts.overview.waiting_changed.connect(status.set_waiting)

    def _connect_article(self) -> None:
        current = self._parts.current
        current.opened.connect(self._show_annotations_soon)
        for signal in (current.refreshed, current.closed):
            signal.connect(self._show_annotations)

    def _catch_up(self) -> None:
        """Show what was there before this part of the window."""
        parts = self._parts
        self._show_annotations()
        if parts.client.is_open:
            self._library_opened()
        if parts.client.open_error is not None:
            self._library_not_opened(parts.client.open_error)
        if parts.overview.counts is not None:
            self._status.set_counts(parts.overview.counts)

    def _connect_panes(self) -> None:
        parts = self._parts
        parts.shelves.articles_requested.connect(lambda: self._focus(Pane.ARTICLES))
        parts.article_list.reading_requested.connect(lambda: self._focus(Pane.ARTICLE))
        parts.article_list.library_requested.connect(lambda: self._focus(Pane.LIBRARY))
        parts.article_list.files_requested.connect(parts.registry.action("add-files").trigger)
        parts.reading.annotation_activated.connect(parts.annotations.select)
        parts.reading.link_activated.connect(lambda address: open_address(address, parts))
        parts.annotations.annotation_activated.connect(parts.reading.select_annotation)
        parts.annotations.leave_requested.connect(lambda: self._focus(Pane.ARTICLE))

    def _library_opened(self) -> None:
        client = self._parts.client
        self._parts.annotations.set_read_only(client.read_only)
        self._parts.messages.clear()
        if client.read_only:
            self._parts.messages.show_standing_notice(
                self.tr("This library can be read but not changed."),
                self.tr("Copy it to a folder of your own to add notes and tags."),
            )

    def _library_not_opened(self, error: ReaderError) -> None:
        messages = self._parts.messages
        messages.show_error(error)
        messages.offer(
            self.tr("Open Another Library…"), self._parts.registry.action("open-library").trigger
        )

    def _show_failure(self, error: ReaderError) -> None:
        cause = error.__cause__
        details = f"{type(error).__name__}: {error}"
        if cause is not None:
            details += f"\ncaused by {type(cause).__name__}: {cause}"
        self._parts.messages.show_error(error, details)

    def _show_annotations(self) -> None:
        parts = self._parts
        parts.annotations.show_annotations(parts.current.article, parts.overview.codebook)

    def _show_annotations_soon(self, article: OpenArticle) -> None:
        self._parts.annotations.show_annotations_soon(article, self._parts.overview.codebook)

    def _focus(self, pane: Pane) -> None:
        self._parts.workspace.set_shown(pane, shown=True)
        self._parts.workspace.pane(pane).setFocus(Qt.FocusReason.TabFocusReason)
