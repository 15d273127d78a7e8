"""The questions of a passage's tags, answered one by one; each answer is saved at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.annotation import Annotation
from reader.model.checklists import Answer, ChecklistAnswer, list_questions
from reader.model.codebook import Codebook
from reader.ui.annotations.card import MOST_GRADE
from reader.ui.dialog_buttons import without_icons
from reader.ui.theme import Theme

_SIZE = QSize(560, 520)
_LONGEST_COMMENT = 2_000
UNNAMED = "unnamed-source"


class ChecklistDialog(QDialog):
    """Asks what a newsroom would ask. The program fills nothing in: people judge."""

    answered = Signal(str, tuple)
    """The answers of this annotation are to become these (`ChecklistAnswer`)."""
    graded = Signal(str, object)
    """The transparency grade of this annotation is to become this, None for none."""

    def __init__(
        self, annotation: Annotation, codebook: Codebook, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._annotation_id = annotation.id
        questions = list_questions(annotation.tag_ids, codebook)
        self._answers = {one.question: one for one in annotation.answers}
        self._rows = [_QuestionRow(question, self._answers.get(question)) for question in questions]
        self.setWindowTitle(self.tr("Checklist"))
        self.resize(_SIZE)
        self._lay_out(annotation, theme)
        for row in self._rows:
            row.changed.connect(self._answer)

    def questions(self) -> list[str]:
        """Return what is asked, in its order."""
        return [row.question for row in self._rows]

    def row(self, question: str) -> _QuestionRow:
        """Return the row of a question."""
        return next(row for row in self._rows if row.question == question)

    def _answer(self, question: str, answer: ChecklistAnswer | None) -> None:
        if answer is None:
            self._answers.pop(question, None)
        else:
            self._answers[question] = answer
        # Answers to questions that are no longer asked stay with the annotation.
        asked = self.questions()
        ordered = [self._answers[each] for each in asked if each in self._answers]
        others = [one for one in self._answers.values() if one.question not in asked]
        self.answered.emit(self._annotation_id, (*ordered, *others))

    def _grade(self, place: int) -> None:
        self.graded.emit(self._annotation_id, None if place == 0 else place - 1)

    def _lay_out(self, annotation: Annotation, theme: Theme) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        quote = _label(f"“{' '.join(annotation.target.quote.exact.split())}”")
        font = quote.font()
        font.setItalic(True)
        quote.setFont(font)
        inner.addWidget(quote)
        if UNNAMED in annotation.tag_ids:
            inner.addLayout(self._grade_row(annotation.grade))
        for row in self._rows:
            inner.addWidget(row)
        if not self._rows:
            inner.addWidget(_label(self.tr("The tags of this passage ask no questions.")))
        note = _label(
            self.tr("Whether a name may be left out is yours to judge. Answers are saved at once.")
        )
        theme.colour_words(note, "text_muted")
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        without_icons(buttons)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        column.addWidget(note)
        column.addWidget(buttons)

    def _grade_row(self, grade: int | None) -> QHBoxLayout:
        box = QComboBox()
        box.addItems([self.tr("not graded"), *_grade_words(self)])
        box.setCurrentIndex(0 if grade is None else grade + 1)
        box.currentIndexChanged.connect(self._grade)
        label = _label(self.tr("&Transparency of the source:"))
        label.setBuddy(box)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(box, 1)
        return row


class _QuestionRow(QWidget):
    """One question: yes, no, cannot tell, and room for a remark."""

    changed = Signal(str, object)
    """The question, and the `ChecklistAnswer` or None."""

    def __init__(self, question: str, answer: ChecklistAnswer | None) -> None:
        super().__init__()
        self.question = question
        self._choices = QButtonGroup(self)
        self._comment = QLineEdit(answer.comment if answer is not None else "")
        self._comment.setMaxLength(_LONGEST_COMMENT)
        self._comment.setPlaceholderText(self.tr("Remark"))
        self._comment.setAccessibleName(self.tr("Remark"))
        words = {
            Answer.YES: self.tr("Yes"),
            Answer.NO: self.tr("No"),
            Answer.UNKNOWN: self.tr("Cannot tell"),
        }
        row = QHBoxLayout()
        for number, (choice, text) in enumerate(words.items()):
            button = QRadioButton(text)
            button.setAccessibleDescription(question)
            button.setChecked(answer is not None and answer.answer is choice)
            self._choices.addButton(button, number)
            row.addWidget(button)
        row.addWidget(self._comment, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_label(question))
        column.addLayout(row)
        self._choices.idClicked.connect(lambda _number: self._tell())
        self._comment.editingFinished.connect(self._tell_comment)
        self._told = answer

    def choose(self, answer: Answer) -> None:
        """Answer the question, as a click on its button does."""
        self._choices.button(list(Answer).index(answer)).click()

    def _tell(self) -> None:
        number = self._choices.checkedId()
        answer = (
            ChecklistAnswer(self.question, list(Answer)[number], self._comment.text().strip())
            if number >= 0
            else None
        )
        if answer != self._told:
            self._told = answer
            self.changed.emit(self.question, answer)

    def _tell_comment(self) -> None:
        if self._comment.text().strip() and self._choices.checkedId() < 0:
            # A remark alone says that somebody looked.
            self._choices.button(list(Answer).index(Answer.UNKNOWN)).setChecked(True)
        self._tell()


def _grade_words(dialog: ChecklistDialog) -> Sequence[str]:
    meanings = (
        dialog.tr("a bare word: “sources”"),
        dialog.tr("a role"),
        dialog.tr("a role and an organisation"),
        dialog.tr("how they can know"),
        dialog.tr("why no name is given"),
    )
    return [f"{grade} of {MOST_GRADE} – {words}" for grade, words in enumerate(meanings)]


def _label(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    return label
