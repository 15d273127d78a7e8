"""Subscribing: an address, then the feeds that were found there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.errors import ReaderError
from reader.model.feed import Feed, FeedSubscription, tidy_folder
from reader.ui.articles.row_words import isolated
from reader.ui.dialog_buttons import without_icons
from reader.ui.editable_box import name_editable

if TYPE_CHECKING:
    from reader.ingest.feeds.discovery import FoundFeed

_SIZE = QSize(560, 420)


class SubscribeDialog(QDialog):
    """Asks for a site's or a feed's address, and which of the feeds there are wanted."""

    search_requested = Signal(str)
    """Feeds are to be looked for at this address."""
    subscribed = Signal(list)
    """`FeedSubscription`s to add."""

    def __init__(self, feeds: Sequence[Feed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = QLineEdit()
        self._search = QPushButton(self.tr("Find Feeds"))
        self._words = _label("")
        self._found = QListWidget()
        self._folder = QComboBox()
        self._full_text = QCheckBox(self.tr("Fetch the full text of each article from its page"))
        self._images = QCheckBox(self.tr("Load the images of its articles"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._subscribe = QPushButton(self.tr("Subscribe"))
        self.setWindowTitle(self.tr("Subscribe"))
        self.resize(_SIZE)
        self._lay_out(sorted({feed.folder for feed in feeds if feed.folder}))
        self._connect()
        self._update()

    def search(self, address: str) -> None:
        """Look for feeds at an address."""
        self._address.setText(address)
        self._ask()

    def show_found(self, found: Sequence[FoundFeed]) -> None:
        """Show the feeds that were found; the likeliest is chosen."""
        self._found.clear()
        for number, feed in enumerate(found):
            title, url = feed.subscription.title, feed.subscription.url
            item = QListWidgetItem(f"{isolated(title)}\n{url}" if title else url)
            item.setData(Qt.ItemDataRole.UserRole, feed.subscription)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = number == 0
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self._found.addItem(item)
        words = self.tr("1 feed found") if len(found) == 1 else self.tr("%1 feeds found")
        found_words = words.replace("%1", str(len(found)))
        tick = self.tr("Tick those that you want.") if len(found) > 1 else ""
        self._words.setText(f"{found_words}. {tick}".strip() if tick else found_words)
        self._search.setEnabled(True)
        self._update()

    def show_problem(self, error: ReaderError) -> None:
        """Show why no feed was found."""
        self._words.setText(f"{error.message} {error.advice}".strip())
        self._search.setEnabled(True)

    def chosen(self) -> list[FeedSubscription]:
        """Return the feeds that are ticked, with the person's wishes."""
        subscriptions = []
        for row in range(self._found.count()):
            item = self._found.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                subscription: FeedSubscription = item.data(Qt.ItemDataRole.UserRole)
                subscriptions.append(
                    replace(
                        subscription,
                        folder=tidy_folder(self._folder.currentText()),
                        fetch_full_text=self._full_text.isChecked(),
                        load_images=self._images.isChecked(),
                    )
                )
        return subscriptions

    def _ask(self) -> None:
        address = self._address.text().strip()
        if address:
            self._search.setEnabled(False)
            self._words.setText(self.tr("Looking for feeds…"))
            self.search_requested.emit(address)

    def _take(self) -> None:
        if self.chosen():
            self.subscribed.emit(self.chosen())
            self.accept()

    def _update(self) -> None:
        self._subscribe.setEnabled(bool(self.chosen()))

    def _lay_out(self, folders: Sequence[str]) -> None:
        copied = QGuiApplication.clipboard().text().strip()
        if copied.startswith(("http://", "https://")) and len(copied) < 2_000:
            self._address.setText(copied)
        self._address.setPlaceholderText(self.tr("news.example or news.example/feed"))
        self._address.setAccessibleName(self.tr("Address of a site or feed"))
        self._words.setText(
            self.tr(
                "Look for feeds first: they are listed here, and you choose among them. Nothing is"
                " fetched before you ask for it."
            )
        )
        self._found.setAccessibleName(self.tr("Feeds found"))
        self._found.setWordWrap(True)
        self._found.setSpacing(4)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._folder.setEditable(True)
        name_editable(self._folder, self.tr("Folder"))
        self._folder.addItems(["", *folders])
        line = QHBoxLayout()
        line.addWidget(self._address, 1)
        line.addWidget(self._search)
        form = QFormLayout()
        form.addRow(self.tr("Folder:"), self._folder)
        self._buttons.addButton(self._subscribe, QDialogButtonBox.ButtonRole.AcceptRole)
        without_icons(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(_label(self.tr("Address of a news site or of a feed:")))
        column.addLayout(line)
        column.addWidget(self._words)
        column.addWidget(self._found, 1)
        column.addLayout(form)
        column.addWidget(self._full_text)
        column.addWidget(self._images)
        column.addSpacing(8)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._search.clicked.connect(self._ask)
        self._address.returnPressed.connect(self._ask)
        self._search.setAutoDefault(False)
        self._subscribe.clicked.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self._found.itemChanged.connect(self._update)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
