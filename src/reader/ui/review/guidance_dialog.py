"""What a tag means, the newsroom rules behind it, and what to ask next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.codebook import Tag
from reader.sourcing.guidance import Guidance, find_tag_guidance, get_grade_guidance
from reader.ui.dialog_buttons import without_icons

_SIZE = QSize(480, 520)


class GuidanceDialog(QDialog):
    """Explains a tag, and the grade of an unnamed source where there is one."""

    def __init__(self, tag: Tag, grade: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tag.name)
        self.resize(_SIZE)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 16, 0)  # the scroll bar must not touch the words
        self._column.setSpacing(6)
        guidance = find_tag_guidance(tag.id)
        self._add_words(guidance.means if guidance is not None else tag.definition)
        if guidance is not None:
            self._add_guidance(guidance)
        if grade is not None:
            title = self.tr("Transparency %1 of 4").replace("%1", str(grade))
            self._add_title(title)
            self._add_words(get_grade_guidance(grade).means)
            self._add_guidance(get_grade_guidance(grade))
        self._column.addStretch(1)
        self._lay_out(content)

    def _add_guidance(self, guidance: Guidance) -> None:
        if guidance.rules:
            self._add_title(self.tr("What newsrooms ask for"))
            for rule in guidance.rules:
                self._add_words(f"{rule.by}: {rule.rule}")
        if guidance.ask:
            self._add_title(self.tr("What to ask next"))
            for question in guidance.ask:
                self._add_words(f"• {question}")

    def _add_title(self, text: str) -> None:
        label = self._label(text)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        label.setContentsMargins(0, 8, 0, 0)

    def _add_words(self, text: str) -> None:
        self._label(text)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column.addWidget(label)
        return label

    def _lay_out(self, content: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        without_icons(buttons)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
