"""The fields for what is known about an article: title, authors, outlet, date and the like.

Imported with the first dialog that has them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reader.library.operations import Metadata
from reader.model.errors import UsageError
from reader.model.parsed_article import PublicationDate
from reader.ui.alive import while_alive
from reader.ui.client import LibraryClient
from reader.ui.date_words import date_meaning
from reader.ui.plain_text import text_of
from reader.ui.theme import Theme

_AUTHOR_LINES = 3
"""Authors that are seen without scrolling."""


class Field(StrEnum):
    """What can be corrected, in the order of the form."""

    TITLE = "title"
    AUTHORS = "authors"
    OUTLET = "outlet"
    SECTION = "section"
    DATE = "date"
    LANGUAGE = "language"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class TypedMetadata:
    """What stands in the form: text, whose date, language and address are not understood yet."""

    metadata: Metadata
    written_date: str
    seen: Metadata

    def understood(self) -> Metadata:
        """Return it with date, language and address understood; what was there before is kept.

        Not for the window's thread: the parsers are loaded here.

        Raises:
            UsageError: naming the first thing that cannot be understood, and how to write it.
        """
        from reader.documents.addresses import web_address  # noqa: PLC0415 - see above
        from reader.documents.language_tags import language_tag  # noqa: PLC0415 - see above

        typed, seen = self.metadata, self.seen
        url = web_address(typed.url) if typed.url != seen.url and typed.url else typed.url
        if url is None:
            raise UsageError(
                f"“{typed.url}” is no web address.", "Correct it, or leave the field empty."
            )
        is_new = typed.language != seen.language
        language = language_tag(typed.language) if is_new and typed.language else typed.language
        if typed.language and not language:
            raise UsageError(
                f"“{typed.language}” is no language.",
                "Write it as in “en” or “en-GB”, or leave it.",
            )
        same = seen.published is not None and seen.published.written == self.written_date
        published = seen.published if same else _read_date(self.written_date, url)
        return replace(typed, url=url, language=language, published=published)


class MetadataForm(QWidget):
    """Labelled fields, filled with what is known; those that are not shown keep what they had."""

    def __init__(
        self,
        client: LibraryClient,
        seen: Metadata,
        fields: Collection[Field] = tuple(Field),
        *,
        author_lines: int = _AUTHOR_LINES,
    ) -> None:
        super().__init__()
        self._client = client
        self._seen = seen
        self._fields = fields
        self._make_fields(author_lines)
        self._fill()
        self._lay_out()
        self._date.editingFinished.connect(self._check_date)
        self._explain_date(seen.published)

    def typed(self) -> TypedMetadata:
        """Return what stands in the fields."""
        metadata = Metadata(
            title=self._title.text(),
            byline=tuple(text_of(self._authors.document()).split("\n")),
            outlet=self._outlet.text(),
            section=self._section.text(),
            language=self._language.text().strip(),
            url=self._address.text().strip(),
        )
        return TypedMetadata(metadata, self._date.text().strip(), self._seen)

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Put a title into its field; Ctrl+Z there brings the old one back."""
        self._title.selectAll()
        self._title.insert(title)
        self._title.setCursorPosition(0)

    def date_note(self) -> str:
        """Return what is said of the date."""
        return self._date_note.text()

    def focus_title(self) -> None:
        """Give the keyboard to the title."""
        self._title.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Show the form in a theme."""
        theme.colour_words(self._date_note, "text_muted")

    def _make_fields(self, author_lines: int) -> None:
        self._title, self._outlet, self._section = QLineEdit(), QLineEdit(), QLineEdit()
        self._date, self._language, self._address = QLineEdit(), QLineEdit(), QLineEdit()
        self._authors = QPlainTextEdit()
        self._authors.setTabChangesFocus(True)
        self._authors.setPlaceholderText(self.tr("One name a line"))
        lines = self._authors.fontMetrics().lineSpacing() * author_lines
        self._authors.setFixedHeight(lines + 14)
        self._date.setPlaceholderText(self.tr("As the article has it"))
        self._language.setPlaceholderText(self.tr("Such as en or en-GB"))
        self._address.setPlaceholderText("https://")
        self._date_note = QLabel()
        self._date_note.setTextFormat(Qt.TextFormat.PlainText)
        self._date_note.setWordWrap(True)

    def _fill(self) -> None:
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

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[Field, str, QWidget], ...] = (
            (Field.TITLE, self.tr("&Title"), self._title),
            (Field.AUTHORS, self.tr("A&uthors"), self._authors),
            (Field.OUTLET, self.tr("&Outlet"), self._outlet),
            (Field.SECTION, self.tr("Se&ction"), self._section),
            (Field.DATE, self.tr("&Date"), self._date),
            (Field.LANGUAGE, self.tr("&Language"), self._language),
            (Field.ADDRESS, self.tr("Add&ress"), self._address),
        )
        for kind, words, field in rows:
            if kind not in self._fields:
                field.setParent(self)
                field.hide()
                continue
            field.setAccessibleName(words.replace("&", ""))
            label = QLabel(words)
            label.setBuddy(field)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(field)
            if field is self._date:
                cell.addWidget(self._date_note)
            form.addRow(label, cell)

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


def _read_date(written: str, address: str) -> PublicationDate | None:
    from reader.documents.dates import parse_publication_date  # noqa: PLC0415 - as above

    return parse_publication_date(written, clues=address) if written else None
