"""The suggestion that is asked about: what, why, how sure, and the keys to answer with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.model.codebook import Tag
from reader.model.ranges import TextRange
from reader.model.review import StoredSuggestion
from reader.ui.review.badge_label import BadgeLabel
from reader.ui.review.quote_view import QuoteView
from reader.ui.review.words import confidence_word, state_word, transparency
from reader.ui.theme import Theme

ANSWERS = (
    "review-accept",
    "review-reject",
    "review-skip",
    "review-edit",
    "review-note",
    "review-undo",
)
"""The actions that have a button, in reading order, three in a row."""
_IN_A_ROW = 3


class Question(QWidget):
    """One suggestion, with its reasons; the buttons are actions of the registry."""

    explanation_requested = Signal(str)
    """More is wanted about a tag: its id."""

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._badge = BadgeLabel(theme)
        self._sureness = _label()
        self._quote = QuoteView(theme)
        self._why = _label()
        self._more = QToolButton()
        self._more.setText(self.tr("About this tag"))
        self._more.setAutoRaise(True)
        self._tag_id = ""
        self._more.clicked.connect(lambda: self.explanation_requested.emit(self._tag_id))
        self._lay_out(actions)
        self.apply_theme(theme)

    def show_suggestion(self, stored: StoredSuggestion, tag: Tag, sentence: str = "") -> None:
        """Ask about a suggestion; ``sentence`` is read out with it."""
        suggestion = stored.suggestion
        self._tag_id = tag.id
        self._badge.show_tag(tag)
        words = (
            confidence_word(suggestion.confidence),
            transparency(suggestion.grade),
            state_word(stored),
        )
        self._sureness.setText(" · ".join(word for word in words if word))
        start = suggestion.range.start
        triggers = [
            TextRange(max(place.start - start, 0), min(place.end - start, len(stored.quote.exact)))
            for place in suggestion.triggers
            if place.start < suggestion.range.end and place.end > start
        ]
        self._quote.show_quote(stored.quote.exact, triggers)
        self._why.setText(suggestion.reason)
        self.setAccessibleName(f"{tag.name}: {stored.quote.exact}")
        self.setAccessibleDescription(f"{suggestion.reason} {sentence}".strip())

    def apply_theme(self, theme: Theme) -> None:
        """Show the question in a theme."""
        self._badge.apply_theme(theme)
        self._quote.apply_theme(theme)
        theme.colour_words(self._sureness, "text_muted")
        link = self._more.palette()
        link.setColor(QPalette.ColorRole.ButtonText, theme.colour("accent"))
        self._more.setPalette(link)

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._badge)
        head.addWidget(self._sureness, 1)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for place, name in enumerate(ANSWERS):
            button = _AnswerButton(actions[name])
            buttons.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        font = self._quote.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self._quote.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._quote)
        column.addWidget(self._why)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(buttons)


class _AnswerButton(QToolButton):
    """A button for an action that names its key: "Accept  A"."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the pane's
        self.setSizePolicy(
            self.sizePolicy().Policy.Expanding,
            self.sizePolicy().Policy.Fixed,
        )
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut().toString()
        name = self._action.text().replace("&", "")
        self.setText(f"{name}  {keys}" if keys else name)
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
