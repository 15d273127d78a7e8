"""The dialog that corrects what is known about an article.

The module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.library.library import Library
from reader.library.operations import EditMetadata, Metadata
from reader.model.article import Article
from reader.model.errors import ReaderError
from reader.ui.alive import while_alive
from reader.ui.announcing import announce
from reader.ui.client import LibraryClient
from reader.ui.metadata_form import MetadataForm
from reader.ui.theme import Theme


class MetadataDialog(QDialog):
    """Title, authors, outlet, section, date, language and address of an article.

    Signals:
        edited: the operation that was carried out.
    """

    edited = Signal(object)

    def __init__(
        self, client: LibraryClient, article: Article, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._article_id = article.id
        self._form = MetadataForm(client, Metadata.of(article))
        self._origin, self._problem = _plain_label(), _plain_label()
        self._save = QPushButton(self.tr("&Save"))
        self._save.setDefault(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self.setWindowTitle(self.tr("Metadata"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if article.origin:
            said = self.tr("It came from %1.").replace("%1", f"\u2068{article.origin}\u2069")
            self._origin.setText(said)
        self._origin.setVisible(bool(article.origin))
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.resize(560, self.sizeHint().height())
        self._form.focus_title()

    def problem_text(self) -> str:
        """Return the problem that is shown, "" for none."""
        return self._problem.text()

    def date_note(self) -> str:
        """Return what is said of the date."""
        return self._form.date_note()

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in a theme."""
        self._form.apply_theme(theme)
        theme.colour_words(self._problem, "danger")
        theme.colour_words(self._origin, "text_muted")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._form, 1)
        column.addWidget(self._origin)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._save.clicked.connect(self._check_and_save)
        self._cancel.clicked.connect(self.reject)

    # Saving

    def _check_and_save(self) -> None:
        article_id, typed = self._article_id, self._form.typed()

        def job(_library: Library) -> EditMetadata:
            return EditMetadata(article_id, typed.understood(), seen=typed.seen)

        self._say_problem("")
        self._save.setEnabled(False)
        self._client.fetch(job, while_alive(self, self._perform), while_alive(self, self._fail))

    def _perform(self, operation: EditMetadata) -> None:
        self._client.perform(
            operation,
            while_alive(self, lambda _changes: self._finish(operation)),
            failed=while_alive(self, self._fail),
        )

    def _finish(self, operation: EditMetadata) -> None:
        self.edited.emit(operation)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, ReaderError):
            self._say_problem(str(error))
        else:
            self._client.report(error)

    def _say_problem(self, problem: str) -> None:
        self._problem.setText(problem)
        if problem:
            announce(self, problem, urgent=True)


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
