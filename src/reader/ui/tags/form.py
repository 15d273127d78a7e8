"""The fields of one tag, saved as they are edited."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from reader.model.codebook import Codebook, Tag
from reader.ui.plain_text import text_of
from reader.ui.tags.slot_picker import SlotPicker
from reader.ui.theme import Theme

_SAVE_AFTER_MS = 1500
"""Milliseconds from the first unsaved key press until a text is saved."""
_NO_KEY = 0


class TagForm(QWidget):
    """Name, letter, key, place, look, definition and checklist of a tag.

    Signals:
        tag_edited: the tag is to become this one.
    """

    tag_edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag: Tag | None = None
        self._codebook = Codebook()
        self._under_way: list[Tag] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._make_fields(theme)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.setEnabled(False)

    def show_tag(self, tag: Tag | None, codebook: Codebook, uses: int) -> None:
        """Show a tag; of the tag that is shown already, what is being typed stays."""
        before = self._tag
        self._codebook = codebook
        self.setEnabled(tag is not None)
        if tag is None:
            self._tag = None
            self._fill(Tag("", ""), None)
            self._uses.setText("")
            return
        same = before if before is not None and before.id == tag.id else None
        if not self._is_older_echo(tag):
            self._fill(tag, same)
            self._tag = tag
        self._uses.setText(self._uses_sentence(uses))
        self._explain_key()

    def flush(self) -> None:
        """Save at once what is typed and not saved yet."""
        self._timer.stop()
        if self._tag is None:
            return
        edited = self._edited(self._tag)
        if edited != self._tag:
            self._tag = edited
            self._under_way.append(edited)
            self.tag_edited.emit(edited)

    def discard(self) -> None:
        """Forget what is typed: it could not be saved. `show_tag` brings back what is stored."""
        self._timer.stop()
        self._under_way.clear()
        self._tag = None

    def edit_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def apply_theme(self, theme: Theme) -> None:
        """Show the fields in another theme."""
        self._slots.apply_theme(theme)
        for label in (self._key_note, self._uses):
            theme.colour_words(label, "text_muted")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the longer texts when the cursor leaves them."""
        if event.type() is QEvent.Type.FocusOut and watched in (self._definition, self._checklist):
            self.flush()
        return False

    def _make_fields(self, theme: Theme) -> None:
        self._name = QLineEdit()
        self._name.setMaxLength(200)
        self._letter = QLineEdit()
        self._letter.setMaxLength(2)
        self._letter.setFixedWidth(48)
        self._key = QComboBox()
        self._key.addItem(self.tr("None"), _NO_KEY)
        for digit in range(1, 10):
            self._key.addItem(str(digit), digit)
        self._parent_tag = QComboBox()
        self._slots = SlotPicker(theme)
        self._definition = _text_field(self.tr("When a passage gets this tag"))
        self._checklist = _text_field(self.tr("Questions to ask of a passage, one a line"))
        self._texts: dict[str, QLineEdit | QPlainTextEdit] = {
            "name": self._name,
            "letter": self._letter,
            "definition": self._definition,
            "checklist": self._checklist,
        }
        self._key_note = _plain_label()
        self._uses = _plain_label()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Name"), self._name),
            (self.tr("Margin &letter"), self._letter),
            (self.tr("Loo&k"), self._slots),
            (self.tr("Ke&y"), self._key),
        )
        for words, field in rows:
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        form.addRow("", self._key_note)
        later: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Below"), self._parent_tag),
            (self.tr("&Definition"), self._definition),
            (self.tr("&Checklist"), self._checklist),
        )
        for words, field in later:
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        form.addRow("", self._uses)

    def _connect(self) -> None:
        self._name.editingFinished.connect(self.flush)
        self._letter.editingFinished.connect(self.flush)
        self._key.activated.connect(self._key_chosen)
        self._parent_tag.activated.connect(self.flush)
        self._slots.slot_chosen.connect(self.flush)
        for field in (self._definition, self._checklist):
            field.textChanged.connect(self._note_typing)
            field.installEventFilter(self)

    def _is_older_echo(self, tag: Tag) -> bool:
        """Tell whether ``tag`` is an edit made here that a later one, on its way, replaces."""
        if tag in self._under_way:
            del self._under_way[: self._under_way.index(tag) + 1]
        else:
            self._under_way.clear()
        return bool(self._under_way) and self._under_way[-1].id == tag.id

    def _fill(self, tag: Tag, before: Tag | None) -> None:
        """Show the tag in the fields; texts that were changed since ``before`` stay."""
        edited = self._edited(before) if before is not None else before
        for name, field in self._texts.items():
            typing = before is not None and getattr(edited, name) != getattr(before, name)
            if not typing:
                _set_text(field, _as_text(getattr(tag, name)))
        self._key.setCurrentIndex(self._key.findData(tag.shortcut or _NO_KEY))
        self._slots.set_slot(tag.slot)
        self._fill_parents(tag)

    def _fill_parents(self, tag: Tag) -> None:
        self._parent_tag.clear()
        self._parent_tag.addItem(self.tr("No other tag"), "")
        below = _ids_below(tag.id, self._codebook)
        for other in self._codebook.active:
            if other.id not in below:
                self._parent_tag.addItem(other.name, other.id)
        self._parent_tag.setCurrentIndex(max(0, self._parent_tag.findData(tag.parent_id or "")))

    def _edited(self, tag: Tag) -> Tag:
        """Return the tag with what the fields say; an empty name or letter stays as it was."""
        digit = self._key.currentData()
        questions = (line.strip() for line in text_of(self._checklist.document()).splitlines())
        return replace(
            tag,
            name=self._name.text().strip() or tag.name,
            letter=self._letter.text().strip() or tag.letter,
            shortcut=digit or None,
            parent_id=self._parent_tag.currentData() or None,
            slot=self._slots.slot(),
            definition=text_of(self._definition.document()).strip(),
            checklist=tuple(question for question in questions if question),
        )

    def _key_chosen(self) -> None:
        self._explain_key()
        self.flush()

    def _explain_key(self) -> None:
        """Say whose key the chosen one was, or what a tag without key is reached by."""
        digit = self._key.currentData()
        owner = self._codebook.find_by_shortcut(digit) if digit else None
        if not digit:
            words = self.tr("Without a key, the tag is reached with T.")
        elif owner is not None and self._tag is not None and owner.id != self._tag.id:
            words = (
                self.tr("Key %1 is taken from “%2”.")
                .replace("%1", str(digit))
                .replace("%2", owner.name)
            )
        else:
            words = self.tr("Press %1 in an article to give this tag.").replace("%1", str(digit))
        self._key_note.setText(words)

    def _uses_sentence(self, uses: int) -> str:
        if uses == 0:
            return self.tr("On no passage yet.")
        if uses == 1:
            return self.tr("On one passage.")
        return self.tr("On %1 passages.").replace("%1", str(uses))

    def _note_typing(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def _ids_below(tag_id: str, codebook: Codebook) -> set[str]:
    """Return the tag's id and those of all tags below it."""
    found = {tag_id}
    for tag in codebook:  # parents come before their children
        if tag.parent_id in found:
            found.add(tag.id)
    return found


def _as_text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _set_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show ``text`` without a signal; the cursor stays when nothing changes."""
    field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
    elif text_of(field.document()) != text:
        field.setPlainText(text)
    field.blockSignals(False)  # noqa: FBT003 - Qt's own signature


def _text_field(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setPlaceholderText(hint)
    return field


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
