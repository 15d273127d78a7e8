"""The dialog that corrects what is known about an article.

The module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.library import Library
from reader.library.operations import EditMetadata, Metadata
from reader.model.article import Article, PublicationDate
from reader.model.errors import ReaderError, UsageError
from reader.ui.alive import while_alive
from reader.ui.announcing import announce
from reader.ui.client import LibraryClient
from reader.ui.date_words import date_meaning
from reader.ui.plain_text import text_of
from reader.ui.theme import Theme

_AUTHOR_LINES = 3
"""Authors that are seen without scrolling."""


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
        self._seen = Metadata.of(article)
        self.setWindowTitle(self.tr("Metadata"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_fields()
        self._fill(article)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self._explain_date(self._seen.published)
        self.resize(560, self.sizeHint().height())
        self._title.setFocus()

    def problem_text(self) -> str:
        """Return the problem that is shown, "" for none."""
        return self._problem.text()

    def date_note(self) -> str:
        """Return what is said of the date."""
        return self._date_note.text()

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in a theme."""
        for label, token in (
            (self._problem, "danger"),
            (self._date_note, "text_muted"),
            (self._origin, "text_muted"),
        ):
            theme.colour_words(label, token)

    # Building

    def _make_fields(self) -> None:
        self._title, self._outlet, self._section = QLineEdit(), QLineEdit(), QLineEdit()
        self._date, self._language, self._address = QLineEdit(), QLineEdit(), QLineEdit()
        self._authors = QPlainTextEdit()
        self._authors.setTabChangesFocus(True)
        self._authors.setPlaceholderText(self.tr("One name a line"))
        lines = self._authors.fontMetrics().lineSpacing() * _AUTHOR_LINES
        self._authors.setFixedHeight(lines + 14)
        self._date.setPlaceholderText(self.tr("As the article has it"))
        self._language.setPlaceholderText(self.tr("Such as en or en-GB"))
        self._address.setPlaceholderText("https://")
        self._date_note, self._origin, self._problem = (_plain_label() for _ in range(3))
        self._save = QPushButton(self.tr("&Save"))
        self._save.setDefault(True)
        self._cancel = QPushButton(self.tr("Cancel"))

    def _fill(self, article: Article) -> None:
        seen = self._seen
        for field, value in (
            (self._title, seen.title),
            (self._outlet, seen.outlet),
            (self._section, seen.section),
            (self._date, seen.published.written if seen.published else ""),
            (self._language, seen.language),
            (self._address, seen.url),
        ):
            field.setText(value)
            field.setCursorPosition(0)
        self._authors.setPlainText("\n".join(seen.byline))
        if article.origin:
            said = self.tr("It came from %1.").replace("%1", f"\u2068{article.origin}\u2069")
            self._origin.setText(said)
        self._origin.setVisible(bool(article.origin))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Title"), self._title),
            (self.tr("A&uthors"), self._authors),
            (self.tr("&Outlet"), self._outlet),
            (self.tr("Se&ction"), self._section),
            (self.tr("&Date"), self._date),
            (self.tr("&Language"), self._language),
            (self.tr("Add&ress"), self._address),
        )
        for words, field in rows:
            field.setAccessibleName(words.replace("&", ""))
            label = QLabel(words)
            label.setBuddy(field)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(field)
            if field is self._date:
                cell.addWidget(self._date_note)
            form.addRow(label, cell)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(form, 1)
        column.addWidget(self._origin)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._date.editingFinished.connect(self._check_date)
        self._save.clicked.connect(self._check_and_save)
        self._cancel.clicked.connect(self.reject)

    # The date

    def _check_date(self) -> None:
        written, address = self._date.text().strip(), self._address.text()
        self._client.fetch(
            lambda _library: _read_date(written, address),
            while_alive(self, self._explain_date),
            latest="metadata-date",
        )

    def _explain_date(self, date: PublicationDate | None) -> None:
        self._date_note.setVisible(date is not None)
        self._date_note.setText(date_meaning(date) if date is not None else "")

    # Saving

    def _check_and_save(self) -> None:
        article_id, seen, typed = self._article_id, self._seen, self._typed()
        written = self._date.text().strip()

        def job(_library: Library) -> EditMetadata:
            checked = _checked(typed, written, seen)
            return EditMetadata(article_id, checked, seen=seen)

        self._say_problem("")
        self._save.setEnabled(False)
        self._client.fetch(job, while_alive(self, self._perform), while_alive(self, self._fail))

    def _typed(self) -> Metadata:
        return Metadata(
            title=self._title.text(),
            byline=tuple(text_of(self._authors.document()).split("\n")),
            outlet=self._outlet.text(),
            section=self._section.text(),
            language=self._language.text().strip(),
            url=self._address.text().strip(),
        )

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


def _checked(typed: Metadata, written: str, seen: Metadata) -> Metadata:
    """Return what was typed with its date, language and address understood.

    Runs in the library's thread: the parsers are loaded there.

    Raises:
        UsageError: naming the first thing that cannot be understood, and how to write it.
    """
    from dataclasses import replace  # noqa: PLC0415 - beside the others

    from reader.documents.addresses import web_address  # noqa: PLC0415 - see above
    from reader.documents.language_tags import language_tag  # noqa: PLC0415 - see above

    url = web_address(typed.url) if typed.url else ""
    if url is None:
        raise UsageError(
            f"“{typed.url}” is no web address.", "Correct it, or leave the field empty."
        )
    language = language_tag(typed.language) if typed.language else ""
    if typed.language and not language:
        raise UsageError(
            f"“{typed.language}” is no language.", "Write it as in “en” or “en-GB”, or leave it."
        )
    same = seen.published is not None and seen.published.written == written
    published = seen.published if same else _read_date(written, url)
    return replace(typed, url=url, language=language, published=published)


def _read_date(written: str, address: str) -> PublicationDate | None:
    from reader.documents.dates import parse_publication_date  # noqa: PLC0415 - as above

    return parse_publication_date(written, clues=address) if written else None


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
