"""The stored page or file of an article, whole and as plain text; nothing is rendered or loaded.

The module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.original_view import OriginalView
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.originals import Original


class OriginalDialog(QDialog):
    """The whole text of what an article was made from.

    Signals:
        encoding_chosen: show it in another encoding; "" for what it seems to be in.
        reading_requested: read the article again in this encoding.
    """

    encoding_chosen = Signal(str)
    reading_requested = Signal(str)

    def __init__(
        self,
        title: str,
        original: Original,
        encodings: tuple[str, ...],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Original of “%1”").replace("%1", title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._about, self._problem = _plain_label(), _plain_label()
        self._text = OriginalView()
        self.encodings = QComboBox()
        self.encodings.setAccessibleName(self.tr("Encoding"))
        self.encodings.addItem(self.tr("As it seems to be"), "")
        for encoding in encodings:
            self.encodings.addItem(encoding, encoding)
        self._read = QPushButton(self.tr("&Read Article Again"))
        self._read.setEnabled(False)
        self._close = QPushButton(self.tr("Close"))
        self._close.setDefault(True)
        self._lay_out(can_choose=bool(encodings))
        self.encodings.currentIndexChanged.connect(
            lambda: self.encoding_chosen.emit(self.encoding())
        )
        self._read.clicked.connect(lambda: self.reading_requested.emit(self.encoding()))
        self._close.clicked.connect(self.accept)
        self.apply_theme(theme)
        self.show_original(original)
        self.resize(760, 600)

    def encoding(self) -> str:
        """Return what is chosen, "" for what it seems to be."""
        return str(self.encodings.currentData() or "")

    def text(self) -> str:
        """Return what is shown."""
        return self._text.toPlainText()

    def problem_text(self) -> str:
        """Return the problem that is shown, "" for none."""
        return self._problem.text()

    def show_original(self, original: Original) -> None:
        """Show it, perhaps in another encoding than before."""
        size = QLocale().formattedDataSize(original.size)
        self._about.setText(
            " · ".join(filter(None, (original.media_type, original.encoding, size)))
        )
        self._text.show_document(original.document)
        self._problem.setText("")
        self._read.setEnabled(bool(self.encoding()))

    def say_problem(self, problem: str) -> None:
        """Say what went wrong, in a sentence."""
        self._problem.setText(problem)

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in a theme."""
        for label, token in ((self._about, "text_muted"), (self._problem, "danger")):
            theme.colour_words(label, token)

    def _lay_out(self, *, can_choose: bool) -> None:
        label = QLabel(self.tr("Change &encoding:"))
        label.setBuddy(self.encodings)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for widget in (label, self.encodings, self._read):
            bottom.addWidget(widget)
            widget.setVisible(can_choose)
        bottom.addWidget(self._problem, 1)
        bottom.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self._text, 1)
        column.addLayout(bottom)


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
