"""What a person wants of one feed, and how its last check went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.feed import Feed, tidy_folder
from reader.ui.dialog_buttons import without_icons
from reader.ui.editable_box import name_editable

_SIZE = QSize(520, 240)
_LONGEST_NAME = 200


class FeedDialog(QDialog):
    """Name, folder, full text and images of a feed."""

    edited = Signal(object)
    """The `Feed` as it is to be."""
    move_agreed = Signal(object)
    """The feed, whose new address the person has agreed to."""

    def __init__(self, feed: Feed, folders: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._name = QLineEdit(feed.name)
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setPlaceholderText(feed.title)
        self._folder = QComboBox()
        self._folder.setEditable(True)
        name_editable(self._folder, self.tr("Folder"))
        self._folder.addItems(sorted({"", *folders, feed.folder}))
        self._folder.setCurrentText(feed.folder)
        self._full_text = QCheckBox(self.tr("Fetch the full text of each article from its page"))
        self._full_text.setChecked(feed.fetch_full_text)
        self._images = QCheckBox(self.tr("Load the images of its articles"))
        self._images.setChecked(feed.load_images)
        self.setWindowTitle(feed.shown_title)
        self.resize(_SIZE)
        self._lay_out()

    def result_feed(self) -> Feed:
        """Return the feed as the person wants it."""
        return replace(
            self._feed,
            name=self._name.text().strip(),
            folder=tidy_folder(self._folder.currentText()),
            fetch_full_text=self._full_text.isChecked(),
            load_images=self._images.isChecked(),
        )

    def _take(self) -> None:
        if self.result_feed() != self._feed:
            self.edited.emit(self.result_feed())
        self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(self.tr("&Name:"), self._name)
        form.addRow(self.tr("&Folder:"), self._folder)
        form.addRow(self.tr("Address:"), _label(self._feed.url))
        form.addRow(self.tr("Last check:"), _label(self._state()))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        without_icons(buttons)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self._full_text)
        column.addWidget(self._images)
        if self._feed.check.moved_to:
            moved = self.tr("The server says that the feed has moved to %1.")
            column.addWidget(_label(moved.replace("%1", self._feed.check.moved_to)))
            agree = QPushButton(self.tr("Use the New Address"))
            agree.clicked.connect(self._agree)
            column.addWidget(agree, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _agree(self) -> None:
        self.move_agreed.emit(self._feed)
        self.accept()

    def _state(self) -> str:
        check = self._feed.check
        if check.problem:
            return check.problem
        if check.succeeded_at is None:
            return self.tr("not checked yet")
        local = QDateTime.fromSecsSinceEpoch(int(check.succeeded_at.timestamp()))
        return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
