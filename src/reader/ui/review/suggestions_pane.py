"""The tab with the program's suggestions: one that is asked about, and all of them below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.model.codebook import Codebook
from reader.model.review import StoredSuggestion
from reader.ui.announcing import announce
from reader.ui.empty_state import EmptyState
from reader.ui.icons import Icons
from reader.ui.review.question import Question
from reader.ui.review.suggestion_delegate import SuggestionDelegate
from reader.ui.review.suggestion_model import ROW_ROLE, SuggestionModel, SuggestionRow
from reader.ui.review.walk import ReviewTally
from reader.ui.review.words import confidence_word, count_of, left_out_words
from reader.ui.theme import Theme


class SuggestionsPane(QWidget):
    """Shows suggestions; it decides nothing: its buttons are actions, its list says what is chosen.

    The review's keys work while this pane has the keyboard.
    """

    suggestion_chosen = Signal(str)
    """A row was clicked, or reached by the arrow keys."""
    explanation_requested = Signal(str)

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._codebook = Codebook()
        self._total = 0
        self._model = SuggestionModel(self)
        self._delegate = SuggestionDelegate(theme, self)
        self._list = QListView()
        self._count = QLabel()
        self._accept_strong = QPushButton()
        self._question = Question(actions, theme)
        self._end = _EndCard(actions)
        self._pages = QStackedWidget()
        self._empty = EmptyState()
        self.setAccessibleName(self.tr("Suggestions"))
        self._lay_out(actions["review-accept-strong"])
        self.apply_theme(theme)
        self._question.explanation_requested.connect(self.explanation_requested)
        self._empty.action_requested.connect(actions["review-finish"].trigger)
        self._list.selectionModel().currentChanged.connect(self._choose)

    def show_message(self, title: str, sentence: str, *, finish: bool = False) -> None:
        """Show that there are no suggestions, and why; ``finish`` offers to finish the review."""
        action = self._actions["review-finish"].text().replace("&", "") if finish else ""
        self._empty.show_message("search", title, sentence, action)
        self._pages.setCurrentWidget(self._empty)

    def show_suggestions(
        self, suggestions: tuple[StoredSuggestion, ...], codebook: Codebook
    ) -> None:
        """Show the suggestions of an article; there is at least one."""
        self._codebook = codebook
        self._model.set_suggestions(suggestions, codebook)
        self._total = len(suggestions)
        self._pages.setCurrentIndex(0)

    def ask_about(self, stored: StoredSuggestion, place: tuple[int, int]) -> None:
        """Show one suggestion as the one in question: number ``place[0]`` of ``place[1]``."""
        tag = self._codebook.find(stored.suggestion.tag_id)
        if tag is None:
            return
        self._question.show_suggestion(stored, tag)
        self._question.show()
        self._end.hide()
        number, total = place
        said = self.tr("Suggestion %1 of %2").replace("%1", str(number)).replace("%2", str(total))
        self._count.setText(said)
        self._make_current(stored.id)
        sureness = confidence_word(stored.suggestion.confidence)
        announce(self, f"{said}, {tag.name}, {sureness}: {stored.quote.exact}")

    def show_end(self, tally: ReviewTally, left_out: int = 0) -> None:
        """Show that everything has been gone through, and what came of it.

        ``left_out`` are the suggestions of rules that are switched off.
        """
        self._end.show_tally(tally, left_out)
        self._end.show()
        self._question.hide()
        self._count.setText(self.tr("All gone through"))
        self._make_current(None)
        announce(self, self._end.text())

    def offer_strong(self, count: int) -> None:
        """Offer to accept all strong suggestions at once, as long as there are several."""
        text = self.tr("Accept all strong (%1)").replace("%1", str(count))
        self._accept_strong.setText(text)
        self._accept_strong.setVisible(count > 1)

    def apply_theme(self, theme: Theme) -> None:
        """Show the pane in a theme."""
        self._delegate.apply_theme(theme)
        self._question.apply_theme(theme)
        self._empty.apply_theme(theme, Icons(theme))
        palette = self._list.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("window"))
        self._list.setPalette(palette)
        theme.colour_words(self._count, "text_muted")

    def _make_current(self, suggestion_id: str | None) -> None:
        row = self._model.row_of(suggestion_id)
        selection = self._list.selectionModel()
        blocked = selection.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if row is None:
            selection.clear()
        else:
            index = self._model.index(row)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._list.scrollTo(index)
        selection.blockSignals(blocked)
        self._list.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        row: SuggestionRow | None = index.data(ROW_ROLE)
        if row is not None:
            self.suggestion_chosen.emit(row.stored.id)

    def _lay_out(self, accept_strong: QAction) -> None:
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._accept_strong.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._accept_strong.clicked.connect(accept_strong.trigger)
        self._accept_strong.hide()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("All suggestions in the article"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 4)
        head.addWidget(self._count, 1)
        head.addWidget(self._accept_strong)
        self._end.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._question)
        column.addWidget(self._end)
        column.addWidget(self._list, 1)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.setFocusProxy(self._list)


class _EndCard(QWidget):
    """What came of a review, and what can be done next."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        row = QHBoxLayout()
        for name in ("export", "review-finish"):
            button = QPushButton(actions[name].text().replace("&", ""))
            button.clicked.connect(actions[name].trigger)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def show_tally(self, tally: ReviewTally, left_out: int) -> None:
        """Say how many were accepted, rejected and skipped, and how many were not asked about."""
        parts = (
            count_of(tally.accepted, self.tr("%1 accepted"), self.tr("%1 accepted")),
            count_of(tally.rejected, self.tr("%1 rejected"), self.tr("%1 rejected")),
            count_of(tally.skipped, self.tr("%1 skipped"), self.tr("%1 skipped")),
        )
        said = ", ".join(parts)
        self._words.setText(f"{said}\n{left_out_words(left_out)}" if left_out else said)

    def text(self) -> str:
        """Return what the card says."""
        return self._words.text()
