"""The dialog that makes an article of copied text.

The module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
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
from reader.library.operations import AddArticles, NewArticle
from reader.model.errors import ReaderError
from reader.model.parsed_article import PublicationDate
from reader.text.normalise import clean_characters
from reader.ui.alive import while_alive
from reader.ui.client import LibraryClient
from reader.ui.date_words import date_meaning
from reader.ui.pasted_article import (
    PASTED,
    ArticleFields,
    PastedArticle,
    article_from_fields,
    easy_to_lay_out,
    read_date,
    read_pasted_html,
    read_pasted_text,
)
from reader.ui.plain_text import text_of
from reader.ui.theme import Theme


class PasteField(QPlainTextEdit):
    """Text to paste an article into; what is pasted into an empty field is looked at first.

    Signals:
        html_pasted: HTML was pasted, with nothing else in the field.
        text_pasted: plain text was pasted, with nothing else in the field.
    """

    html_pasted = Signal(str)
    text_pasted = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand over what fills an empty field; add plain text to what is there."""
        if self.document().isEmpty() and source.hasHtml():
            self.html_pasted.emit(source.html())
        elif self.document().isEmpty() and source.hasFormat("text/plain"):
            self.text_pasted.emit(source.text())
        else:
            self.textCursor().insertText(easy_to_lay_out(clean_characters(source.text())))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return true for text; dropped files are for the window."""
        return source.hasFormat("text/plain") or source.hasHtml()


@dataclass(frozen=True, slots=True)
class _Checked:
    """An article ready to be added; ``present_id`` is set when the library has it already."""

    new: NewArticle
    present_id: str | None
    present_title: str


class PasteDialog(QDialog):
    """Title, outlet, date, address and text of a new article.

    Signals:
        added: the id of the article that was added.
        present_article_requested: the id of the article that the library has already.
    """

    added = Signal(str)
    present_article_requested = Signal(str)

    def __init__(self, client: LibraryClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._pasted: PastedArticle | None = None
        self._present_id = ""
        self.setWindowTitle(self.tr("Paste article"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_fields()
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.resize(640, 560)
        self._text.setFocus()

    def fields(self) -> ArticleFields:
        """Return what is in the fields."""
        return ArticleFields(
            title=_cleaned(self._title),
            outlet=_cleaned(self._outlet),
            date=_cleaned(self._date),
            address=_cleaned(self._address),
            text=clean_characters(text_of(self._text.document())),
        )

    def problem_text(self) -> str:
        """Return the problem that is shown, "" for none."""
        return self._problem.text()

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in another theme."""
        for label, token in (
            (self._problem, "danger"),
            (self._date_note, "text_muted"),
            (self._text_note, "text_muted"),
        ):
            theme.colour_words(label, token)

    # -- building

    def _make_fields(self) -> None:
        self._title, self._outlet = QLineEdit(), QLineEdit()
        self._date, self._address = QLineEdit(), QLineEdit()
        self._date.setPlaceholderText(self.tr("As the article has it"))
        self._address.setPlaceholderText("https://")
        self._text = PasteField()
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("Paste the article’s text here."))
        self._date_note, self._text_note, self._problem = (_plain_label() for _ in range(3))
        self._open_present = QPushButton(self.tr("&Open it"))
        self._open_present.hide()
        self._add = QPushButton(self.tr("&Add article"))
        self._add.setDefault(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._date_note.hide()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget, QLabel | None], ...] = (
            (self.tr("&Title"), self._title, None),
            (self.tr("O&utlet"), self._outlet, None),
            (self.tr("&Date"), self._date, self._date_note),
            (self.tr("Add&ress"), self._address, None),
            (self.tr("Te&xt"), self._text, self._text_note),
        )
        for words, field, note in rows:
            field.setAccessibleName(words.replace("&", ""))
            label = QLabel(words)
            label.setBuddy(field)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(field)
            if note is not None:
                cell.addWidget(note)
            form.addRow(label, cell)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._problem, 1)
        for button in (self._open_present, self._add, self._cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(form, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._text.html_pasted.connect(lambda html: self._look_at(lambda: read_pasted_html(html)))
        self._text.text_pasted.connect(lambda text: self._look_at(lambda: read_pasted_text(text)))
        self._text.textChanged.connect(self._note_change)
        self._date.editingFinished.connect(self._check_date)
        self._add.clicked.connect(self._check_and_add)
        self._open_present.clicked.connect(self._go_to_present)
        self._cancel.clicked.connect(self.reject)

    # -- looking at what was pasted

    def _look_at(self, read: Callable[[], PastedArticle]) -> None:
        self._say_problem("")
        self._text_note.setText(self.tr("Reading…"))
        self._client.fetch(
            lambda _library: read(),
            while_alive(self, self._show_pasted),
            while_alive(self, self._fail),
            latest="paste",
        )

    def _show_pasted(self, pasted: PastedArticle) -> None:
        """Show the text, and fill the fields that are empty with what was recognised."""
        self._pasted = pasted
        self._text.setPlainText(pasted.shown)
        parsed = pasted.parsed
        found = (
            (self._title, parsed.headline),
            (self._outlet, parsed.outlet),
            (self._date, parsed.published.written if parsed.published else ""),
            (self._address, parsed.url),
        )
        filled = [field for field, value in found if value and not field.text()]
        for field, value in found:
            if field in filled:
                field.setText(value)
        if filled:
            self._text_note.setText(self.tr("Please check what was recognised above."))
        self._check_date()

    def _note_change(self) -> None:
        kept = self._pasted is not None and text_of(self._text.document()) == self._pasted.shown
        blocks = len(self._pasted.parsed.document.blocks) if kept and self._pasted else 0
        words = self.tr("One paragraph") if blocks == 1 else self.tr("%1 paragraphs")
        self._text_note.setText(words.replace("%1", str(blocks)) if blocks else "")

    def _check_date(self) -> None:
        written, address = _cleaned(self._date), _cleaned(self._address)
        self._client.fetch(
            lambda _library: read_date(written, address) if written else None,
            while_alive(self, self._explain_date),
            latest="paste-date",
        )

    def _explain_date(self, date: PublicationDate | None) -> None:
        self._date_note.setVisible(date is not None)
        if date is None:
            return
        self._date_note.setText(date_meaning(date))

    # -- adding

    def _check_and_add(self) -> None:
        fields, pasted, new_id = self.fields(), self._pasted, self._client.new_id()

        def job(library: Library) -> _Checked:
            from reader.library.importing import find_present  # noqa: PLC0415 - parsers are heavy

            parsed = article_from_fields(fields, pasted)
            new = NewArticle(new_id, parsed, origin=PASTED)
            present_id = find_present(library, parsed)
            title = library.get_article(present_id).article.title if present_id else ""
            return _Checked(new, present_id, title)

        self._say_problem("")
        self._add.setEnabled(False)
        self._client.fetch(job, while_alive(self, self._perform), while_alive(self, self._fail))

    def _perform(self, checked: _Checked) -> None:
        if checked.present_id is not None:
            self._present_id = checked.present_id
            title = f"“\u2068{checked.present_title}\u2069”"
            self._say_problem(self.tr("The library has this article: %1.").replace("%1", title))
            self._open_present.show()
            return
        article_id = checked.new.article_id
        self._client.perform(
            AddArticles([checked.new]),
            while_alive(self, lambda _changes: self._finish(article_id)),
            failed=while_alive(self, self._fail),
        )

    def _finish(self, article_id: str) -> None:
        self.added.emit(article_id)
        self.accept()

    def _go_to_present(self) -> None:
        self.present_article_requested.emit(self._present_id)
        self.reject()

    def _fail(self, error: BaseException) -> None:
        self._text_note.setText("")
        if isinstance(error, ReaderError):
            self._say_problem(str(error))
        else:
            self._say_problem("")
            self._client.report(error)

    def _say_problem(self, problem: str) -> None:
        self._problem.setText(problem)
        self._open_present.hide()
        self._add.setEnabled(True)


def _cleaned(field: QLineEdit) -> str:
    return clean_characters(field.text()).strip()


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
